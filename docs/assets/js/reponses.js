/* What comes before the pages found: a need, a place. No DOM here. */
import { Perime } from "./calme.js";
import { avecApostrophe, decouper, numerosEntiers } from "./francais.js";
import { normaliser } from "./lettres.js";
import { entrevoirLieux, lieuxDans, lieuxDe } from "./lieux.js";

/** Above this chance a need is shown whatever the words also name. */
const CERTAIN = 0.75;
/** Above this one, it is shown beside a theme of that name. */
const PROBABLE = 0.5;
/** How sure it must be that a page is asked for in other words, for it to come before those that hold some of the words; those
    that hold all of them and are not named by them; needs that are only proposed; the card of a need; one that is certain. None
    comes before what may be pressing. */
const DEMANDEE = 0.2;
const AVANT_ENTIERE = 0.3;
const AVANT_PISTES = 0.5;
const AVANT_FICHE = 0.7;
const AVANT_CERTAINE = 0.9;
/** So few words ask for what has them all. */
const COURTE = 2;
/** A name of a place has at most so many words, but for a few. */
const NOM = 4;

/** Each need once, the first three. */
const uniques = (pistes) => [...new Map(pistes.map((une) => [une.cle, une])).values()].slice(0, 3);

/** What the register says, or nothing when it does not answer. */
const sinon = (rien) => (erreur) => {
  if (erreur instanceof Perime) throw erreur;
  return rien;
};

/** A question as it was understood: « dépression » for « depresion ». */
function corriger(question, corrections) {
  const lus = new Map(corrections.map(([mot, lu]) => [normaliser(mot), lu]));
  return decouper(question).map((mot) => lus.get(mot) ?? mot).join(" ");
}

/** Letters, each once: a double one forgotten or added is a slip that stems hide from repair, « marseile ». */
const simple = (mot) => normaliser(mot).replace(/(.)\1+/g, "$1");

/** Places that are the whole of a question: named, or one slip away, or called by their first words. */
async function lieuxSeuls(question, dedans, { lus, trouve, estEcrit }) {
  const [mot, ...autres] = decouper(question);
  const seulMot = autres.length === 0;
  const chercher = async (options, texte = question) => (await lieuxDe(texte, options).catch(sinon({ lieux: [] }))).lieux;
  // « Château Chinon » begins one name, before it holds two: « Château » and « Chinon ».
  const suffisent = dedans.seuls && dedans.lieux.length > 0;
  if (suffisent && (seulMot || autres.length >= NOM)) return dedans.lieux;
  const nommes = (await chercher({ debut: !seulMot })).filter(({ couverte }) => !seulMot || !dedans.commun || couverte !== false);
  if (suffisent && nommes.length === 0) return dedans.lieux;
  if (nommes.length + dedans.lieux.length + lus.length > 0) return nommes;
  // What else the words mean comes first; a slip is looked for last.
  const [premiere] = trouve.fiches;
  if (trouve.entieres > 0 && !premiere.enLieux && trouve.corrections.length === 0) {
    if (!mot || !seulMot || estEcrit(mot)) return [];
    return (await chercher({ presque: true })).filter(({ nom }) => simple(nom) === simple(mot));
  }
  const corrige = trouve.corrections.length > 0 ? [[{}, corriger(question, trouve.corrections)]] : [];
  const entame = seulMot ? [[{ debut: true }]] : [];
  for (const [options, texte] of [...entame, ...corrige, [{ presque: true }], ...dedans.pistes.map((piste) => [{ presque: true }, piste])]) {
    const trouves = await chercher(options, texte);
    if (trouves.length > 0) return trouves;
  }
  return [];
}

/** The pages found, with those that are asked for: these come first when that is sure enough; else one follows the first. Of a
    place that is named, by all the words or by one that never asked for that page, its own pages answer, and those of what may
    be a place, unless that is almost sure. `devinee`: it was not found by its words. */
function avecDemandees(fiches, { numeros, surete, utiles, autres }, estLieu) {
  const tenue = (numero) => fiches.find((une) => une.numero === numero) ?? { numero, devinee: true, termes: new Set() };
  const [premiere] = fiches;
  if (premiere?.lieux > 0 && (premiere.entiere || surete < AVANT_FICHE || autres.some(estLieu))) return fiches;
  const seuil = premiere?.entiere ? AVANT_ENTIERE : DEMANDEE;
  const devant = !premiere?.nommee && surete > seuil && !(premiere?.entiere && utiles.length <= COURTE);
  const suivantes = numeros.filter((numero) => numero !== premiere?.numero).map(tenue);
  const tete = devant ? numeros.map(tenue) : [premiere, ...suivantes.slice(0, 1)].filter(Boolean);
  return [...tete, ...fiches.filter((une) => !tete.includes(une))];
}

/** Everything that answers a question: needs, or those that may be meant; places, pages found, whether the first of these comes
    before all else (`dabord`), and whether it may hide something pressing.
    @param {string} saisie what was typed
    @param {{moteur: object, lecteur: object, exact?: boolean, entrevoir?: (trouve: object) => void, suivre?: () => void}} moyens
      engine, reader of needs; who is told of pages found before places are looked for; what throws once nobody waits */
export async function repondre(saisie, { moteur, lecteur, exact, entrevoir = () => {}, suivre = () => {} }) {
  const question = avecApostrophe(numerosEntiers(saisie));
  // What a slip hides may tell a need: it is fetched while pages are looked for.
  const corrige = (mots) => mots.slice(0, 1).forEach(({ lu }) => lecteur.motsParlants(lu).catch(() => {}));
  const recherche = moteur.chercher(question, { exact, corrige, suivre });
  const lecture = lecteur.motsParlants(question);
  recherche.then(entrevoir, () => {});
  entrevoirLieux(question).catch(() => {});
  const [trouve, parle] = await Promise.all([recherche, lecture]);
  suivre();
  const connus = { parle, estLieu: moteur.estLieu, estEcrit: moteur.estEcrit };
  const dedans = await lieuxDans(question, connus).catch(sinon({ lieux: [], pistes: [], reste: question, seuls: false, commun: false, voulus: 0 }));
  // « village robecq » asks for nothing but what there is.
  const seule = dedans.seuls && dedans.lieux.length > 0;
  const lectures = seule ? [] : [dedans.reste, ...(trouve.corrections.length > 0 ? [corriger(dedans.reste, trouve.corrections)] : [])];
  const lues = await Promise.all(lectures.map(lecteur.lire));
  const [lus = []] = lues.map((une) => une.besoins).sort(([a], [b]) => (b?.chance ?? 0) - (a?.chance ?? 0));
  const certain = lus[0]?.chance >= CERTAIN;
  const seuls = certain ? [] : await lieuxSeuls(question, dedans, { lus, trouve, estEcrit: moteur.estEcrit });
  // A theme that is named hides no one to call: « surendettement ».
  const nommee = seuls.length > 0 || (trouve.fiches[0]?.nommee && !(trouve.theme && lus[0]?.chance > PROBABLE));
  // A name that holds its place, « CCAS de Blois », is asked for by its name.
  const nom = dedans.lieux.length > 0 && trouve.fiches.some(({ titree }) => titree);
  const besoins = nom || (nommee && !certain) ? [] : lus;
  // « cls guéret » asks what there is at Guéret, which a page elsewhere may speak of.
  const nommeSeul = trouve.fiches[0]?.nommee && trouve.corrections.length === 0;
  const ailleurs = !nommeSeul && dedans.lieux.every(({ couverte }) => couverte === false);
  // « clsm saint-lys »: no page of a place that some of these words name is what is asked.
  const precis = dedans.voulus > 0 && dedans.voulus >= (trouve.fiches[0]?.lieux ?? 0);
  const avec = besoins.length > 0 || trouve.entieres === 0 || ailleurs || precis ? dedans.lieux : [];
  // No card, for want of being sure or for a page of that name: the emergency numbers at least.
  const inquiet = besoins.length === 0 && lues.some((une) => une.inquiet);
  const vus = seuls.length > 0 ? seuls : avec;
  // What is named is answered, and so is what a page says whole beside a card: nothing is to be guessed.
  const repondue = nommee || (besoins.length > 0 ? trouve.entieres > 0 : seule);
  const pistes = repondue ? [] : lues.flatMap((une) => une.pistes ?? []).filter(({ cle }) => besoins.every((un) => un.cle !== cle));
  const explique = trouve.definie || (trouve.situee && seuls.length === 0 && !precis);
  const [pages] = dedans.lieux.length + vus.length > 0 ? [] : lues.map((une) => une.pages).sort((a, b) => b.surete - a.surete);
  const fiches = pages ? avecDemandees(trouve.fiches, pages, moteur.estLieu) : trouve.fiches;
  const avant = besoins.length === 0 ? AVANT_PISTES : certain ? AVANT_CERTAINE : AVANT_FICHE;
  const sure = !lues.some((une) => une.inquiet) && pages?.surete > avant && fiches[0]?.numero === pages.numeros[0];
  const dabord = trouve.demandee || sure || (explique && besoins.length === 0);
  return { trouve: { ...trouve, fiches }, besoins, pistes: uniques(pistes), lieux: vus, inquiet, dabord };
}
