/* Names one slip away from what was typed; fetched only when no name begins so. Pure functions. */
import { cle, estAilleurs, mots } from "./communes.js";
import { ecart } from "./ecart.js";

/** Is this name one slip away from what the reading says, or written in one word? */
export function ressemble(nom, code, lecture) {
  if (estAilleurs(code, lecture)) return false;
  const liste = mots(nom);
  const saisi = cle(lecture.mots);
  const entier = lecture.mots.join("");
  if (saisi.length < 5) return false;
  return ecart(saisi, cle(liste), 1) <= 1 || [liste.join(""), liste.slice(1).join("")].includes(entier);
}

/** A slip in a key may have filed it a little before, or after. */
const AUTOUR = 2;

/** First keys of the drawers around a key: a slip in it may have filed it a little before, or after. */
export function voisins(debuts, cherchee) {
  const place = Math.max(debuts.findLastIndex((debut) => debut <= cherchee), 0);
  return debuts.slice(Math.max(place - AUTOUR, 0), place + AUTOUR + 1);
}
