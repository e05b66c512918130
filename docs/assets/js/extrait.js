/* Which part of a page to show under a result, and which words to mark. Pure functions. */
import { terme } from "./francais.js";

const MOT = /[\p{L}\p{N}]+/gu;
const AVANT = 60;
const LONGUEUR = 180;

function estCherche(mot, cherches) {
  return cherches.has(terme(mot));
}

/** Place of the first searched word of a text, or 0. */
function premierePlace(texte, cherches) {
  for (const trouve of texte.matchAll(MOT)) {
    if (estCherche(trouve[0], cherches)) return trouve.index;
  }
  return 0;
}

/** Move a place forward to the beginning of a word. */
function auMot(texte, place) {
  if (place <= 0) return 0;
  const espace = texte.indexOf(" ", place);
  return espace === -1 ? place : espace + 1;
}

/** A short part of the text around the first searched word. */
export function extrait(texte, cherches) {
  const debut = auMot(texte, premierePlace(texte, cherches) - AVANT);
  let fin = debut + LONGUEUR;
  if (fin >= texte.length) fin = texte.length;
  else fin = Math.max(texte.lastIndexOf(" ", fin), debut + 1);
  return `${debut > 0 ? "… " : ""}${texte.slice(debut, fin)}${fin < texte.length ? " …" : ""}`;
}

/** Cut a text into pieces, each marked or not. */
export function morceaux(texte, cherches) {
  const resultat = [];
  let place = 0;
  for (const trouve of texte.matchAll(MOT)) {
    if (!estCherche(trouve[0], cherches)) continue;
    if (trouve.index > place) resultat.push({ texte: texte.slice(place, trouve.index), marque: false });
    resultat.push({ texte: trouve[0], marque: true });
    place = trouve.index + trouve[0].length;
  }
  if (place < texte.length) resultat.push({ texte: texte.slice(place), marque: false });
  return resultat;
}
