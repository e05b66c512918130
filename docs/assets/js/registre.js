/* The official register, read in small pieces: nothing is fetched before it is asked for. No DOM here. */
import { cle, correspond, departement, estTete, lectures, lire, rang, tiroirs } from "./communes.js";

const DOSSIER = new URL("../communes/", import.meta.url);
const CODE_POSTAL = 5;
const AU_PLUS = 2;
const lus = new Map();

/** A file of the register, fetched once; a failure may be tried again. */
function fichier(nom) {
  if (!lus.has(nom)) {
    const promesse = fetch(new URL(`${nom}.json`, DOSSIER)).then((reponse) =>
      reponse.ok ? reponse.json() : Promise.reject(new Error(`${nom} ${reponse.status}`)),
    );
    lus.set(nom, promesse);
    promesse.catch(() => lus.delete(nom));
  }
  return lus.get(nom);
}

/** Fetch what any answer needs. */
export function preparer() {
  return fichier("index");
}

function commune([nom, code, codes, couverte, ensemble], index) {
  const lieu = ensemble ? `partie de ${ensemble}` : index.departements[departement(code)];
  return { nom, code, codes: codes.split(" ").filter(Boolean), couverte: couverte === 1, lieu };
}

function uniques(lignes) {
  return [...new Map(lignes.map((ligne) => [ligne[1], ligne])).values()];
}

async function lignes(genre, noms) {
  return (await Promise.all(noms.map((nom) => fichier(`${genre}-${nom}`)))).flat();
}

async function parNom(index, lecture) {
  const voulus = tiroirs(index.noms, cle(lecture.mots));
  const complet = voulus.length <= AU_PLUS && !estTete(lecture);
  // A drawer is sorted by key: the first one holds the very name, were it as short as « Y » or « Eu ».
  const rangees = await lignes("noms", complet ? voulus : voulus.slice(0, 1));
  const trouves = uniques([...index.grandes, ...rangees])
    .filter(([nom, code]) => correspond(nom, code, lecture))
    .map((ligne) => ({ ligne, place: rang(ligne[0], lecture) }));
  trouves.sort((un, autre) => un.place - autre.place);
  const communes = trouves.map(({ ligne, place }) => ({ ...commune(ligne, index), exacte: place === 0 }));
  return { communes, complet };
}

async function parMots(index, texte) {
  for (const lecture of lectures(texte)) {
    const reponse = await parNom(index, lecture);
    if (reponse.communes.length > 0) return reponse;
    if (!reponse.complet) return reponse;
  }
  return { communes: [], complet: true };
}

async function parCode(index, code, texte) {
  if (code.length !== CODE_POSTAL) return { communes: [], complet: false, code };
  const rangees = await lignes("codes", tiroirs(index.codes, code));
  const trouves = uniques(rangees).filter(([, , codes]) => codes.split(" ").includes(code));
  const nommes = trouves.filter(([nom, insee]) => lectures(texte).some((l) => correspond(nom, insee, l)));
  const gardes = nommes.length > 0 ? nommes : trouves;
  // An arrondissement is nearer than the city that it is a part of, which has all its post codes.
  const [parties, ensembles] = [gardes.filter((l) => l[4]), gardes.filter((l) => !l[4])];
  return { communes: [...parties, ...ensembles].map((ligne) => commune(ligne, index)), complet: true, code };
}

/**
 * The communes that a text may mean, the likeliest first.
 * complet: whether there are no others; code: the post code that was read, if any.
 */
export async function chercherCommunes(texte) {
  const { code, brut } = lire(texte);
  const index = await preparer();
  return code ? parCode(index, code, brut) : parMots(index, texte);
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
