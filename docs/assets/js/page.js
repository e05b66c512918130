/* Another page of the site as a document. */

/** A page of the site, or another file read as `genre`, parsed and inert. Only a request may parse HTML: trusted types forbid it to scripts. */
export function lirePage(adresse, genre) {
  return new Promise((donner, refuser) => {
    const requete = new XMLHttpRequest();
    requete.responseType = "document";
    requete.onload = () => (requete.status === 200 ? donner(requete.responseXML) : refuser(new Error(requete.status)));
    requete.onerror = () => refuser(new Error(adresse));
    requete.open("GET", adresse);
    if (genre) requete.overrideMimeType(genre);
    requete.send();
  });
}
