/* French words for the search: the same treatment for the index and for what people type.
   Pure functions, without DOM, so that they can be tested in Node. */

const MOTS_VIDES = new Set(
  ("a ai as au aux avec ce ces cet cette comment dans de des du elle elles en est et etre eux il ils je la le " +
    "les leur leurs lui ma mais me mes mon ne nos notre nous on ont ou par pas pour qu que quel quelle quels " +
    "quelles qui sa se ses son sont sur ta te tes toi ton tu un une vos votre vous y").split(" "),
);
const LIGATURES = [[/œ/g, "oe"], [/æ/g, "ae"]];
const ELISIONS = /(?<![\p{L}\p{N}])(?:l|d|j|n|s|m|t|c|qu|jusqu|lorsqu|puisqu)'/gu;
const SIGLE_POINTE = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;
const MOT = /[\p{L}\p{N}]+/gu;
const DIACRITIQUES = /\p{M}/gu;

/** Lower case, no accents, no ligatures, straight apostrophes, « C.L.S. » as « cls ». */
export function normaliser(texte) {
  let resultat = texte.toLowerCase().normalize("NFD").replace(DIACRITIQUES, "");
  for (const [ligature, lettres] of LIGATURES) resultat = resultat.replace(ligature, lettres);
  resultat = resultat.replace(/[’ʼ‘´`]/g, "'");
  return resultat.replace(SIGLE_POINTE, (sigle) => sigle.replaceAll(".", ""));
}

/** The words of a text, elided articles left out: « l’école » gives « ecole ». */
export function decouper(texte) {
  return normaliser(texte).replace(ELISIONS, " ").match(MOT) ?? [];
}

/** Strip a plural mark, lightly: « hôpitaux » → « hopital », « soins » → « soin ». */
export function singulier(mot) {
  if (mot.length < 4 || /\d/.test(mot)) return mot;
  if (mot.endsWith("aux") && !mot.endsWith("eaux") && mot.length > 4) return `${mot.slice(0, -3)}al`;
  if (mot.endsWith("ss")) return mot;
  return /[sx]$/.test(mot) ? mot.slice(0, -1) : mot;
}

/** The term that goes into the index, or null for a word that says nothing. */
export function terme(mot) {
  const normal = normaliser(mot);
  return MOTS_VIDES.has(normal) ? null : singulier(normal);
}

/** All the terms of a text. */
export function termes(texte) {
  return decouper(texte).map(terme).filter(Boolean);
}
