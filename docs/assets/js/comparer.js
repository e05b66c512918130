/* Comparison. The tables hold everything and the fragment of the address holds the choice:
   this only hides the columns that were not chosen, so that links and the back button just work. */
const MOST = 4;

/** « #arras,lens-lievin » → ["arras", "lens-lievin"]: the known ones, once each, four at most. */
export function choixDe(fragment, connus) {
  const demandes = fragment.replace(/^#/, "").split(/,|%2C/i);
  return [...new Set(demandes)].filter((id) => connus.includes(id)).slice(0, MOST);
}

/** ["arras", "", "lens-lievin"] → « #arras,lens-lievin » */
export function adresseDe(ids) {
  return `#${[...new Set(ids)].filter(Boolean).join(",")}`;
}

/** Where the columns of a table stand: those that name the rows, the chosen ones as they were chosen, the others. */
export function ordreDesColonnes(nombre, connus, choisis) {
  const avant = nombre - connus.length;
  const demandes = choisis.map((id) => avant + connus.indexOf(id));
  const rangs = Array.from({ length: nombre }, (_, rang) => rang);
  return [...rangs.slice(0, avant), ...demandes, ...rangs.slice(avant).filter((rang) => !demandes.includes(rang))];
}

/** What to do before there is something to compare; nothing when there is. */
export function ceQuiManque(ids) {
  if (ids.length < 1) return "Choisissez d’abord, dans deux listes, ce que vous voulez comparer.";
  return new Set(ids).size < ids.length ? "Vous avez choisi deux fois la même chose. Choisissez-en une autre." : "";
}

// The cells of each row as they were published, whatever was chosen since.
const publiees = new WeakMap();

function montrerColonnes(table, connus, choisis) {
  const nombre = table.tHead.rows[0].cells.length;
  const ordre = ordreDesColonnes(nombre, connus, choisis);
  const gardees = choisis.length ? nombre - connus.length + choisis.length : nombre;
  for (const ligne of table.rows) {
    if (ligne.cells[0].scope === "rowgroup") { ligne.cells[0].colSpan = gardees; continue; }
    const cellules = publiees.get(ligne) ?? [...ligne.cells];
    publiees.set(ligne, cellules);
    ligne.append(...ordre.map((rang) => cellules[rang]));
    [...ligne.cells].forEach((cellule, rang) => { cellule.hidden = rang >= gardees; });
  }
}

/** The tables of another page, with links that hold from this one. */
export async function tableauxDe(adresse, genre) {
  const { lirePage } = await import("./page.js");
  const page = await lirePage(adresse, genre);
  for (const lien of page.querySelectorAll("a[href]")) lien.href = new URL(lien.getAttribute("href"), adresse);
  for (const entete of page.querySelectorAll("th[id]")) entete.removeAttribute("id");
  return [...page.querySelectorAll(".compare")];
}

/** Put the tables of another page in the place of the link to it; without network, the link stays. */
async function joindre(lien) {
  delete lien.dataset.joindre;
  try {
    lien.parentElement.replaceWith(...await tableauxDe(lien.href));
  } catch {
    lien.dataset.joindre = "";
  }
}

export function direChoix(etat, noms, titre) {
  etat.textContent = noms.length ? `Vous comparez : ${noms.join(", ")}.` : "";
  if (noms.length === 1) etat.textContent = `${noms[0]} : choisissez avec quoi comparer.`;
  document.title = noms.length ? `${noms.join(", ")} – ${titre}` : titre;
}

export function monterComparaison(conteneur) {
  const formulaire = conteneur.querySelector("form");
  const listes = [...formulaire.querySelectorAll("select")];
  const options = [...listes[0].options].filter((option) => option.value);
  const connus = options.map((option) => option.value);
  const etat = conteneur.querySelector("[role=status]");
  const titre = document.title;
  let choisis = choixDe(location.hash, connus);
  // A link that was shared opens on the answer, not on the form.
  let avecAdresse = choisis.length > 0;
  for (const liste of listes.slice(1)) liste.append(...options.map((option) => option.cloneNode(true)));

  async function appliquer() {
    const attendus = choisis.length ? conteneur.querySelectorAll("[data-joindre]") : [];
    await Promise.all([...attendus].map(joindre));
    listes.forEach((liste, rang) => { liste.value = choisis[rang] ?? ""; });
    conteneur.dataset.choisis = choisis.length;
    for (const table of conteneur.querySelectorAll("table")) montrerColonnes(table, connus, choisis);
    for (const lien of conteneur.querySelectorAll("[data-emporter]")) lien.hash = adresseDe(choisis);
    direChoix(etat, choisis.map((id) => options[connus.indexOf(id)].text), titre);
    if (choisis.length === 1) formulaire.scrollIntoView();
    else if (choisis.length > 1 && avecAdresse) etat.scrollIntoView();
    avecAdresse = false;
  }

  function relire() {
    const demandes = choixDe(location.hash, connus);
    // A fragment that names none of the columns, such as that of the skip link, leaves the choice.
    if (location.hash && !demandes.length) return;
    choisis = demandes;
    appliquer();
  }

  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    const demandes = listes.map((liste) => liste.value).filter(Boolean);
    const manque = ceQuiManque(demandes);
    if (manque) {
      etat.textContent = manque;
      listes[demandes.length]?.focus();
      return;
    }
    location.hash = adresseDe(demandes);
    // The button scrolls out of sight: the reading goes on where the answer is.
    etat.tabIndex = -1;
    etat.focus({ preventScroll: true });
    etat.scrollIntoView();
  });
  formulaire.addEventListener("reset", (evenement) => {
    evenement.preventDefault();
    location.hash = "";
  });
  addEventListener("hashchange", relire);
  appliquer();
}
