/* Engines that fetch one whole index: MiniSearch, lunr, Orama, FlexSearch. Each answers with addresses, best first. */
import { create, insertMultiple, search } from "@orama/orama";
import FlexSearch from "flexsearch";
import lunr from "lunr";
import fr from "lunr-languages/lunr.fr.js";
import stemmer from "lunr-languages/lunr.stemmer.support.js";
import MiniSearch from "minisearch";
import { CHAMPS, octets, poids, racines } from "./analyse.mjs";

stemmer(lunr);
fr(lunr);

function minisearch(corpus) {
  const moteur = new MiniSearch({ idField: "url", fields: Object.keys(CHAMPS), tokenize: racines, processTerm: (mot) => mot });
  moteur.addAll(corpus);
  const options = { boost: CHAMPS, prefix: (mot) => mot.length > 2, fuzzy: (mot) => (mot.length > 4 ? 1 : false), weights: { prefix: 0.4, fuzzy: 0.4 } };
  return (question) => {
    const tous = moteur.search(question, { ...options, combineWith: "AND" });
    return (tous.length ? tous : moteur.search(question, options)).map(({ id }) => id);
  };
}

/** As Material 9.8 configures it: French stemmer and stop words, titles a thousand times, a wildcard after each word. */
function lunrDeMaterial(corpus) {
  lunr.tokenizer.separator = /[\s-]+/;
  const moteur = lunr(function () {
    this.use(lunr.fr);
    this.ref("url");
    this.field("titre", { boost: 1000 });
    this.field("texte", { boost: 1 });
    corpus.forEach((fiche) => this.add(fiche));
  });
  return (question) => {
    const mots = question.toLowerCase().replace(/[*+\-:^~]/g, " ").split(/\s+/).filter(Boolean);
    return moteur.search(mots.map((mot) => `${mot}*`).join(" ")).map(({ ref }) => ref);
  };
}

function lunrEnFrancais(corpus) {
  const moteur = lunr(function () {
    this.tokenizer = (texte) => racines(String(texte ?? "")).map((mot) => new lunr.Token(mot, {}));
    this.pipeline.reset();
    this.searchPipeline.reset();
    this.ref("url");
    for (const [champ, boost] of Object.entries(CHAMPS)) this.field(champ, { boost });
    corpus.forEach((fiche) => this.add(fiche));
  });
  const { REQUIRED, OPTIONAL } = lunr.Query.presence;
  const demander = (mots, presence) =>
    moteur.query((requete) => {
      for (const mot of mots) {
        requete.term(mot, { presence, boost: 10, usePipeline: false });
        if (mot.length > 4) requete.term(mot, { presence: OPTIONAL, editDistance: 1, usePipeline: false });
      }
    });
  return (question) => {
    const tous = demander(racines(question), REQUIRED);
    return (tous.length ? tous : demander(racines(question), OPTIONAL)).map(({ ref }) => ref);
  };
}

async function orama(corpus, options) {
  const moteur = create({ schema: Object.fromEntries(Object.keys(CHAMPS).map((champ) => [champ, "string"])), ...options });
  await insertMultiple(moteur, corpus.map((fiche) => ({ ...fiche, id: fiche.url || "/" })));
  const demander = (term, plus) => search(moteur, { term, boost: CHAMPS, limit: 10, ...plus });
  return async (question) => {
    const exact = await demander(question, { threshold: 0 });
    const { hits } = exact.count ? exact : await demander(question, { tolerance: 1 });
    return hits.map(({ id }) => (id === "/" ? "" : id));
  };
}

/** Orama's own French: its stemmer and stop words are separate packages; here it folds letters and matches beginnings. */
const oramaSimple = (corpus) => orama(corpus, { language: "french" });
const oramaEnFrancais = (corpus) =>
  orama(corpus, { components: { tokenizer: { language: "french", normalizationCache: new Map(), tokenize: (texte) => racines(String(texte)) } } });

function flexsearch(corpus, encode) {
  const moteur = new FlexSearch.Document({
    document: { id: "url", index: Object.keys(CHAMPS) }, tokenize: "forward", ...(encode ? { encode } : { encoder: FlexSearch.Charset.LatinAdvanced }),
  });
  corpus.forEach((fiche) => moteur.add(fiche));
  return (question) => {
    const scores = new Map();
    for (const { field, result } of moteur.search(question, { limit: 50, suggest: true })) {
      result.forEach((url, rang) => scores.set(url, (scores.get(url) ?? 0) + CHAMPS[field] / (rang + 1)));
    }
    return [...scores].sort((a, b) => b[1] - a[1]).map(([url]) => url);
  };
}

/** Name, size of the library, how it is opened, what it is given: raw texts, or also the words of the data. */
export const ENTIERS = [
  ["lunr, réglé par Material", () => poids('import lunr from "lunr"; import a from "lunr-languages/lunr.stemmer.support.js"; import b from "lunr-languages/lunr.fr.js"; console.log(lunr, a, b)'), lunrDeMaterial],
  ["lunr, notre français", () => poids('import lunr from "lunr"; console.log(lunr)'), lunrEnFrancais],
  ["Orama", () => poids('import { create, insertMultiple, search } from "@orama/orama"; console.log(create, insertMultiple, search)'), oramaSimple],
  ["Orama, notre français", () => poids('import { create, insertMultiple, search } from "@orama/orama"; console.log(create, insertMultiple, search)'), oramaEnFrancais],
  ["FlexSearch, LatinAdvanced", () => poids('import F from "flexsearch"; console.log(F.Document, F.Charset)'), (corpus) => flexsearch(corpus)],
  ["FlexSearch, notre français", () => poids('import F from "flexsearch"; console.log(F.Document)'), (corpus) => flexsearch(corpus, racines)],
  ["MiniSearch entier, notre français", () => poids('import M from "minisearch"; console.log(M)'), minisearch],
];

export const taille = (corpus) => octets(JSON.stringify(corpus));
