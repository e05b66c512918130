/* What comes before the pages found: a need, a place. No DOM here. */

/** Above this chance a need is shown whatever the words also name. */
const CERTAIN = 0.75;

const AUCUN = { lieux: [] };

/** Places that a question names, none when the register does not answer. */
const lieuxDe = (question, options) => import("./lieux.js").then((module) => module.lieuxDe(question, options)).catch(() => AUCUN);

/** Everything that answers a question: needs, places, pages found.
    @param {string} question what was typed
    @param {{moteur: object, lecteur: object, exact?: boolean}} moyens engine, reader of needs */
export async function repondre(question, { moteur, lecteur, exact }) {
  const lecture = lecteur.lire(question);
  const certitude = lecture.then(([premier]) => premier?.chance >= CERTAIN);
  const exactes = certitude.then((certain) => (certain ? AUCUN : lieuxDe(question)));
  const [lus, certain, trouve, nommes] = await Promise.all([lecture, certitude, moteur.chercher(question, { exact }), exactes]);
  let { lieux } = nommes;
  // A slip in the name of a place is looked for last: other words have their own meaning.
  if (lieux.length + lus.length + trouve.entieres === 0) ({ lieux } = await lieuxDe(question, { presque: true }));
  const nommee = lieux.length > 0 || trouve.fiches[0]?.nommee;
  return { trouve, besoins: nommee && !certain ? [] : lus, lieux };
}
