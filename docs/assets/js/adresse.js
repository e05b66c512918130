/* The question travels in the fragment of the address: the server never receives it. Pure functions. */

/** « santé mentale » → « #q=sant%C3%A9%20mentale » */
export function adresseDe(question) {
  return `#q=${encodeURIComponent(question.trim())}`;
}

/** The question of a fragment, or an empty text. */
export function questionDe(fragment) {
  return new URLSearchParams(fragment.replace(/^#/, "")).get("q") ?? "";
}
