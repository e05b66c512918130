/* The search box: what is typed, what is found, what is said to screen readers. */
import { annonce, listeDe, numerosDeSecours, propositions } from "./affichage.js";
import { reglerFleches } from "./fleches.js";
import { ouvrirMagasin } from "./magasin.js";
import { creerMoteur } from "./moteur.js";
import { element } from "./noeuds.js";

const DOSSIER = new URL("../recherche/", import.meta.url);
const RACINE = new URL("../../", import.meta.url);
const ATTENTE = 150;
const SANS_INDEX = "La recherche ne répond pas pour le moment. Les liens ci-dessous mènent à toutes les pages.";

let promesse;

async function lire(nom) {
  const reponse = await fetch(new URL(nom, DOSSIER));
  if (!reponse.ok) throw new Error(`${nom} : ${reponse.status}`);
  return reponse.text();
}

/** The engine, built once for the page; a failure may be tried again. */
function moteurPret() {
  promesse ??= ouvrirMagasin(lire)
    .then(creerMoteur)
    .catch((erreur) => { promesse = undefined; throw erreur; });
  return promesse;
}

function montrer(parties, trouve, fiches) {
  const options = { marques: trouve.marques, racine: RACINE, niveau: parties.niveau };
  parties.liste.replaceChildren(...listeDe(fiches, options));
  parties.etat.textContent = annonce(trouve, fiches.length);
  parties.suite.hidden = fiches.length === trouve.fiches.length;
  parties.secours.hidden = trouve.vide || trouve.fiches.length > 0;
  const choisir = (mot) => { parties.champ.value = mot; parties.champ.focus(); actualiser(parties); };
  parties.plus.replaceChildren(propositions(trouve.suggestions, choisir), numerosDeSecours(document.querySelector(".aide__numeros")));
}

function avouerEchec(parties) {
  parties.liste.replaceChildren();
  parties.etat.textContent = SANS_INDEX;
  parties.suite.hidden = true;
  parties.secours.hidden = false;
  parties.plus.replaceChildren(numerosDeSecours(document.querySelector(".aide__numeros")));
}

/** Search what the field holds now; an answer that comes too late is left out. */
async function actualiser(parties, limite = parties.limite) {
  const question = parties.champ.value;
  try {
    const moteur = await moteurPret();
    const trouve = await moteur.chercher(question);
    const fiches = await moteur.fiches(trouve.fiches.slice(0, limite));
    if (question !== parties.champ.value) return;
    parties.question = question;
    montrer(parties, trouve, fiches);
  } catch {
    if (question !== parties.champ.value) return;
    parties.question = undefined;
    avouerEchec(parties);
  }
}

/** A button for the results after the first ones; the focus goes on to them. */
function boutonSuite(parties) {
  const bouton = element("button", "bouton-discret", ["Montrer plus de résultats"]);
  bouton.type = "button";
  bouton.hidden = true;
  bouton.addEventListener("click", async () => {
    const vus = parties.liste.querySelectorAll("a").length;
    await actualiser(parties, vus + parties.limite);
    parties.liste.querySelectorAll("a")[vus]?.focus();
  });
  parties.liste.after(bouton);
  return bouton;
}

function partiesDe(conteneur) {
  const secours = conteneur.querySelector(".sans-resultat");
  const plus = element("div");
  secours.prepend(plus);
  const parties = {
    champ: conteneur.querySelector("input[type=search]"),
    etat: conteneur.querySelector("[role=status]"),
    liste: conteneur.querySelector(".resultats"),
    secours,
    plus,
    limite: Number(conteneur.dataset.limite),
    niveau: conteneur.tagName === "DIALOG" ? 3 : 2,
  };
  parties.suite = boutonSuite(parties);
  return parties;
}

/** The question of the address, or an empty text. */
function questionDeLAdresse() {
  return new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
}

/** Take the question of the address (#q=…): a fragment is never sent to the server. */
function reglerAdresse(parties, formulaire) {
  const relire = () => {
    // Another fragment, such as that of the skip link, asks for nothing and takes nothing away.
    if (location.hash && !location.hash.startsWith("#q=")) return;
    parties.champ.value = questionDeLAdresse();
    actualiser(parties);
  };
  addEventListener("hashchange", relire);
  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    location.hash = new URLSearchParams(new FormData(formulaire));
  });
  // What was typed while this code was coming is newer than the address.
  parties.champ.value ||= questionDeLAdresse();
  actualiser(parties);
}

/** Bind a container: a field, a status line, a list, and what to do when nothing is found. */
export function monterRecherche(conteneur) {
  const parties = partiesDe(conteneur);
  let minuterie;
  parties.champ.addEventListener("input", () => {
    clearTimeout(minuterie);
    minuterie = setTimeout(() => parties.champ.value !== parties.question && actualiser(parties), ATTENTE);
  });
  reglerFleches(parties.champ, parties.liste);
  if (conteneur.tagName === "DIALOG") actualiser(parties);
  else reglerAdresse(parties, conteneur.querySelector("form"));
}
