/* What « Ma commune » proposes for each input, as browsers do; one JSON line.
   Usage: node communes.mjs folder-of-the-commune-files inputs.json */
import { readFileSync } from "node:fs";

const [dossier, saisies] = process.argv.slice(2);
globalThis.fetch = async (adresse) => {
  const nom = decodeURIComponent(new URL(adresse).pathname.split("/").at(-1));
  return { ok: true, json: async () => JSON.parse(readFileSync(`${dossier}/${nom}`, "utf8")) };
};
const { chercherCommunes } = await import("../../docs/assets/js/registre.js");
const reponses = [];
for (const saisie of JSON.parse(readFileSync(saisies, "utf8"))) {
  const { communes, ...reste } = await chercherCommunes(saisie);
  reponses.push({ codes: communes.slice(0, 10).map(({ code }) => code), ...reste });
}
console.log(JSON.stringify(reponses));
