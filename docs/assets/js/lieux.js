/* A question that names a place: the same communes as « Ma commune ». No DOM here. */
import { cle, departement as departementDe, lire, mots, motsDuNom, numeroDit, parlants, PETITS, TETES, tiroirs } from "./communes.js";
import { chercherCommunes, commune, lignes, preparer, ranger, uniques } from "./registre.js";
import { normaliser } from "./lettres.js";

/** A longer text is no name of a place. */
const MOTS = 9;
const MONTRES = 5;
const CODE = 5;
/** What comes before the name of a place within a question. */
const AVANT = new Set(
  "a au aux chez commune dans de d des du en habitant habitante habitants habite mairie pres region secteur sur vers ville village".split(" "),
);
/** What « à » follows and where one lives after it, though the name also tells a need: « je vais habiter à Angers », where poisonings
    are answered. */
const HABITER = new Set("demenage emmenage habite habiter habitons installe installer vis vit vivons vivre".split(" "));
/** After these, a name one slip away from what was typed counts too: after « de » stand too many other words. */
const AVANT_UN_NOM = new Set("a habite mairie vers ville".split(" "));
/** What a place has, said before its name: what follows may tell a need elsewhere, « ccas croix », « santé mentale vienne ». */
const CE_QU_A_UN_LIEU = new Set("agglo agglomeration asv ccas cias cls clsm communaute mentale metropole sante social sociale".split(" "));
/** A question may name so many places; each may fetch a file. */
const ESSAIS = 2;
const COURT = 3;
/** « En Mayenne », « à la Réunion »; « à Mayenne » is the town, and elsewhere « réunion » is a meeting. */
const AVANT_UN_DEPARTEMENT = new Set(["en", "dans", "dans la", "dans le", "a la", "au"]);
/** With a place, these ask for nothing but what there is: who one is, that one lives, comes or moves there, since when. */
const VAGUES = new Set(
  ("a adresser ai aide aider aides alors ami amie amis an ans appeler arrive arrivee arrivees arriver arrivons au aux besoin bientot bonjour chez coin commune contacter cousin cousine d dans de demander demenage " +
    "demenagement demenager demenageons depuis des du elle emmenage emmenager emmenageons en est et famille fait faire faites fille fils frere habitant " +
    "habitante habitants habite habiter habitons habitent ici il ils installe installer installons j je joindre jour jours l la le les ma mairie maintenant mais " +
    "me mere moi mois mon mutation mute mutee neuf nous nouveau nouvelle on ont ou par parents partout passe pere peu peut peux pour pres prochain prochaine prochainement " +
    "professionnelle proche propose qu que quel quelle quelles quels qui quoi region s sante se semaine semaines ses soeur sommes son suis sur t tous tout toute un une va vais " +
    "vers venir venons vient viens viennent village ville vis vit vivent vivre vivons y").split(" "),
);

/** Communes, territories and department whose very name or post code is the whole question: « je suis à Lyon »,
    « 62400 »; `presque`: a name one slip away counts too, and `corrigee` tells it; `debut`: the first words of one do, and the
    first letters of the last of several: « Hénin-Beaumon ». */
export async function lieuxDe(question, { presque = false, debut = false } = {}) {
  const { code, brut } = lire(question);
  const nombre = mots(brut).length;
  if (nombre > MOTS || (code ? code.length !== CODE : nombre === 0)) return { lieux: [], corrigee: false };
  const { communes, complet, seule, corrigee = false, departement } = await chercherCommunes(question, { presque });
  const nommees = communes.filter(({ exacte, entamee }) => exacte || (debut && complet && entamee));
  const entier = departement?.page ? [{ ...departement, estDepartement: true }] : [];
  return { lieux: [...entier, ...(code || corrigee || (presque && seule) ? communes : nommees)].slice(0, MONTRES), corrigee };
}

/** How many of some words a whole name takes, from the first one; 0 when they do not begin with it. */
function longueurDuNom(nom, liste) {
  const voulus = parlants(motsDuNom(nom));
  let [pris, rang] = [0, 0];
  while (pris < voulus.length && rang < liste.length) {
    if (liste[rang] === voulus[pris]) pris += 1;
    else if (!PETITS.has(liste[rang])) return 0;
    rang += 1;
  }
  return pris === voulus.length ? rang : 0;
}

/** Is this the head of a name, which says nothing alone? */
const commenceUnNom = (mot) => TETES.has(mot);

/** How many words name a department, by its name or its number; and its code. */
function departementAuDebut(index, liste) {
  const trouves = Object.entries(index.departements).map(([code, nom]) => ({
    code, pris: liste[0] === code.toLowerCase() ? 1 : longueurDuNom(nom, liste),
  }));
  return trouves.sort((a, b) => b.pris - a.pris)[0];
}

/** Words that name the longest of these names. */
const PORTEE = 3;

/** The department whose name, the longest, begins some words, if it has a page: « Lot » begins « Lot-et-Garonne » too. */
function departementNomme(index, liste) {
  const tailles = Object.entries(index.departements).map(([code, nom]) => ({ code, nom, pris: longueurDuNom(nom, liste) }));
  const { code, nom, pris } = tailles.reduce((une, autre) => (autre.pris > une.pris ? autre : une), { pris: 0 });
  return pris > 0 && index.pages.includes(code) ? { communes: [{ code, nom, estDepartement: true }], pris } : { communes: [], pris: 0 };
}

/** The department whose number is one of the words, if it has a page. */
function departementNumerote(index, code) {
  return index.pages.includes(code) ? { communes: [{ code, nom: index.departements[code], estDepartement: true }], pris: 1 } : { communes: [], pris: 0 };
}

/** Communes and territories whose whole name begins some words, a department said after it counting too; else a department,
    by its name or its number.
    @returns {Promise<{communes: Array, pris: number}>} pris: how many of the words say so */
async function nommeesAuDebut(liste, avant = []) {
  const index = await preparer();
  const numero = numeroDit([...avant, liste[0]], avant.length);
  if (numero) return departementNumerote(index, numero);
  const telles = parlants(liste);
  const cles = telles.slice(0, PORTEE).map((_, rang) => cle(telles.slice(0, rang + 1)));
  const rangees = await lignes("noms", [...new Set(cles.map((une) => tiroirs(index.noms, une)[0]))]);
  const tailles = uniques([...index.grandes, ...rangees]).map((ligne) => ({ ligne, pris: longueurDuNom(ligne[0], liste) }));
  const pris = Math.max(0, ...tailles.map((une) => une.pris));
  const annonce = AVANT_UN_DEPARTEMENT.has(avant.join(" ")) || AVANT_UN_DEPARTEMENT.has(avant.at(-1));
  const departement = annonce ? departementNomme(index, liste) : { communes: [], pris: 0 };
  if (departement.pris >= pris) return departement;
  const { code, pris: suite } = departementAuDebut(index, liste.slice(pris));
  const trouvees = tailles.filter((une) => une.pris === pris).map(({ ligne }) => ({ ...commune(ligne, index), exacte: true }));
  const voulues = suite > 0 ? trouvees.filter((une) => une.estCommune && departementDe(une.code) === code) : [];
  if (voulues.length > 0) return { communes: voulues, pris: pris + suite };
  return { communes: ranger(trouvees, {}), pris };
}

const ARTICLES = new Set(["l", "la", "le", "les"]);

/** The word before a rank, articles left out. */
const motAvant = (liste, rang) => liste.slice(0, rang).reverse().find((un) => !ARTICLES.has(un));

/** In a longer sentence a word that « à » does not announce is no place, though one is so called: « quand un avion passe ». */
const PHRASE = 4;

/** May a name of a place begin with this word? */
const peutNommer = (mot) => mot.length >= COURT && !/\d/.test(mot) && parlants([mot, "x"]).length === 2;

/** Fetch what the name that a short question may be, or announces last, is looked for in, while its words come: what these
    tell decides later whether it is read. */
export async function entrevoirLieux(question) {
  const { code, brut } = lire(question);
  const liste = mots(brut);
  if (code || parlants(liste).length > PHRASE) return;
  const annonce = AVANT.has(motAvant(liste, liste.length - 1));
  const noms = [liste, annonce ? liste.slice(-1) : []].filter(([mot]) => mot && peutNommer(mot) && !VAGUES.has(mot));
  const index = await preparer();
  await lignes("noms", [...new Set(noms.map((nom) => tiroirs(index.noms, cle(nom))[0]))]);
}

/** Words written with a capital among others that have none: names, « centre social Le Blanc-Mesnil ». The first one is when the
    next one is. */
function nomsPropres(texte) {
  const lus = texte.match(/[\p{L}\p{N}]+/gu) ?? [];
  const grand = (mot) => /^\p{Lu}/u.test(mot ?? "");
  const grands = lus.filter((mot, rang) => grand(mot) && (rang > 0 || grand(lus[1])));
  return new Set(grands.length * 2 > lus.length + 1 ? [] : mots(grands.join(" ")));
}

/** How far one note is lowered where the word before already begins a name: « Choisy-le-Roi » begins at « Choisy ». */
const SUITE = 1.5;

const ARRONDISSEMENT = / (\d+(?:er|e|eme)?) (?=arrondissement\b)/g;

/** How many words hyphens bind from each one, and 0 for those that are bound to the one before: « Pont-à-Mousson », and so is
    « Lyon 2e arrondissement ». */
function traits(texte) {
  const liens = [...normaliser(texte).replace(ARRONDISSEMENT, "-$1-").matchAll(/(-?)[a-z0-9]+/g)].map(([, trait], rang) => rang > 0 && trait === "-");
  return liens.map((lie, rang) => {
    const fin = liens.findIndex((suite, autre) => autre > rang && !suite);
    return lie ? 0 : (fin < 0 ? liens.length : fin) - rang;
  });
}

/** Words of what is asked of a place, which do not make a question long: « conseil local de santé mentale à Mende ». */
const DISPOSITIFS = new Set([...CE_QU_A_UN_LIEU, "action", "aide", "centre", "conseil", "contrat", "local"]);

/** Where a name of a place may begin: after « à », in the last words, where the site knows one or does not know the word. */
function debuts(liste, propres, lies, { parle, estLieu, estEcrit }) {
  // « Ville » is a commune too: within « ville de Lens » it only says what Lens is.
  const annonce = (mot, rang) => mot.length > COURT && AVANT.has(mot) && rang < liste.length - 1;
  const demande = liste.some((mot) => CE_QU_A_UN_LIEU.has(mot));
  const brefs = parlants(liste).filter((mot) => !demande || !DISPOSITIFS.has(mot)).length <= PHRASE;
  const apres = (rang) => brefs && CE_QU_A_UN_LIEU.has(liste.slice(0, rang).findLast((un) => !PETITS.has(un)));
  const habite = (rang) => motAvant(liste, rang) === "a" && HABITER.has(liste[rang - 2]);
  const muet = (mot, rang) => commenceUnNom(mot) || lies[rang] > 1 || propres.has(mot) || !parle(mot) || habite(rang) || apres(rang);
  const seul = (mot, rang) => !annonce(mot, rang) && (!VAGUES.has(mot) || AVANT.has(motAvant(liste, rang)));
  const libre = (mot, rang) => lies[rang] > 0 && (lies[rang] > 1 || seul(mot, rang)) && peutNommer(mot)
    && muet(mot, rang) && !CE_QU_A_UN_LIEU.has(mot) && !(rang > 0 && commenceUnNom(liste[rang - 1]));
  const noter = (mot, rang) => {
    const nomme = lies[rang] > 1 || propres.has(mot) || ((brefs || rang === 0) && (estLieu(mot) || !estEcrit(mot)));
    return 3 * AVANT.has(motAvant(liste, rang)) + 2 * nomme + (parlants(liste.slice(rang)).length === 1 || commenceUnNom(mot));
  };
  const notes = [];
  for (const [rang, mot] of liste.entries()) {
    if (numeroDit(liste, rang)) notes.push(3);
    else if (!libre(mot, rang)) notes.push(0);
    else notes.push(Math.max(0, noter(mot, rang) - (notes[rang - (PETITS.has(liste[rang - 1]) ? 2 : 1)] >= 2 ? SUITE : 0)));
  }
  const rangs = [...liste.keys()].filter((rang) => notes[rang] > 0);
  return rangs.sort((a, b) => notes[b] - notes[a] || b - a).slice(0, ESSAIS).sort((a, b) => a - b);
}

/** The first words of some, up to one that is written on the site. */
function inconnus(liste, { estEcrit }) {
  const fin = liste.findIndex((mot) => !PETITS.has(mot) && (!mot || estEcrit(mot)));
  return fin < 0 ? liste : liste.slice(0, fin);
}

/** Places named within a question, and the question without them: « pharmacie de garde à Béthune ».
    @param {string} question what was typed
    @param {{parle: (mot: string) => boolean, estLieu: (mot: string) => boolean, estEcrit: (mot: string) => boolean}} connus whether a
      word tells a need, whether the site knows a place by it, whether it is written on the site
    @returns {Promise<{lieux: Array, pistes: string[], reste: string, seuls: boolean, commun: boolean, voulus: number}>} pistes: what
      stands where a place would, and names none; reste: the question without its places; seuls: whether it asks for nothing else;
      commun: whether all its words have a sense of their own, as « école »; voulus: how many words name a place that nothing covers, beside what a place has */
export async function lieuxDans(question, connus) {
  const { code, brut } = lire(question);
  let liste = mots(brut);
  const parCode = code.length === CODE && liste.length > 0 ? (await chercherCommunes(question, { presque: false })).communes : [];
  const noms = parCode.flatMap(({ nom }) => mots(nom));
  if (parCode.length > 0) liste = liste.filter((mot) => !noms.includes(mot));
  // « clsm villeurbane »: what a place has is asked for, so what nothing else says may be a place one slip away.
  const dispose = liste.some((mot) => CE_QU_A_UN_LIEU.has(mot));
  const nommes = [];
  const pistes = [];
  let voulus = 0;
  const lies = traits(brut);
  for (const rang of parCode.length > 0 ? [] : debuts(liste, nomsPropres(brut), lies, connus)) {
    const { communes, pris: lus } = liste[rang] ? await nommeesAuDebut(liste.slice(rang), liste.slice(Math.max(0, rang - 2), rang)) : { pris: 0 };
    // « Contre » is a commune too, and « contre-indication » names none.
    const pris = lus < lies[rang] && connus.parle(liste[rang]) ? 0 : lus;
    if (pris === 0 && AVANT_UN_NOM.has(liste[rang - 1])) pistes.push(liste.slice(rang).join(" "));
    else if (pris === 0 && dispose) pistes.push(inconnus(liste.slice(rang), connus).join(" "));
    if (pris === 0) continue;
    nommes.push(...communes);
    const voulu = CE_QU_A_UN_LIEU.has(motAvant(liste, rang)) || CE_QU_A_UN_LIEU.has(liste[rang + pris]);
    if (voulu && communes.every(({ couverte }) => couverte === false)) voulus = Math.max(voulus, parlants(liste.slice(rang, rang + pris)).length);
    liste = liste.map((mot, place) => (place >= rang && place < rang + pris ? "" : mot));
  }
  const lieux = [...parCode, ...nommes].slice(0, MONTRES);
  const reste = liste.filter(Boolean);
  const commun = liste.length > 0 && liste.every(connus.parle);
  return { lieux, pistes, commun, reste: lieux.length > 0 ? reste.join(" ") : question, voulus, seuls: reste.every((mot) => VAGUES.has(mot)) };
}
