/* The official register, read in small pieces: nothing is fetched before it is asked for. No DOM here. */
import { calme } from "./calme.js";
import { CODE_INSEE, cle, correspond, departement, estTete, lectures, lire, mots, numeroDit, rang, tiroirs } from "./communes.js";
import { deplier } from "./debuts.js";
import { ressemble, voisins } from "./voisinage.js";

const DOSSIER = new URL("../communes/", import.meta.url);
const CODE_POSTAL = 5;
const AU_PLUS = 2;
const lus = new Map();

/** A file of the register, fetched once, at once when it is sure to be of use; a failure may be tried again. */
function fichier(nom, sur = false) {
  if (!lus.has(nom)) {
    const promesse = (sur ? Promise.resolve() : calme()).then(() => fetch(new URL(`${nom}.json`, DOSSIER))).then((reponse) =>
      reponse.ok ? reponse.json() : Promise.reject(new Error(`${nom} ${reponse.status}`)),
    );
    lus.set(nom, promesse);
    promesse.catch(() => lus.delete(nom));
  }
  return lus.get(nom);
}

let pret;

/** What any answer needs, its keys unpacked once; a failure may be tried again. */
export function preparer() {
  pret ??= fichier("index", true).then((index) => ({ ...index, noms: deplier(index.noms), codes: deplier(index.codes) }))
    .catch((erreur) => { pret = undefined; throw erreur; });
  return pret;
}

export function commune([nom, code, codes, offre, ensemble], index) {
  const estCommune = CODE_INSEE.test(code);
  // A territory is filed under each of its names, and shown by its own.
  if (!estCommune) return { nom: ensemble, code, codes: [], couverte: true, lieu: "territoire", estCommune };
  const lieu = ensemble ? `partie de ${ensemble}` : index.departements[departement(code)];
  return { nom, code, codes: codes.split(" ").filter(Boolean), couverte: Boolean(offre), offre, lieu, estCommune };
}

/** The name of a commune is meant before that of a territory; each territory comes once. */
export function ranger(communes, lecture) {
  const nommees = communes.some(({ estCommune, exacte }) => estCommune && exacte);
  const propres = communes.filter(({ estCommune }) => estCommune);
  const territoires = [...new Map(communes.filter(({ estCommune }) => !estCommune).map((une) => [une.code, une])).values()];
  const seconds = nommees && !lecture.collectivite ? territoires.map((une) => ({ ...une, exacte: false, meme: false })) : territoires;
  return nommees ? [...propres, ...seconds] : [...seconds, ...propres];
}

/** A name may lead to the code of another one: both stay, each once. */
export function uniques(lignes) {
  return [...new Map(lignes.map((ligne) => [`${ligne[0]} ${ligne[1]}`, ligne])).values()];
}

export async function lignes(genre, noms) {
  return (await Promise.all(noms.map((nom) => fichier(`${genre}-${nom}`)))).flat();
}

async function parNom(index, lecture) {
  const voulus = tiroirs(index.noms, cle(lecture.mots));
  const complet = voulus.length <= AU_PLUS && !estTete(lecture);
  // A shard is sorted by key: the first one holds the very name, were it as short as « Y » or « Eu ».
  const rangees = await lignes("noms", complet ? voulus : voulus.slice(0, 1));
  const trouves = uniques([...index.grandes, ...rangees])
    .filter(([nom, code]) => correspond(nom, code, lecture))
    .map((ligne) => ({ ligne, place: rang(ligne[0], lecture) }));
  trouves.sort((un, autre) => un.place - autre.place);
  const communes = trouves.map(({ ligne, place }) => ({ ...commune(ligne, index), exacte: place === 0, meme: place < 2, entamee: place < 3 }));
  return { communes: ranger(communes, lecture), complet, seule: Boolean(lecture.departement) && communes.length === 1 };
}

/** Names that one slip turned into what was typed. */
async function parEcart(index, lecture) {
  const rangees = await lignes("noms", voisins(index.noms, cle(lecture.mots)));
  const trouves = uniques([...index.grandes, ...rangees]).filter(([nom, code]) => ressemble(nom, code, lecture));
  return { communes: trouves.map((ligne) => commune(ligne, index)), complet: true, corrigee: true };
}

/** A department is no commune: its name alone asks for the rest, « je vis à la Réunion » too, and its number in a sentence. */
function departementSeul(index, texte, lues) {
  const liste = mots(texte);
  const numero = numeroDit(liste, liste.length - 1);
  const dites = lues.filter((une) => !une.departement && !une.collectivite).map((une) => cle(une.mots));
  const cherchees = [cle(mots(texte.replace(/^\s*(?:le )?(?:d[ée]partement)\b/iu, ""))), ...dites];
  const trouve = Object.entries(index.departements).find(([code, nom]) => code === numero || cherchees.includes(cle(mots(nom))));
  return trouve && { code: trouve[0], nom: trouve[1], page: index.pages.includes(trouve[0]) };
}

async function parMots(index, texte, presque) {
  const lues = lectures(texte, index.departements, { colles: presque });
  const seul = departementSeul(index, texte, lues);
  for (const lecture of lues) {
    const reponse = await parNom(index, lecture);
    if (reponse.communes.length > 0 || !reponse.complet) return { ...reponse, departement: seul };
  }
  if (seul) return { communes: [], complet: true, departement: seul };
  for (const lecture of presque ? lues : []) {
    const reponse = await parEcart(index, lecture);
    if (reponse.communes.length > 0) return reponse;
  }
  return { communes: [], complet: true };
}

/** The commune that has a code of Insee, which some files give in the place of a post code. */
async function parCodeInsee(index, code) {
  if (!CODE_INSEE.test(code) || !(departement(code) in index.departements)) return [];
  const { communes } = await fichier(`departement-${departement(code)}`);
  const ligne = communes.find(([sien]) => sien === code);
  return ligne ? [{ ...commune([ligne[1], code, "", undefined], index), couverte: undefined }] : [];
}

async function parCode(index, code, texte, presque) {
  if (code.length !== CODE_POSTAL) return { communes: [], complet: false, code };
  const rangees = await lignes("codes", tiroirs(index.codes, code));
  const trouves = uniques(rangees).filter(([, , codes]) => codes.split(" ").includes(code));
  const nommes = trouves.filter(([nom, insee]) => lectures(texte, index.departements).some((l) => correspond(nom, insee, l)));
  const gardes = nommes.length > 0 ? nommes : trouves;
  // A code of one big office (CEDEX) is no commune's: its name tells.
  if (gardes.length === 0 && mots(texte).length > 0) return parMots(index, texte, presque);
  // An arrondissement is nearer than the city that it is a part of, which has all its post codes.
  const [parties, ensembles] = [gardes.filter((l) => l[4]), gardes.filter((l) => !l[4])];
  const insee = gardes.length > 0 ? [] : await parCodeInsee(index, code);
  return { communes: [...[...parties, ...ensembles].map((ligne) => commune(ligne, index)), ...insee], complet: true, code };
}

/**
 * The communes that a text may mean, the likeliest first, and the territories of this site.
 * presque: whether names one slip away count, which costs some more files.
 * complet: whether there are no others; code: the post code that was read, if any; departement: the one that was
 * named alone; seule: whether no other name of the department that was said begins so; corrigee: whether a slip was put
 * right; illisible: whether the text has no Latin letter nor digit.
 */
export async function chercherCommunes(texte, { presque = true } = {}) {
  const { code, brut } = lire(texte);
  if (!code && mots(brut).length === 0) return { communes: [], complet: true, illisible: true };
  const index = await preparer();
  return code ? parCode(index, code, brut, presque) : parMots(index, brut, presque);
}

/** The department that a code begins with: its name, whether a page tells of it; null when there is none. */
export async function departementDe(code) {
  const { departements, pages, annee } = await preparer();
  const chiffre = departement(code);
  return chiffre in departements ? { code: chiffre, nom: departements[chiffre], page: pages.includes(chiffre), annee } : null;
}

/** What the register says of a commune that nothing covers, by INSEE code; null when it does not know the code. */
export async function communeDeCode(code) {
  const { epci, communes, parties, peut_etre: peutEtre } = await fichier(`departement-${departement(code)}`);
  const lignesDe = new Map(communes.map((ligne) => [ligne[0], ligne]));
  if (!lignesDe.has(code)) return null;
  const [, nom, groupe] = lignesDe.get(code);
  return {
    nom,
    epci: groupe >= 0 ? { nom: epci[groupe][0], genre: epci[groupe][1] } : null,
    parties: (parties[code] ?? []).map((partie) => ({ code: partie, nom: lignesDe.get(partie)?.[1] ?? partie })),
    peutEtre: peutEtre.map(([territoire, id]) => ({ nom: territoire, id })),
  };
}
