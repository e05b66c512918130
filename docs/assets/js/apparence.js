/* Choice of colours: the system's, light or dark. Kept on the reader's device only. */
const CLE = "apparence";
const CHOIX = ["clair", "sombre"];

/** The stored choice, or "systeme". */
function lire() {
  try {
    const choix = localStorage.getItem(CLE);
    return CHOIX.includes(choix) ? choix : "systeme";
  } catch {
    return "systeme";
  }
}

function garder(choix) {
  try {
    if (CHOIX.includes(choix)) localStorage.setItem(CLE, choix);
    else localStorage.removeItem(CLE);
  } catch {
    /* storage may be forbidden: the choice lasts as long as the page */
  }
}

/** Put the choice on the root element, where CSS reads it. */
function appliquer(choix) {
  const racine = document.documentElement;
  if (CHOIX.includes(choix)) racine.dataset.theme = choix;
  else delete racine.dataset.theme;
}

export function reglerApparence(liste) {
  if (!liste) return;
  liste.value = lire();
  liste.addEventListener("change", () => {
    appliquer(liste.value);
    garder(liste.value);
  });
}
