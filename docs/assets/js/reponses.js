/* What comes before the pages found: a need, a place. Pure functions. */

/** Above this chance a need is shown whatever the words also name. */
const CERTAIN = 0.75;

/** The needs and the places to show, given the pages found.
    @param {{besoins: Array, lieux: Array, corrigee: boolean, trouve: {fiches: Array, entieres: number}}} lus */
export function choisirReponses({ besoins, lieux, corrigee, trouve }) {
  const places = corrigee && (trouve.entieres > 0 || besoins.length > 0) ? [] : lieux;
  const nommee = places.length > 0 || trouve.fiches[0]?.nommee;
  const gardes = nommee && !(besoins[0]?.chance >= CERTAIN) ? [] : besoins;
  return { besoins: gardes, lieux: places };
}
