/* Entry module: what every page does, in one file, since each file is a request.
   What a page may never need is fetched when the reader asks for it. */

const CLE = "apparence";
const CHOIX = ["clair", "sombre"];
const EN_PANNE = "La recherche ne s’est pas chargée. Rechargez la page, ou passez par le plan du site.";

/** The stored choice of colours, or "systeme". */
function apparenceGardee() {
  try {
    const choix = localStorage.getItem(CLE);
    return CHOIX.includes(choix) ? choix : "systeme";
  } catch {
    return "systeme";
  }
}

function garderApparence(choix) {
  try {
    if (CHOIX.includes(choix)) localStorage.setItem(CLE, choix);
    else localStorage.removeItem(CLE);
  } catch {
    /* storage may be forbidden: the choice lasts as long as the page */
  }
}

/** Choice of colours, kept on the reader's device only; CSS reads it on the root element. */
function reglerApparence(liste) {
  if (!liste) return;
  liste.value = apparenceGardee();
  liste.addEventListener("change", () => {
    const racine = document.documentElement;
    if (CHOIX.includes(liste.value)) racine.dataset.theme = liste.value;
    else delete racine.dataset.theme;
    garderApparence(liste.value);
  });
}

/** Disclosure of the main menu on narrow screens; its state lives in aria-expanded alone, which CSS reads. */
function reglerMenu(bouton) {
  if (!bouton) return;
  const estOuvert = () => bouton.getAttribute("aria-expanded") === "true";
  const basculer = (ouvert) => bouton.setAttribute("aria-expanded", String(ouvert));
  bouton.addEventListener("click", () => basculer(!estOuvert()));
  bouton.closest("header").addEventListener("keydown", (evenement) => {
    if (evenement.key !== "Escape" || !estOuvert()) return;
    basculer(false);
    bouton.focus();
  });
}

/** Closed details are opened for the time of a print. */
function reglerImpression(document) {
  let ouverts = [];
  addEventListener("beforeprint", () => {
    ouverts = [...document.querySelectorAll("details:not([open])")];
    for (const details of ouverts) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of ouverts) details.open = false;
  });
}

/** Load the search code once, and bind it to a container. */
async function brancher(conteneur) {
  if (conteneur.dataset.branche) return;
  conteneur.dataset.branche = "oui";
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

function reglerOuverture(dialogue) {
  if (!dialogue) return;
  for (const bouton of document.querySelectorAll("[data-ouvrir-recherche]")) {
    bouton.addEventListener("click", () => ouvrir(dialogue, bouton));
  }
  dialogue.querySelector("[data-fermer]").addEventListener("click", () => dialogue.close());
  dialogue.addEventListener("keydown", (e) => fermerAuClavier(dialogue, e));
  dialogue.addEventListener("click", (e) => fermerAuDehors(dialogue, e));
}

/** Go to the search page, closing the dialog if that is where we are already. */
async function allerAuxResultats(evenement) {
  const formulaire = evenement.target;
  evenement.preventDefault();
  const { adresseDe } = await import("./adresse.js");
  formulaire.closest("dialog")?.close();
  location.assign(formulaire.action + adresseDe(formulaire.elements.q.value));
}

/** Search forms, except that of the search page, lead to it. */
function reglerFormulaires(formulaires) {
  for (const formulaire of formulaires) {
    if (!formulaire.closest("main [data-recherche]")) formulaire.addEventListener("submit", allerAuxResultats);
  }
}

/** The search page is bound when the reader comes to its field, or at once for an address with a question. */
function reglerPageRecherche(conteneur) {
  if (!conteneur) return;
  const venir = () => brancher(conteneur);
  conteneur.addEventListener("focusin", venir);
  // Before the engine is there, the form would send the words to the server.
  conteneur.addEventListener("submit", (evenement) => evenement.preventDefault());
  addEventListener("hashchange", venir);
  if (location.hash) venir();
}

/** Filters are fetched only where a list has some; if they do not arrive, the whole list stays. */
function reglerFiltres(groupe) {
  if (!groupe) return;
  import("./filtres.js").then(({ monterFiltres }) => monterFiltres(groupe)).catch(() => { groupe.hidden = true; });
}

/** Comparisons likewise: without this code, the tables show everything. */
function reglerComparaison(conteneur) {
  if (!conteneur) return;
  import("./comparer.js").then(({ monterComparaison }) => monterComparaison(conteneur)).catch(() => {
    conteneur.querySelector("form").hidden = true;
  });
}

reglerMenu(document.querySelector(".bouton-menu"));
reglerApparence(document.querySelector("#site-apparence"));
reglerOuverture(document.querySelector("#site-recherche"));
reglerFormulaires(document.querySelectorAll("form[role=search]"));
reglerPageRecherche(document.querySelector("main [data-recherche]"));
reglerImpression(document);
reglerFiltres(document.querySelector("[data-filtres]"));
reglerComparaison(document.querySelector("[data-comparer]"));
// A browser may leave the focused link of a wide table half out of sight.
document.addEventListener("focusin", ({ target }) => {
  if (target.closest(".tableau a")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
});

document.documentElement.dataset.pret = "oui";
