/* Opens the search; the engine and the index are only fetched then. */
import { adresseDe } from "./adresse.js";

const EN_PANNE = "La recherche ne s’est pas chargée. Rechargez la page, ou passez par le plan du site.";

/** Load the search code once, and bind it to a container. */
async function brancher(conteneur) {
  try {
    const { monterRecherche } = await import("./recherche.js");
    monterRecherche(conteneur);
  } catch {
    conteneur.querySelector("[role=status]").textContent = EN_PANNE;
  }
}

function ouvrir(dialogue, bouton) {
  dialogue.showModal();
  dialogue.addEventListener("close", () => bouton.focus(), { once: true });
  if (dialogue.dataset.branche) return;
  dialogue.dataset.branche = "oui";
  brancher(dialogue);
}

/** A click on the backdrop has the dialog itself as its target. */
function fermerAuDehors(dialogue, evenement) {
  if (evenement.target === dialogue) dialogue.close();
}

/** In a search field, browsers keep the first Escape to empty it: here it always closes. */
function fermerAuClavier(dialogue, evenement) {
  if (evenement.key !== "Escape") return;
  evenement.preventDefault();
  dialogue.close();
}

export function reglerOuverture(dialogue) {
  if (!dialogue) return;
  for (const bouton of document.querySelectorAll("[data-ouvrir-recherche]")) {
    bouton.addEventListener("click", () => ouvrir(dialogue, bouton));
  }
  dialogue.querySelector("[data-fermer]").addEventListener("click", () => dialogue.close());
  dialogue.addEventListener("keydown", (e) => fermerAuClavier(dialogue, e));
  dialogue.addEventListener("click", (e) => fermerAuDehors(dialogue, e));
}

/** Go to the search page, closing the dialog if that is where we are already. */
function allerAuxResultats(evenement) {
  const formulaire = evenement.target;
  evenement.preventDefault();
  formulaire.closest("dialog")?.close();
  location.assign(formulaire.action + adresseDe(formulaire.elements.q.value));
}

/** Search forms, except that of the search page, lead to it. */
export function reglerFormulaires(formulaires) {
  for (const formulaire of formulaires) {
    if (!formulaire.closest("main [data-recherche]")) formulaire.addEventListener("submit", allerAuxResultats);
  }
}

/** The search page is bound at once: the reader came for it. */
export function reglerPageRecherche(conteneur) {
  if (conteneur) brancher(conteneur);
}
