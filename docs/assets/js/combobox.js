/* Combobox with a list, as the ARIA Authoring Practices describe it (list autocomplete, manual selection).
   The focus stays in the field; aria-activedescendant tells which option is the current one. */

/** A button that does nothing says nothing: it tells what it waits for. */
const RIEN = "Tapez le nom de votre commune, ou son code postal.";
const ATTENTE = 150;
/** Signs of a name: what is pasted whole would keep the browser busy. */
const LONGUEUR = 100;
/** Nobody needs to be told of a wait that is not felt. */
const PATIENCE = 1000;

function options(parties) {
  return [...parties.liste.children];
}

function courante(parties) {
  return parties.liste.querySelector("[aria-selected=true]");
}

function montrerListe(parties, ouverte) {
  parties.liste.hidden = !ouverte;
  parties.champ.setAttribute("aria-expanded", String(ouverte));
  if (!ouverte) designer(parties, null);
}

/** Make an option the current one, or none. */
function designer(parties, option) {
  courante(parties)?.setAttribute("aria-selected", "false");
  if (!option) {
    parties.champ.removeAttribute("aria-activedescendant");
    return;
  }
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  parties.champ.setAttribute("aria-activedescendant", option.id);
}

function deplacer(parties, pas) {
  const toutes = options(parties);
  if (toutes.length === 0 || parties.perimee) return;
  if (parties.liste.hidden) montrerListe(parties, true);
  const place = toutes.indexOf(courante(parties));
  const depart = place === -1 && pas < 0 ? 0 : place;
  designer(parties, toutes[(depart + pas + toutes.length) % toutes.length]);
}

function choisirOption(parties, option) {
  const proposition = parties.propositions[options(parties).indexOf(option)];
  montrerListe(parties, false);
  parties.champ.value = proposition.texte;
  parties.etat.textContent = "";
  parties.choisir(proposition);
}

/** Escape closes the list first; once closed it is left to the dialog around, if any. */
function echapper(parties, evenement) {
  if (parties.liste.hidden) return;
  evenement.stopPropagation();
  evenement.preventDefault();
  montrerListe(parties, false);
}

const TOUCHES = {
  ArrowDown: (parties) => deplacer(parties, 1),
  ArrowUp: (parties) => deplacer(parties, -1),
};

function auClavier(parties, evenement) {
  if (evenement.key === "Escape") return echapper(parties, evenement);
  if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(evenement.key)) return designer(parties, null);
  const agir = TOUCHES[evenement.key];
  if (!agir) return undefined;
  evenement.preventDefault();
  return agir(parties);
}

function noeudOption(parties, proposition, rang) {
  const option = document.createElement("li");
  option.id = `${parties.liste.id}-${rang}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const detail = document.createElement("span");
  detail.className = "discret";
  detail.textContent = proposition.detail;
  option.append(proposition.texte, " ", detail);
  return option;
}

/** Show what was found for what the field holds now, and say so; an answer that comes too late is left out. */
async function actualiser(parties) {
  const saisie = parties.champ.value;
  const attente = setTimeout(() => { parties.etat.textContent = "Recherche en cours…"; }, PATIENCE);
  const { propositions, annonce } = await parties.proposer(saisie);
  clearTimeout(attente);
  if (saisie !== parties.champ.value) return false;
  parties.perimee = false;
  parties.propositions = propositions;
  parties.liste.replaceChildren(...propositions.map((une, rang) => noeudOption(parties, une, rang)));
  montrerListe(parties, propositions.length > 0);
  parties.etat.textContent = annonce;
  return true;
}

/** Enter takes the current option, or the only one; failing both the list says what there is to choose. */
async function valider(parties) {
  clearTimeout(parties.minuterie);
  if (!parties.champ.value.trim()) {
    parties.etat.textContent = RIEN;
    parties.champ.focus();
    return undefined;
  }
  const option = courante(parties);
  if (option) return choisirOption(parties, option);
  if (!(await actualiser(parties))) return undefined;
  const [premiere, autre] = parties.propositions;
  if (premiere && (!autre || (premiere.exacte && !autre.exacte))) choisirOption(parties, options(parties)[0]);
  return undefined;
}

/** The text has changed: the list stays in sight, lest it blink, but the keyboard no longer chooses in it. */
function relancer(parties) {
  clearTimeout(parties.minuterie);
  parties.perimee = true;
  designer(parties, null);
  parties.minuterie = setTimeout(() => actualiser(parties), ATTENTE);
}

/**
 * Bind a form that holds a field, a listbox and a status line.
 * proposer(text) → { propositions: [{ texte, detail, exacte, … }], annonce }; choisir(proposition).
 */
export function monterCombobox(formulaire, { proposer, choisir }) {
  const parties = {
    champ: formulaire.querySelector("[role=combobox]"),
    liste: formulaire.querySelector("[role=listbox]"),
    etat: formulaire.querySelector("[role=status]"),
    propositions: [],
    perimee: false,
    proposer,
    choisir,
  };
  parties.champ.maxLength = LONGUEUR;
  parties.champ.addEventListener("input", () => relancer(parties));
  parties.champ.addEventListener("keydown", (evenement) => auClavier(parties, evenement));
  // A phone's keyboard that is put away takes the focus nowhere: the list stays to be read.
  parties.champ.addEventListener("blur", ({ relatedTarget: suivant }) => {
    if (suivant && !formulaire.contains(suivant)) montrerListe(parties, false);
  });
  parties.champ.addEventListener("click", () => montrerListe(parties, parties.propositions.length > 0));
  // The field keeps the focus while an option is pressed.
  parties.liste.addEventListener("pointerdown", (evenement) => evenement.preventDefault());
  parties.liste.addEventListener("click", (evenement) => {
    const option = evenement.target.closest("[role=option]");
    if (option) choisirOption(parties, option);
  });
  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    valider(parties);
  });
  if (parties.champ.value) actualiser(parties);
}
