/* Up and down arrows walk from the field through the results; Tab works as everywhere. */

function voisin(cibles, actuelle, pas) {
  return cibles[cibles.indexOf(actuelle) + pas];
}

function deplacer(evenement, champ, liste) {
  const pas = { ArrowDown: 1, ArrowUp: -1 }[evenement.key];
  if (!pas) return;
  const cible = voisin([champ, ...liste.querySelectorAll("a")], evenement.target, pas);
  if (!cible) return;
  evenement.preventDefault();
  cible.focus();
}

export function reglerFleches(champ, liste) {
  for (const zone of [champ, liste]) {
    zone.addEventListener("keydown", (evenement) => deplacer(evenement, champ, liste));
  }
}
