/* Runs before the first paint: no flash of the wrong colours, no jump of the menu.
   If the main module does not arrive, the page falls back to its state without JavaScript. */
(function (racine) {
  racine.dataset.js = "oui";
  try {
    var choix = localStorage.getItem("apparence");
    if (choix === "clair" || choix === "sombre") racine.dataset.theme = choix;
  } catch (refus) { /* storage may be forbidden: the system's colours apply */ }
  addEventListener("load", function () {
    if (!racine.dataset.pret) delete racine.dataset.js;
  });
})(document.documentElement);
