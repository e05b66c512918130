/* Closed details are opened for the time of a print. */

export function reglerImpression(document) {
  let ouverts = [];
  addEventListener("beforeprint", () => {
    ouverts = [...document.querySelectorAll("details:not([open])")];
    for (const details of ouverts) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of ouverts) details.open = false;
  });
}
