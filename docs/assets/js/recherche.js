/* The search box: what is typed, what is found, what is said to screen readers. */
import { annonce, annonceReponses, cartesDe, lectures, listeDe, numerosDeSecours, pistesDe, propositions } from "./affichage.js";
import { autreEcriture, creerLecteur } from "./besoins.js";
import { calme, noterTouche, Perime, resteDePause } from "./calme.js";
import { reglerFleches } from "./fleches.js";
import { ouvrirMagasin } from "./magasin.js";
import { creerMoteur } from "./moteur.js";
import { element } from "./noeuds.js";
import { preparer as registrePret } from "./registre.js";
import { repondre } from "./reponses.js";

const DOSSIER = new URL("../recherche/", import.meta.url);
const RACINE = new URL("../../", import.meta.url);
/** Signs of a question: a letter pasted whole would keep the browser busy for a minute. */
const LONGUEUR = 300;
/** Nobody needs to be told of a wait that is not felt. */
const PATIENCE = 1000;
/** Pages that a phone shows at once: they wait for no others, unless all come together. */
const PREMIERES = 3;
const ENSEMBLE = 50;
const unPeuApres = (fiches, delai) => new Promise((donner) => { setTimeout(() => donner(fiches), delai); });
const SANS_INDEX = "La recherche ne répond pas pour le moment. Les liens ci-dessous mènent à toutes les pages.";

let promesse;

/** A file of the search, at once when it is sure to be of use, after a pause of typing else. */
async function lire(nom, sur = false) {
  if (!sur) await calme();
  const reponse = await fetch(new URL(nom, DOSSIER));
  if (!reponse.ok) throw new Error(`${nom} : ${reponse.status}`);
  return reponse.text();
}

const lireJson = async (nom) => JSON.parse(await lire(nom, true));

/** The engine, the reader of needs and the cards of these, read once for the page; a failure may be tried again. */
function moteurPret() {
  // Without the register, there is an answer still.
  registrePret().catch(() => {});
  const lecteur = () => lireJson("besoins.json").then((tete) => creerLecteur(tete, lire));
  promesse ??= Promise.all([ouvrirMagasin(lire).then(creerMoteur), lecteur(), lireJson("cartes.json")])
    .catch((erreur) => { promesse = undefined; throw erreur; });
  return promesse;
}

/** Fetch what any answer needs. */
export function preparer() {
  moteurPret().catch(() => {});
}

/** What is shown for a question: cards and places at once, the first pages as soon as they are there, then at most `limite`. */
async function* reponsesA(question, { champ, limite, exact }) {
  // While files came, somebody typed on: the beginning of a word fetches nothing any more.
  const suivre = () => { if (question !== champ.value) throw new Perime(); };
  const [moteur, lecteur, cartes] = await moteurPret();
  suivre();
  const fichesDe = ({ fiches }, nombre) => moteur.fiches(fiches.slice(0, nombre));
  // Fetched while places are looked for, to be read below.
  const entrevoir = (trouve) => fichesDe(trouve, PREMIERES).catch(() => {});
  const lue = await repondre(question, { moteur, lecteur, exact, entrevoir, suivre });
  const [besoins, pistes] = [lue.besoins, lue.pistes].map((cles) => cles.flatMap(({ cle }) => cartes[cle] ?? []));
  suivre();
  const { trouve } = lue;
  const reponses = { ...lue, besoins, pistes };
  const toutes = fichesDe(trouve, limite);
  const tot = Promise.race([toutes, fichesDe(trouve, PREMIERES).then((fiches) => unPeuApres(fiches, ENSEMBLE))]);
  const dessus = besoins.length + lue.lieux.length > 0 && !lue.dabord;
  let montrees = -1;
  for (const etape of [dessus ? Promise.race([tot, unPeuApres([], 0)]) : tot, tot, toutes]) {
    const fiches = await etape;
    if (fiches.length === montrees) continue;
    montrees = fiches.length;
    yield { trouve, fiches, reponses, entiere: montrees === Math.min(limite, trouve.fiches.length) };
  }
}

/** What the status line shows: how many pages, or why there are none. */
function direEtat(trouve, reponses, question, limite) {
  if (trouve.fiches.length > 0) return annonce(trouve, limite);
  if (annonceReponses(reponses)) return "";
  return autreEcriture(question) ? "Ce site est en français. Tapez vos mots en lettres latines." : annonce(trouve, limite);
}

/** A partial answer, two cards of which one may be wrong, words that may tell something pressing: somebody may need
    help now. */
function secoursDe({ vide, entieres }, { besoins = [], inquiet = false } = {}) {
  const numeros = vide || (entieres > 0 && besoins.length < 2 && !inquiet) ? "" : numerosDeSecours(document.querySelector(".aide__numeros"));
  return numeros ? [element("li", "groupe", [numeros])] : [];
}

/** What screen readers are told waits for the end of the word; who reads by ear must know, before how many pages there are, that a
    card or proposals stand there: the eye sees them. */
function annoncer(parties, texte, entendu = "") {
  clearTimeout(parties.annonce);
  const dire = () => parties.etat.replaceChildren(...(entendu ? [element("span", "recherche__entendu", [entendu]), " "] : []), texte);
  const reste = resteDePause();
  if (reste > 0) parties.annonce = setTimeout(dire, reste);
  else dire();
}

function montrer(parties, { trouve, reponses, fiches, entiere }) {
  const options = { marques: trouve.marques, racine: RACINE, niveau: parties.niveau };
  const explique = reponses.dabord ? 1 : 0;
  parties.liste.replaceChildren(
    ...listeDe(fiches.slice(0, explique), options),
    ...cartesDe(reponses, options),
    ...secoursDe(trouve, reponses),
    ...pistesDe(reponses, options),
    ...listeDe(fiches.slice(explique), options),
  );
  if (entiere) annoncer(parties, direEtat(trouve, reponses, parties.champ.value, fiches.length), annonceReponses(reponses));
  parties.suite.hidden = !entiere || fiches.length === trouve.fiches.length;
  if (parties.titre) document.title = [parties.champ.value.trim(), parties.titre].filter(Boolean).join(" – ");
  parties.secours.hidden = trouve.vide || trouve.fiches.length > 0 || reponses.besoins.length + reponses.lieux.length > 0;
  const choisir = (mot) => { parties.champ.value = mot; parties.champ.focus(); actualiser(parties); };
  const refuser = () => { parties.champ.focus(); actualiser(parties, { exact: true }); };
  const suggestions = reponses.besoins.length + reponses.lieux.length > 0 ? [] : trouve.suggestions;
  parties.corrections.replaceChildren(lectures(trouve.corrections, refuser), propositions(suggestions, choisir));
}

function avouerEchec(parties) {
  parties.liste.replaceChildren(...secoursDe({ vide: false, entieres: 0 }));
  parties.corrections.replaceChildren();
  annoncer(parties, SANS_INDEX);
  parties.suite.hidden = true;
  parties.secours.hidden = false;
}

/** Search what the field holds now; an answer that comes too late is left out. */
async function actualiser(parties, { limite = parties.limite, exact = false } = {}) {
  const question = parties.champ.value;
  const attente = setTimeout(() => {
    if (question === parties.champ.value) annoncer(parties, "Recherche en cours…");
  }, PATIENCE);
  // What is asked, not what is shown: to come back to what is shown must take "Recherche en cours…" away.
  parties.question = question;
  try {
    for await (const reponse of reponsesA(question, { champ: parties.champ, limite, exact })) {
      if (question !== parties.champ.value) return;
      parties.exact = exact;
      montrer(parties, reponse);
    }
  } catch (erreur) {
    if (question !== parties.champ.value) return;
    parties.question = undefined;
    if (!(erreur instanceof Perime)) avouerEchec(parties);
  } finally {
    clearTimeout(attente);
  }
}

/** A button for the results after the first ones; the focus goes on to them. */
function boutonSuite(parties) {
  const bouton = element("button", "bouton-discret", ["Montrer plus de résultats"]);
  bouton.type = "button";
  bouton.hidden = true;
  bouton.addEventListener("click", async () => {
    const vus = parties.liste.querySelectorAll(".resultat a").length;
    await actualiser(parties, { limite: vus + parties.limite, exact: parties.exact });
    parties.liste.querySelectorAll(".resultat a")[vus]?.focus();
  });
  parties.liste.after(bouton);
  return bouton;
}

function partiesDe(conteneur) {
  const secours = conteneur.querySelector(".sans-resultat");
  const corrections = element("div");
  const parties = {
    champ: conteneur.querySelector("input[type=search]"),
    etat: conteneur.querySelector("[role=status]"),
    liste: conteneur.querySelector(".resultats"),
    secours,
    corrections,
    limite: Number(conteneur.dataset.limite),
    niveau: conteneur.tagName === "DIALOG" ? 3 : 2,
    // The page of results tells its question in its title; a dialog leaves that of its page.
    titre: conteneur.tagName === "DIALOG" ? "" : document.title,
  };
  parties.champ.maxLength = LONGUEUR;
  parties.etat.after(corrections);
  parties.suite = boutonSuite(parties);
  return parties;
}

/** The question of the address, or an empty text. A form sent before its code came leaves it in « ?q=… ». */
function questionDeLAdresse() {
  const demande = location.hash || location.search;
  return (new URLSearchParams(demande.slice(1)).get("q") ?? "").slice(0, LONGUEUR);
}

/** What is typed is kept in the address: a reload finds it again, and a fragment is never sent to the server. */
function garderDansLAdresse(question) {
  const adresse = location.pathname + (question ? `#${new URLSearchParams({ q: question })}` : "");
  history.replaceState(null, "", adresse);
}

/** The button waits for a word, and says so. */
function demanderUnMot(parties) {
  annoncer(parties, "Tapez un mot : une commune, un sujet, un sigle.");
  parties.champ.focus();
}

/** Take the question of the address (#q=…), and keep it there. */
function reglerAdresse(parties, formulaire) {
  let posee;
  const relire = () => {
    // Another fragment, such as that of the skip link, asks for nothing and takes nothing away.
    if (location.hash && !location.hash.startsWith("#q=")) return;
    posee = parties.champ.value = questionDeLAdresse();
    actualiser(parties);
  };
  addEventListener("hashchange", relire);
  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    if (!parties.champ.value.trim()) return demanderUnMot(parties);
    // While one typed, the address changed in place: the way back leads to the question before.
    if (parties.champ.value !== posee) garderDansLAdresse(posee);
    location.hash = new URLSearchParams(new FormData(formulaire));
  });
  // What was typed while this code was coming is newer than the address.
  parties.champ.value ||= questionDeLAdresse();
  posee = parties.champ.value;
  garderDansLAdresse(posee);
  actualiser(parties);
}

/** Bind a container: a field, a status line, a list, and what to do when nothing is found. */
export function monterRecherche(conteneur) {
  const parties = partiesDe(conteneur);
  const surLaPage = conteneur.tagName !== "DIALOG";
  let minuterie;
  // What was typed while this code came is the beginning of a word as well.
  if (document.activeElement === parties.champ && parties.champ.value) noterTouche();
  parties.champ.addEventListener("input", () => {
    noterTouche();
    clearTimeout(minuterie);
    if (surLaPage) minuterie = setTimeout(() => garderDansLAdresse(parties.champ.value), resteDePause());
    // The letter is painted first; and what the text before waited for has failed by then.
    setTimeout(() => { if (parties.champ.value !== parties.question) actualiser(parties); });
  });
  reglerFleches(parties.champ, parties.liste);
  if (surLaPage) reglerAdresse(parties, conteneur.querySelector("form"));
  else actualiser(parties);
}
