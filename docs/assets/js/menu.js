/* Disclosure of the main menu on narrow screens; CSS decides when the button shows. */

/** Open or close: the state lives in aria-expanded alone, CSS reads it. */
function basculer(bouton, ouvert) {
  bouton.setAttribute("aria-expanded", String(ouvert));
}

function estOuvert(bouton) {
  return bouton.getAttribute("aria-expanded") === "true";
}

/** Close with Escape and give the focus back to the button. */
function fermerAuClavier(bouton, evenement) {
  if (evenement.key !== "Escape" || !estOuvert(bouton)) return;
  basculer(bouton, false);
  bouton.focus();
}

export function reglerMenu(bouton) {
  if (!bouton) return;
  bouton.addEventListener("click", () => basculer(bouton, !estOuvert(bouton)));
  bouton.closest("header").addEventListener("keydown", (e) => fermerAuClavier(bouton, e));
}
