/* Names of communes: what people type, made comparable. Pure functions, the twin of publish/communes/keys.py. */
import { normaliser } from "./francais.js";

const PETITS = new Set("a au aux d de des du en et l la le les lez sous sur".split(" "));
const TETES = new Set(["saint", "sainte"]);
const SAINTS = { st: "saint", ste: "sainte" };
const OUTRE_MER = /^9[78]/;

function motsBruts(texte) {
  return (normaliser(texte).match(/[a-z0-9]+/g) ?? []).map((mot) => mot.replace(/^(\d+)(?:er|e|eme)$/, "$1"));
}

/** The words of a name: « St-Pol s/Ternoise » → saint, pol, s, ternoise. */
export function mots(texte) {
  return motsBruts(texte).map((mot) => SAINTS[mot] ?? mot);
}

/** The words that tell a name from another, small words left out when something remains. */
function parlants(liste) {
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

/** What was typed: a post code, words, or both (« 62400 Béthune »). */
export function lire(texte) {
  const chiffres = texte.replace(/\s/g, "");
  if (/^\d+$/.test(chiffres)) return { code: chiffres, brut: "" };
  const code = texte.match(/(?<!\d)\d{5}(?!\d)/)?.[0] ?? "";
  return { code, brut: texte.replace(code, " ") };
}

/** Ways to understand the words typed, the most likely first. */
export function lectures(texte) {
  const liste = mots(texte);
  const bruts = motsBruts(texte);
  const fin = liste.at(-1) ?? "";
  const debut = liste.slice(0, -1);
  const autres = [{ mots: liste }];
  if (bruts.at(-1) !== fin) autres.push({ mots: [...debut, bruts.at(-1)] });
  if (debut.length > 0 && /^(\d{2,3}|2[ab])$/.test(fin)) autres.push({ mots: debut, departement: fin.toUpperCase() });
  if (debut.length > 0 && [...PETITS].some((petit) => petit.startsWith(fin))) autres.push({ mots: debut });
  if (/^l[aeiouyh]../.test(liste[0] ?? "")) autres.push({ mots: [liste[0].slice(1), ...liste.slice(1)] });
  return autres.filter((lecture) => lecture.mots.length > 0);
}

/** « Saint » alone: the name is still to come. */
export function estTete({ mots: liste }) {
  return parlants(liste).length === 1 && TETES.has(parlants(liste)[0]);
}

/** Does this name begin as the reading says? */
export function correspond(nom, code, lecture) {
  const liste = mots(nom);
  if (estTete(lecture) && tete(liste).startsWith(parlants(lecture.mots)[0])) return true;
  return (
    cle(liste).startsWith(cle(lecture.mots)) &&
    tete(liste).startsWith(tete(lecture.mots)) &&
    (!lecture.departement || departement(code) === lecture.departement)
  );
}

/** 0 the very name, 1 the same first words, 2 the same first letters. */
export function rang(nom, lecture) {
  const entiers = parlants(mots(nom));
  const saisis = parlants(lecture.mots);
  if (!saisis.every((mot, place) => mot === entiers[place])) return 2;
  return saisis.length === entiers.length ? 0 : 1;
}

/** First keys of the drawers where the names that begin with a key are filed. */
export function tiroirs(debuts, cherchee) {
  const premier = Math.max(debuts.findLastIndex((debut) => debut <= cherchee), 0);
  const suite = debuts.slice(premier + 1);
  const fin = suite.findIndex((debut) => !debut.startsWith(cherchee));
  return [debuts[premier], ...(fin === -1 ? suite : suite.slice(0, fin))];
}
