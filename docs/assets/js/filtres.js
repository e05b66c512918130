/* Filters of a list. What is chosen stays in the address; each choice offered leads to something. */

/** « corse|cls corse|clsm,cias » → [[["corse"], ["cls"]], [["corse"], ["clsm", "cias"]]]; of nothing, an empty row. */
export function lignesDe(texte) {
  return texte.split(" ").map((ligne) => ligne.split("|").map((mots) => mots.split(",")));
}

/** Whether a row has all the words chosen; an empty word chooses nothing. `sauf`: rank of a filter left aside. */
export function convient(ligne, choix, sauf = -1) {
  return choix.every((mot, rang) => !mot || rang === sauf || ligne[rang]?.includes(mot));
}

/** How many items each word of the filter at this rank would keep, the other filters staying as they are. */
export function comptes(listes, choix, rang) {
  const nombres = new Map();
  for (const lignes of listes) {
    const mots = lignes.filter((ligne) => convient(ligne, choix, rang)).flatMap((ligne) => ligne[rang] ?? []);
    for (const mot of new Set(mots)) nombres.set(mot, (nombres.get(mot) ?? 0) + 1);
  }
  return nombres;
}

/** The query of an address with these choices, its other parameters kept: « ?region=corse », or nothing. */
export function requeteDe(requete, noms, choix) {
  const parametres = new URLSearchParams(requete);
  noms.forEach((nom, rang) => (choix[rang] ? parametres.set(nom, choix[rang]) : parametres.delete(nom)));
  return parametres.size ? `?${parametres}` : "";
}

/** What the status line says: « 5 territoires sur 22 ». */
export function annonce(gardes, total, { un, plusieurs }) {
  const nombre = gardes === 0 ? `Aucun ${un}` : `${gardes} ${gardes > 1 ? plusieurs : un}`;
  return gardes === total ? `${nombre}.` : `${nombre} sur ${total}.`;
}

/** Rewrite the choices of a filter: only words that keep something, each with its number of items. */
function proposer({ champ, options }, nombres, choisi) {
  const [tous, ...autres] = options;
  const utiles = autres.filter(({ value }) => nombres.has(value) || value === choisi);
  champ.replaceChildren(tous, ...utiles);
  for (const option of utiles) option.textContent = `${option.dataset.nom} (${nombres.get(option.value) ?? 0})`;
  champ.value = choisi;
}

/** Show or hide the parts of the page that hold items, and the links that lead to them. */
function masquerGroupes(zone) {
  for (const groupe of zone.querySelectorAll("[data-groupe]")) {
    groupe.hidden = !groupe.querySelector("[data-lignes]:not([hidden])");
    const ancre = groupe.dataset.groupe;
    const liens = ancre ? document.querySelectorAll(`main nav a[href="#${CSS.escape(ancre)}"]`) : [];
    for (const lien of liens) lien.closest("li").hidden = groupe.hidden;
  }
}

function appliquer(liste) {
  const choix = liste.filtres.map(({ champ }) => champ.value);
  for (const { noeud, lignes } of liste.items) noeud.hidden = !lignes.some((ligne) => convient(ligne, choix));
  masquerGroupes(liste.zone);
  // What was asked for is shown, not folded.
  if (choix.some(Boolean)) for (const pli of liste.zone.querySelectorAll("details:has([data-lignes])")) pli.open = true;
  const listes = liste.items.map(({ lignes }) => lignes);
  liste.filtres.forEach((filtre, rang) => proposer(filtre, comptes(listes, choix, rang), choix[rang]));
  const gardes = liste.items.filter(({ noeud }) => !noeud.hidden).length;
  liste.etat.textContent = annonce(gardes, liste.items.length, liste.noms);
  liste.effacer.hidden = !choix.some(Boolean);
  return choix;
}

/** Apply what the reader chose, and keep it in the address without adding a step to the history. */
function choisir(liste) {
  const noms = liste.filtres.map(({ champ }) => champ.name);
  const adresse = new URL(location.href);
  adresse.search = requeteDe(location.search, noms, appliquer(liste));
  history.replaceState(history.state, "", adresse);
}

/** Take the choices of the address, but for one made before this code came; a word that no list offers is left out. */
function lireAdresse(liste) {
  const parametres = new URLSearchParams(location.search);
  for (const { champ, options } of liste.filtres) {
    const mot = champ.value || parametres.get(champ.name);
    champ.replaceChildren(...options);
    champ.value = options.some(({ value }) => value === mot) ? mot : "";
  }
}

function effacer(liste) {
  for (const { champ } of liste.filtres) champ.value = "";
  choisir(liste);
  liste.filtres[0].champ.focus();
}

function filtreDe(champ) {
  const options = [...champ.options];
  for (const option of options) option.dataset.nom = option.textContent;
  return { champ, options };
}

/** Bind a group of filters to the items that stand beside it. */
export function monterFiltres(groupe) {
  const zone = groupe.parentElement;
  const liste = {
    zone,
    noms: groupe.dataset,
    filtres: [...groupe.querySelectorAll("select")].map(filtreDe),
    items: [...zone.querySelectorAll("[data-lignes]")].map((noeud) => ({ noeud, lignes: lignesDe(noeud.dataset.lignes) })),
    etat: groupe.querySelector("[role=status]"),
    effacer: groupe.querySelector("button"),
  };
  groupe.addEventListener("change", () => choisir(liste));
  liste.effacer.addEventListener("click", () => effacer(liste));
  // The way back from a part of the page leads to an address with an older choice: it is put right.
  addEventListener("popstate", () => choisir(liste));
  lireAdresse(liste);
  choisir(liste);
}
