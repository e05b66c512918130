/* Reads phrases for their need, as browsers do; one JSON line: for each, the needs found, or the page about the site, with their
   chances.
   Usage: node besoins.mjs files.json phrases.json, the text of each file by its name */
import { readFileSync } from "node:fs";
import { creerLecteur } from "../../docs/assets/js/besoins.js";

const [fichiers, phrases] = process.argv.slice(2).map((chemin) => JSON.parse(readFileSync(chemin, "utf8")));
const lecteur = creerLecteur(JSON.parse(fichiers["besoins.json"]), async (nom) => fichiers[nom.split("?")[0]]);
const lues = [];
for (const phrase of phrases) {
  const { besoins, page } = await lecteur.lire(phrase);
  lues.push(page ? [[`page:${page.adresse}`, page.chance]] : besoins.map(({ cle, chance }) => [cle, chance]));
}
console.log(JSON.stringify(lues));
