"""Which page a question asks for: naive Bayes on the stems of what people type who look for it.

A page that is asked for in other words holds few of them, or none. Each phrase weighs one, shared among its
stems by how rare they are. Counting is enough: taught by some writers and asked by another, softmax
regression (scikit-learn, `LogisticRegression(C=10)`), complement naive Bayes, neighbours, pairs of stems,
pieces of words and what pages say of themselves find no more of them.
How a question is asked tells whether it looks for a page or for help, and there each word counts, « je »
first: counting again, words of the phrases of pages against those of needs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from reperes_sante.publish.search.entries import Entry
from reperes_sante.publish.search.needs import NONE, Phrases
from reperes_sante.publish.search.words import cut, stem, words

# What a stem counts that a page has in no phrase: less would let one word decide.
SMOOTH = 0.03
# The same of what no phrase of a need holds, or none of a page.
UNSAID = 0.5
# Gains are told in sixths and advances in hundredths of a natural logarithm, rarities and manners in fifths.
SIXTHS, HUNDREDTHS, FIFTHS = 6, 100, 5
# Rank of a page of which nothing is known.
OTHER = 0


class PageModel(NamedTuple):
    """What browsers need to know which page is asked for.

    Attributes:
        entrees: rank of the entry that each rank stands for, from the second: the first is no page.
        avance: what each has for a stem that it was never asked by, less that of the one that has most.
        rares: how rare each stem is.
        gains: for each stem, the rank of each page that it was asked by, and what this page gains.
        manieres: how much each stem speaks for a page, or against it: for help; those of words that say
            nothing too.
        inconnue: the same of a stem by which no page was asked for.
    """

    entrees: tuple[int, ...]
    avance: tuple[int, ...]
    rares: Mapping[str, int]
    gains: Mapping[str, Mapping[int, int]]
    manieres: Mapping[str, int] = MappingProxyType({})
    inconnue: int = 0


def asked_pages(found: Sequence[Entry], needs: Phrases) -> PageModel:
    """Return what the phrases of some entries teach.

    Args:
        found: all that can be found.
        needs: phrases with the need that each tells, or `NONE`.
    """
    asked = [rank for rank, entry in enumerate(found) if entry.phrases]
    lessons = list(_lessons(found, asked))
    times = Counter(word for told, _ in lessons for word in told)
    rarity = {word: math.log((1 + len(lessons)) / (1 + count)) + 1 for word, count in times.items()}
    counts: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    totals = [0.0] * (1 + len(asked))
    for told, label in lessons:
        length = math.hypot(*(rarity[word] for word in told))
        for word in told:
            counts[word][label] += rarity[word] / length
            totals[label] += rarity[word] / length
    manners, unknown = _manners(
        (phrase for rank in asked for phrase in found[rank].phrases),
        (phrase for phrase, need in needs if need != NONE),
    )
    return PageModel(
        tuple(asked),
        _advances(totals, len(rarity)),
        {word: round(rare * FIFTHS) for word, rare in rarity.items()},
        {word: _gains(own) for word, own in counts.items()},
        manners,
        unknown,
    )


def _lessons(found: Sequence[Entry], asked: Sequence[int]) -> Iterator[tuple[list[str], int]]:
    for label, rank in enumerate(asked, OTHER + 1):
        for phrase in found[rank].phrases:
            # A sum of fractions depends on its order, and a set has none.
            if told := sorted(set(map(stem, words(phrase)))):
                yield told, label


def _manners(pages: Iterable[str], needs: Iterable[str]) -> tuple[dict[str, int], int]:
    """Return how much each stem of the phrases of pages speaks for them, and any other stem."""
    for_page, for_need = _shares(pages), _shares(needs)
    # As if there were as many phrases of each.
    size = sum(for_need.values()) / (sum(for_page.values()) or 1)
    manners = {
        word: _manner(size * share, for_need.get(word, 0.0)) for word, share in sorted(for_page.items())
    }
    others = [share for word, share in for_need.items() if word not in for_page]
    return manners, _manner(0.0, math.fsum(others) / max(1, len(others)))


def _manner(for_page: float, for_need: float) -> int:
    return round(math.log((for_page + UNSAID) / (for_need + UNSAID)) * FIFTHS)


def _shares(phrases: Iterable[str]) -> dict[str, float]:
    shares: dict[str, float] = defaultdict(float)
    for phrase in phrases:
        found = set(map(stem, cut(phrase)))
        for word in found:
            shares[word] += 1 / math.sqrt(len(found))
    return shares


def _advances(totals: Sequence[float], known: int) -> tuple[int, ...]:
    # Nothing was taught: none is ahead.
    ahead = [math.log(SMOOTH / (total + SMOOTH * max(known, 1))) for total in totals]
    return tuple(round((one - max(ahead)) * HUNDREDTHS) for one in ahead)


def _gains(counts: Mapping[int, float]) -> dict[int, int]:
    return {rank: round(math.log(1 + count / SMOOTH) * SIXTHS) for rank, count in sorted(counts.items())}
