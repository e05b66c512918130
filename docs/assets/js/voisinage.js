/* Names one slip away from what was typed. Pure functions. */
import { cle, estAilleurs, mots } from "./communes.js";
import { ecart } from "./ecart.js";
import { sonDe } from "./sons.js";

/** Is this name one slip away from what the reading says, said alike (« Arass »), or written in one word? */
export function ressemble(nom, code, lecture) {
  if (estAilleurs(code, lecture)) return false;
  const liste = mots(nom);
  const saisi = cle(lecture.mots);
  const entier = lecture.mots.join("");
  if (saisi.length < (lecture.departement ? COURT : LONG)) return false;
  return ecart(saisi, cle(liste), 1) <= 1 || sonDe(saisi) === sonDe(cle(liste)) || [liste.join(""), liste.slice(1).join("")].includes(entier);
}

/** A slip in a shorter name would make many others; fewer in one department. */
const LONG = 5;
const COURT = 3;

/** A slip in a key may have filed it a little before, or after. */
const AUTOUR = 2;

/** Letters that people double, or forget to. */
const DOUBLEES = /[cflmnprst]/;
const VARIANTES = 5;

/** Other ways to write what is said alike: « arass » without its double letter, then with another one. */
function variantes(cherchee) {
  const simple = cherchee.replace(/(.)\1+/g, "$1");
  const doubles = Array.from(simple, (lettre, rang) => (DOUBLEES.test(lettre) ? simple.slice(0, rang) + lettre + simple.slice(rang) : ""));
  return [simple, ...doubles.filter(Boolean).slice(0, VARIANTES)];
}

/** First keys of the shards around a key, where a slip may have filed it, and of those of what is said alike. */
export function voisins(debuts, cherchee) {
  const rangDe = (une) => Math.max(debuts.findLastIndex((debut) => debut <= une), 0);
  const place = rangDe(cherchee);
  const autour = debuts.slice(Math.max(place - AUTOUR, 0), place + AUTOUR + 1);
  return [...new Set([...autour, ...variantes(cherchee).map((une) => debuts[rangDe(une)])])];
}
