/* What only pages written by hand hold: code that one takes away, tabs that are chosen together. */

const COPIER = "Copier";
const PATIENCE = 3000;

/** A button that copies the code; where the browser copies nothing, there is none. */
function donnerACopier(code) {
  if (!navigator.clipboard) return;
  const bouton = document.createElement("button");
  bouton.type = "button";
  bouton.className = "copier";
  // What it says changes once pressed, and is told.
  bouton.setAttribute("aria-live", "polite");
  bouton.textContent = COPIER;
  const dire = (mot) => {
    bouton.textContent = mot;
    setTimeout(() => { bouton.textContent = COPIER; }, PATIENCE);
  };
  bouton.addEventListener("click", () => {
    navigator.clipboard.writeText(code.querySelector("pre").textContent.trim())
      .then(() => dire("✓ Copié"), () => dire("Non copié"));
  });
  code.append(bouton);
}

const nom = (champ) => champ.closest(".tabbed-set").querySelector(`label[for="${champ.id}"]`).textContent.trim();

/** The tab chosen in one group is chosen in every group of the page that has one of that name. */
function lierOnglets(champs) {
  for (const champ of champs) {
    champ.addEventListener("change", () => {
      for (const autre of champs) if (nom(autre) === nom(champ)) autre.checked = true;
    });
  }
}

// Code within a sentence has the same class.
for (const code of document.querySelectorAll("div.highlight")) donnerACopier(code);
lierOnglets(document.querySelectorAll(".tabbed-set > input"));
