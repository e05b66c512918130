"""The inverted index: for each word, the entries that hold it, field by field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reperes_sante.publish.search.echoes import Echoes
from reperes_sante.publish.search.entry import PAGE, Entry
from reperes_sante.publish.search.words import words

FIELDS = ("titre", "lieux", "mots", "noms", "texte", "echos")
# A posting is one number, the step from the entry before times this, plus how often the word comes (from 0).
OFTEN = 4

Postings = list[list[int]]
Index = Mapping[str, Postings]


def fields_of(entry: Entry, echoes: Echoes) -> dict[str, list[str]]:
    """Return the words of an entry, by field.

    What a name calls to mind names too (`noms`); what a text calls to mind counts for less (`echos`).
    """
    titre, texte = words(entry.titre), words(entry.texte)
    lieux = words(entry.lieux)
    # A name repeats the place: said twice, it would weigh more than on the main page of the territory.
    genre = () if entry.genre == PAGE else words(entry.genre)
    mots = [word for word in (*words(entry.mots), *genre) if word not in lieux]
    said = {*titre, *mots}
    noms = _others(echoes.single([*titre, *mots]), said)
    echos = _others(echoes.of([*titre, *mots, *texte]), {*said, *noms, *texte})
    return dict(zip(FIELDS, (titre, lieux, mots, noms, texte, echos), strict=True))


def _others(found: Iterable[str], said: set[str]) -> list[str]:
    return [word for word in dict.fromkeys(found) if word not in said]


def inverted(documents: Sequence[Mapping[str, Sequence[str]]]) -> Index:
    """Return the postings of each word, in the order of `FIELDS`; words are sorted.

    Args:
        documents: the words of each entry, by field.
    """
    found: dict[str, list[dict[int, int]]] = defaultdict(lambda: [{} for _ in FIELDS])
    for rank, document in enumerate(documents):
        for field, name in enumerate(FIELDS):
            for word, count in Counter(document[name]).items():
                found[word][field][rank] = min(count, OFTEN) - 1
    return {word: [_packed(places) for places in found[word]] for word in sorted(found)}


def _packed(places: Mapping[int, int]) -> list[int]:
    packed, before = [], 0
    for rank, often in places.items():
        packed.append((rank - before) * OFTEN + often)
        before = rank
    return packed
