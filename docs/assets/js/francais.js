/* French words for the search: the same treatment for the index and for what people type.
   Pure functions, without DOM, so that they can be tested in Node. */
import { normaliser } from "./lettres.js";

/** What courtesy and asking add to a question: the list of publish/search/words.py. */
export const COURTOISIE =
  ("aimerais aimerait aimerions auriez avance avez bonjour bonsoir cherche cherchons concernant " +
    "concernent cordialement coucou existe existent madame mentionnent merci messieurs monsieur parlent " +
    "plait pourrais pourrait pourriez pouvez pouvons puis remercie renseigner salut salutations savoir " +
    "serait souhaite souhaiterais souhaiterait souhaitons stp svp voudrais voudrait voudrions").split(" ");
const MOTS_VIDES = new Set(COURTOISIE.concat(
  ("a ai as au aux avec c ce ces cet cette comment d dans de des du elle elles en est et etre eux faire " +
    "fait faut il ils j je l la le les leur leurs lui m ma mais me mes mon n ne nos notre nous on ont ou " +
    "par pas peut pour qu que quel quelle quelles quels qui quoi s sa se ses son sont sur t ta te tes toi " +
    "ton tu un une vos votre vous y").split(" "),
));
const ELISIONS = /(?<![\p{L}\p{N}])(?:l|d|j|n|s|m|t|c|qu|jusqu|lorsqu|puisqu)'/gu;
const ABREGES = { st: "saint", ste: "sainte" };
const MOT = /[\p{L}\p{N}]+/gu;

/** The words of a text, elided articles left out: « l’école » gives « ecole », « St-Leu » « saint », « leu ». */
export function decouper(texte) {
  const mots = normaliser(texte).replace(ELISIONS, " ").match(MOT) ?? [];
  return mots.map((mot) => (Object.hasOwn(ABREGES, mot) ? ABREGES[mot] : mot));
}

/** Strip a plural mark, lightly: « hôpitaux » → « hopital », « soins » → « soin ». */
export function singulier(mot) {
  if (mot.length < 4 || /\d/.test(mot)) return mot;
  if (mot.endsWith("aux") && !mot.endsWith("eaux") && mot.length > 4) return `${mot.slice(0, -3)}al`;
  if (mot.endsWith("ss")) return mot;
  return /[sx]$/.test(mot) ? mot.slice(0, -1) : mot;
}

// Endings that set word forms apart, longest first, and how much of the word must be left.
const FINALES = [["issements", 5], ["issement", 5], ["ements", 7], ["ement", 7], ["ations", 5], ["ation", 5], ["iques", 5], ["ique", 5],
  ["ismes", 5], ["isme", 5], ["istes", 5], ["iste", 5], ["euses", 5], ["euse", 5], ["eurs", 5], ["eur", 5], ["ies", 6], ["ie", 6],
  ["er", 5], ["es", 3], ["e", 3]];

/** The part that forms of a word share: « âgées » and « âgé », « vaccination » and « vacciner ». */
export function racine(mot) {
  let court = singulier(mot);
  if (/\d/.test(court)) return court;
  for (const [finale, reste] of FINALES) {
    if (!court.endsWith(finale) || court.length - finale.length < reste) continue;
    court = court.slice(0, -finale.length);
    break;
  }
  court = court.length > 4 ? court.replace(/e$/, "") : court;
  return court.length > 4 ? court.replace(/([lnt])\1$/, "$1") : court;
}

/** The term that a word is looked for by, or null for a word that says nothing. */
export function terme(mot) {
  const normal = normaliser(mot);
  return MOTS_VIDES.has(normal) ? null : racine(normal);
}

/** May what is typed of a word become one that says nothing, whatever it is by now: « cherc »? */
export function peutEtreVide(debut) {
  return [...MOTS_VIDES].some((mot) => mot.startsWith(debut));
}

/** All the terms of a text. */
export function termes(texte) {
  return decouper(texte).map(terme).filter(Boolean);
}

/** A short number in two halves, as posters print it, and no part of a longer number, an age or a sum. */
const EN_DEUX = /(?<!\d[\s.]?)(?<![\p{L}\d])(3\d)[\s.](\d\d)(?![\p{L}\d]|[\s.]?(?:\d|ans|euros?|€|%))/gu;

/** A question with its short numbers whole: « le 31 14 » gives « le 3114 ». */
export function numerosEntiers(texte) {
  return texte.replace(EN_DEUX, "$1$2");
}

/** How people ask what a word means, once normalized. */
const DEFINITION =
  /\b(?:c(?:'?est)? ?(?:qu|k)oi|qu'?est[ -]ce qu(?:e|')?|(?:ca |cela )?veut dire(?: quoi)?|que (?:veut dire|signifie)|signifie|(?:a|ca) (?:quoi )?(?:ca )?sert(?: a quoi)?|definition|signification|role|sigle|kezako)\b/g;

/** A question that asks what a word means: the word alone; else the same text, and no definition. */
export function definition(texte) {
  const normal = normaliser(texte);
  const reste = normal.replace(DEFINITION, " ").trim();
  return reste && reste !== normal.trim() ? { texte: reste, demandee: true } : { texte, demandee: false };
}

/** How people ask for pages rather than for what these say, once normalized: « quels cls parlent du handicap ». */
const AMORCE = new RegExp(
  "\\b(?:quel(?:le)?s (?:cls|clsm|cias|contrats?|territoires|agglos|villes|communes) (?:parlent|traitent|agissent|travaillent|s'occupent)" +
    "|(?:des )?(?:informations?|infos?|renseignements?)|(?:me )?dire qui s'occupe) (?:d'|(?:de la|de l'|de|du|des|sur|concernant|pour)\\b(?! quel))",
);

/** What « j » is typed before without its apostrophe: the list of publish/search/needs.py. */
export const APRES_JE = "ai|aime|arrive|avais|crois|dors|en|fais|habite|me|ne|ose|peu|peux|sais|suis|vais|veu|veux|viens|vis";
const COLLE_A_JE = new RegExp(`(?<![\\p{L}\\p{N}])j(?=(?:${APRES_JE})(?![\\p{L}\\p{N}]))`, "giu");

/** « jhabite », « jveux » with their apostrophe: the engine would take them for other words, « jeux ». */
export const avecApostrophe = (texte) => texte.replace(COLLE_A_JE, "j'");

/** A question without the way it was asked, unless nothing else was. */
export function sansAmorce(texte) {
  const reste = normaliser(texte).replace(AMORCE, " ");
  return motsUtiles(reste).length > 0 ? reste : texte;
}

/** The words of a text that say something, as they were typed; all of them if none does: « Qui fait quoi ? ». */
export function motsUtiles(texte) {
  const mots = decouper(texte);
  const utiles = mots.filter((mot) => !MOTS_VIDES.has(mot));
  return utiles.length > 0 ? utiles : mots;
}
