/* Runs the table of questions through the engines that work without a browser; prints one JSON line each.
   Usage: node comparer.mjs corpus.json questions.json folder-of-the-search-files */
import { readFileSync } from "node:fs";
import { ouvrirMagasin } from "../../docs/assets/js/magasin.js";
import { creerMoteur } from "../../docs/assets/js/moteur.js";
import { lireCorpus, octets, poids } from "./analyse.mjs";
import { ENTIERS, taille } from "./entiers.mjs";

const [chemin, questions, dossier] = process.argv.slice(2);
const corpus = lireCorpus(chemin);
const demandes = JSON.parse(readFileSync(questions, "utf8"));
const dire = (nom, octetsParQuestion, reponses) => console.log(JSON.stringify({ nom, octets: octetsParQuestion, reponses }));

for (const [nom, bibliotheque, ouvrir] of ENTIERS) {
  const chercher = await ouvrir(corpus);
  const reponses = [];
  for (const question of demandes) reponses.push((await chercher(question)).slice(0, 10));
  const cout = bibliotheque() + taille(corpus);
  dire(nom, demandes.map(() => cout), reponses);
}

/** Ours: each question pays for the code and for the files that it alone needs. */
const code = poids('export { creerMoteur } from "../../docs/assets/js/moteur.js"; export { monterRecherche } from "../../docs/assets/js/recherche.js";');
const reponses = [];
const couts = [];
for (const question of demandes) {
  const lus = new Map();
  const lire = async (nom) => {
    const texte = readFileSync(`${dossier}/${nom.split("?")[0]}`, "utf8");
    lus.set(nom, octets(texte));
    return texte;
  };
  const moteur = creerMoteur(await ouvrirMagasin(lire));
  const { fiches } = await moteur.chercher(question);
  reponses.push((await moteur.fiches(fiches.slice(0, 8))).map(({ url }) => url ?? ""));
  couts.push([...lus.values()].reduce((a, b) => a + b, code));
}
dire("MiniSearch en tranches, notre français", couts, reponses);
