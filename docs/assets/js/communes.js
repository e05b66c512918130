/* Names of communes: what people type, made comparable. Pure functions, the twin of publish/communes/__init__.py. */
import { normaliser } from "./lettres.js";

export const PETITS = new Set("a au aux d de des du en et l la le les lez sous sur".split(" "));
export const TETES = new Set(["saint", "sainte"]);
const SAINTS = { st: "saint", ste: "sainte" };
const OUTRE_MER = /^9[78]/;
/** What comes before a name in a sentence, and what a territory calls itself. */
const AMORCES = new RegExp(
  "^(?:(?:bonjour|alors) )?(?:(?:je|j|on|nous) (?:suis|habite|vis|reside|vit|sommes|habitons|vivons)|" +
    "(?:ma|mon|notre) (?:commune|ville|village|bourg) (?:est|c est|s appelle)|" +
    "(?:mairie|ville|commune|village|bourg)|j habite|habite|quoi de (?:neuf|nouveau)|(?:que|qu est ce qui|ce qui) se (?:passe|fait)(?: t il)?|" +
    "(?:qu|qu est ce qu)? ?(?:il )?y a t ?(?:il)?|(?:qui|a qui) (?:aide|appeler|s adresser|contacter|demander)|ou (?:aller|se soigner)) (?:a|au|aux|en|dans|de|du|des|d|l|la|le|les|sur|vers|pres)*\\b ?",
);
const COLLECTIVITE = new RegExp(
  "^(?:l )?(?:agglo|agglomeration|interco|intercommunalite|comcom|cc|ca|cu|metropole|communaute (?:de communes|d agglo(?:meration)?|urbaine)|territoire)" +
    " (?:du|de la|de l|des|de|d)?\\b ?",
);
const MOT_COLLE = /^[dl][aeiouyh]../;
const ARTICLE_COLLE = /^(?:les|la|le)(?=...)/;

/** « Paris XVe »: the arrondissement as the register writes it. */
const EN_ROMAIN = /\b(paris|lyon|marseille)\s+([ivx]+)(?:er|e|[eè]me)?(?![\p{L}\d])/giu;
const CHIFFRES = { i: 1, v: 5, x: 10 };
function enChiffres(romain) {
  const valeurs = Array.from(romain.toLowerCase(), (lettre) => CHIFFRES[lettre]);
  return valeurs.reduce((somme, valeur, rang) => somme + (valeur < valeurs[rang + 1] ? -valeur : valeur), 0);
}

/** The same text as an address book may have it: full-width digits, « s/ », « LaRochelle », « CEDEX 9 », « France ». */
export function nettoyer(texte) {
  return texte
    .normalize("NFKC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(^|[\s-])s\s*\/\s*/giu, "$1sur ")
    .replace(/\bcedex\b(\s*\d{1,2}\b)?/giu, " ")
    .replace(/,\s*france\s*$/iu, "")
    .replace(EN_ROMAIN, (_, ville, romain) => `${ville} ${enChiffres(romain)}`);
}

function motsBruts(texte) {
  return (normaliser(texte).match(/[a-z0-9]+/g) ?? []).map((mot) => mot.replace(/^(\d+)(?:er|e|eme)$/, "$1"));
}

/** The words of a name: « St-Pol s/Ternoise » → saint, pol, s, ternoise. */
export function mots(texte) {
  return motsBruts(texte).map((mot) => SAINTS[mot] ?? mot);
}

/** The words of the names of the register, each cut once: a key typed compares hundreds of them. */
const coupes = new Map();
export function motsDuNom(nom) {
  if (!coupes.has(nom)) coupes.set(nom, mots(nom));
  return coupes.get(nom);
}

/** The words that tell a name from another, small words left out when something remains. */
export function parlants(liste) {
  const gardes = liste.filter((mot) => !PETITS.has(mot));
  return gardes.length > 0 ? gardes : liste;
}

function tete(liste) {
  const [premier, suivant] = parlants(liste);
  return suivant && TETES.has(premier) ? premier : "";
}

/** The key under which a commune is filed: « Saint-Martin-d’Hères » → « martinheres ». */
export function cle(liste) {
  return parlants(liste).slice(tete(liste) ? 1 : 0).join("");
}

/** The department that an INSEE code begins with. */
export function departement(code) {
  return code.slice(0, OUTRE_MER.test(code) ? 3 : 2);
}

/** Five digits that count money are no post code: « endetté de 20000 », « 15000 € ». */
const SOMME = new RegExp(
  "\\b(?:endett|dette|cr[eé]dit|pr[eê]t|perdu|doi[st]|devons|facture|amende|gagn)\\p{L}*\\s+(?:(?:de|d['’]|plus|environ|presque|pr[eè]s)\\s*){0,3}\\d{5}(?!\\d)" +
    "|(?<!\\d)\\d{5}\\s*(?:€|euros?(?!\\p{L}))",
  "iu",
);

/** What was typed: a code, words, or both (« 62400 Béthune »). */
export function lire(texte) {
  const propre = nettoyer(texte);
  const serre = propre.replace(/\s/g, "").toUpperCase();
  if (/^\d+$|^\d[AB]\d{3}$/.test(serre)) return { code: serre, brut: "" };
  const code = propre.replace(SOMME, " ").match(/(?<!\d)\d{5}(?!\d)/)?.[0] ?? "";
  return { code, brut: propre.replace(code, " ").replace(/\bF-(?=\s)/, " ") };
}

/** « Béthune, Pas-de-Calais »: the name, and the department that the last words name. */
function avecDepartement(liste, departements) {
  const noms = new Map(Object.entries(departements).map(([code, nom]) => [parlants(motsDuNom(nom)).join(""), code]));
  return liste.flatMap((_, rang) => {
    const code = rang > 0 && noms.get(parlants(liste.slice(rang)).join(""));
    return code ? [{ mots: liste.slice(0, rang), departement: code }] : [];
  });
}

/** Words that were glued to the one before them: « dascq », « lhay », « lehavre ». */
function decolles(liste) {
  const sans = (motif) => liste.map((mot) => (motif.test(mot) ? mot.replace(motif === MOT_COLLE ? /^./ : motif, "") : mot));
  return [MOT_COLLE, ARTICLE_COLLE].filter((motif) => liste.some((mot) => motif.test(mot))).map((motif) => ({ mots: sans(motif) }));
}

/** What follows some first words, or nothing when they are not there. */
function apres(motif, liste) {
  const texte = liste.join(" ");
  const reste = texte.replace(motif, "");
  return reste && reste !== texte ? reste.split(" ") : null;
}

function deBase(liste, departements) {
  const fin = liste.at(-1) ?? "";
  const debut = liste.slice(0, -1);
  const autres = [];
  if (debut.length > 0 && /^(\d{2,3}|2[ab])$/.test(fin)) autres.push({ mots: debut, departement: fin.toUpperCase() });
  autres.push(...avecDepartement(liste, departements));
  if (debut.length > 0 && [...PETITS].some((petit) => petit.startsWith(fin))) autres.push({ mots: debut });
  return autres;
}

/** Ways to understand the words typed, the most likely first. */
export function lectures(texte, departements = {}, { colles = true } = {}) {
  const liste = mots(texte);
  const bruts = motsBruts(texte);
  const debut = liste.slice(0, -1);
  const autres = [{ mots: liste }];
  if (bruts.length > 0 && bruts.at(-1) !== liste.at(-1)) autres.push({ mots: [...debut, bruts.at(-1)] });
  autres.push(...deBase(liste, departements));
  const groupe = apres(COLLECTIVITE, liste);
  if (groupe) autres.push({ mots: groupe, collectivite: true }, { mots: groupe });
  const reste = apres(AMORCES, liste);
  if (reste) autres.push({ mots: reste }, ...deBase(reste, departements));
  if (colles) autres.push(...decolles(liste));
  return autres.filter((lecture) => lecture.mots.length > 0);
}

/** « Saint » alone: the name is still to come. */
export function estTete({ mots: liste }) {
  return parlants(liste).length === 1 && TETES.has(parlants(liste)[0]);
}

/** « 62119 », « 2A004 »: territories of the site have names for codes. */
export const CODE_INSEE = /^\d[\dAB]\d{3}$/;

/** « Nous habitons le 62 », « dans le 62 », « département 62 »: elsewhere a number is a date, a quantity, a help number. */
const AVANT_UN_NUMERO = /(?:^| )(?:dans le|departement|(?:habit[a-z]*|vis|vit|vivons|vivent) le)$/;

/** The code of the department that a word among others gives as its number, or nothing. */
export function numeroDit(liste, rang) {
  const avant = liste.slice(Math.max(0, rang - 2), rang).join(" ");
  return /^(?:\d{2,3}|2[ab])$/.test(liste[rang] ?? "") && AVANT_UN_NUMERO.test(avant) ? liste[rang].toUpperCase() : "";
}

/** Is a code outside of what the reading says? */
export function estAilleurs(code, lecture) {
  if (lecture.collectivite) return CODE_INSEE.test(code);
  return Boolean(lecture.departement) && departement(code) !== lecture.departement;
}

/** Does this name begin as the reading says? */
export function correspond(nom, code, lecture) {
  const liste = motsDuNom(nom);
  if (estTete(lecture) && tete(liste).startsWith(parlants(lecture.mots)[0])) return true;
  return cle(liste).startsWith(cle(lecture.mots)) && tete(liste).startsWith(tete(lecture.mots)) && !estAilleurs(code, lecture);
}

/** 0 the very name, 1 the same first words, 2 the last of several only begun, 3 the same first letters. */
export function rang(nom, lecture) {
  const entiers = parlants(motsDuNom(nom));
  const saisis = parlants(lecture.mots);
  const dernier = saisis.length - 1;
  if (!saisis.slice(0, -1).every((mot, place) => mot === entiers[place])) return 3;
  if (saisis[dernier] !== entiers[dernier]) return dernier > 0 && entiers[dernier]?.startsWith(saisis[dernier]) ? 2 : 3;
  return saisis.length === entiers.length ? 0 : 1;
}

/** First keys of the shards where the names that begin with a key are filed. */
export function tiroirs(debuts, cherchee) {
  const premier = Math.max(debuts.findLastIndex((debut) => debut <= cherchee), 0);
  const suite = debuts.slice(premier + 1);
  const fin = suite.findIndex((debut) => !debut.startsWith(cherchee));
  return [debuts[premier], ...(fin === -1 ? suite : suite.slice(0, fin))];
}
