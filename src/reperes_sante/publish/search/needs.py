"""Read a question for a need: a small linear model, trained at each build on the phrases of the data.

Softmax regression on the stems of a phrase, each weighted by how rare it is. `tests/moteurs` compares it with
other ways, on phrases that it never saw: pairs of words add bytes and no answer, pieces of words add two
answers in a hundred and four times the bytes. Its weights are averaged over the passes, and the order of the
phrases is their own: a phrase that comes or goes changes few other answers.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import add
from statistics import median
from types import MappingProxyType
from typing import NamedTuple

from reperes_sante.publish.search.words import COURTESY, cut, normal, stem

# What a question that tells no need is taken for.
NONE = ""
PASSES = 12
# The first passes go far and back: only those after are averaged.
ROUGH = 4
RATE = 3.0
# A phrase that is understood this well teaches nothing more.
LEARNT = 0.95
# A weight under this part of the greatest of its word is left out; a word that speaks against a need is kept.
SLIGHT = 0.25
AGAINST = 0.5
SCALE = 15
# Says nothing of a need. « je », « pas », « plus », « rien », « sans » do, and stay.
SILENT = COURTESY | frozenset(
    cut(
        "a ai as au aux avec c ce ces cet cette comment d dans de des du en est et l la le les leur leurs m "
        "ma me mes mon n on ou par pour qu que quel quelle qui quoi s sa se ses son sont sur t ta te tes ton "
        "tu un une vos votre vous y"
    )
)

# A word is one need's own when it comes so often, and in this part of its phrases.
OWN_TIMES = 3
OWN_PART = 0.5
# « j'arrive », « jsuis » are « je » too, which tells whose need it is.
FIRST_PERSON = re.compile(
    r"(?<![^\W_])j(?:'|(?=(?:ai|aime|arrive|avais|crois|dors|en|fais|habite|me|ne|ose|peu|peux|sais|suis|vais|veu"
    r"|veux|viens|vis)(?![^\W_])))"
)

# « La petite a 39 », « mamie a 38,5 de fièvre », and not « elle a 39 vaches ».
ILL = r"(?= ?(?:$|[,;!?°]|(?:c|et|depuis|ce|faut|que|il|elle)\b|de (?:fi|te)))"
# What a number says is in its unit and its size: how old, how hot, at what time, how much.
MEASURES = tuple(
    (re.compile(written, re.ASCII), f" {word} ")
    for written, word in (
        (r"\b(?:\d|1[01]) ?ans?\b", "agepetit"),
        (r"\b1[2-7] ?ans\b", "ageado"),
        (r"\b(?:1[89]|2[0-5]) ?ans\b", "agejeune"),
        (r"\b(?:[6-9]\d|10\d) ?ans\b", "ageavance"),
        (r"\bil fait (?:deja |encore |plus de |au moins )?(?:2[89]|3\d|4[0-5])\b", "chaleur"),
        (r"\bil (?:ne )?fait (?:que |a peine |moins de )?(?:- ?)?(?:\d|1[0-6])\b", "froid"),
        (r"\ba (?:3[89]|4[01])(?:[.,]\d)?" + ILL, "fievre"),
        (r"\b(?:19|2[0-3]|[0-5]) ?h(?:eures?)?\b(?! sur)", "heuretardive"),
        (r"\b\d+ ?(?:kg|kilos?)\b", "kilo"),
        (r"\b\d+ ?(?:euros?|€)", "euro"),
        (r"\b\d+ ?(?:km|kilometres?)\b", "kilometre"),
        # Not a measure, and read the same way: what people call it by its colour.
        (r"\bcarte verte\b", "carte vitale"),
    )
)

Phrases = Sequence[tuple[str, str]]


class Model(NamedTuple):
    """What browsers need to read a question.

    Attributes:
        besoins: identifiers of the needs in the order of the phrases, `NONE` among them.
        rares: how rare each stem is, from 0.
        poids: for each stem, the rank of each need that it speaks for or against, and how much.
        echelle: what a weight is divided by.
        entiers: rank of the need of each phrase that its words would tell otherwise: « petite enfance »;
            its stems are sorted and joined.
    """

    besoins: tuple[str, ...]
    rares: Mapping[str, int]
    poids: Mapping[str, Mapping[int, int]]
    echelle: float
    entiers: Mapping[str, int] = MappingProxyType({})


# Each phrase is asked for several times over; a fourth of them are titles of pages.
@lru_cache(2**15)
def stems(phrase: str) -> tuple[str, ...]:
    """Return the stems that may tell a need: « je n'ai plus envie » → « je », « plus », « envi »."""
    text = FIRST_PERSON.sub("je ", normal(phrase))
    for written, word in MEASURES:
        text = written.sub(word, text)
    found = cut(text)
    return tuple(dict.fromkeys(stem(word) for word in found if word not in SILENT) or map(stem, found))


def general_stems(phrases: Phrases) -> frozenset[str]:
    """Return the stems of phrases of needs that no need has for its own: half of the times, and thrice.

    Args:
        phrases: pairs of a phrase and the need that it tells, or `NONE`.
    """
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, besoin in phrases:
        for word in stems(phrase) if besoin else ():
            told[word][besoin] += 1
    return frozenset(word for word, by_need in told.items() if not _is_own(by_need))


def _is_own(by_need: Counter[str]) -> bool:
    times = by_need.total()
    return times >= OWN_TIMES and max(by_need.values()) >= OWN_PART * times


@lru_cache(maxsize=4)
def trained(phrases: tuple[tuple[str, str], ...], names: tuple[str, ...] = ()) -> Model:
    """Return the model that some phrases teach; the same phrases always teach the same.

    Args:
        phrases: pairs of a phrase and the need that it tells, or `NONE`.
        names: names of pages and what these say, which tell none.
    """
    taught = frozenset(word for phrase, _ in phrases for word in stems(phrase))
    lessons = (*phrases, *((name, NONE) for name in names))
    rarity = _rarity(lessons)
    besoins = tuple(dict.fromkeys(besoin for _, besoin in lessons))
    model = _packed(besoins, rarity, _weights(lessons, besoins, rarity), taught)
    return model._replace(entiers=_told_whole(phrases, model))


def _told_whole(phrases: Phrases, model: Model) -> dict[str, int]:
    """Return the phrases that their words would tell otherwise; those that two needs share are left out."""
    needs: dict[str, set[str]] = defaultdict(set)
    for phrase, besoin in phrases:
        needs[" ".join(sorted(stems(phrase)))].add(besoin)
    index = model.besoins.index
    whole = {signature: index(min(found)) for signature, found in needs.items() if len(found) == 1}
    return {signature: rank for signature, rank in sorted(whole.items()) if rank != _best(model, signature)}


def _best(model: Model, signature: str) -> int:
    notes = [0] * len(model.besoins)
    for word in signature.split():
        for rank, weight in model.poids.get(word, {}).items():
            notes[rank] += weight * model.rares[word]
    return max(range(len(notes)), key=notes.__getitem__)


def _rarity(phrases: Phrases) -> dict[str, float]:
    count = Counter(word for phrase, _ in phrases for word in stems(phrase))
    return {word: math.log(1 + len(phrases) / times) for word, times in count.items()}


def _weights(phrases: Phrases, besoins: Sequence[str], rarity: Mapping[str, float]) -> dict[str, list[float]]:
    ranks = {besoin: rank for rank, besoin in enumerate(besoins)}
    shares = _shares(phrases)
    lessons = [
        (stems(phrase), _measured(stems(phrase), rarity), ranks[besoin], shares[besoin])
        for phrase, besoin in sorted(phrases, key=_drawn)
        if stems(phrase)
    ]
    weights = {word: [0.0] * len(besoins) for word in rarity}
    total = {word: [0.0] * len(besoins) for word in rarity}
    for turn in range(PASSES):
        for words, parts, wanted, share in lessons:
            _learn(weights, words, parts, wanted, RATE * share / (1 + turn / 10))
        if turn >= ROUGH:
            total = {word: list(map(add, row, weights[word])) for word, row in total.items()}
    return {word: [weight / (PASSES - ROUGH) for weight in row] for word, row in total.items()}


def _drawn(pair: tuple[str, str]) -> bytes:
    """Return a place among others that depends on this pair alone."""
    return hashlib.sha256("\n".join(pair).encode()).digest()


def _shares(phrases: Phrases) -> dict[str, float]:
    """Return how much a phrase of each need teaches: a need with few phrases is not forgotten."""
    count = Counter(besoin for _, besoin in phrases)
    usual = median(count.values())
    return {besoin: math.sqrt(usual / times) for besoin, times in count.items()}


def _measured(words: Iterable[str], rarity: Mapping[str, float]) -> list[float]:
    known = [rarity[word] for word in words]
    length = math.hypot(*known)
    return [rare / length for rare in known]


def _learn(
    weights: dict[str, list[float]],
    words: Sequence[str],
    parts: Sequence[float],
    wanted: int,
    rate: float,
) -> None:
    scores = _scores([weights[word] for word in words], parts)
    top = max(scores)
    odds = list(map(math.exp, [score - top for score in scores]))
    total = sum(odds)
    if odds[wanted] > LEARNT * total:
        return
    steps = [odd / -total for odd in odds]
    steps[wanted] += 1
    for word, part in zip(words, parts):  # noqa: B905 - of one length, and twice as fast
        size = rate * part
        weights[word] = [w + size * step for w, step in zip(weights[word], steps)]  # noqa: B905 - the same


def _scores(rows: Sequence[Sequence[float]], parts: Sequence[float]) -> list[float]:
    """Return the sum of some rows, each times its part, in their order.

    Most phrases have four stems at most: a list for each would be most of the time of a training.
    """
    match parts:
        case p, q, r, s, *others:
            found = [p * a + q * b + r * c + s * d for a, b, c, d in zip(*rows[:4])]  # noqa: B905 - the same
        case p, q, r:
            return [p * a + q * b + r * c for a, b, c in zip(*rows)]  # noqa: B905 - the same
        case p, q:
            return [p * a + q * b for a, b in zip(*rows)]  # noqa: B905 - the same
        case (p,):
            return [p * a for a in rows[0]]
    for row, part in zip(rows[4:], others):  # noqa: B905 - the same
        found = [score + part * weight for score, weight in zip(found, row)]  # noqa: B905 - the same
    return found


def _packed(
    besoins: tuple[str, ...],
    rarity: Mapping[str, float],
    weights: Mapping[str, Sequence[float]],
    taught: frozenset[str],
) -> Model:
    unit = max(abs(weight) for row in weights.values() for weight in row) / SCALE
    poids = {word: _kept(weights[word], unit) for word in sorted(weights)}
    silent = {besoins.index(NONE)} if NONE in besoins else set()
    # A word that only names pages says as much when it is unknown.
    told = {word: row for word, row in poids.items() if row.keys() - silent or (row and word in taught)}
    return Model(besoins, {word: round(rarity[word] * 10) for word in told}, told, 1 / unit)


def _kept(row: Sequence[float], unit: float) -> dict[int, int]:
    most = max(row)
    kept = {rank: round(w / unit) for rank, w in enumerate(row) if w > SLIGHT * most or w < -AGAINST * most}
    return {rank: weight for rank, weight in kept.items() if weight}
