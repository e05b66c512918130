"""The acronyms that pages can explain: those of the glossary, then those of organismes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from reperes_sante.france.letters import typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import page_de_l_organisme

SENTENCE_END = re.compile(r"(?<=[.!?])\s")
# French writes « Unafam » as well as « UNAFAM » once an acronym is long enough to be pronounced.
PRONOUNCED_FROM = 4


class Sigle(NamedTuple):
    """An acronym that pages can explain.

    Attributes:
        id: what makes the anchor of its explanation.
        mot: the acronym, as readers know it.
        developpe: its words in full, when a source writes them.
        sens: what it means, in one sentence, if that is known.
        adresse: where to read more, from the root of the site.
    """

    id: str
    mot: str
    developpe: str | None
    sens: str | None
    adresse: str

    @property
    def formes(self) -> tuple[str, ...]:
        """The ways in which texts write it."""
        return (self.mot, self.mot.capitalize()) if len(self.mot) >= PRONOUNCED_FROM else (self.mot,)


class Lexique:
    """The acronyms of the site, found in texts as whole words.

    Args:
        sigles: the acronyms; of two that are written alike, the first one counts.
    """

    def __init__(self, sigles: tuple[Sigle, ...]) -> None:
        self._sigles = sigles

    @cached_property
    def par_forme(self) -> Mapping[str, Sigle]:
        """The acronyms, by each way of writing them."""
        return {forme: sigle for sigle in reversed(self._sigles) for forme in sigle.formes}

    @cached_property
    def motif(self) -> re.Pattern[str]:
        """What finds any of them in a text; without acronyms it finds nothing."""
        longest_first = sorted(self.par_forme, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first)) or r"\b\B"
        return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


def lexique(catalogue: Catalogue) -> Lexique:
    """Return all acronyms of the data."""
    return Lexique((*_termes(catalogue), *_organismes(catalogue)))


def _termes(catalogue: Catalogue) -> Iterator[Sigle]:
    for terme in catalogue.glossaire.termes:
        adresse = f"glossaire/#{terme.id}"
        yield Sigle(terme.id, terme.sigle, _shown(terme.developpe), _first_sentence(terme.sens), adresse)


def _organismes(catalogue: Catalogue) -> Iterator[Sigle]:
    for organisme in catalogue.organismes.values():
        if organisme.sigle:
            adresse = page_de_l_organisme(organisme.id).adresse
            sens = _first_sentence(organisme.description)
            yield Sigle(organisme.id, typographier(organisme.sigle), _shown(organisme.nom), sens, adresse)


def _shown(text: str | None) -> str | None:
    return typographier(text) if text else None


def _first_sentence(text: str | None) -> str | None:
    return _shown(SENTENCE_END.split(text, maxsplit=1)[0]) if text else None
