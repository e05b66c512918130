/* The answer for a commune: taken from the page of its department when it is covered, said plainly when not. */
import { element } from "./noeuds.js";
import { lirePage } from "./page.js";
import { communeDeCode, departementDe, preparer } from "./registre.js";

const RACINE = new URL("../../", import.meta.url);

function adresse(chemin) {
  return new URL(chemin, RACINE).href;
}

function lien(chemin, texte) {
  const noeud = element("a", "", [texte]);
  noeud.href = adresse(chemin);
  return noeud;
}

function paragraphe(...enfants) {
  return element("p", "", enfants);
}

/** Address of the page of a territory. */
export function pageDuTerritoire(id) {
  return adresse(`territoires/${id}/`);
}

function pageDe({ code }) {
  return `ma-commune/${code.toLowerCase()}/`;
}

/** Where the State's directory looks for a service of a commune. */
function annuaire(quoi, ou) {
  const noeud = element("a", "", ["Mairie et CCAS dans l’annuaire de l’administration"]);
  noeud.href = `https://lannuaire.service-public.gouv.fr/recherche?whoWhat=${encodeURIComponent(quoi)}&where=${encodeURIComponent(ou)}`;
  noeud.rel = "noopener";
  return noeud;
}

function appel([numero, cible, quand]) {
  const noeud = element("a", "", [numero]);
  noeud.href = cible;
  return element("li", "appel", [element("p", "appel__numero", [noeud]), element("p", "appel__quand", [quand])]);
}

/** Whom to call, before all else: three numbers by situation, then who answers in the commune. */
async function appels(accueils, lieu) {
  const { reflexes } = await preparer();
  const pres = accueils.length > 0 ? accueils : [annuaire("mairie", lieu)];
  const lignes = [...reflexes.map(appel), element("li", "appel", [element("p", "appel__quand", pres)])];
  return element("ul", "appels appels--serres", lignes);
}

const pages = new Map();

/** A page of the site, asked for once; a failure is not kept: it may be tried again. */
function pageLue(adresse, genre) {
  if (!pages.has(adresse)) pages.set(adresse, lirePage(adresse, genre).catch((erreur) => { pages.delete(adresse); throw erreur; }));
  return pages.get(adresse);
}

/** What an anchor names, in its page or in the further ones that a page too heavy to be read at once goes on in. */
async function trouver(page, ancre) {
  const noeud = (await pageLue(page)).getElementById(ancre);
  const suite = noeud?.closest(".suite")?.querySelector("a[href]") ?? noeud?.querySelector(":scope > .suite a[href]");
  if (suite) return trouver(new URL(suite.getAttribute("href"), page).href, ancre);
  return noeud && { page, noeud: document.importNode(noeud, true) };
}

/** What the offer of a commune is filed under, as its department's page says it. */
async function offreDite(code, departement) {
  const ligne = await trouver(adresse(pageDe(departement)), code.toLowerCase());
  return ligne?.noeud.querySelector("a[href*='#offre-']")?.hash.replace("#offre-", "");
}

/** What covers the commune, with addresses that work from here. */
async function couverture(code, offre) {
  const page = adresse(`assets/communes/offre-${offre}.txt`);
  const lue = document.importNode((await pageLue(page, "text/html")).body, true);
  for (const noeud of lue.querySelectorAll("a[href]")) noeud.href = new URL(noeud.getAttribute("href"), page);
  // The explanations of acronyms stay in the page that was read: each one follows its words in full.
  for (const bouton of lue.querySelectorAll("button")) bouton.replaceWith(bouton.textContent);
  const ligne = lue.querySelector(`[id="${code.toLowerCase()}"]`);
  const section = lue.querySelector("section");
  for (const noeud of section.querySelectorAll("[id]")) noeud.removeAttribute("id");
  section.querySelector("h2").remove();
  const nom = ligne.querySelector("a").textContent;
  const accueils = ligne.querySelectorAll("[data-accueil]");
  return { nom, corps: [await appels([...accueils], ligne.dataset.postal ?? nom), ...section.childNodes] };
}

function appartenance({ nom, epci }, annee) {
  if (!epci) return paragraphe(`${nom} n’est dans aucune intercommunalité, selon le registre officiel de ${annee}.`);
  return paragraphe(`${nom} fait partie de : `, element("strong", "", [epci.nom]), ` (${epci.genre}).`);
}

/** Parts of the commune that something covers, such as Hellemmes in Lille. */
function partiesCouvertes(parties) {
  if (parties.length === 0) return [];
  const liens = parties.map(({ nom, code }) => element("li", "", [lien(`ma-commune/#${code}`, nom)]));
  return [paragraphe("Une partie de cette commune est couverte :"), element("ul", "", liens)];
}

function peutEtre({ nom, id }) {
  return paragraphe(
    "Ce territoire agit dans votre département : ",
    lien(`territoires/${id}/`, nom),
    ". Nous ne savons pas encore dans quelles communes.",
  );
}

async function sansSource(code, departement) {
  const commune = await communeDeCode(code);
  if (!commune) return null;
  const corps = [
    await appels([], commune.nom),
    appartenance(commune, departement.annee),
    paragraphe("Nous n’avons pas encore lu de source sur ce territoire. Cela ne veut pas dire qu’il ne s’y passe rien."),
    ...partiesCouvertes(commune.parties),
    ...commune.peutEtre.map(peutEtre),
    paragraphe("Besoin d’aide ? ", lien("besoins/", "Choisissez selon ce qui vous arrive"), "."),
  ];
  return { nom: commune.nom, corps };
}

/** « Domfront » is a commune, and the beginning of two others. */
function autresDuNom(homonymes) {
  if (homonymes.length === 0) return [];
  const chemin = ({ code, estCommune }) => (estCommune ? `ma-commune/#${code}` : `territoires/${code}/`);
  const liens = homonymes.map((une) => element("li", "", [lien(chemin(une), une.nom), ` (${une.lieu})`]));
  return [paragraphe("Ce n’est pas votre commune ? Voici celles dont le nom ressemble :"), element("ul", "", liens)];
}

function renvois(code, departement) {
  const liste = [element("li", "", [lien(`ma-commune/#${code}`, "Adresse de cette réponse, à garder ou à partager")])];
  if (departement.page) {
    liste.push(element("li", "", [lien(pageDe(departement), `Ce que nous savons du département : ${departement.nom}`)]));
  }
  return element("ul", "", liste);
}

/** Put an answer in its place and bring it into view; the focus on its title tells screen readers so. */
export function placer(zone, { titre, noeuds }) {
  const intitule = element("h2", "", [titre].flat());
  intitule.tabIndex = -1;
  zone.replaceChildren(intitule, ...noeuds);
  zone.hidden = false;
  intitule.focus({ preventScroll: true });
  zone.scrollIntoView({ block: "start" });
}

/** Say that there is no answer, and which way is left. */
export function echec(raison) {
  const reste = paragraphe("Voyez ", lien("ma-commune/", "la liste des communes par département"), ".");
  return { titre: "Pas de réponse", noeuds: [paragraphe(raison), reste] };
}

/**
 * The answer for an INSEE code: its title, and what it says.
 * couverte: whether something covers the commune, undefined when nobody knows yet; offre: what its offer is filed under;
 * homonymes: others of its name.
 */
export async function reponseDe(code, { couverte, offre, homonymes = [] } = {}) {
  const departement = await departementDe(code);
  const dite = offre || (departement?.page && couverte !== false ? await offreDite(code, departement) : "");
  const lue = dite ? await couverture(code, dite) : null;
  const reponse = lue ?? (departement && (await sansSource(code, departement)));
  if (!reponse) return echec("Ce code ne se trouve pas dans le registre officiel des communes.");
  const titre = [`${reponse.nom} `, element("span", "tenu", [`(${departement.nom})`])];
  return { titre, noeuds: [...reponse.corps, ...autresDuNom(homonymes), renvois(code, departement)] };
}
