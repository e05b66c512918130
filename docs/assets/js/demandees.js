/* Reads which page a question asks for: what publish/search/asked.py learns. Pure functions, without DOM. */
import { chances, SIGNES } from "./chances.js";

/** In which parts of one gains and advances are told. */
const SIXIEMES = 6;
const CENTIEMES = 100;
/** Of the words of a question, a page is asked for by so many at least: the others may say something else. */
const CONNUS = 2 / 3;
/** A page is told when its chance is above that of none by this. */
const PLAUSIBLE = 0.1;
const LIMITE = 3;
/** The rank of what asks for no page. */
const AUCUNE = 0;

/** @param {{entrees: number[], avance: number[]}} tete the entry of each page, and what each has before any word */
export function creerDemandees({ entrees, avance }) {
  const mots = {};
  return {
    /** Add what is known of a stem: a sign for how rare it is, three for each page. */
    ajouter(cle, signes) {
      const [rare, ...nombres] = Array.from(signes, (signe) => SIGNES.indexOf(signe));
      const gains = [];
      for (let i = 0; i < nombres.length; i += 3) gains.push([nombres[i] * SIGNES.length + nombres[i + 1], nombres[i + 2] / SIXIEMES]);
      mots[cle] = { rare, gains };
    },
    /** The entries that some stems ask for, the likeliest first: `numero`, and by how much it is likelier than none. */
    lire(cles) {
      const sus = cles.filter((cle) => Object.hasOwn(mots, cle)).map((cle) => mots[cle]);
      if (sus.length === 0 || sus.length < CONNUS * cles.length) return [];
      const longueur = Math.hypot(...sus.map(({ rare }) => rare)) || 1;
      const poids = sus.reduce((somme, { rare }) => somme + rare / longueur, 0);
      const notes = avance.map((note) => (poids * note) / CENTIEMES);
      for (const { rare, gains } of sus) {
        for (const [rang, gain] of gains) notes[rang] += (gain * rare) / longueur;
      }
      const parts = chances(notes);
      return entrees
        .map((numero, rang) => ({ numero, chance: parts[rang + 1] - parts[AUCUNE] }))
        .filter(({ chance }) => chance > PLAUSIBLE)
        .sort((a, b) => b.chance - a.chance)
        .slice(0, LIMITE);
    },
  };
}
