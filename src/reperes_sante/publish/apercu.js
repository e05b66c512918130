/* Served by the preview alone: shows what was saved, without a key pressed. The browser keeps the place on the page. */
(({ dataset }) => {
  const source = new EventSource("/apercu/changements");
  source.addEventListener("message", ({ data: etat }) => {
    if (etat !== dataset.etat) location.reload();
  });
  // Left open, the connection would count among the few that a browser grants a site.
  addEventListener("pagehide", () => source.close());
})(document.currentScript);
