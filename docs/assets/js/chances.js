/* What both readers of questions share: how numbers are written, how scores become chances. Pure functions, without DOM. */
export const SIGNES = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Chances of each answer, from its score. */
export function chances(notes) {
  const plus = Math.max(...notes);
  const parts = notes.map((note) => Math.exp(note - plus));
  const somme = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / somme);
}
