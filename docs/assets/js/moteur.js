/* The search engine: what to fetch for a question, how entries are ranked, what is put right. No DOM here. */
import { ecart } from "./ecart.js";
import { motsUtiles, racine, terme, termes } from "./francais.js";
import { assembler, prealable } from "./assemblage.js";

const CHAMPS = { titre: 4, lieux: 3.8, mots: 3, noms: 2, texte: 1, echos: 0.8 };
/** Fields that name an entry: one that they name wholly is worth more than one that only speaks of it. */
const NOMS = ["titre", "lieux", "mots", "noms"];
const NOMME = 2;
/** What people look for most often comes first; what serves them least, last. */
const GENRES = {
  Territoire: 1.3, "Numéro utile": 1.6, Thème: 1.5, Page: 1.5, Glossaire: 1.2, Organisme: 0.9,
  "Autres dispositifs": 0.9, Historique: 0.6, Sources: 0.6, "Pour contribuer": 0.3,
};
const DEBUT = 0.4;
const CORRIGE = 0.8;
/** A word in the making may begin many others: no more slices than this are fetched for it. */
const TRANCHES = 3;

/** A beginning that all forms of a root share: « local » is also « locaux ». */
function debutDe(cle) {
  return cle.slice(0, Math.min(5, cle.endsWith("al") ? cle.length - 1 : cle.length));
}

async function proches(magasin, mot, limite) {
  if (mot.length < 4 || /\d/.test(mot) || !terme(mot)) return [];
  const longueurs = Array.from({ length: 2 * limite + 1 }, (_, i) => mot.length - limite + i);
  const trouves = (await magasin.lettres(longueurs)).filter((autre) => ecart(mot, autre, limite) <= limite);
  return trouves.sort((a, b) => (b[0] === mot[0]) - (a[0] === mot[0]));
}

/** Entries that hold a word or one of its corrections, with their best score: rank → { score, termes }. */
function touches(index, { cles, poids, debut }) {
  const trouves = new Map();
  for (const cle of cles) {
    const options = { prefix: debut, weights: { prefix: DEBUT, fuzzy: 0 }, boost: CHAMPS };
    for (const { id, score, terms, match } of index.search(cle, options)) {
      const nomme = Object.values(match).flat().some((champ) => NOMS.includes(champ));
      const autre = trouves.get(id);
      if (!autre || autre.score < score * poids) trouves.set(id, { score: score * poids, nomme, termes: terms });
    }
  }
  return trouves;
}

/** Entries found, with how many of the words each holds, and how many name it. */
function rassembler(listes) {
  const fiches = new Map();
  for (const liste of listes) {
    for (const [numero, { score, nomme, termes: mots }] of liste) {
      const fiche = fiches.get(numero) ?? { numero, mots: 0, nommes: 0, score: 0, termes: new Set() };
      mots.forEach((mot) => fiche.termes.add(mot));
      fiche.mots += 1;
      fiche.nommes += nomme ? 1 : 0;
      fiche.score += score;
      fiches.set(numero, fiche);
    }
  }
  return [...fiches.values()];
}

/** Entries that hold every word, or most of them. Those that hold fewer stay only if none of these bears one of the
    words as a name: « mon fils se drogue » wants the number about drugs, not the page that also speaks of sons. */
function classer(listes, poidsDe) {
  const fiches = rassembler(listes);
  const plus = Math.max(0, ...fiches.map(({ mots }) => mots));
  for (const fiche of fiches) {
    const poids = poidsDe(fiche.numero);
    const nomme = fiche.nommes === fiche.mots;
    fiche.score *= (nomme ? poids * NOMME : Math.min(poids, 1)) * (fiche.mots / listes.length) ** 2;
  }
  const seules = fiches.some(({ mots, nommes }) => mots === plus && nommes > 0);
  const gardees = seules ? fiches.filter(({ mots }) => mots === plus) : fiches;
  return { fiches: gardees.sort((a, b) => b.score - a.score || a.numero - b.numero), complet: plus === listes.length };
}

/** Roots to mark in a text besides those typed: what acronyms and everyday words stand for. */
function echosDe(echos, cles) {
  const dits = echos.filter(({ cherche }) => cherche.length > 0 && cherche.every((cle) => cles.has(cle)));
  return dits.flatMap(({ dit }) => dit);
}

/** The engine of a site, over its files. */
export function creerMoteur(magasin) {
  const { sommaire } = magasin;
  const socle = prealable(sommaire);
  const echos = sommaire.echos.map(([dit, cherche]) => ({ dit: termes(dit), cherche: termes(cherche) }));
  const poidsDe = (numero) => GENRES[sommaire.genres[parseInt(sommaire.genre[numero], 36)]] ?? 1;
  const tranches = new Map();
  let index = assembler(socle, []);

  async function charger(cles) {
    const lots = await Promise.all(cles.map((cle) => magasin.mots(debutDe(cle), TRANCHES)));
    const avant = tranches.size;
    lots.flat().forEach(([rang, tranche]) => tranches.set(rang, tranche));
    if (tranches.size > avant) index = assembler(socle, tranches.values());
  }

  /** What a typed word is looked for by; an unknown word is put right when one letter is enough. */
  async function comprendre(mot, dernier) {
    const cle = racine(mot);
    const debut = dernier && mot.length > 2;
    if (index.search(cle, { prefix: debut }).length > 0) return { mot, cles: [cle], poids: 1, debut };
    const corrections = await proches(magasin, mot, 1);
    await charger(corrections.map(racine));
    return { mot, cles: [...new Set(corrections.map(racine))], poids: CORRIGE, debut: false, corrections };
  }

  async function chercher(question) {
    const mots = motsUtiles(question);
    await charger(mots.map(racine));
    const compris = await Promise.all(mots.map((mot, rang) => comprendre(mot, rang === mots.length - 1)));
    const { fiches, complet } = classer(compris.map((mot) => touches(index, mot)), poidsDe);
    const cles = new Set(compris.flatMap((mot) => mot.cles));
    const inconnus = compris.filter((mot) => mot.cles.length === 0).map(({ mot }) => mot);
    const suggestions = fiches.length > 0 ? [] : (await Promise.all(inconnus.map((mot) => proches(magasin, mot, 2)))).flat();
    return {
      fiches,
      complet,
      vide: !question.trim(),
      marques: new Set([...cles, ...echosDe(echos, cles)]),
      corrections: compris.filter((mot) => mot.corrections?.length).map(({ mot, corrections }) => [mot, corrections[0]]),
      suggestions: suggestions.slice(0, 3),
    };
  }

  return {
    chercher,
    /** What is shown of some of the entries found. */
    fiches: (trouvees) =>
      Promise.all(
        trouvees.map(async ({ numero, termes: mots }) => ({
          ...(await magasin.fiche(numero)),
          genre: sommaire.genres[parseInt(sommaire.genre[numero], 36)],
          termes: mots,
        })),
      ),
  };
}
