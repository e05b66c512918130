/* What all engines under test share: the corpus, the French analysis of the site, sizes after gzip. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { motsUtiles, racine } from "../../docs/assets/js/francais.js";

export const CHAMPS = { titre: 4, lieux: 3.5, mots: 3, noms: 2, texte: 1, echos: 0.8 };

/** Roots of the words of a text. */
export const racines = (texte) => motsUtiles(texte).map(racine);

export const octets = (texte) => gzipSync(texte, { level: 9 }).length;

/** Size of a library, bundled and minified as a browser would get it. */
export function poids(source) {
  const { outputFiles } = buildSync({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true, minify: true, format: "esm", write: false, logLevel: "silent", platform: "browser",
  });
  return octets(outputFiles[0].contents);
}

export const lireCorpus = (chemin) => JSON.parse(readFileSync(chemin, "utf8"));
