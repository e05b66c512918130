/* Letters made comparable: all that « Ma commune » needs of French. Pure function. */

const LIGATURES = [[/œ/g, "oe"], [/æ/g, "ae"]];
const SIGLE_POINTE = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;
const DIACRITIQUES = /\p{M}/gu;

/** Lower case, no accents, no ligatures, straight apostrophes, « C.L.S. » as « cls ». */
export function normaliser(texte) {
  let resultat = texte.toLowerCase().normalize("NFD").replace(DIACRITIQUES, "");
  for (const [ligature, lettres] of LIGATURES) resultat = resultat.replace(ligature, lettres);
  resultat = resultat.replace(/[’ʼ‘´\u0060]/g, "'");
  return resultat.replace(SIGLE_POINTE, (sigle) => sigle.replaceAll(".", ""));
}
