/* How French sounds: what is said alike is often written alike. Pure function. */

/** What is written so sounds like this: the list of publish/search/words.py. */
const SONS = [["^h", ""], ["(?:ch|k)(?=i?[sz]o[fp])", "sk"], ["schi(?=[sz])", "ski"], ["sch", "ch"], ["ph", "f"],
  ["ch(?=[rlnt])|(?<=psi)ch|(?<=psy)ch", "k"], ["(?<![cp])h", ""], ["sc(?=[eiy])", "s"], ["c(?=[eiy])|(?<=[nr])c$|(?<=oi)c$", "s"],
  ["cq|ck|qu|q|c(?!h)", "k"], ["gu(?=[eiy])", "g"], ["g(?=[eiy])", "j"], ["y", "i"], ["eau|au", "o"], ["[ae]i(?![nl])", "e"],
  ["[ae]in|im(?=[bp])", "in"], ["e[nm](?=[bcdfgjkpqstvz])|am(?=[bp])", "an"], ["om(?=[bp])", "on"], ["xs", "x"], ["z", "s"],
  ["(.)\\1+", "$1"]].map(([ecrit, son]) => [new RegExp(ecrit, "g"), son]);

/** How a stem sounds, roughly: « suicid » and « suissid » give « suisid ». */
export function sonDe(cle) {
  return /\d/.test(cle) ? cle : SONS.reduce((lu, [ecrit, son]) => lu.replace(ecrit, son), cle);
}
