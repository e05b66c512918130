/* Reads which page a question asks for: what publish/search/asked.py learns. Pure functions, without DOM. */
import { chances, SIGNES } from "./chances.js";
import { racine } from "./francais.js";

/** In which parts of one gains, advances, rarities and manners are told, and the sign of a manner that says nothing. */
const SIXIEMES = 6;
const CENTIEMES = 100;
const CINQUIEMES = 5;
const MILIEU = 30;
/** How sure the likeliest page is, from its chance and from how it was asked: logistic regression on phrases of four writers, each
    read by what all others taught, and on phrases of needs that were left out. */
const DE_CHANCE = 0.85;
const DE_MANIERE = 0.64;
const DE_RIEN = -0.41;
/** A page this sure is told, with those that have half of its chance. */
const PLAUSIBLE = 0.05;
const MOITIE = 0.5;
const LIMITE = 3;
/** The rank of a page of which nothing is known. */
const AUCUNE = 0;
const RIEN = { numeros: [], surete: 0, utiles: [], autres: [] };

/** @param {{entrees: number[], avance: number[], vides: object, inconnue: number}} tete the entry of each page, what each has before
      any word, how much the words that say nothing, and those that are not known, speak for a page */
export function creerDemandees({ entrees, avance, vides, inconnue }) {
  // Without a prototype: people may type « constructor ».
  const mots = Object.create(null);
  const manieres = { __proto__: null, ...vides };
  return {
    /** Add what is known of a stem: a sign for how rare it is, one for its manner, three for each page. */
    ajouter(cle, signes) {
      const [rare, maniere, ...nombres] = Array.from(signes, (signe) => SIGNES.indexOf(signe));
      const gains = [];
      for (let i = 0; i < nombres.length; i += 3) gains.push([nombres[i] * SIGNES.length + nombres[i + 1], nombres[i + 2] / SIXIEMES]);
      mots[cle] = { rare, gains };
      manieres[cle] ??= maniere - MILIEU;
    },
    /** The entries that some words ask for (`numeros`), the likeliest first, how sure that one is (`surete`), the words (`utiles`)
        and those that it was never asked by (`autres`).
        @param {string[]} utiles the words that say something
        @param {string[]} toutes the stems of all of them */
    lire(utiles, toutes) {
      const cles = [...new Set(utiles.map(racine))];
      const sus = cles.map((cle) => mots[cle]).filter(Boolean);
      if (sus.length === 0) return RIEN;
      const longueur = Math.hypot(...sus.map(({ rare }) => rare)) || 1;
      const poids = sus.reduce((somme, { rare }) => somme + rare / longueur, 0);
      const notes = avance.map((note) => (poids * note) / CENTIEMES);
      for (const { rare, gains } of sus) {
        for (const [rang, gain] of gains) notes[rang] += (gain * rare) / longueur;
      }
      const parts = chances(notes).map((chance, rang) => ({ chance, rang })).filter(({ rang }) => rang !== AUCUNE);
      const premieres = parts.sort((a, b) => b.chance - a.chance).slice(0, LIMITE);
      const [{ chance, rang: premier }] = premieres;
      const maniere = toutes.reduce((somme, cle) => somme + (manieres[cle] ?? inconnue) / CINQUIEMES, 0) / Math.sqrt(toutes.length);
      const surete = 1 / (1 + Math.exp(-DE_CHANCE * Math.log(chance / (1 - chance)) - DE_MANIERE * maniere - DE_RIEN));
      const dites = surete > PLAUSIBLE ? premieres.filter((une) => une.chance > MOITIE * chance) : [];
      const demande = (mot) => mots[racine(mot)]?.gains.some(([rang]) => rang === premier);
      return { numeros: dites.map(({ rang }) => entrees[rang - 1]), surete, utiles, autres: utiles.filter((mot) => !demande(mot)) };
    },
  };
}
