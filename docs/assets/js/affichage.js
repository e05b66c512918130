/* What the search shows: results by group, what was understood, what to do when nothing is found.
   Text nodes and elements only: never HTML from the index. */
import { extrait, morceaux } from "./extrait.js";
import { element } from "./noeuds.js";

const PLURIELS = {
  "Numéro utile": "Numéros utiles", Organisme: "Organismes", Thème: "Thèmes", Glossaire: "Glossaire",
  Page: "Sur ce site", "Pour contribuer": "Pour contribuer",
};
const COULEURS = ["CLS", "CLSM", "CIAS"];

/** Results by territory, else by kind, in the order of the best of each. Pure function. */
export function grouper(fiches) {
  const groupes = new Map();
  for (const fiche of fiches) {
    const titre = fiche.territoire ?? PLURIELS[fiche.genre] ?? fiche.genre;
    groupes.set(titre, [...(groupes.get(titre) ?? []), fiche]);
  }
  return [...groupes].map(([titre, membres]) => ({ titre, fiches: membres }));
}

/** What the status line says: how many pages, how they match, what was put right. Pure function. */
export function annonce({ fiches, complet, vide, corrections }, limite) {
  if (vide) return "";
  if (fiches.length === 0) return "Aucun résultat.";
  const nombre = fiches.length === 1 ? "1 résultat" : `${fiches.length} résultats`;
  const partie = complet ? "" : " avec une partie de vos mots";
  const montres = fiches.length > limite ? `, voici les ${limite} premiers` : "";
  const lus = corrections.map(([mot, lu]) => ` Nous avons lu « ${lu} » pour « ${mot} ».`).join("");
  return `${nombre}${partie}${montres}.${lus}`;
}

function surligne(texte, marques) {
  return morceaux(texte, marques).map((m) => (m.marque ? element("mark", "", [m.texte]) : m.texte));
}

/** Title of a result; the territory is added where the title does not say it. */
function intitule({ titre, territoire }) {
  return territoire && !titre.includes(territoire) ? `${titre} – ${territoire}` : titre;
}

function puce(genre) {
  return element("span", `puce puce--${COULEURS.includes(genre) ? genre.toLowerCase() : "neutre"}`, [genre]);
}

function ligne(fiche, marques, racine) {
  const cherches = new Set([...marques, ...fiche.termes]);
  const lien = element("a", "resultat__lien", surligne(intitule(fiche), cherches));
  lien.href = new URL(fiche.url ?? "", racine);
  const texte = element("p", "resultat__texte", surligne(extrait(fiche.texte ?? "", cherches), cherches));
  return element("li", "resultat", [lien, element("p", "resultat__genre", [puce(fiche.genre)]), texte]);
}

/** One list item for each group: its heading, then its results.
    @param {Array} fiches results, best first
    @param {{marques: Set<string>, racine: URL, niveau: number}} options words to mark, root of the site, level of headings */
export function listeDe(fiches, { marques, racine, niveau }) {
  return grouper(fiches).map(({ titre, fiches: membres }) => {
    const liste = element("ol", "resultats", membres.map((fiche) => ligne(fiche, marques, racine)));
    return element("li", "groupe", [element(`h${niveau}`, "groupe__titre", [titre]), liste]);
  });
}

/** « Vouliez-vous dire » : one button for each word that resembles the one typed. */
export function propositions(mots, choisir) {
  const boutons = mots.map((mot) => {
    const bouton = element("button", "bouton-discret", [mot]);
    bouton.type = "button";
    bouton.addEventListener("click", () => choisir(mot));
    return bouton;
  });
  return boutons.length ? element("p", "propositions", ["Vouliez-vous dire : ", ...boutons]) : "";
}

/** The help numbers that stand on top of every page, with their names in full. */
export function numerosDeSecours(bandeau) {
  if (!bandeau) return "";
  const lignes = [...bandeau.querySelectorAll("a")].map((lien) => {
    const copie = element("a", "", [element("strong", "", [lien.querySelector("strong").textContent]), ` ${lien.querySelector("span").textContent}`]);
    copie.href = lien.href;
    return element("li", "", [copie]);
  });
  return element("div", "secours", [element("p", "", ["Besoin d’aide maintenant ? Appelez :"]), element("ul", "", lignes)]);
}
