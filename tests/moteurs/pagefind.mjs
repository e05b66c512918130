/* Pagefind: writes its index of the corpus into a folder. Usage: node pagefind.mjs corpus.json folder [francais] */
import * as pagefind from "pagefind";
import { lireCorpus, racines } from "./analyse.mjs";

const [chemin, dossier, francais] = process.argv.slice(2);
const POIDS = { titre: 7, lieux: 6, mots: 5, noms: 4, texte: 1, echos: 1 };
const propre = (texte) => texte.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Stock: what a page says. With our French: the roots of each field, weighted. */
function page(fiche) {
  const blocs = francais
    ? Object.entries(POIDS).map(([champ, poids]) => `<p data-pagefind-weight="${poids}">${racines(fiche[champ]).join(" ")}</p>`)
    : [`<h1>${propre(fiche.titre)}</h1>`, `<p>${propre(`${fiche.mots} ${fiche.lieux} ${fiche.texte}`)}</p>`];
  return `<html lang="${francais ? "und" : "fr"}"><body><main data-pagefind-body>${blocs.join("")}</main></body></html>`;
}

const { index } = await pagefind.createIndex();
for (const fiche of lireCorpus(chemin)) {
  const { errors } = await index.addHTMLFile({ url: `/${fiche.url}`, content: page(fiche) });
  if (errors.length) throw new Error(errors.join());
}
await index.writeFiles({ outputPath: dossier });
await pagefind.close();
