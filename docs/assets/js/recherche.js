/* The search box: what is typed, what is found, what is said to screen readers. */
import { adresseDe, questionDe } from "./adresse.js";
import { extrait, morceaux } from "./extrait.js";
import { reglerFleches } from "./fleches.js";
import { chercher, creerMoteur } from "./moteur.js";

const INDEX = new URL("../recherche.json", import.meta.url);
const RACINE = new URL("../../", import.meta.url);
const ATTENTE = 150;
const SANS_INDEX = "La recherche ne répond pas pour le moment. Les liens ci-dessous mènent à toutes les pages.";

let promesse;

/** The engine, built once for the page; a failure may be tried again. */
function moteurPret() {
  promesse ??= fetch(INDEX)
    .then((reponse) => (reponse.ok ? reponse.json() : Promise.reject(new Error(reponse.status))))
    .then(({ documents }) => creerMoteur(documents))
    .catch((erreur) => { promesse = undefined; throw erreur; });
  return promesse;
}

function element(nom, classe, enfants = []) {
  const noeud = document.createElement(nom);
  if (classe) noeud.className = classe;
  noeud.append(...enfants);
  return noeud;
}

/** Text nodes and <mark> elements: never HTML from the index. */
function surligne(texte, cherches) {
  return morceaux(texte, cherches).map((m) => (m.marque ? element("mark", "", [m.texte]) : m.texte));
}

/** Title of a result; the territory is added where the title does not say it. */
function intitule({ titre, territoire }) {
  return territoire && !titre.includes(territoire) ? `${titre} – ${territoire}` : titre;
}

function puce(genre) {
  const couleur = ["CLS", "CLSM", "CIAS"].includes(genre) ? genre.toLowerCase() : "neutre";
  return element("span", `puce puce--${couleur}`, [genre]);
}

function ligne(resultat) {
  const cherches = new Set(resultat.terms);
  const lien = element("a", "resultat__lien", surligne(intitule(resultat), cherches));
  lien.href = new URL(resultat.url, RACINE);
  const texte = element("p", "resultat__texte", surligne(extrait(resultat.texte ?? "", cherches), cherches));
  const genre = resultat.genre ? [element("p", "resultat__genre", [puce(resultat.genre)])] : [];
  return element("li", "resultat", [lien, ...genre, texte]);
}

/** What the status line says: number of pages, and honestly how they match. */
function annonce({ resultats, complet, vide }, limite) {
  if (vide) return "";
  const nombre = resultats.length;
  if (nombre === 0) return "Aucune page trouvée.";
  const pages = nombre === 1 ? "1 page trouvée" : `${nombre} pages trouvées`;
  const montrees = nombre > limite ? `, voici les ${limite} premières` : "";
  return complet ? `${pages}${montrees}.` : `Aucune page ne contient tous ces mots. ${pages} avec une partie d’entre eux${montrees}.`;
}

function montrer(parties, trouve) {
  parties.liste.replaceChildren(...trouve.resultats.slice(0, parties.limite).map(ligne));
  parties.etat.textContent = annonce(trouve, parties.limite);
  parties.secours.querySelector("li").hidden = false;
  parties.secours.hidden = trouve.vide || trouve.resultats.length > 0;
}

function avouerEchec(parties) {
  parties.liste.replaceChildren();
  parties.etat.textContent = SANS_INDEX;
  parties.secours.hidden = false;
  parties.secours.querySelector("li").hidden = true;
}

/** Search what the field holds now; an answer that comes too late is left out. */
async function actualiser(parties) {
  const question = parties.champ.value;
  try {
    const moteur = await moteurPret();
    if (question === parties.champ.value) montrer(parties, chercher(moteur, question));
  } catch {
    avouerEchec(parties);
  }
}

function partiesDe(conteneur) {
  return {
    champ: conteneur.querySelector("input[type=search]"),
    etat: conteneur.querySelector("[role=status]"),
    liste: conteneur.querySelector(".resultats"),
    secours: conteneur.querySelector(".sans-resultat"),
    limite: Number(conteneur.dataset.limite) || 50,
  };
}

/** Take the question of the address (#q=…): a fragment is never sent to the server. */
function reglerAdresse(parties, formulaire) {
  const lire = () => {
    parties.champ.value = questionDe(location.hash);
    actualiser(parties);
  };
  addEventListener("hashchange", lire);
  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    location.hash = adresseDe(parties.champ.value);
  });
  lire();
}

/** Bind a container: a field, a status line, a list, and what to do when nothing is found. */
export function monterRecherche(conteneur) {
  const parties = partiesDe(conteneur);
  let minuterie;
  parties.champ.addEventListener("input", () => {
    clearTimeout(minuterie);
    minuterie = setTimeout(() => actualiser(parties), ATTENTE);
  });
  reglerFleches(parties.champ, parties.liste);
  if (conteneur.tagName === "DIALOG") actualiser(parties);
  else reglerAdresse(parties, conteneur.querySelector("form"));
}
