/* Which part of a page to show under a result, and which words to mark. Pure functions. */
import { decouper, terme } from "./francais.js";
import { normaliser } from "./lettres.js";

const MOT = /[\p{L}\p{N}]+/gu;
const AVANT = 60;
const LONGUEUR = 180;

/** The terms of each word met: the texts of one answer repeat theirs, and each key typed reads them again. */
const lus = new Map();
function termesDe(mot) {
  if (!lus.has(mot)) lus.set(mot, decouper(mot).map(terme));
  return lus.get(mot);
}

/** First letters, folded: most words of a text are none of those searched, as theirs tells. */
const lettres = new Map();
function initiale(mot) {
  const [lettre] = mot;
  if (!lettres.has(lettre)) lettres.set(lettre, normaliser(lettre)[0]);
  return lettres.get(lettre);
}

/** The searched term that a word of the text says, if any: « St » says « saint ». */
function trouve(mot, cherches, initiales) {
  if (!initiales.has(initiale(mot))) return undefined;
  return termesDe(mot).find((cle) => cherches.has(cle));
}

/** Words of a text that are searched: where each stands, and its term. */
function places(texte, cherches) {
  const initiales = new Set(Array.from(cherches, ([lettre]) => lettre));
  const mots = Array.from(texte.matchAll(MOT), ({ 0: mot, index }) => ({ mot, index, cle: trouve(mot, cherches, initiales) }));
  return mots.filter(({ cle }) => cle);
}

/** Where to begin, so that the part shown holds as many of the searched words as it can. */
function meilleurePlace(texte, cherches) {
  const toutes = places(texte, cherches);
  const nombre = (debut) =>
    new Set(toutes.filter(({ index }) => index >= debut && index < debut + LONGUEUR - AVANT).map(({ cle }) => cle)).size;
  let [meilleure, plus] = [0, 0];
  for (const { index } of toutes) {
    const mots = nombre(index);
    if (mots > plus) [meilleure, plus] = [index, mots];
  }
  return meilleure;
}

/** Move a place forward to the beginning of a word. */
function auMot(texte, place) {
  if (place <= 0) return 0;
  const espace = texte.indexOf(" ", place);
  return espace === -1 ? place : espace + 1;
}

/** The searched words that the title leaves to be told, if the text tells any of them; else all of them. */
function aDire(texte, cherches, titre) {
  const dits = new Set(places(titre, cherches).map(({ cle }) => cle));
  const reste = new Set([...cherches].filter((cle) => !dits.has(cle)));
  return places(texte, reste).length ? reste : cherches;
}

/** A short part of the text around the searched words: what its title does not say already comes first. */
export function extrait(texte, cherches, titre = "") {
  const debut = auMot(texte, meilleurePlace(texte, aDire(texte, cherches, titre)) - AVANT);
  let fin = debut + LONGUEUR;
  if (fin >= texte.length) fin = texte.length;
  else fin = Math.max(texte.lastIndexOf(" ", fin), debut + 1);
  return `${debut > 0 ? "… " : ""}${texte.slice(debut, fin)}${fin < texte.length ? " …" : ""}`;
}

/** Cut a text into pieces, each marked or not. */
export function morceaux(texte, cherches) {
  const resultat = [];
  let place = 0;
  for (const { mot, index } of places(texte, cherches)) {
    if (index > place) resultat.push({ texte: texte.slice(place, index), marque: false });
    resultat.push({ texte: mot, marque: true });
    place = index + mot.length;
  }
  if (place < texte.length) resultat.push({ texte: texte.slice(place), marque: false });
  return resultat;
}
