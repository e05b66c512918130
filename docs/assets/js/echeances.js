/* Deadlines, read again on the day of reading: a page is built once, and what it says to come may be over since. */

/** Today where the reader is, as the page writes a day: « 2026-11-28 ». */
export function jourDe(date) {
  const deux = (nombre) => String(nombre).padStart(2, "0");
  return `${date.getFullYear()}-${deux(date.getMonth() + 1)}-${deux(date.getDate())}`;
}

/** Say of each deadline that is over that it is; in a short list, leave it out and let the next ones in. */
export function relireEcheances(liste, aujourdhui = jourDe(new Date())) {
  const places = Number(liste.dataset.echeances) || Infinity;
  let montrees = 0;
  for (const element of liste.children) {
    const passee = element.dataset.jusque < aujourdhui;
    const mention = element.querySelector("[data-passe]");
    if (mention) mention.hidden = !passee;
    else element.hidden = passee || ++montrees > places;
  }
  const vide = liste.parentElement.querySelector("[data-vide]");
  if (vide) vide.hidden = montrees > 0;
}
