/* The index of exactly the words of some slices, ranked by BM25+ as MiniSearch 7 does. No DOM here. */
import { racine } from "./francais.js";

const SOUVENT = 4;
/** Digits of each entry in the summary: its sort, how many words its title has, the bits of how many its text has. */
const PAR_ENTREE = 3;
/** BM25+: how soon a word said again says nothing new, how much long fields lose, what saying it once is worth. */
const [SATURE, LONGUEUR, UNE_FOIS] = [1.2, 0.7, 0.5];
/** What each letter still to come costs a word in the making. */
const LOIN = 0.3;

/** Add the packed postings of a word to those of its root: rank → how often. */
function deplier(nombres, places) {
  let rang = 0;
  for (const nombre of nombres) {
    rang += Math.floor(nombre / SOUVENT);
    places.set(rang, (places.get(rang) ?? 0) + (nombre % SOUVENT) + 1);
  }
}

/** The sort of an entry. */
export const genreDe = (numero, { entrees, genres }) => genres[parseInt(entrees[PAR_ENTREE * numero], 36)];

/** Forms of a word share one entry: « soin » finds « soins »; what follows its fields is no field. */
function regrouper(tranches, champs) {
  const racines = new Map();
  for (const tranche of tranches) {
    for (const [mot, listes] of Object.entries(tranche)) {
      const cle = racine(mot);
      if (!racines.has(cle)) racines.set(cle, champs.map(() => new Map()));
      listes.slice(0, champs.length).forEach((nombres, champ) => deplier(nombres, racines.get(cle)[champ]));
    }
  }
  return racines;
}

/** Number of words of a field of an entry: lists of names count for one, however long. */
function longueurDe(numero, champ, entrees) {
  const lue = (place) => parseInt(entrees[PAR_ENTREE * numero + place], 36);
  if (champ === "titre") return Math.max(1, lue(1));
  return champ === "texte" ? 2 ** lue(2) : 1;
}

/** An index of the words of some slices; of all entries, it knows those that hold one of these words. */
export function assembler({ champs, entrees, moyennes }, tranches) {
  const racines = regrouper(tranches, champs);
  const nombre = entrees.length / PAR_ENTREE;

  function noter(lue, poids, forces, notes) {
    racines.get(lue).forEach((places, rang) => {
      const champ = champs[rang];
      const rarete = Math.log(1 + (nombre - places.size + 0.5) / (places.size + 0.5));
      for (const [numero, fois] of forces[champ] ? places : []) {
        const longueur = 1 - LONGUEUR + (LONGUEUR * longueurDe(numero, champ, entrees)) / moyennes[rang];
        const note = notes.get(numero) ?? { score: 0, termes: new Set(), champs: new Set() };
        note.score += poids * forces[champ] * rarete * (UNE_FOIS + (fois * (SATURE + 1)) / (fois + SATURE * longueur));
        note.termes.add(lue);
        note.champs.add(champ);
        notes.set(numero, note);
      }
    });
  }

  const suites = (cle) => [...racines.keys()].filter((autre) => autre !== cle && autre.startsWith(cle));
  return {
    /** Is a root there, or one that it begins? */
    connait: (cle, debut) => racines.has(cle) || (debut && suites(cle).length > 0),
    /** The entries that hold a root, or one that it begins: rank → its score, the roots found, the fields that hold them.
        @param {string} cle a root
        @param {number} debut what a root that it begins is worth, 0 when it is whole
        @param {Record<string, number>} forces what each field is worth */
    chercher(cle, debut, forces) {
      const notes = new Map();
      if (racines.has(cle)) noter(cle, 1, forces, notes);
      for (const autre of debut ? suites(cle) : []) {
        noter(autre, (debut * autre.length) / (autre.length + LOIN * (autre.length - cle.length)), forces, notes);
      }
      return notes;
    },
  };
}
