"""Read a question for a need: a small linear model, trained at each build on the phrases of the data.

Softmax regression on the stems of a phrase, each weighted by how rare it is, and on what each need has before
any word is read. `tests/moteurs` measures it on phrases that it never saw: pairs of words add bytes and no
answer, pieces of words no answer worth four times the bytes. Steps shorten from pass to pass and weights are
drawn back a little after each, which comes near what scikit-learn finds with `LogisticRegression(C=10)` in a
hundred passes. The order of the phrases is their own: a phrase that comes or goes changes few answers.
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
PASSES = 8
# The first passes go far and back: only those after are averaged.
ROUGH = 6
RATE = 3.0
# After each pass a weight loses this part of the length of its steps: less would learn the very phrases.
HELD = 1 / 20
# A phrase that is understood this well teaches nothing more.
LEARNT = 0.95
# A need that is this unlikely learns nothing from a phrase.
UNLIKELY = 0.004
# What a need has before any word is read, learnt as the weight of a word that each phrase holds.
BEFORE = ""
# A weight under this part of the greatest of its word is left out, whichever way it speaks.
SLIGHT = 0.1
SCALE = 30
# Says nothing of a need. « je », « pas », « plus », « rien », « sans » do, and stay.
SILENT = COURTESY | frozenset(
    cut(
        "a ai as au aux avec c ce ces cet cette comment d dans de des du en est et l la le les leur leurs m "
        "ma me mes mon n on ou par pour qu que quel quelle qui quoi s sa se ses son sont sur t ta te tes ton "
        "tu un une vos votre vous y"
    )
)

# A phrase is known whole when it has so few stems: nobody types a longer one to the word.
WHOLE = 2

# A word is one need's own when it comes so often, and in this part of its phrases.
OWN_TIMES = 3
OWN_PART = 0.5
# « j'arrive », « jsuis », « j sais » are « je » too, which tells whose need it is.
FIRST_PERSON = re.compile(
    r"(?<![^\W_])j(?:'| ?(?=(?:ai|aime|arrive|avais|crois|dors|en|fais|habite|me|ne|ose|peu|peux|sais|suis"
    r"|vais|veu|veux|viens|vis)(?![^\W_])))"
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


class LinearModel(NamedTuple):
    """What browsers need to read a question.

    Attributes:
        besoins: identifiers of the needs in the order of the phrases, `NONE` among them.
        rares: how rare each stem is, from 0.
        poids: for each stem, the rank of each need that it speaks for or against, and how much.
        echelle: what a weight is divided by.
        avance: what each need has before any word is read.
        entiers: rank of the need of each phrase that its words would tell otherwise: « petite enfance »;
            its stems are sorted and joined.
    """

    besoins: tuple[str, ...]
    rares: Mapping[str, int]
    poids: Mapping[str, Mapping[int, int]]
    echelle: float
    avance: tuple[float, ...]
    entiers: Mapping[str, int] = MappingProxyType({})


# All phrases are read in turn, several times: in less room, each would be forgotten before it comes again.
@lru_cache(2**16)
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
def trained(phrases: tuple[tuple[str, str], ...], names: tuple[str, ...] = ()) -> LinearModel:
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


def _told_whole(phrases: Phrases, model: LinearModel) -> dict[str, int]:
    """Return the phrases that their words would tell otherwise; those that two needs share are left out."""
    needs: dict[str, set[str]] = defaultdict(set)
    for phrase, besoin in phrases:
        if len(found := stems(phrase)) <= WHOLE:
            needs[" ".join(sorted(found))].add(besoin)
    index, unknown = model.besoins.index, max(model.rares.values(), default=0)
    whole = {signature: index(min(found)) for signature, found in needs.items() if len(found) == 1}
    return {
        signature: rank
        for signature, rank in sorted(whole.items())
        if rank != _best(model, signature, unknown)
    }


def _best(model: LinearModel, signature: str, unknown: int) -> int:
    words = signature.split()
    length = math.hypot(*(model.rares.get(word, unknown) for word in words)) * model.echelle or 1
    notes = list(model.avance)
    for word in words:
        for rank, weight in model.poids.get(word, {}).items():
            notes[rank] += weight * model.rares[word] / length
    return max(range(len(notes)), key=notes.__getitem__)


def _rarity(phrases: Phrases) -> dict[str, float]:
    count = Counter(word for phrase, _ in phrases for word in stems(phrase))
    return {word: math.log(1 + len(phrases) / times) for word, times in count.items()}


class _Lesson(NamedTuple):
    """The weights of the words of a phrase, how much each says, what it tells, how much it teaches."""

    rows: list[list[float]]
    parts: list[float]
    wanted: int
    share: float


def _weights(phrases: Phrases, besoins: Sequence[str], rarity: Mapping[str, float]) -> dict[str, list[float]]:
    weights = {word: [0.0] * len(besoins) for word in (*rarity, BEFORE)}
    total = {word: [0.0] * len(besoins) for word in weights}
    lessons = _lessons(phrases, besoins, rarity, weights)
    for turn in range(PASSES):
        rate = RATE / (1 + turn)
        for lesson in lessons:
            _learn(lesson, rate * lesson.share)
        _draw_back(weights, 1 - rate * HELD)
        if turn >= ROUGH:
            total = {word: list(map(add, row, weights[word])) for word, row in total.items()}
    return {word: [weight / (PASSES - ROUGH) for weight in row] for word, row in total.items()}


def _lessons(
    phrases: Phrases, besoins: Sequence[str], rarity: Mapping[str, float], weights: Mapping[str, list[float]]
) -> list[_Lesson]:
    ranks = {besoin: rank for rank, besoin in enumerate(besoins)}
    shares = _shares(phrases)
    read = [(stems(phrase), besoin) for phrase, besoin in sorted(phrases, key=_drawn)]
    return [
        _Lesson(
            [weights[word] for word in (*words, BEFORE)],
            [*_measured(words, rarity), 1.0],
            ranks[besoin],
            shares[besoin],
        )
        for words, besoin in read
        if words
    ]


def _draw_back(weights: Mapping[str, list[float]], part: float) -> None:
    for word, row in weights.items():
        if word != BEFORE:
            row[:] = [part * weight for weight in row]


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


def _learn(lesson: _Lesson, rate: float) -> None:
    odds = list(map(math.exp, _scores(lesson.rows, lesson.parts)))
    total = sum(odds)
    if odds[lesson.wanted] > LEARNT * total:
        return
    # Most needs are out of the question: to leave them as they are halves the time of a training.
    least, size = UNLIKELY * total, rate / total
    steps = [(rank, -size * odd) for rank, odd in enumerate(odds) if odd > least]
    for row, part in zip(lesson.rows, lesson.parts):  # noqa: B905 - of one length
        for rank, step in steps:
            row[rank] += part * step
        row[lesson.wanted] += part * rate


def _scores(rows: Sequence[Sequence[float]], parts: Sequence[float]) -> list[float]:
    """Return the sum of some rows, each times its part, in their order.

    Most phrases have three stems at most: a list for each would be most of the time of a training.
    """
    match parts:
        case p, q, r, *others:
            found = [p * a + q * b + r * c for a, b, c in zip(*rows[:3])]  # noqa: B905 - of one length
        case p, q:
            return [p * a + q * b for a, b in zip(*rows)]  # noqa: B905 - the same
        case (p,):
            return [p * a for a in rows[0]]
    for row, part in zip(rows[3:], others):  # noqa: B905 - the same
        found = [score + part * weight for score, weight in zip(found, row)]  # noqa: B905 - the same
    return found


def _packed(
    besoins: tuple[str, ...],
    rarity: Mapping[str, float],
    weights: Mapping[str, Sequence[float]],
    taught: frozenset[str],
) -> LinearModel:
    unit = max(abs(weight) for word in rarity for weight in weights[word]) / SCALE
    poids = {word: _kept(weights[word], unit) for word in sorted(rarity)}
    silent = {besoins.index(NONE)} if NONE in besoins else set()
    # A word that only names pages says as much when it is unknown.
    told = {word: row for word, row in poids.items() if row.keys() - silent or (row and word in taught)}
    rares = {word: round(rarity[word] * 10) for word in told}
    return LinearModel(besoins, rares, told, 1 / unit, tuple(round(weight, 2) for weight in weights[BEFORE]))


def _kept(row: Sequence[float], unit: float) -> dict[int, int]:
    least = SLIGHT * max(map(abs, row))
    kept = {rank: round(weight / unit) for rank, weight in enumerate(row) if abs(weight) > least}
    return {rank: weight for rank, weight in kept.items() if weight}
