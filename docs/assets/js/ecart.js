/* How far two words are: letters left out, added, changed or swapped (optimal string alignment). Pure function. */

/** The number of such mistakes between two words, or Infinity above a limit. */
export function ecart(a, b, limite) {
  if (Math.abs(a.length - b.length) > limite) return Infinity;
  let avant = [];
  let ligne = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const suivante = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      suivante[j] = Math.min(suivante[j - 1] + 1, ligne[j] + 1, ligne[j - 1] + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) suivante[j] = Math.min(suivante[j], avant[j - 2] + 1);
    }
    if (Math.min(...suivante) > limite) return Infinity;
    [avant, ligne] = [ligne, suivante];
  }
  return ligne[b.length] <= limite ? ligne[b.length] : Infinity;
}
