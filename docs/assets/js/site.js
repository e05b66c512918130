/* Entry module: small, and nothing is fetched here before the reader asks for it. */
import { reglerApparence } from "./apparence.js";
import { reglerImpression } from "./impression.js";
import { reglerMenu } from "./menu.js";
import { reglerFormulaires, reglerOuverture, reglerPageRecherche } from "./ouverture.js";

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
document.documentElement.dataset.pret = "oui";
