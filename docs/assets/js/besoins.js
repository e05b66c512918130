/* Reads a question for a need: the model that publish/search/needs.py trains. Pure functions, without DOM. */
import { chances, SIGNES } from "./chances.js";
import { creerDemandees } from "./demandees.js";
import { APRES_JE, COURTOISIE, decouper, motsUtiles, peutEtreVide, racine, sansAmorce } from "./francais.js";
import { normaliser } from "./lettres.js";
import { tranchesDe } from "./magasin.js";
import { sonDe } from "./sons.js";

/** Says nothing of a need: the list of publish/search/needs.py. */
const MUETS = new Set(COURTOISIE.concat(
  ("a ai as au aux avec c ce ces cet cette comment d dans de des du en est et l la le les leur leurs m ma me " +
    "mes mon n on ou par pour qu que quel quelle qui quoi s sa se ses son sont sur t ta te tes ton tu un une " +
    "vos votre vous y").split(" "),
));
/** A need is read when its chance, less so many times that of no need at all, is above a threshold: a card that
    nobody needs costs more than a card that is missing, and the more so the more pressing it is. */
const COUT = 3;
const SEUIL = 0.3;
/** Above this, what may be meant is pressing: the emergency numbers are shown rather than nothing. */
const PRESSE = 0.75;
/** A second need is shown beside a first one that is not sure. */
const SUR = 0.95;
const AUTRE = 0.12;
const AUTRE_PRESSANT = 0.08;
const DOUTE = 0.45;
/** A word that only resembles one that was learnt says half as much: « contient » is no « continuer ». */
const RESSEMBLE = 0.5;
/** Needs that are shown or proposed when none is sure: so many; each at least this likely, and half as likely as no need at
    all when no card is shown: a link costs less than a card. */
const PISTES = 3;
const PLAUSIBLE = 0.06;
const MOITIE = 0.5;
const plausibles = (rangs, moins) => rangs.filter(({ chance }) => chance > moins);
const COLLEES = "jldmnsct";
/** The greatest weight, from which they are counted. */
const ECHELLE = 30;
const ECRITURES = [/\p{Script=Arabic}/u, /\p{Script=Cyrillic}/u, /\p{Script=Han}/u, /\p{Script=Greek}/u, /\p{Script=Hebrew}/u,
  /\p{Script=Armenian}/u, /\p{Script=Georgian}/u, /\p{Script=Devanagari}/u, /\p{Script=Bengali}/u, /\p{Script=Tamil}/u];

/** « j'arrive », « jsuis », « j sais » are « je » too, which tells whose need it is. */
const PREMIERE_PERSONNE = new RegExp(`(?<![\\p{L}\\p{N}])j(?:'| ?(?=(?:${APRES_JE})(?![\\p{L}\\p{N}])))`, "gu");

/** What a number says is in its unit and its size: the list of publish/search/needs.py. */
const MESURES = [
  ["\\b(?:\\d|1[01]) ?ans?\\b", "agepetit"],
  ["\\b1[2-7] ?ans\\b", "ageado"],
  ["\\b(?:1[89]|2[0-5]) ?ans\\b", "agejeune"],
  ["\\b(?:[6-9]\\d|10\\d) ?ans\\b", "ageavance"],
  ["\\bil fait (?:deja |encore |plus de |au moins )?(?:2[89]|3\\d|4[0-5])\\b", "chaleur"],
  ["\\bil (?:ne )?fait (?:que |a peine |moins de )?(?:- ?)?(?:\\d|1[0-6])\\b", "froid"],
  ["\\ba (?:3[89]|4[01])(?:[.,]\\d)?(?= ?(?:$|[,;!?°]|(?:c|et|depuis|ce|faut|que|il|elle)\\b|de (?:fi|te)))", "fievre"],
  ["\\b(?:19|2[0-3]|[0-5]) ?h(?:eures?)?\\b(?! sur)", "heuretardive"],
  ["\\b\\d+ ?(?:kg|kilos?)\\b", "kilo"],
  ["\\b\\d+ ?(?:euros?|€)", "euro"],
  ["\\b\\d+ ?(?:km|kilometres?)\\b", "kilometre"],
  ["\\bcarte verte\\b", "carte vitale"],
].map(([ecrit, mot]) => [new RegExp(ecrit, "g"), ` ${mot} `]);

/** The stems that may tell a need, each once. */
export function racinesParlantes(question) {
  const texte = MESURES.reduce((lu, [ecrit, mot]) => lu.replace(ecrit, mot), normaliser(question).replace(PREMIERE_PERSONNE, "je "));
  const mots = decouper(texte);
  const parlants = mots.filter((mot) => !MUETS.has(mot));
  return [...new Set((parlants.length > 0 ? parlants : mots).map(racine))];
}

function communs(a, b) {
  let rang = 0;
  while (rang < Math.min(a.length, b.length) && a[rang] === b[rang]) rang += 1;
  return rang;
}

/** The beginning that a stem and those it may be taken for share, as it sounds. */
const debutDe = (cle) => sonDe(cle).slice(0, 4);
/** Tells the stems of a question that the next letter will not change: those of whole words, and one that begins the same with
    its last letter and without. */
function dejaSures(question) {
  const entieres = new Set(racinesParlantes(question.replace(/[\p{L}\p{N}]+$/u, "")));
  return (cle) => entieres.has(cle) || (cle.length > 4 && debutDe(cle) === debutDe(cle.slice(0, -1)) && !peutEtreVide(cle));
}
const estCollee = (cle) => cle.length > 3 && COLLEES.includes(cle[0]);

/** A stem of the model for a stem that was typed: itself, « jveux » for « veux », « cancer » for « canser », or the
    nearest of its family. */
function connue(cle, modele, debuts) {
  if (Object.hasOwn(modele, cle)) return cle;
  if (estCollee(cle) && Object.hasOwn(modele, cle.slice(1))) return cle.slice(1);
  const dit = sonDe(cle);
  // « aaaaa » sounds like « a », and like nothing else.
  if (cle.length < 5 || dit.length < 4) return undefined;
  const [proche] = (debuts.get(debutDe(cle)) ?? [])
    .map(({ autre, son }) => ({ autre, son, partage: communs(dit, son), ecart: Math.abs(dit.length - son.length) }))
    .filter(({ partage, ecart }) => partage >= 5 || ecart <= 1)
    .sort((a, b) => (b.son === dit) - (a.son === dit) || b.partage - b.ecart / 2 - (a.partage - a.ecart / 2));
  return proche?.autre;
}

function parDebut(cles) {
  const debuts = new Map();
  for (const autre of cles) debuts.set(debutDe(autre), [...(debuts.get(debutDe(autre)) ?? []), { autre, son: sonDe(autre) }]);
  return debuts;
}

/** Languages of the site that are written in the script of a question, French left out. */
function parEcriture(question, langues) {
  const ecriture = ECRITURES.find((une) => une.test(question));
  return ecriture ? Object.keys(langues).filter((cle) => ecriture.test(langues[cle])) : [];
}

/** Does a question use no Latin letter nor digit? */
export function autreEcriture(question) {
  return /\p{L}/u.test(question) && !/[\p{Script=Latin}\p{Nd}]/u.test(question);
}

/** The lines of publish/search/answers.py, added to what is known: stem → { rare, poids: [[need, weight]…] }, all the stems of a
    question → need, and what a stem says of pages. */
function deplier(lignes, { mots, entiers, demandees }) {
  for (const ligne of lignes.split("\n")) {
    const [cle, signes, ...autres] = ligne.split(" ");
    if (signes[0] === "=") {
      entiers[[cle, ...autres].join(" ")] = Number(signes.slice(1));
      continue;
    }
    if (signes[0] === ">") {
      demandees.ajouter(cle, signes.slice(1));
      continue;
    }
    const nombres = Array.from(signes, (signe) => SIGNES.indexOf(signe));
    const poids = [];
    for (let i = 1; i < nombres.length; i += 2) poids.push([nombres[i], nombres[i + 1] - ECHELLE]);
    mots[cle] = { rare: 2 * nombres[0], poids };
  }
}

/** A reader of questions, over the files that the site publishes.
    @param {object} tete besoins.json
    @param {(nom: string, sur?: boolean) => Promise<string>} lireFichier reads a slice of stems; at once when it is sure to be of use */
export function creerLecteur({ besoins, avance, echelle, inconnu, langues, demandees: pages, tranches, version }, lireFichier) {
  const mots = {};
  const entiers = {};
  const demandees = creerDemandees(pages);
  const lues = new Map();
  let debuts;
  const rien = besoins.indexOf("");
  /** From 1, the most pressing of the needs, as the data rank them, down to 0. */
  const pressant = (cle) => 1 - besoins.indexOf(cle) / besoins.length;

  /** Slices that may hold a stem; a short one is never taken for another: only the slice that may hold it is of use. */
  const rangsDe = (cle) => tranchesDe(tranches, debutDe(cle)).slice(0, debutDe(cle).length < 4 ? 1 : undefined);

  /** Fetch the slices that may hold some stems; a failure is not kept: it may be tried again.
      @param {string[]} cles stems
      @param {string[]} sures those that the next letter will not change */
  async function charger(cles, sures = []) {
    const rangs = cles.flatMap(rangsDe);
    const surs = new Set(sures.flatMap(rangsDe));
    for (const rang of new Set(rangs)) {
      if (lues.has(rang)) continue;
      lues.set(rang, lireFichier(`besoins-${rang}.txt?v=${version}`, surs.has(rang)).then(
        (texte) => { deplier(texte, { mots, entiers, demandees }); debuts = undefined; },
        (erreur) => { lues.delete(rang); throw erreur; },
      ));
    }
    // Those only: what another question waits for may be long to come.
    await Promise.all(rangs.map((rang) => lues.get(rang)));
  }

  /** The stem that is known for a typed one; stems are filed anew when a slice, were it another question's, has come. */
  const sue = (cle) => connue(cle, mots, (debuts ??= parDebut(Object.keys(mots).sort())));

  const notesDe = (cles) => {
    const notes = besoins.map(() => 0);
    let longueur = 0;
    for (const cle of cles) {
      const lue = sue(cle);
      const { rare, poids } = mots[lue] ?? { rare: inconnu, poids: [] };
      const part = cle.endsWith(lue) || (lue && sonDe(lue) === sonDe(cle)) ? 1 : RESSEMBLE;
      longueur += rare ** 2;
      for (const [besoin, force] of poids) notes[besoin] += (part * force * rare) / echelle;
    }
    return notes.map((note, rang) => avance[rang] + note / (Math.sqrt(longueur) || 1));
  };
  // A word of another language may name a place: « Le Mans ».
  const dit = besoins.map((cle) => cle && !(cle in langues));
  const parle = (mot) => (mots[racine(mot)]?.poids ?? []).some(([besoin, force]) => force > 0 && dit[besoin]);
  return {
    /** Whether a word of a question speaks for a need by itself. */
    async motsParlants(question) {
      const cles = racinesParlantes(question);
      await charger(cles, cles.filter(dejaSures(question)));
      return parle;
    },
    /** What a question tells: `besoins`, the likeliest first, key → chance, none when it is not sure enough;
        `pistes`, those that may be meant besides; `pages`, which entries are asked for, and how surely; `inquiet` when the
        likeliest is pressing, sure enough or not, and likelier than no need at all. */
    async lire(question) {
      const cles = racinesParlantes(question);
      const utiles = motsUtiles(sansAmorce(question));
      await charger([...cles, ...utiles.map(racine)]);
      const pages = demandees.lire(utiles, [...new Set(decouper(question).map(racine))]);
      const entier = besoins[entiers[[...cles].sort().join(" ")]];
      if (entier !== undefined) return { besoins: entier ? [{ cle: entier, chance: 1 }] : [], pages };
      await charger(cles.filter((cle) => estCollee(cle) && !Object.hasOwn(mots, cle)).map((cle) => cle.slice(1)));
      // What no Latin letter writes is read by its script: a word that nothing taught would hide the language.
      if (autreEcriture(question) || !cles.some(sue)) return { besoins: parEcriture(question, langues).map((cle) => ({ cle, chance: 1 })), pages };
      const parts = chances(notesDe(cles));
      const rangs = parts.map((chance, rang) => ({ cle: besoins[rang], chance })).filter(({ cle }) => cle);
      const [premier, second] = rangs.sort((a, b) => b.chance - a.chance);
      const aucun = parts[rien] ?? 0;
      const inquiet = pressant(premier.cle) > PRESSE && premier.chance > aucun;
      if (premier.chance - COUT * aucun < SEUIL * pressant(premier.cle)) {
        return { besoins: [], pages, inquiet, pistes: plausibles(rangs.slice(0, PISTES), Math.max(PLAUSIBLE, MOITIE * aucun)) };
      }
      const voisin = second && second.chance > AUTRE + AUTRE_PRESSANT * pressant(second.cle);
      const gardes = premier.chance < SUR && voisin ? [premier, second] : [premier];
      // Neither is sure: the most pressing comes first, as the data rank them.
      const rang = ({ cle }) => besoins.indexOf(cle);
      if (gardes.length > 1 && second.chance > DOUTE) gardes.sort((a, b) => rang(a) - rang(b));
      return { besoins: gardes, pages, inquiet, pistes: premier.chance < SUR ? plausibles(rangs.slice(gardes.length, PISTES), PLAUSIBLE) : [] };
    },
  };
}
