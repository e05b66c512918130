/* What our search answers to each question, as browsers do; one JSON line: needs, places, addresses, bytes.
   Usage: node questions.mjs folder-of-the-search-files questions.json */
import { readFileSync } from "node:fs";
import { creerLecteur } from "../../docs/assets/js/besoins.js";
import { ouvrirMagasin } from "../../docs/assets/js/magasin.js";
import { creerMoteur } from "../../docs/assets/js/moteur.js";

const [dossier, questions] = process.argv.slice(2);
const lire = async (nom) => readFileSync(`${dossier}/${nom.split("?")[0]}`, "utf8");
globalThis.fetch = async (adresse) => {
  const nom = decodeURIComponent(new URL(adresse).pathname.split("/").at(-1));
  return { ok: true, json: async () => JSON.parse(readFileSync(`${dossier}/../communes/${nom}`, "utf8")) };
};
const { repondre } = await import("../../docs/assets/js/reponses.js");
const lecteur = creerLecteur(JSON.parse(await lire("besoins.json")), lire);
const moteur = creerMoteur(await ouvrirMagasin(lire));
const reponses = [];
for (const question of JSON.parse(readFileSync(questions, "utf8"))) {
  const { trouve, besoins, pistes, lieux, inquiet, dabord } = await repondre(question, { moteur, lecteur });
  const { fiches, entieres } = trouve;
  reponses.push({
    besoins: besoins.map(({ cle }) => cle),
    pistes: pistes.map(({ cle }) => cle),
    lieux: lieux.map(({ code }) => code),
    pages: (await moteur.fiches(fiches.slice(0, 8))).map(({ url }) => url ?? ""),
    entieres,
    inquiet,
    dabord,
    premiere: fiches[0]?.entiere ?? false,
    total: fiches.length,
  });
}
console.log(JSON.stringify(reponses));
