/* Ouvert depuis le disque, un site ne peut rien demander à un serveur : ce que ses scripts lisent a une copie,
   « …lu.js », qui s'annonce ici. Ouvert depuis le web, rien ne change. */
var ADRESSE = document.currentScript.src;
var ALLER = (adresse) => location.assign(PAGE(adresse));
var PAGE = (adresse) => {
  const url = new URL(adresse, location.href);
  if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
};
if (location.protocol === "file:") {
  const attendus = new Map();
  window.recevoir = (texte) => attendus.get(document.currentScript.src)(texte);
  const lus = new Map();
  const demander = (adresse) =>
    new Promise((donner, refuser) => {
      const script = document.createElement("script");
      script.src = `${adresse}.lu.js`;
      attendus.set(script.src, donner);
      script.onerror = () => refuser(new TypeError(adresse));
      document.head.append(script);
    });
  // Asked for twice at once, a file is read once.
  const lire = (adresse) => {
    const url = new URL(PAGE(adresse));
    url.search = url.hash = "";
    if (!lus.has(url.href)) lus.set(url.href, demander(url.href));
    return lus.get(url.href);
  };
  window.fetch = (adresse) => lire(adresse).then((texte) => new Response(texte));
  window.XMLHttpRequest = class {
    open(_, adresse) {
      this.adresse = adresse;
    }

    // All that is read so is HTML, whatever its name.
    overrideMimeType() {}

    send() {
      lire(this.adresse).then((texte) => {
        this.status = 200;
        this.responseXML = new DOMParser().parseFromString(texte, "text/html");
        this.onload();
      }, () => this.onerror());
    }
  };
  addEventListener("click", (evenement) => {
    const lien = evenement.target.closest?.("a[href]");
    if (lien) lien.href = PAGE(lien.href);
  }, true);
}
