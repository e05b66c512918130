/* Where files begin, in the order of what they hold: the twin of `packed` in read/pressed.py. Pure function. */

/** First keys of files, each written as what it shares with the one before (a capital, A for nothing) and the rest. */
export function deplier(serre) {
  let avant = "";
  return Array.from(serre.matchAll(/[A-Z][^A-Z]*/g), ([ecrit]) => {
    avant = avant.slice(0, ecrit.charCodeAt(0) - 65) + ecrit.slice(1);
    return avant;
  });
}
