/* The search engine: what to fetch for a question, how entries are ranked, what is put right. No DOM here. */
import { ecart } from "./ecart.js";
import { definition, motsUtiles, peutEtreVide, racine, sansAmorce, terme, termes } from "./francais.js";
import { normaliser } from "./lettres.js";
import { assembler, genreDe as genreDans } from "./assemblage.js";
import { contient } from "./ordinaires.js";
import { sonDe } from "./sons.js";

const CHAMPS = { titre: 4, lieux: 3.8, mots: 3, noms: 2, texte: 1, echos: 0.8 };
/** Fields that name an entry, as its places do: one that they name wholly is worth more than one that only speaks of it. */
const NOMS = ["titre", "mots", "noms"];
const NOMME = 3;
/** What people look for most often comes first; what serves them least, last. */
const GENRES = {
  Territoire: 1.3, "Numéro utile": 1.6, Urgences: 1.6, Thème: 1.5, Page: 1.5, "Ce site": 1.5, Partie: 1, Glossaire: 1.2, Organisme: 0.9,
  "Autres dispositifs": 0.9, Historique: 0.6, Sources: 0.6, "Pour contribuer": 0.3,
};
/** Pages about the site are asked for by their names: for some of the words, they come last. */
const DU_SITE = ["Ce site", "Pour contribuer"];
const PAR_HASARD = 0.2;
/** A short number as the national numbering plan has them (11X, 116XYZ, 19X, 3BPQ), said among other words: « le 3020 marche
    encore ? ». Two digits may be a day or an age, and other numbers count something. */
const APPELE = /^(?:11\d|116\d{3}|19\d|3\d{3})$/;
const EXPLIQUENT = ["Glossaire", "Page", "Partie"];
const EXPLIQUE = 8;
const DEBUT = 0.4;
/** A word that is known begins names of places too: an entry of these only holds a part of it, « Lillers » for « Lille ». */
const ENTAMEE = 0.5;
const CORRIGE = 0.8;
/** Too many short words are one letter apart. */
const REPARABLE = 5;
/** What a theme, a page of a territory or of the site is about, whatever its words: « actions du CLS de Cergy ». They count as
    held when half of the other words name it. */
const GENERAUX = new Set(
  ("action activite agglo agglomeration axe beneficier bilan budget chez combien commencer composition concret contre date " +
    "debut demarche depuis developper durer favoriser financer finir fonctionne gens habitant intercommunalite jour lieu " +
    "local lutte membre menee mesure objectif organisation page participer personne piloter politique population pourquoi " +
    "prevention prevu priorite probleme projet promotion proposer public quand question sante service sieger signer site " +
    "situation territoire utiliser").split(" ").map(racine),
);
const DISPOSITIFS = ["CLS", "CLSM", "CIAS"];
const GENERALES = ["Thème", ...DISPOSITIFS, "Ce site"];
/** What was typed without a space: « CLS2 », « lecole », « jarrive ». */
const COLLES = [/^(\p{L}{2,})(\d+)$/u, /^(?:[ldjnsmtc]|qu)(\p{L}{4,})$/u];
/** A word in the making may begin many others: no more slices than this are fetched for it. */
const TRANCHES = 3;

/** A beginning that all forms of a root share: « local » is also « locaux ». */
function debutDe(cle) {
  return cle.slice(0, Math.min(5, cle.endsWith("al") ? cle.length - 1 : cle.length));
}

/** May a word be the beginning of others? Not when it has an ending of its own, « confier », or is short and lost its last
    letter: « poux » begins no « pouvoir ». */
const commence = (mot, cle) => mot.length > 2 && mot.length - cle.length < 2 && (cle.length > 3 || !/[sx]$/.test(mot));

/** Words of the site that a word may have been meant for; an ordinary French word was meant for itself. What tells it of a whole
    word, `entier`, waits for no pause. */
async function proches(magasin, mot, { limite, suivre, entier = false }) {
  if (mot.length < REPARABLE || /\d/.test(mot) || !terme(mot)) return [];
  const filtre = await magasin.ordinaires(mot.length, entier);
  suivre();
  if (filtre && contient(filtre, mot)) return [];
  const longueurs = Array.from({ length: 2 * limite + 1 }, (_, i) => mot.length - limite + i);
  const dit = sonDe(racine(mot));
  const trouves = (await magasin.lettres(longueurs, entier)).filter(({ lu }) => ecart(mot, lu, limite) <= limite || sonDe(racine(lu)) === dit);
  return trouves.sort((a, b) => (b.lu[0] === mot[0]) - (a.lu[0] === mot[0]));
}

/** Entries that hold a word or one of its corrections, with their best score: rank → { score, termes }. */
function touches(index, { cles, poids, debut }) {
  const trouves = new Map();
  const entier = cles.some((cle) => index.connait(cle, false));
  for (const cle of cles) {
    for (const [numero, { score, termes: lus, champs }] of index.chercher(cle, debut ? DEBUT : 0, CHAMPS)) {
      const autre = trouves.get(numero);
      if (autre && autre.score >= score * poids) continue;
      const [lieu, titre] = [champs.has("lieux"), NOMS.some((champ) => champs.has(champ))];
      const part = entier && lieu && !titre && !lus.has(cle) ? ENTAMEE : 1;
      trouves.set(numero, { score: score * poids, nomme: lieu || titre, lieu, titre, termes: lus, part });
    }
  }
  return trouves;
}

const RIEN_ENCORE = { mots: 0, nommes: 0, score: 0, lieux: 0, sujets: 0, titres: 0, propres: 0, generaux: 0, appels: 0 };

/** Entries found, with how many of the words each holds, and how many name it; `propres`, of those that are not general. All that
    the definition of a theme says names it. */
function rassembler(listes, { generaux, appeles, estTheme }) {
  const fiches = new Map();
  for (const [rang, liste] of listes.entries()) {
    for (const [numero, { score, nomme: dit, lieu, titre, termes: mots, part }] of liste) {
      const nomme = dit || estTheme(numero);
      const fiche = fiches.get(numero) ?? { numero, termes: new Set(), enLieux: true, ...RIEN_ENCORE };
      mots.forEach((mot) => fiche.termes.add(mot));
      fiche.mots += part;
      fiche.nommes += nomme ? part : 0;
      fiche.propres += nomme && !generaux[rang] ? 1 : 0;
      fiche.generaux += generaux[rang] ? part : 0;
      fiche.appels += nomme && appeles[rang] ? 1 : 0;
      fiche.score += score;
      fiche.enLieux &&= lieu;
      fiche.lieux += lieu ? 1 : 0;
      fiche.sujets += titre && !lieu ? 1 : 0;
      fiche.titres += titre ? 1 : 0;
      fiches.set(numero, fiche);
    }
  }
  return [...fiches.values()];
}

/** Entries that hold every word, then those that hold at least half of them, or define one when a definition is asked. */
function classer(listes, egards) {
  const { demandee, generaux, poidsDe, elanDe, estDuSite, estDefinition, estGenerale, estNumero, estTheme } = egards;
  const propres = generaux.filter((un) => !un).length;
  const toutes = rassembler(listes, egards);
  for (const fiche of toutes) {
    if (fiche.appels > 0 && estNumero(fiche.numero)) fiche.mots = fiche.nommes = listes.length;
    else if (fiche.propres > 0 && (fiche.propres === propres || (fiche.propres * 2 >= propres && estTheme(fiche.numero))) && estGenerale(fiche.numero)) {
      fiche.mots += listes.length - propres - fiche.generaux;
      fiche.nommes = fiche.propres + listes.length - propres;
    }
  }
  const definit = ({ numero, titres }) => demandee && titres > 0 && estDefinition(numero);
  const fiches = toutes.filter((fiche) => fiche.mots * 2 >= listes.length || definit(fiche));
  for (const fiche of fiches) {
    const poids = poidsDe(fiche.numero);
    fiche.entiere = fiche.mots === listes.length;
    // All that the glossary says of an acronym tells which one is meant: « GEM santé mentale ».
    fiche.nommee = fiche.nommes === listes.length || (fiche.entiere && fiche.titres > 0 && estDefinition(fiche.numero));
    fiche.titree = fiche.titres === listes.length;
    if (!fiche.nommee && estDuSite(fiche.numero)) fiche.score *= PAR_HASARD;
    fiche.score *= (fiche.nommee || fiche.nommes === fiche.mots ? poids * NOMME : Math.min(poids, 1)) * (fiche.mots / listes.length) ** 2 * elanDe(fiche.numero);
  }
  return fiches.sort((a, b) => b.entiere - a.entiere || b.score - a.score || a.numero - b.numero);
}

/** What texts say for the words of a slice, each as roots: « santé mentale » for « psy ». */
function echosDUneTranche(tranche, champs) {
  return Object.entries(tranche).flatMap(([mot, suite]) =>
    (suite[champs] ?? []).map(([dit, cherche = mot]) => ({ dit: termes(dit), cherche: termes(cherche) })));
}

/** Roots to mark in a text besides those typed: what acronyms and everyday words stand for. */
function echosDe(echos, cles) {
  const dits = echos.filter(({ cherche }) => cherche.length > 0 && cherche.every((cle) => cles.has(cle)));
  return dits.flatMap(({ dit }) => dit);
}

/** A word as it was typed, with its accents. */
function telQuel(question, mot) {
  return question.match(/[\p{L}\p{N}]+/gu)?.find((un) => normaliser(un) === mot) ?? mot;
}

/** The engine of a site, over its files. */
export function creerMoteur(magasin) {
  const { sommaire } = magasin;
  const echos = [];
  const genreDe = (numero) => genreDans(numero, sommaire);
  const poidsDe = (numero) => GENRES[genreDe(numero)] ?? 1;
  /** What the head of a page asks for: « search: {boost: 2} ». */
  const elanDe = (numero) => sommaire.elans[numero] ?? 1;
  const estDuSite = (numero) => DU_SITE.includes(genreDe(numero));
  const estGenerale = (numero) => GENERALES.includes(genreDe(numero));
  const estNumero = (numero) => genreDe(numero) === "Numéro utile";
  const estDefinition = (numero) => genreDe(numero) === "Glossaire";
  const estTheme = (numero) => genreDe(numero) === "Thème";
  /** What explains a word, when that is what was asked. */
  const poidsDUneDefinition = (numero) => poidsDe(numero) * (EXPLIQUENT.includes(genreDe(numero)) ? EXPLIQUE : 1);
  const tranches = new Map();
  let index = assembler(sommaire, []);

  /** Fetch the slices of some stems. A word in the making, `dernier`, may begin others: it is sure of its slice when there
      is one, however it goes on. */
  async function charger(cles, dernier = "") {
    if (cles.length === 0) return;
    const estSurDe = (cle) => (dernier && cle === racine(dernier) ? (parmi) => parmi === 1 && !peutEtreVide(dernier) : () => true);
    const lots = await Promise.all(cles.map((cle) => magasin.mots(debutDe(cle), TRANCHES, estSurDe(cle))));
    const neuves = new Map(lots.flat().filter(([rang]) => !tranches.has(rang)));
    for (const [rang, tranche] of neuves) {
      tranches.set(rang, tranche);
      echos.push(...echosDUneTranche(tranche, sommaire.champs.length));
    }
    if (neuves.size > 0) index = assembler(sommaire, tranches.values());
  }

  const estConnu = (cle, debut) => index.connait(cle, debut);

  /** The words typed, those that were glued set apart when only their parts are known. */
  async function decoller(mots) {
    const connus = mots.map((mot, rang) => estConnu(racine(mot), rang === mots.length - 1 && commence(mot, racine(mot))));
    const parts = mots.map((mot, rang) => (connus[rang] ? [] : COLLES.map((motif) => mot.match(motif)?.slice(1)).filter(Boolean)));
    await charger(parts.flat(2).map(racine));
    return mots.flatMap((mot, rang) => parts[rang].find((morceaux) => morceaux.every((un) => estConnu(racine(un), false))) ?? [mot]);
  }

  /** What a typed word is looked for by; an unknown word is put right when one letter is enough. */
  async function comprendre(mot, { dernier, entier, exact, corrige, suivre }) {
    const cle = racine(mot);
    const debut = dernier && commence(mot, cle);
    if (exact || estConnu(cle, debut)) return { mot, cles: [cle], poids: 1, debut };
    const corrections = await proches(magasin, mot, { limite: 1, entier, suivre });
    const cles = [...new Set(corrections.map(({ lu }) => racine(lu)))];
    corrige(corrections);
    await charger(cles);
    return { mot, cles, poids: CORRIGE, debut: false, corrections };
  }

  /** Whole words are understood while the next one is typed. */
  function avancer(mots, egard) {
    for (const mot of mots) {
      const parts = charger([racine(mot)]).then(() => decoller([mot]));
      parts.then((unes) => Promise.all(unes.map((une) => comprendre(une, { entier: true, ...egard })))).catch(() => {});
    }
  }

  /** @param {string} question what was typed
      @param {{exact?: boolean, corrige?: (mots: {lu: string}[]) => void, suivre?: () => void}} options whether words are taken as they
        are typed; who is told of what one may be, before anything is found; what throws once nobody waits */
  async function chercher(question, { exact = false, corrige = () => {}, suivre = () => {} } = {}) {
    const { texte, demandee } = definition(sansAmorce(question));
    const saisis = motsUtiles(texte);
    const enCours = /[\p{L}\p{N}]$/u.test(question) ? saisis.at(-1) : "";
    const egard = { exact, corrige, suivre };
    avancer(saisis.slice(0, -1), egard);
    await charger(saisis.map(racine), enCours);
    suivre();
    const mots = await decoller(saisis);
    suivre();
    const dernier = (rang) => rang === mots.length - 1;
    const lus = mots.map((mot, rang) => comprendre(mot, { dernier: dernier(rang), entier: !(enCours && dernier(rang)), ...egard }));
    const compris = await Promise.all(lus);
    const generaux = compris.map(({ mot }) => GENERAUX.has(racine(mot)));
    const appeles = compris.map(({ mot }) => APPELE.test(mot));
    const egards = { demandee, generaux, appeles, poidsDe: demandee ? poidsDUneDefinition : poidsDe, elanDe, estDuSite, estDefinition, estGenerale, estNumero, estTheme };
    const fiches = classer(compris.map((mot) => touches(index, mot)), egards);
    const cles = new Set(compris.flatMap((mot) => mot.cles));
    const inconnus = exact ? [] : compris.filter((mot) => mot.cles.length === 0).map(({ mot }) => mot);
    // Two slips make too many words of a sentence: only a word typed alone is guessed so.
    const suggestions = fiches.length > 0 || mots.length > 1 ? [] : (await Promise.all(inconnus.map((mot) => proches(magasin, mot, { limite: 2, suivre })))).flat();
    const definie = Boolean(fiches[0]?.nommee) && estDefinition(fiches[0].numero);
    return {
      fiches,
      entieres: fiches.filter(({ entiere }) => entiere).length,
      vide: !question.trim(),
      /** Is the question a word of the glossary? Its entry then comes before places; before any card if it was asked for. */
      definie,
      demandee: demandee && definie,
      /** Does the first page say what is asked of a place: « quand finit le CLS de Lens »? It then comes before the place. */
      situee: fiches.length > 0 && fiches[0].lieux > 0 && fiches[0].sujets > 0 && DISPOSITIFS.includes(genreDe(fiches[0].numero)),
      /** Is the first page a theme? It speaks of what is lived, and names nothing else. */
      theme: fiches.length > 0 && estTheme(fiches[0].numero),
      marques: new Set([...cles, ...echosDe(echos, cles)]),
      corrections: compris.filter((mot) => mot.corrections?.length).map(({ mot, corrections }) => [telQuel(question, mot), corrections[0].ecrit]),
      suggestions: suggestions.slice(0, 3).map(({ ecrit }) => ecrit),
    };
  }

  return {
    chercher,
    /** Is a word written on the site as it was typed? « marseile » is not, though its stem is that of « Marseille ». */
    estEcrit: (mot) => [...tranches.values()].some((tranche) => Object.hasOwn(tranche, mot)),
    /** Is a word a part of the name of a place that the site covers? Asked after `chercher`, which fetches it. */
    estLieu: (mot) => index.chercher(racine(mot), 0, { lieux: 1 }).size > 0,
    /** What is shown of some of the entries found. */
    fiches: (trouvees) =>
      Promise.all(
        trouvees.map(async ({ numero, termes: mots }) => ({
          ...(await magasin.fiche(numero)),
          genre: genreDe(numero),
          termes: mots,
        })),
      ),
  };
}
