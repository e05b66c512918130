"""Plain language: the sentences of pages, and the bound that they all keep."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.inspect.reading import Built
from reperes_sante.inspect.wording import MOST_WORDS
from reperes_sante.model.findings import Finding, Kind, Severity, Wording

LONGUE = Kind(
    "phrase-longue",
    f"Une phrase a {MOST_WORDS} mots au plus ; un titre officiel, un lien ou une citation compte pour un.",
    gravite=Severity.AVERTISSEMENT,
)
KINDS = (LONGUE,)


def long_sentences(built: Built) -> Iterator[Finding]:
    """Yield the sentences that are too long, each at the first page that says it."""
    told: set[str] = set()
    for page in built.pages.values():
        for phrase in page.phrases_longues:
            if phrase.texte not in told:
                told.add(phrase.texte)
                message = f"« {phrase.texte} » : cette phrase a {phrase.mots} mots."
                yield built.finding(page.fichier, 1, Wording(LONGUE, message, "Faites-en deux."))
