/* The files of the search, fetched as they are needed and kept: a summary, words, entries, spellings. */

import { deplier } from "./debuts.js";
import { normaliser } from "./lettres.js";

const FIN = "\uffff";

/** Rank of the last slice whose first key is not after a key. */
function rangDe(debuts, cle) {
  let [bas, haut] = [0, debuts.length - 1];
  while (bas < haut) {
    const milieu = Math.ceil((bas + haut) / 2);
    if (debuts[milieu] <= cle) bas = milieu;
    else haut = milieu - 1;
  }
  return bas;
}

/** Ranks of the slices that may hold words with this beginning. */
export function tranchesDe(debuts, debut) {
  const [premier, dernier] = [rangDe(debuts, debut), rangDe(debuts, debut + FIN)];
  return Array.from({ length: dernier - premier + 1 }, (_, i) => premier + i);
}

/** Open the files of a folder.
    @param {(nom: string, sur?: boolean) => Promise<string>} lire reads a file of the folder, as text; at once when it is
      sure to be of use, whatever is typed next */
export async function ouvrirMagasin(lire) {
  const sommaire = JSON.parse(await lire("sommaire.json", true));
  const debuts = deplier(sommaire.mots);
  const gardes = new Map();
  /** A failure is not kept: it may be tried again. */
  const garder = (nom, sur) => {
    if (!gardes.has(nom)) {
      const promesse = lire(`${nom}?v=${sommaire.version}`, sur);
      promesse.catch(() => gardes.delete(nom));
      gardes.set(nom, promesse);
    }
    return gardes.get(nom);
  };
  const json = async (nom, sur) => JSON.parse(await garder(nom, sur));
  const lus = new Map();
  /** The words of a file, each also as it is compared: read once, for each word typed asks for them again. */
  const motsDe = async (nom, sur) => {
    const texte = await garder(nom, sur);
    if (!lus.has(nom)) lus.set(nom, texte.split("\n").map((ecrit) => ({ ecrit, lu: normaliser(ecrit) })));
    return lus.get(nom);
  };
  return {
    sommaire,
    /** Words with this beginning, and their postings.
        @param {number} nombre the most slices to fetch
        @param {(parmi: number) => boolean} estSur whether these are sure to be of use, from how many slices there are in all */
    mots: (debut, nombre, estSur) => {
      const rangs = tranchesDe(debuts, debut);
      return Promise.all(rangs.slice(0, nombre).map(async (rang) => [rang, await json(`mots-${rang}.json`, estSur(rangs.length))]));
    },
    /** What is shown of an entry. */
    fiche: async (numero) => {
      const place = numero % sommaire.ensemble;
      return (await json(`fiches-${(numero - place) / sommaire.ensemble}.json`))[place];
    },
    /** The filter of ordinary French words of a length, empty when the site has no word near any. */
    ordinaires: async (longueur, sur) => (sommaire.francais.includes(longueur) ? garder(`francais-${longueur}.txt`, sur) : ""),
    /** Every word of these lengths, as the site writes it (`ecrit`) and as it is compared (`lu`). */
    lettres: async (longueurs, sur) => {
      const textes = longueurs.filter((n) => sommaire.lettres.includes(n)).map((n) => motsDe(`lettres-${n}.txt`, sur));
      return (await Promise.all(textes)).flat();
    },
  };
}
