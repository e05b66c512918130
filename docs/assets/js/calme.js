/* A key computes at once with what is there; what must be fetched waits until nobody types: each beginning of a word
   would fetch files of its own. No DOM here. */

/** Longer than between two keys of who types on a phone. */
const ATTENTE = 200;
let touche = -Infinity;
const attentes = new Set();

/** What was asked for is no longer: another key has come. */
export class Perime extends Error {}

/** Milliseconds left of the pause after the last key. */
export const resteDePause = () => Math.max(0, touche + ATTENTE - performance.now());

/** A key was typed: what still waits was asked for by another text, and fails. */
export function noterTouche() {
  touche = performance.now();
  for (const refuser of attentes) refuser(new Perime());
  attentes.clear();
}

/** Resolves when nobody types; fails when somebody types again. */
export function calme() {
  const reste = resteDePause();
  if (reste === 0) return Promise.resolve();
  return new Promise((laisser, refuser) => {
    attentes.add(refuser);
    setTimeout(() => { attentes.delete(refuser); laisser(); }, reste);
  });
}
