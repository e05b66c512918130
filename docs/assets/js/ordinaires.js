/* Ordinary French words, in a Bloom filter: the twin of publish/search/french.py. Pure functions. */

const GRAINES = [2166136261, 84696351];
const PREMIER = 16777619;
const TOURS = 6;

function fnv(mot, graine) {
  let somme = graine;
  for (let i = 0; i < mot.length; i += 1) somme = Math.imul(somme ^ mot.charCodeAt(i), PREMIER) >>> 0;
  return somme >>> 0;
}

const ouverts = new Map();

/** The bytes of a filter, read once: each word typed asks it again. */
function octetsDe(filtre) {
  if (!ouverts.has(filtre)) ouverts.set(filtre, Uint8Array.from(atob(filtre), (lettre) => lettre.charCodeAt(0)));
  return ouverts.get(filtre);
}

/** Does a filter hold a word? « No » is sure, « yes » is wrong once in a hundred. */
export function contient(filtre, mot) {
  const octets = octetsDe(filtre);
  const [debut, pas] = GRAINES.map((graine) => fnv(mot, graine));
  const places = Array.from({ length: TOURS }, (_, tour) => (debut + tour * ((pas | 1) >>> 0)) % (octets.length * 8));
  return places.every((place) => octets[Math.floor(place / 8)] & (1 << (place % 8)));
}
