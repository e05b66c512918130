"""Which page a question asks for: naive Bayes on the stems of what people type who look for it.

A page that is asked for in other words holds few of them, or none. Each phrase weighs one, shared among its
stems by how rare they are. Counting is enough: on 60 questions that another writer asked, softmax regression
(scikit-learn, `LogisticRegression(C=10)`) found no more pages, and takes seconds where this takes none.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reperes_sante.publish.search.entries import Entry
from reperes_sante.publish.search.needs import NONE, Phrases
from reperes_sante.publish.search.words import stem, words

# What a stem counts that a page has in no phrase: less would let one word decide.
SMOOTH = 0.03
# Names of pages that have no phrases, and one phrase of needs in so many, ask for none of the others.
ONE_IN = 10
# Gains are told in sixths and advances in hundredths of a natural logarithm, rarities in fifths.
SIXTHS, HUNDREDTHS, FIFTHS = 6, 100, 5
# Rank of what asks for no page.
OTHER = 0


class PageModel(NamedTuple):
    """What browsers need to know which page is asked for.

    Attributes:
        entrees: rank of the entry that each rank stands for, from the second: the first is no page.
        avance: what each has for a stem that it was never asked by, less that of the one that has most.
        rares: how rare each stem is.
        gains: for each stem, the rank of each page that it was asked by, and what this page gains.
    """

    entrees: tuple[int, ...]
    avance: tuple[int, ...]
    rares: Mapping[str, int]
    gains: Mapping[str, Mapping[int, int]]


def asked_pages(found: Sequence[Entry], needs: Phrases) -> PageModel:
    """Return what the phrases of some entries teach.

    Args:
        found: all that can be found.
        needs: phrases with the need that each tells, or `NONE`.
    """
    asked = [rank for rank, entry in enumerate(found) if entry.phrases]
    read = ((_told(text), label) for text, label in _lessons(found, asked, needs))
    lessons = [(told, label) for told, label in read if told]
    times = Counter(word for told, _ in lessons for word in told)
    rarity = {word: math.log((1 + len(lessons)) / (1 + count)) + 1 for word, count in times.items()}
    counts: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    totals = [0.0] * (1 + len(asked))
    # A sum of fractions depends on its order, and a set has none.
    for told, label in lessons:
        length = math.hypot(*(rarity[word] for word in sorted(told)))
        for word in sorted(told):
            counts[word][label] += rarity[word] / length
            totals[label] += rarity[word] / length
    return PageModel(
        tuple(asked),
        _advances(totals, len(rarity)),
        {word: round(rare * FIFTHS) for word, rare in rarity.items()},
        {word: _gains(own) for word, own in counts.items()},
    )


def _lessons(found: Sequence[Entry], asked: Sequence[int], needs: Phrases) -> Iterator[tuple[str, int]]:
    for label, rank in enumerate(asked, OTHER + 1):
        yield from ((phrase, label) for phrase in found[rank].phrases)
    names = dict.fromkeys(entry.titre for entry in found if not (entry.phrases or entry.est_partie))
    yield from ((name, OTHER) for name in names)
    yield from ((phrase, OTHER) for phrase, need in needs if need != NONE and _is_drawn(phrase))


def _told(text: str) -> frozenset[str]:
    return frozenset(map(stem, words(text)))


def _is_drawn(phrase: str) -> bool:
    """Draw some phrases, each by itself: one that comes or goes changes no other."""
    return hashlib.sha256(phrase.encode()).digest()[0] % ONE_IN == 0


def _advances(totals: Sequence[float], known: int) -> tuple[int, ...]:
    # Nothing was taught: none is ahead.
    ahead = [math.log(SMOOTH / (total + SMOOTH * max(known, 1))) for total in totals]
    return tuple(round((one - max(ahead)) * HUNDREDTHS) for one in ahead)


def _gains(counts: Mapping[int, float]) -> dict[int, int]:
    return {rank: round(math.log(1 + count / SMOOTH) * SIXTHS) for rank, count in sorted(counts.items())}
