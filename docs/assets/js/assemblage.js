/* From the slices of words to a MiniSearch index of exactly these words. No DOM here. */
import MiniSearch from "../vendor/minisearch.js";
import { racine } from "./francais.js";

const SOUVENT = 4;
const IDENTITE = { tokenize: (mot) => [mot], processTerm: (mot) => mot };

/** Add the packed postings of a word to those of its root: rank → how often. */
function deplier(nombres, places) {
  let rang = 0;
  for (const nombre of nombres) {
    rang += Math.floor(nombre / SOUVENT);
    places[rang] = (places[rang] ?? 0) + (nombre % SOUVENT) + 1;
  }
}

/** Forms of a word share one entry: « soin » finds « soins »; what follows its fields is no field. */
function regrouper(tranches, nombre) {
  const racines = new Map();
  for (const tranche of tranches) {
    for (const [mot, champs] of Object.entries(tranche)) {
      const cle = racine(mot);
      if (!racines.has(cle)) racines.set(cle, {});
      champs.slice(0, nombre).forEach((nombres, champ) => nombres.length && deplier(nombres, (racines.get(cle)[champ] ??= {})));
    }
  }
  return [...racines];
}

/** Number of words of each field of each entry: lists of names count for one, however long. */
function longueursDe({ champs, longueurs, genre }) {
  const lire = { titre: (chiffre) => parseInt(chiffre, 36), texte: (chiffre) => 2 ** parseInt(chiffre, 36) };
  return Array.from(genre, (_, rang) =>
    champs.map((champ) => (longueurs[champ] ? Math.max(1, lire[champ](longueurs[champ][rang])) : 1)),
  );
}

function moyennes(longueurs, champs) {
  return champs.map((_, champ) => longueurs.reduce((somme, ligne) => somme + ligne[champ], 0) / longueurs.length);
}

/** What all indexes of a site share. */
export function prealable(sommaire) {
  const longueurs = longueursDe(sommaire);
  const rangs = Object.fromEntries(longueurs.map((_, rang) => [rang, rang]));
  return {
    documentCount: longueurs.length,
    nextId: longueurs.length,
    documentIds: rangs,
    fieldIds: Object.fromEntries(sommaire.champs.map((champ, rang) => [champ, rang])),
    fieldLength: Object.fromEntries(longueurs.entries()),
    averageFieldLength: moyennes(longueurs, sommaire.champs),
    storedFields: {},
    dirtCount: 0,
    serializationVersion: 2,
  };
}

/** A MiniSearch index of the words of some slices, in the form that the library itself saves. */
export function assembler(socle, tranches) {
  const options = { fields: Object.keys(socle.fieldIds), ...IDENTITE };
  return MiniSearch.loadJS({ ...socle, index: regrouper(tranches, options.fields.length) }, options);
}
