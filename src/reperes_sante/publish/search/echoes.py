"""Words that a text calls to mind: acronyms and what they stand for, everyday words for official ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.publish.search.words import words


class Pair(NamedTuple):
    """A text that says one is also found by the other."""

    dit: str
    cherche: str


class Echoes:
    """Finds phrases in a text and gives the words that people may type instead.

    Args:
        pairs: what texts say, and what people type.
    """

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._by_first: Mapping[str, list[tuple[tuple[str, ...], list[str]]]] = defaultdict(list)
        for pair in pairs:
            said = tuple(map(_light, words(pair.dit)))
            if said:
                self._by_first[said[0]].append((said, words(pair.cherche)))

    def of(self, text: Sequence[str]) -> Iterator[str]:
        """Yield the words that the words of a text call to mind."""
        return (word for sought in self._found(text) for word in sought)

    def single(self, text: Sequence[str]) -> Iterator[str]:
        """Yield those that stand alone: parts of a phrase name nothing by themselves."""
        return (sought[0] for sought in self._found(text) if len(sought) == 1)

    def _found(self, text: Sequence[str]) -> Iterator[list[str]]:
        light = [_light(word) for word in text]
        for rank, word in enumerate(light):
            for said, sought in self._by_first.get(word, ()):
                if tuple(light[rank : rank + len(said)]) == said:
                    yield sought


def pairs(catalogue: Catalogue) -> tuple[Pair, ...]:
    """Return the acronyms of the glossary, both ways, then the everyday words of `data/recherche.yml`."""
    termes = [terme for terme in catalogue.glossaire.termes if terme.developpe]
    both = (
        pair
        for terme in termes
        for pair in (Pair(terme.sigle, terme.developpe or ""), Pair(terme.developpe or "", terme.sigle))
    )
    daily = (
        Pair(dit, mot) for item in catalogue.recherche.equivalences for dit in item.sens for mot in item.mots
    )
    return (*both, *daily)


def _light(word: str) -> str:
    """Set a mark of plural aside: « médecins » says « médecin » too."""
    return word.rstrip("sx") if len(word) > len("mots") else word
