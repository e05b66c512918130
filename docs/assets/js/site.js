/* Entry module: what every page does, in one file, since each file is a request.
   What a page may never need is fetched when the reader asks for it. */

const EN_PANNE = "Cette recherche ne s’est pas chargée. Rechargez la page, ou passez par le plan du site.";
const PATIENCE = 1000;

/** What the reader chose, on this device only; nothing where storage is forbidden. */
function lire(cle) {
  try {
    return localStorage.getItem(cle);
  } catch {
    return null;
  }
}

function garder(cle, choix) {
  try {
    if (choix) localStorage.setItem(cle, choix);
    else localStorage.removeItem(cle);
  } catch {
    /* storage may be forbidden: the choice lasts as long as the page */
  }
}

/** Light or dark in one tap. Without a choice the device's colours hold; choosing these again is no choice any more. */
function reglerApparence(bouton) {
  const { dataset } = document.documentElement;
  const nuit = matchMedia("(prefers-color-scheme: dark)");
  const estSombre = () => (dataset.theme ? dataset.theme === "sombre" : nuit.matches);
  const montrer = (choix) => {
    if (["clair", "sombre"].includes(choix)) dataset.theme = choix;
    else delete dataset.theme;
    bouton.setAttribute("aria-pressed", String(estSombre()));
  };
  bouton.addEventListener("click", () => {
    const voulu = !estSombre();
    const choix = voulu === nuit.matches ? "" : ["clair", "sombre"][Number(voulu)];
    garder("apparence", choix);
    montrer(choix);
  });
  nuit.addEventListener("change", () => montrer(dataset.theme));
  // A page that the way back shows as it was left, another tab: both follow the last choice.
  addEventListener("pageshow", ({ persisted }) => persisted && montrer(lire("apparence")));
  addEventListener("storage", ({ key }) => key === "apparence" && montrer(lire("apparence")));
  montrer(dataset.theme);
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

const VENIR = ["pointerenter", "touchstart", "focusin"];

/** What any answer reads, asked for beside the code that reads it: it waits for no code. A preview opened from the disk may ask
    for nothing. */
function devancerLectures(...noms) {
  if (location.protocol === "file:") return;
  for (const nom of noms) {
    const href = new URL(`../${nom}.json`, import.meta.url).href;
    if (document.head.querySelector(`link[href="${href}"]`)) continue;
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href }));
  }
}

function rechercheEntiere() {
  devancerLectures("recherche/sommaire", "recherche/besoins", "recherche/cartes", "communes/index");
  return import("./recherche.js");
}

function communeEntiere() {
  devancerLectures("communes/index");
  return import("./ma-commune.js");
}

const recherche = () => rechercheEntiere().then(({ monterRecherche }) => monterRecherche);
const commune = () => communeEntiere().then(({ monterCommune }) => monterCommune);

/** A reader who comes near a field may use it: its code and what it always reads set out before the first letter. */
function devancer(noeuds, venir) {
  for (const noeud of noeuds) for (const signe of VENIR) noeud.addEventListener(signe, venir, { once: true, passive: true });
}

const branches = new Map();

/** Code that is long to come is told, as a long search is: what it finds takes the place of these words. */
function annoncerAttente(conteneur) {
  return setTimeout(() => {
    const estDemande = conteneur.querySelector("input").value || location.hash.startsWith("#q=");
    if (estDemande) conteneur.querySelector("[role=status]").textContent = "Recherche en cours…";
  }, PATIENCE);
}

/** Load the code of a container, and bind it; once, unless that failed. */
function brancher(conteneur, charger) {
  if (!branches.has(conteneur)) {
    const attente = annoncerAttente(conteneur);
    const promesse = charger()
      .finally(() => clearTimeout(attente))
      .then((monter) => monter(conteneur))
      .catch(() => {
        branches.delete(conteneur);
        conteneur.querySelector("[role=status]").textContent = EN_PANNE;
      });
    branches.set(conteneur, promesse);
  }
  return branches.get(conteneur);
}

function ouvrir(dialogue, bouton, charger) {
  dialogue.showModal();
  // What was typed before stays to be read; the next letter replaces it.
  dialogue.querySelector("input").select();
  dialogue.addEventListener("close", () => bouton.focus(), { once: true });
  brancher(dialogue, charger);
}

/** A click on the backdrop has the dialog itself as its target; a link may lead elsewhere in this very page.
    A selection that began in the field and ends on the backdrop is not such a click. */
function fermerAuClic(dialogue, depart, { target: cible }) {
  if ((cible === dialogue && depart === dialogue) || cible.closest("a")) dialogue.close();
}

/** In a search field, browsers keep the first Escape to empty it: here it always closes. */
function fermerAuClavier(dialogue, evenement) {
  if (evenement.key !== "Escape") return;
  evenement.preventDefault();
  dialogue.close();
}

function reglerDialogue(dialogue, boutons, charger) {
  if (!dialogue) return;
  let depart;
  for (const bouton of boutons) bouton.addEventListener("click", () => ouvrir(dialogue, bouton, charger));
  dialogue.querySelector("[data-fermer]").addEventListener("click", () => dialogue.close());
  dialogue.addEventListener("keydown", (e) => fermerAuClavier(dialogue, e));
  dialogue.addEventListener("pointerdown", ({ target: cible }) => { depart = cible; });
  dialogue.addEventListener("click", (e) => fermerAuClic(dialogue, depart, e));
}

/** Go to the search page, closing the dialog if that is where we are already.
    The fields make the fragment: nothing that could fail to arrive is needed for that. */
function allerAuxResultats(evenement) {
  const formulaire = evenement.target;
  evenement.preventDefault();
  formulaire.closest("dialog")?.close();
  location.assign(`${formulaire.action}#${new URLSearchParams(new FormData(formulaire))}`);
}

/** Search forms, except that of the search page, lead to it. */
function reglerFormulaires(formulaires) {
  for (const formulaire of formulaires) {
    if (!formulaire.closest("main [data-recherche]")) formulaire.addEventListener("submit", allerAuxResultats);
  }
}

/** Load the code of a page whose address asks for something: the fragment of the skip link does not. */
function suivreAdresse(venir, demande) {
  const lire = () => demande.test(location.hash) && venir();
  addEventListener("hashchange", lire);
  lire();
}

/** The search page is bound when the reader comes to its field, or at once for an address with a question. */
function reglerPageRecherche(conteneur) {
  if (!conteneur) return;
  const venir = () => brancher(conteneur, recherche);
  conteneur.addEventListener("focusin", venir);
  // Before the engine is there, the form would send the words to the server.
  conteneur.addEventListener("submit", (evenement) => evenement.preventDefault());
  suivreAdresse(venir, /^#q=/);
  if (new URLSearchParams(location.search).has("q")) venir();
}

/** Enter may come before the code does: the answer then waits for it. */
async function retenirEnvoi(conteneur, evenement) {
  if (evenement.defaultPrevented) return;
  evenement.preventDefault();
  await brancher(conteneur, commune);
  if (branches.has(conteneur)) evenement.target.requestSubmit();
}

/** « Ma commune » is bound when the reader comes to its field, or at once for an address with a code. */
function reglerCommune(conteneur) {
  const venir = () => brancher(conteneur, commune);
  conteneur.addEventListener("focusin", venir);
  conteneur.addEventListener("submit", (evenement) => retenirEnvoi(conteneur, evenement));
  if ("suivreAdresse" in conteneur.dataset) suivreAdresse(venir, /^#\d/);
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

/** Where the page holds no column, they are fetched one by one; without this code, each region has its page. */
function reglerRassemblement(conteneur) {
  if (!conteneur) return;
  import("./rassembler.js").then(({ monterRassemblement }) => monterRassemblement(conteneur)).catch(() => {
    conteneur.querySelector("form").hidden = true;
  });
}

/** Code to take away and tabs: without this, code is selected, and each group of tabs is chosen alone. */
function reglerProse(premier) {
  if (premier) import("./prose.js").catch(() => {});
}

/** What is to come is judged again on the day of reading; without this code, lists say at which day they stand. */
function reglerEcheances(listes) {
  if (!listes.length) return;
  import("./echeances.js").then(({ relireEcheances }) => listes.forEach((liste) => relireEcheances(liste))).catch(() => {});
}

/** Contents stand open where they have a column of their own. */
function ouvrirSommaire(sommaire) {
  if (sommaire && matchMedia("(min-width: 68rem)").matches) sommaire.open = true;
}

/** What an address names may be folded: all that holds it opens. */
function deplierCible() {
  // Read so, an address that was cut in the middle of a letter names nothing, and stops nothing.
  const cible = document.getElementById(new URLSearchParams(`id=${location.hash.slice(1)}`).get("id"));
  if (!cible) return;
  const plis = [cible.querySelector(":scope > details"), ...dossiers(cible)].filter((pli) => pli && !pli.open);
  for (const pli of plis) pli.open = true;
  if (plis.length > 0) cible.scrollIntoView();
}

function dossiers(noeud) {
  const pli = noeud.parentElement?.closest("details");
  return pli ? [pli, ...dossiers(pli)] : [];
}

/** Which way one reads: the bar of a phone leaves while going down, and comes back at the first step up. */
function suivreLecture(racine) {
  let avant = scrollY;
  addEventListener("scroll", () => {
    if (Math.abs(scrollY - avant) < 8) return;
    racine.toggleAttribute("data-descend", scrollY > avant && scrollY > 200);
    racine.toggleAttribute("data-loin", scrollY > 2 * innerHeight);
    avant = scrollY;
  }, { passive: true });
}

/** The contents mark the part that one reads: the last whose heading has passed under the bar. */
function marquerSommaire(liens) {
  if (liens.length === 0 || !matchMedia("(min-width: 68rem)").matches) return;
  const paires = [...liens].map((lien) => [lien, document.getElementById(lien.hash.slice(1))]).filter(([, titre]) => titre);
  let avant = null;
  const marquer = (lecture) => {
    const ici = paires.filter(([, titre]) => titre.getBoundingClientRect().top < 160).at(-1)?.[0] ?? null;
    if (ici === avant) return;
    avant = ici;
    // « navigation.tracking »: once one reads, the address is that of the part that one reads.
    if (lecture && "suivre" in document.body.dataset) history.replaceState(null, "", ici?.hash ?? location.pathname + location.search);
    for (const [lien] of paires) {
      if (lien === ici) lien.setAttribute("aria-current", "location");
      else lien.removeAttribute("aria-current");
    }
  };
  addEventListener("scroll", marquer, { passive: true });
  marquer();
}

/** « announce.dismiss »: an announcement that the reader closed stays closed, until it says something else. */
function reglerAnnonce(bouton) {
  if (!bouton) return;
  const annonce = bouton.parentElement;
  const dit = annonce.firstElementChild.textContent.trim();
  annonce.hidden = lire("annonce") === dit;
  bouton.addEventListener("click", () => {
    garder("annonce", dit);
    annonce.hidden = true;
    document.querySelector("main").focus();
  });
}

const OU_L_ON_ECRIT = "input, select, textarea, [contenteditable]";

/** Ctrl-K or ⌘-K opens the search from anywhere; so does « / », unless the reader wants no key of one sign (WCAG 2.1.4). */
function reglerRaccourcis(bouton, reglage) {
  let barre = lire("touche") !== "non";
  const dire = () => { reglage.textContent = barre ? "Désactiver la touche /" : "Activer la touche /"; };
  reglage.addEventListener("click", () => {
    barre = !barre;
    garder("touche", barre ? "" : "non");
    dire();
  });
  document.addEventListener("keydown", (evenement) => {
    const { key, altKey, target } = evenement;
    const commande = evenement.ctrlKey || evenement.metaKey;
    const seule = key === "/" && !commande && !altKey && !target.closest(OU_L_ON_ECRIT) && barre;
    if (!seule && !(commande && key.toLowerCase() === "k")) return;
    evenement.preventDefault();
    if (!document.querySelector("dialog[open]")) bouton.click();
  });
  dire();
}

/** A heading that is pointed at gives its address, and copies it. Keyboards have the contents: without them, nobody. */
function donnerAdresse({ target }) {
  const titre = target.closest("h2[id], h3[id], h4[id]");
  if (!titre || titre.querySelector(".ancre")) return;
  const lien = document.createElement("a");
  lien.className = "ancre";
  lien.href = `#${titre.id}`;
  lien.textContent = "#";
  lien.title = "Copier l’adresse de cette partie";
  lien.addEventListener("click", () => {
    navigator.clipboard?.writeText(lien.href).then(() => { lien.textContent = "✓ copié"; }, () => {});
  });
  titre.append(" ", lien);
}

reglerMenu(document.querySelector(".bouton-menu"));
reglerAnnonce(document.querySelector("[data-fermer-annonce]"));
if (document.querySelector(".sommaire a")) document.querySelector("main").addEventListener("pointerover", donnerAdresse);
reglerRaccourcis(document.querySelector("[data-ouvrir-recherche]"), document.querySelector("[data-touche]"));
ouvrirSommaire(document.querySelector(".sommaire details"));
marquerSommaire(document.querySelectorAll(".sommaire a"));
suivreLecture(document.documentElement);
deplierCible();
addEventListener("hashchange", deplierCible);
// The same link again changes no address.
document.addEventListener("click", ({ target }) => target.closest?.("a[href^='#']") && setTimeout(deplierCible));
document.querySelector(".onglets [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
reglerApparence(document.querySelector("[data-apparence]"));
reglerDialogue(document.querySelector("#site-recherche"), document.querySelectorAll("[data-ouvrir-recherche]"), recherche);
reglerDialogue(document.querySelector("#site-commune"), document.querySelectorAll("[data-ouvrir-commune]"), commune);
for (const conteneur of document.querySelectorAll("[data-commune]")) reglerCommune(conteneur);
devancer(document.querySelectorAll("[data-ouvrir-recherche], main [data-recherche]"), () =>
  rechercheEntiere().then(({ preparer }) => preparer()).catch(() => {}));
devancer(document.querySelectorAll("[data-ouvrir-commune], [data-commune]"), () => communeEntiere().catch(() => {}));
reglerFormulaires(document.querySelectorAll("form[role=search]"));
reglerPageRecherche(document.querySelector("main [data-recherche]"));
reglerImpression(document);
reglerFiltres(document.querySelector("[data-filtres]"));
reglerComparaison(document.querySelector("[data-comparer]"));
reglerRassemblement(document.querySelector("[data-rassembler]"));
reglerProse(document.querySelector(".highlight, .tabbed-set"));
reglerEcheances(document.querySelectorAll("[data-echeances]"));
// A browser may leave the focused control of a wide table, or of the row of tabs, half out of sight.
document.addEventListener("focusin", ({ target }) => {
  if (target.closest(".tableau :is(a, button), .onglets a")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
});

document.documentElement.dataset.pret = "oui";
