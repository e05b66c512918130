"""The inverted index: for each word, the entries that hold it or what it calls to mind, by field."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.publish.search.entries import ABOUT, OF_PAGE, PAGE, PART, Entry
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

    def whole(self, name: Sequence[str]) -> Iterator[str]:
        """Yield those of a name that is wholly said: « responsable du site » names « Mentions légales »."""
        light = tuple(map(_light, name))
        for said, sought in self._by_first.get(light[0], ()) if light else ():
            if said == light:
                yield from sought

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


def by_first_word(found: Iterable[Pair]) -> dict[str, list[list[str]]]:
    """Return what texts say for what people type, by the first word of that; with all of it if several.

    Args:
        found: what texts say, and what people type.
    """
    said: dict[str, list[list[str]]] = defaultdict(list)
    for pair in found:
        first, *others = words(pair.cherche)
        said[first].append([pair.dit, pair.cherche] if others else [pair.dit])
    return said


def _light(word: str) -> str:
    """Set a mark of plural aside: « médecins » says « médecin » too."""
    return word.rstrip("sx") if len(word) > len("mots") else word


FIELDS = ("titre", "lieux", "mots", "noms", "texte", "echos")
# A posting is one number, the step from the entry before times this, plus how often the word comes (from 0).
OFTEN = 4

Postings = list[list[int]]
Index = Mapping[str, Postings]


def fields_of(entry: Entry, echoes: Echoes) -> dict[str, Sequence[str]]:
    """Return the words of an entry, by field.

    What a name calls to mind names too (`noms`); what a text calls to mind counts for less (`echos`).
    """
    # A part is called by its own heading: the title of its page, said after, names the page.
    heading, _, whole = entry.titre.rpartition(OF_PAGE) if entry.est_partie else (entry.titre, "", "")
    titre, texte = words(heading), words(entry.texte)
    lieux = _places(entry.lieux)
    # A name repeats the place: said twice, it would weigh more than on the main page of the territory.
    genre = () if entry.genre in {PAGE, PART, ABOUT} else words(entry.genre)
    mots = [word for word in (*words(entry.mots), *genre) if word not in lieux]
    said = {*titre, *mots}
    noms = _others([*echoes.whole(titre), *echoes.single([*titre, *mots])], said)
    echos = _others(echoes.of([*titre, *mots, *texte]), {*said, *noms, *texte})
    return dict(zip(FIELDS, (titre, lieux, mots, noms, [*texte, *words(whole)], echos), strict=True))


# All pages of a territory are found by the same places.
@lru_cache(maxsize=1)
def _places(lieux: str) -> tuple[str, ...]:
    return tuple(words(lieux))


def _others(found: Iterable[str], said: set[str]) -> list[str]:
    return [word for word in dict.fromkeys(found) if word not in said]


def inverted(documents: Sequence[Mapping[str, Sequence[str]]]) -> Index:
    """Return the postings of each word, in the order of `FIELDS`; words are sorted.

    Args:
        documents: the words of each entry, by field.
    """
    # Millions of postings, in the room of their digits.
    found: dict[str, list[array[int]]] = defaultdict(lambda: [array("I") for _ in FIELDS])
    for rank, document in enumerate(documents):
        for field, name in enumerate(FIELDS):
            for word, count in Counter(document[name]).items():
                found[word][field].append(rank * OFTEN + min(count, OFTEN) - 1)
    return {word: [_packed(places) for places in found.pop(word)] for word in sorted(found)}


def _packed(places: array[int]) -> list[int]:
    packed, before = [], 0
    for place in places:
        packed.append(place - before)
        before = place - place % OFTEN
    return packed
