/* The search engine: MiniSearch with French words. No DOM here. */
import MiniSearch from "../vendor/minisearch.js";
import { decouper, terme, termes } from "./francais.js";

const OPTIONS = {
  fields: ["titre", "territoire", "genre", "mots", "texte"],
  storeFields: ["url", "titre", "territoire", "genre", "texte"],
  tokenize: decouper,
  processTerm: terme,
  searchOptions: {
    boost: { titre: 4, territoire: 3, genre: 3, mots: 3 },
    prefix: (mot) => mot.length > 1,
    fuzzy: (mot) => (mot.length >= 5 && !/\d/.test(mot) ? 0.2 : false),
    weights: { prefix: 0.4, fuzzy: 0.45 },
  },
};

/** Build the engine from the documents of the index file. */
export function creerMoteur(documents) {
  const moteur = new MiniSearch(OPTIONS);
  moteur.addAll(documents);
  return moteur;
}

/** Pages that hold every word; failing that, pages that hold some of them. */
export function chercher(moteur, question) {
  if (termes(question).length === 0) return { resultats: [], complet: true, vide: true };
  const tous = moteur.search(question, { combineWith: "AND" });
  if (tous.length > 0) return { resultats: tous, complet: true, vide: false };
  return { resultats: moteur.search(question, { combineWith: "OR" }), complet: false, vide: false };
}
