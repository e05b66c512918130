"""Acronyms: each one that a text uses is explained somewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from reperes_sante.france.nearest import shown
from reperes_sante.model.communs import FichierGlossaire, FichierOrganismes
from reperes_sante.model.fields import champ_at
from reperes_sante.model.findings import Severity
from reperes_sante.model.markers import Mark
from reperes_sante.model.walk import Path
from reperes_sante.validate.rules.linked import Linked, Remark, rule

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
        model = type(file.value)
        if Mark.OWN_WORDS not in champ_at(model, path).marques or _explains(model, path):
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
        if _explains(type(file.value), path):
            found[id(file)].update(ACRONYM.findall(text))
    return found


def _explains(model: type[BaseModel], path: Path) -> bool:
    """Tell whether a text stands where a file tells what a name is, or that nobody knows."""
    along = (path[: rank + 1] for rank, step in enumerate(path) if isinstance(step, str))
    return any(Mark.EXPLAINS in champ_at(model, place).marques for place in along)
