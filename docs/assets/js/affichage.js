/* What the search shows: results by group, what was understood, what to do when nothing is found.
   Text nodes and elements only: never HTML from the index. */
import { extrait, morceaux } from "./extrait.js";
import { element } from "./noeuds.js";

const PLURIELS = {
  "Numéro utile": "Numéros utiles", Organisme: "Organismes", Thème: "Thèmes", Besoin: "Besoins", Urgences: "Urgences", Glossaire: "Glossaire",
  Page: "Sur ce site", Partie: "Sur ce site", "Ce site": "À propos du site", "Pour contribuer": "Pour contribuer",
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

function compte(nombre) {
  return nombre === 1 ? "1 résultat" : `${nombre} résultats`;
}

/** What the status line says: how many pages hold all the words, how many some, how many are shown. Pure function. */
export function annonce({ fiches, entieres, vide }, limite) {
  if (vide) return "";
  if (fiches.length === 0) return "Aucun résultat.";
  const trouvees = fiches.filter(({ devinee }) => !devinee).length;
  if (trouvees === 0) return "Aucune page n’a ces mots. Voici ce qui peut vous répondre.";
  const reste = trouvees - entieres;
  const montres = fiches.length > limite ? ` Voici les ${limite} premiers.` : "";
  if (reste === 0) return `${compte(entieres)}.${montres}`;
  if (entieres === 0) return `${compte(reste)} avec une partie de vos mots.${montres}`;
  return `${compte(entieres)} avec tous vos mots, ${reste} avec une partie.${montres}`;
}

/** The names of what is shown or proposed; a card in another language is named by what it is, in French, and a commune with its
    department where others bear its name. */
function noms(liste) {
  const homonyme = ({ nom, code }) => liste.some((autre) => autre.nom === nom && autre.code !== code);
  const dit = (une) => (une.francais ? `les numéros d’urgence en ${une.francais}` : une.nom + (une.lieu && homonyme(une) ? ` (${une.lieu})` : ""));
  return liste.map(dit).join("\u00a0; ");
}

/** What the status line says of what comes before the pages: whom to call, where, what may be meant. Pure function. */
export function annonceReponses({ besoins, lieux, pistes }) {
  const reponses = besoins.length > 1 ? "Réponses possibles" : "Réponse";
  const dites = [[reponses, besoins], [lieux.length > 1 ? "Lieux" : "Lieu", lieux], [besoins.length > 0 ? "Ou peut-être" : "Propositions", pistes]];
  return dites.filter(([, liste]) => liste.length > 0).map(([quoi, liste]) => `${quoi}\u00a0: ${noms(liste)}.`).join(" ");
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
  const partie = extrait(fiche.texte ?? "", cherches, `${intitule(fiche)} ${fiche.genre}`);
  const texte = element("p", "resultat__texte", surligne(partie, cherches));
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

function bouton(texte, agir) {
  const noeud = element("button", "bouton-discret", [texte]);
  noeud.type = "button";
  noeud.addEventListener("click", agir);
  return noeud;
}

/** « Vouliez-vous dire » : one button for each word that resembles the one typed. */
export function propositions(mots, choisir) {
  const boutons = mots.map((mot) => bouton(mot, () => choisir(mot)));
  return boutons.length ? element("p", "propositions", ["Vouliez-vous dire : ", ...boutons]) : "";
}

/** What was put right, and a button to search for what was typed instead. */
export function lectures(corrections, refuser) {
  if (corrections.length === 0) return "";
  const lues = corrections.map(([mot, lu]) => `Nous avons lu «\u00a0${lu}\u00a0» pour «\u00a0${mot}\u00a0». `);
  const exacts = corrections.map(([mot]) => `«\u00a0${mot}\u00a0»`).join(" et ");
  return element("p", "propositions", [...lues, bouton(`Chercher ${exacts}`, refuser)]);
}

function lienVers(chemin, texte, racine) {
  const lien = element("a", "", [texte]);
  lien.href = new URL(chemin, racine);
  return lien;
}

function appel({ numero, nom, quand, sms }, langue) {
  const lien = element("a", "", [element("strong", "", [numero.replaceAll(" ", "\u00a0")]), ` ${nom}${sms ? " (par SMS)" : ""}`]);
  lien.href = `${sms ? "sms" : "tel"}:${numero.replaceAll(" ", "")}`;
  const dit = element("p", "discret", quand ? [quand] : []);
  if (langue) [dit.lang, dit.dir] = [langue, "auto"];
  return element("li", "", [lien, dit]);
}

/** The answer for a need, or for a language: whom to call, and the page that says what to do. */
function carteBesoin({ nom, pour, url, appels, langue }, { racine, niveau }) {
  const titre = element(`h${niveau}`, "carte-reponse__titre", [nom]);
  const suite = element("p", "carte-reponse__suite", [lienVers(url, langue ? nom : `${nom} : que faire`, racine)]);
  const liste = appels.length > 0 ? [element("ul", "", appels.map((un) => appel(un, langue)))] : [];
  const carte = element("li", "carte-reponse", [titre, ...(pour ? [element("p", "", [pour])] : []), ...liste, suite]);
  if (langue) [titre, suite].forEach((noeud) => { noeud.lang = langue; noeud.dir = "auto"; });
  return carte;
}

function ligneLieu({ nom, code, lieu, couverte, estCommune, estDepartement }, racine) {
  if (estDepartement) return element("li", "", [lienVers(`ma-commune/${code.toLowerCase()}/`, nom, racine), " (département)"]);
  if (!estCommune) return element("li", "", [lienVers(`territoires/${code}/`, nom, racine), " (territoire)"]);
  const dit = couverte === false ? " : nous n’avons pas encore lu de source, voici qui peut aider" : "";
  return element("li", "", [lienVers(`ma-commune/#${code}`, nom, racine), ` (${lieu})`, dit]);
}

/** The answer for a place: the same as « Ma commune », where it is. */
function carteLieux(lieux, { racine, niveau }) {
  const titre = element(`h${niveau}`, "carte-reponse__titre", ["Ma commune"]);
  return element("li", "carte-reponse", [titre, element("ul", "", lieux.map((lieu) => ligneLieu(lieu, racine)))]);
}

/** List items for what comes before the pages: needs first, places next; two needs are only likely.
    @param {{racine: URL, niveau: number}} options root of the site, level of headings */
export function cartesDe({ besoins, lieux }, options) {
  const doute = besoins.length > 1 ? [element("li", "discret", ["Vous cherchez peut-être :"])] : [];
  return [...doute, ...besoins.map((besoin) => carteBesoin(besoin, options)), ...(lieux.length > 0 ? [carteLieux(lieux, options)] : [])];
}

/** Needs that may be meant, when none is sure: one short link to the page of each.
    @param {{besoins: Array, pistes: Array}} reponses needs that have a card, and those that have none
    @param {{racine: URL}} options root of the site */
export function pistesDe({ besoins, pistes }, { racine }) {
  if (pistes.length === 0) return [];
  const liens = pistes.map(({ nom, url, langue }) => {
    const lien = lienVers(url, nom, racine);
    if (langue) [lien.lang, lien.dir] = [langue, "auto"];
    return element("li", "", [lien]);
  });
  return [element("li", "groupe pistes", [element("p", "", [besoins.length > 0 ? "Ou peut-être\u00a0:" : "Est-ce cela\u00a0?"]), element("ul", "", liens)])];
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
