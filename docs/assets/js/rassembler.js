/* Comparison of territories from anywhere: the fragment of the address holds the choice, and only what is chosen is
   fetched, a file for each. */
import { adresseDe, direChoix, tableauxDe } from "./comparer.js";

const MOST = 4;
const ABSENT = "Ce territoire ne s’est pas chargé. Choisissez-le dans la liste, ou réessayez plus tard.";

/** « #arras,lens-lievin » → ["arras", "lens-lievin"]: once each, four at most; nothing for what names no territory. */
export function choixEcrit(fragment) {
  const mots = fragment.replace(/^#/, "").split(/,|%2C/i).filter((mot) => /^[a-z0-9-]+$/.test(mot));
  return [...new Set(mots)].slice(0, MOST);
}

/** Add the column of a table to another one, which has the same rows. */
function ajouterColonne(table, autre) {
  [...table.rows].forEach((ligne, rang) => {
    if (ligne.cells[0].scope === "rowgroup") ligne.cells[0].colSpan += 1;
    else ligne.append(...[...autre.rows[rang].cells].slice(1));
  });
}

/** [[tables of one territory], [tables of another]] → the tables of both. */
function joindre([premiers, ...autres]) {
  for (const tableaux of autres) {
    tableaux.forEach((autre, rang) => ajouterColonne(premiers[rang].querySelector("table"), autre.querySelector("table")));
  }
  return premiers ?? [];
}

export function monterRassemblement(conteneur) {
  const base = new URL(conteneur.dataset.rassembler, location.href);
  const formulaire = conteneur.querySelector("form");
  const [regions, territoires] = formulaire.querySelectorAll("select");
  const vide = territoires.options[0];
  const etat = conteneur.querySelector("[role=status]");
  const place = conteneur.querySelector("[data-tableaux]");
  const titre = document.title;
  let demande = 0;
  let ids = [];

  async function montrer() {
    const tour = (demande += 1);
    const lus = await Promise.allSettled(ids.map((id) => tableauxDe(new URL(`${id}.txt`, base), "text/html")));
    if (tour !== demande) return;
    const venus = lus.filter(({ value }) => value?.length).map(({ value }) => value);
    // The site may have been published anew between two of them: columns of other rows stand beside none.
    const lignes = (tableaux) => tableaux.map((tableau) => tableau.querySelector("table").rows.length).join();
    const trouves = venus.filter((tableaux) => lignes(tableaux) === lignes(venus[0]));
    const noms = trouves.map(([premier]) => premier.querySelector("thead th:not(.muet)").textContent);
    place.replaceChildren(...joindre(trouves));
    direChoix(etat, noms, titre);
    if (trouves.length < ids.length && ids.length) etat.textContent = `${etat.textContent} ${ABSENT}`.trim();
    conteneur.dataset.choisis = trouves.length;
  }

  function relire() {
    // A fragment that names a part of the page, such as that of the skip link, leaves the choice.
    if (document.getElementById(location.hash.slice(1))) return;
    ids = choixEcrit(location.hash);
    montrer();
  }

  regions.addEventListener("change", async () => {
    const choisie = regions.value;
    const noms = choisie ? await fetch(new URL(`${choisie}.json`, base)).then((reponse) => reponse.json()).catch(() => ({})) : {};
    if (choisie !== regions.value) return;
    const options = Object.entries(noms).map(([id, nom]) => new Option(nom, id));
    territoires.replaceChildren(options.length ? new Option("Choisissez", "") : vide, ...options);
  });
  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    if (!territoires.value) (regions.value ? territoires : regions).focus();
    else if (ids.length === MOST && !ids.includes(territoires.value)) etat.textContent = "Vous comparez déjà quatre territoires. Effacez d’abord.";
    else location.hash = adresseDe([...ids, territoires.value]);
  });
  formulaire.addEventListener("reset", () => {
    territoires.replaceChildren(vide);
    location.hash = "";
  });
  addEventListener("hashchange", relire);
  relire();
}
