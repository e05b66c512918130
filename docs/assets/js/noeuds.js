/* Elements made from text: never HTML from data. */

/** An element with its class and what it holds: text or other elements. */
export function element(nom, classe, enfants = []) {
  const noeud = document.createElement(nom);
  if (classe) noeud.className = classe;
  noeud.append(...enfants);
  return noeud;
}
