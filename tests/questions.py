"""Questions that residents type, the pages that they want, and the rank at which the search gives them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

from reperes_sante.link.pages import PARTS
from tests.built import BuiltSite, searchable

# The rank of what is not among the first eight.
NOWHERE = 99
# Where the pages of needs are.
NEEDS = "besoins/"
ASK = """async (questions) => {
  const dossier = new URL("assets/", document.baseURI);
  const { creerLecteur } = await import(new URL("js/besoins.js", dossier));
  const { ouvrirMagasin } = await import(new URL("js/magasin.js", dossier));
  const { creerMoteur } = await import(new URL("js/moteur.js", dossier));
  const { repondre } = await import(new URL("js/reponses.js", dossier));
  const lire = async (nom) => (await fetch(new URL(`recherche/${nom}`, dossier))).text();
  const moteur = creerMoteur(await ouvrirMagasin(lire));
  const lecteur = creerLecteur(JSON.parse(await lire("besoins.json")), lire);
  const reponses = [];
  for (const question of questions) {
    const { trouve, besoins } = await repondre(question, { moteur, lecteur });
    const fiches = await moteur.fiches(trouve.fiches.slice(0, 8));
    const vues = fiches.map(({ url, titre }) => ({ url: url ?? "", titre }));
    reponses.push({ ...trouve, besoins: besoins.map(({ cle }) => cle), fiches: vues });
  }
  return reponses;
}"""


class Question(NamedTuple):
    """What is typed, and the addresses that answer it."""

    texte: str
    pages: tuple[str, ...]


def read(table: Path) -> tuple[Question, ...]:
    """Return the questions of a table: `question`, `page` (« a/ ou b/ »)."""
    with table.open(encoding="utf-8", newline="") as file:
        return tuple(Question(r["question"], tuple(r["page"].split(" ou "))) for r in csv.DictReader(file))


def lost(questions: Iterable[Question], site: BuiltSite) -> set[str]:
    """Name the wanted pages that the search of a site does not know."""
    wanted = {page for question in questions for page in question.pages}
    return wanted - {entry.get("url", "") for entry in searchable(site.folder)}


def ask(page: Page, *questions: str) -> list[dict[str, Any]]:
    """Return what the engine of the page's site answers to each question, its first eight results too."""
    answers: list[dict[str, Any]] = page.evaluate(ASK, list(questions))
    return answers


def ranks(page: Page, questions: Iterable[Question]) -> dict[str, int]:
    """Return the rank of the wanted page for each question; the card of a need stands before all pages."""
    asked = tuple(questions)
    found: dict[str, int] = {}
    for question, answer in zip(asked, ask(page, *(q.texte for q in asked)), strict=True):
        # A page too heavy for one is told in parts, under its own address.
        urls = [entry["url"].partition(PARTS)[0] for entry in answer["fiches"]]
        ranked = (rank for rank, url in enumerate(urls, 1) if url in question.pages)
        has_card = any(f"{NEEDS}{need}/" in question.pages for need in answer["besoins"])
        found[question.texte] = 1 if has_card else next(ranked, NOWHERE)
    return found


def late(found: Mapping[str, int]) -> dict[str, int]:
    """Return the questions whose page does not come first."""
    return {question: rank for question, rank in found.items() if rank > 1}
