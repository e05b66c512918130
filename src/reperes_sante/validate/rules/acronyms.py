"""Acronyms: each one that a text uses is explained somewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from reperes_sante.france.nearest import shown
from reperes_sante.model.communs import FichierGlossaire, FichierOrganismes
from reperes_sante.model.findings import Severity
from reperes_sante.validate.rules.linked import Linked, Remark, rule

# Fields written in our own words; the others carry official names over.
OWN_WORDS = frozenset(
    {"description", "detail", "en_bref", "explication", "pour_qui", "resume", "role", "sens", "texte"}
)
# Fields that say in a word or two who takes part and what is done: a bare acronym may be all that they hold.
SHORT_WORDS = frozenset({"designation", "precision", "taches"})
# Where a file tells what a name is, or that nobody knows.
TOLD = frozenset({"desaccords", "inconnus", "nom", "sujet", "titre"})
# Roman numerals are told by I, V and X alone: with L and C, CLIC would be one.
ACRONYM = re.compile(r"(?<![\w.#-])(?![IVX]+\b)[A-Z][A-Z0-9]+(?![\w-]|\.\w)")
BESIDE = re.compile(r"\(([A-Z][A-Z0-9]+)\)|([A-Z][A-Z0-9]+) \(")


@rule(
    "sigle-inconnu",
    "Un sigle est dans le glossaire, dans l'annuaire des organismes, ou écrit en toutes lettres à côté.",
    gravite=Severity.CONSEIL,
)
def sigles_inconnus(linked: Linked) -> Iterator[Remark]:
    """Tell, once per file, each acronym that nothing explains."""
    if linked.unread & {FichierGlossaire, FichierOrganismes}:
        return
    known = set(_everywhere(linked))
    told = _by_file(linked)
    for file, path, text in linked.texts:
        if _field(path) not in OWN_WORDS | SHORT_WORDS or TOLD & set(path):
            continue
        for sigle in ACRONYM.findall(text):
            if sigle not in known and sigle not in told[id(file)]:
                told[id(file)].add(sigle)
                remedy = "Écrivez-le en toutes lettres, ou ajoutez-le au glossaire avec une source."
                yield Remark(file, path, f"Rien n'explique le sigle {shown(sigle)}.", remedy)


def _everywhere(linked: Linked) -> Iterator[str]:
    for terme in linked.catalogue.glossaire.termes:
        yield terme.sigle
    for organisme in linked.catalogue.organismes.values():
        for name in (organisme.sigle or "", organisme.nom, *organisme.autres_noms):
            yield from ACRONYM.findall(name)


def _by_file(linked: Linked) -> Mapping[int, set[str]]:
    """Return the acronyms that each file explains itself, by the file's identity."""
    found: dict[int, set[str]] = defaultdict(set)
    for file, path, text in linked.texts:
        found[id(file)].update(before or after for before, after in BESIDE.findall(text))
        if TOLD & set(path):
            found[id(file)].update(ACRONYM.findall(text))
    return found


def _field(path: tuple[str | int, ...]) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")
