/* Reads phrases for their need, as browsers do; one JSON line: for each, the needs found with their chances.
   Usage: node besoins.mjs besoins.json phrases.json */
import { readFileSync } from "node:fs";
import { creerLecteur } from "../../docs/assets/js/besoins.js";

const [modele, phrases] = process.argv.slice(2).map((chemin) => JSON.parse(readFileSync(chemin, "utf8")));
const lecteur = creerLecteur(modele);
console.log(JSON.stringify(phrases.map((phrase) => lecteur.lire(phrase).map(({ cle, chance }) => [cle, chance]))));
