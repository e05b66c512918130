/* Served by the preview alone: says under each field, while one types, what would be remarked once saved. */
const PAUSE = 600;
const fiche = document.querySelector("[data-fiche]");

const dire = (place, remarques) => {
  const liste = document.createElement("ul");
  liste.className = "dits";
  for (const { gravite, message, remede } of remarques) {
    const item = document.createElement("li");
    const force = document.createElement("strong");
    force.textContent = gravite;
    item.append(force, ` : ${message} ${remede}`);
    liste.append(item);
  }
  place.replaceChildren(...(remarques.length ? [liste] : []));
};

const touchees = new Set();
let attente, dernier = 0, change = false;

const verifier = async () => {
  const tour = ++dernier;
  const envoi = new URLSearchParams(new FormData(fiche));
  envoi.set(".geste", "verifier");
  const reponse = await fetch(fiche.action, { method: "POST", body: envoi, headers: { Accept: "application/json" } });
  if (!reponse.ok || tour !== dernier) return;
  const dits = await reponse.json();
  for (const place of fiche.querySelectorAll("[data-champ]")) {
    const nom = place.dataset.champ;
    if (!touchees.has(nom)) continue;
    const remarques = dits[nom] ?? [];
    dire(place, remarques);
    const champ = document.getElementById(place.id.replace(/-dit$/, ""));
    if (champ?.matches("input[type=text], textarea, select")) {
      if (remarques.length) champ.setAttribute("aria-invalid", "true");
      else champ.removeAttribute("aria-invalid");
    }
  }
};

const noter = ({ name }) => {
  change = true;
  touchees.add(name);
  clearTimeout(attente);
  attente = setTimeout(() => verifier().catch(() => {}), PAUSE);
};

if (fiche) {
  fiche.addEventListener("input", ({ target }) => noter(target));
  // What was typed before this code came.
  for (const champ of fiche.querySelectorAll("input[type=text], textarea")) if (champ.value !== champ.defaultValue) noter(champ);
  fiche.addEventListener("submit", () => { change = false; });
  addEventListener("beforeunload", (event) => { if (change) event.preventDefault(); });
  document.querySelector("[role=alert]")?.focus();
}
