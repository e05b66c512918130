/* « Ma commune »: a field that proposes communes, and the answer for the one that was chosen. */
import { monterCombobox } from "./combobox.js";
import { chercherCommunes, preparer } from "./registre.js";
import { echec, pageDuTerritoire, placer, reponseDe } from "./reponse.js";

const LIMITE = 10;
const CODES_MONTRES = 3;
const EN_PANNE = "Le registre des communes ne répond pas pour le moment.";

function proposition({ nom, code, codes, couverte, offre, lieu, exacte, meme, estCommune }, postal) {
  const montres = codes.includes(postal) ? [postal] : codes.slice(0, CODES_MONTRES);
  const reste = codes.length > montres.length && !postal ? "…" : "";
  const detail = [montres.join(", ") + reste, lieu].filter(Boolean).join(" · ");
  return { texte: nom, detail, code, couverte, offre, exacte, meme, estCommune, lieu };
}

/** What the status line says: number of communes, and what to do to find the right one. */
function annoncer({ communes, complet, code, corrigee, departement, illisible }) {
  const nombre = communes.length;
  if (illisible) return "Tapez le nom en lettres latines, ou le code postal.";
  if (departement && nombre === 0) return `« ${departement.nom} » est un département. Tapez le nom d’une commune, ou un code postal.`;
  if (corrigee) return nombre === 1 ? "Ce nom n’existe pas. En voici un qui ressemble." : `Ce nom n’existe pas. En voici ${nombre} qui ressemblent.`;
  if (code && !complet) return "Un code postal a cinq chiffres.";
  if (nombre === 0 && !complet) return "Tapez la suite du nom.";
  if (nombre === 0) return "Aucune commune trouvée. Essayez le code postal, ou seulement le début du nom.";
  if (!complet || nombre > LIMITE) return `${Math.min(nombre, LIMITE)} communes proposées. Tapez la suite du nom pour préciser.`;
  return nombre === 1 ? "1 commune trouvée." : `${nombre} communes trouvées.`;
}

async function proposer(texte) {
  if (!texte.trim()) return { propositions: [], annonce: "" };
  try {
    const trouve = await chercherCommunes(texte);
    const memes = trouve.communes.filter(({ meme }) => meme).slice(0, LIMITE);
    const propositions = trouve.communes.slice(0, LIMITE).map((une) => ({
      ...proposition(une, trouve.code),
      homonymes: une.meme ? memes.filter(({ code }) => code !== une.code) : [],
    }));
    return { propositions, annonce: annoncer(trouve) };
  } catch {
    return { propositions: [], annonce: EN_PANNE };
  }
}

/** Answer for a commune; what comes after another one was asked for is left out. */
async function repondre(zone, code, choisie) {
  zone.dataset.code = code;
  const reponse = await reponseDe(code, choisie).catch(() => echec(EN_PANNE));
  if (zone.dataset.code === code) placer(zone, reponse);
}

/** No answer, and none that is still to come. */
function retirer(zone) {
  zone.dataset.code = "";
  zone.hidden = true;
}

/** On its own page, the code of the commune is in the fragment of the address: never sent to the server. */
function suivreAdresse(zone) {
  const connues = new Map();
  const page = document.title;
  const lire = async () => {
    const code = location.hash.slice(1).toUpperCase();
    if (/^\d[\dAB]\d{3}$/.test(code)) {
      await repondre(zone, code, connues.get(code));
      // What is kept or shared is named by its commune.
      if (zone.dataset.code === code) document.title = `${zone.querySelector("h2").textContent} – ${page}`;
    } else if (!code) {
      document.title = page;
      retirer(zone);
    }
  };
  addEventListener("hashchange", lire);
  lire();
  return (choisie) => {
    const { code } = choisie;
    connues.set(code, choisie);
    if (location.hash === `#${code}`) lire();
    else location.hash = code;
  };
}

/** Bind a container: a form with its combobox, and a zone for the answer. */
export function monterCommune(conteneur) {
  const zone = conteneur.querySelector("[data-reponse]");
  const surPlace = (choisie) => repondre(zone, choisie.code, choisie);
  const repondreA = "suivreAdresse" in conteneur.dataset ? suivreAdresse(zone) : surPlace;
  const choisir = (choisie) => (choisie.estCommune ? repondreA(choisie) : location.assign(pageDuTerritoire(choisie.code)));
  monterCombobox(conteneur.querySelector("form"), { proposer, choisir });
  preparer().catch(() => {});
}
