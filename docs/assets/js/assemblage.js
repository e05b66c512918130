/* From the slices of words to a MiniSearch index of exactly these words. No DOM here. */
import MiniSearch from "../vendor/minisearch.js";
import { racine } from "./francais.js";

const SOUVENT = 4;
/** Digits of each entry in the summary: its sort, how many words its title has, the bits of how many its text has. */
const PAR_ENTREE = 3;
const IDENTITE = { tokenize: (mot) => [mot], processTerm: (mot) => mot };

/** Add the packed postings of a word to those of its root: rank → how often. */
function deplier(nombres, places) {
  let rang = 0;
  for (const nombre of nombres) {
    rang += Math.floor(nombre / SOUVENT);
    places[rang] = (places[rang] ?? 0) + (nombre % SOUVENT) + 1;
  }
}

/** The sort of an entry. */
export const genreDe = (numero, { entrees, genres }) => genres[parseInt(entrees[PAR_ENTREE * numero], 36)];

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

/** Number of words of each field of an entry: lists of names count for one, however long. */
function longueursDe(numero, { champs, entrees }) {
  const [titre, texte] = [1, 2].map((place) => parseInt(entrees[PAR_ENTREE * numero + place], 36));
  const dites = { titre: Math.max(1, titre), texte: 2 ** texte };
  return champs.map((champ) => dites[champ] ?? 1);
}

/** What all indexes of a site share. */
function socleDe({ champs, entrees, moyennes }) {
  const nombre = entrees.length / PAR_ENTREE;
  return {
    documentCount: nombre,
    nextId: nombre,
    fieldIds: Object.fromEntries(champs.map((champ, rang) => [champ, rang])),
    averageFieldLength: moyennes,
    storedFields: {},
    dirtCount: 0,
    serializationVersion: 2,
  };
}

/** A MiniSearch index of the words of some slices, in the form that the library itself saves; of all entries, it knows those
    that hold one of these words. */
export function assembler(sommaire, tranches) {
  const options = { fields: sommaire.champs, ...IDENTITE };
  const index = regrouper(tranches, options.fields.length);
  const rangs = [...new Set(index.flatMap(([, champs]) => Object.values(champs).flatMap(Object.keys)))];
  const documentIds = Object.fromEntries(rangs.map((rang) => [rang, Number(rang)]));
  const fieldLength = Object.fromEntries(rangs.map((rang) => [rang, longueursDe(rang, sommaire)]));
  return MiniSearch.loadJS({ ...socleDe(sommaire), documentIds, fieldLength, index }, options);
}
