/* Entry module: small, and nothing is fetched here before the reader asks for it. */
import { reglerApparence } from "./apparence.js";
import { reglerImpression } from "./impression.js";
import { reglerMenu } from "./menu.js";
import { reglerFormulaires, reglerOuverture, reglerPageRecherche } from "./ouverture.js";

reglerMenu(document.querySelector(".bouton-menu"));
reglerApparence(document.querySelector("#site-apparence"));
reglerOuverture(document.querySelector("#site-recherche"));
reglerFormulaires(document.querySelectorAll("form[role=search]"));
reglerPageRecherche(document.querySelector("main [data-recherche]"));
reglerImpression(document);
document.documentElement.dataset.pret = "oui";
