/* A question that names a place: the same communes as « Ma commune ». No DOM here. */
import { lire, mots } from "./communes.js";
import { chercherCommunes } from "./registre.js";

/** A longer text is no name of a place. */
const MOTS = 9;
const MONTRES = 5;

/** Communes, territories and department whose very name or post code is the whole question: « je suis à Lyon »,
    « 62400 »; `presque`: a name one slip away counts too, and `corrigee` tells it. */
export async function lieuxDe(question, { presque = false } = {}) {
  const { code, brut } = lire(question);
  const nombre = mots(brut).length;
  if (nombre > MOTS || (code ? code.length !== 5 : nombre === 0)) return { lieux: [], corrigee: false };
  const { communes, corrigee = false, departement } = await chercherCommunes(question, { presque });
  const exactes = code || corrigee ? communes : communes.filter(({ exacte }) => exacte);
  const entier = departement?.page ? [{ ...departement, estDepartement: true }] : [];
  return { lieux: [...entier, ...exactes].slice(0, MONTRES), corrigee };
}
