"""Words of a text, cut and folded as `docs/assets/js/francais.js` does it: a test holds both together."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘´`", "'"))
ELISION = re.compile(r"(?<![^\W_])(?:l|d|j|n|s|m|t|c|qu|jusqu|lorsqu|puisqu)'")
DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")
SHORT = {"st": "saint", "ste": "sainte"}
WORD = re.compile(r"[^\W_]+")
STOP_WORDS = frozenset(
    WORD.findall(
        "a ai as au aux avec c ce ces cet cette comment d dans de des du elle elles en est et etre eux "
        "faire fait faut il ils j je l la le les leur leurs lui m ma mais me mes mon n ne nos notre nous "
        "on ont ou par pas peut pour qu que quel quelle quelles quels qui quoi s sa se ses son sont sur "
        "t ta te tes toi ton tu un une vos votre vous y"
    )
)


def normal(text: str) -> str:
    """Return a text in small letters, without accents nor ligatures: « C.L.S. Nœux » → « cls noeux »."""
    small = unicodedata.normalize("NFD", text.lower())
    bare = "".join(letter for letter in small if not unicodedata.category(letter).startswith("M"))
    straight = bare.translate(LIGATURES).translate(APOSTROPHES)
    return DOTTED.sub(lambda sigle: sigle[0].replace(".", ""), straight)


def words(text: str) -> list[str]:
    """Return the words that can be looked for: « l'école de Béthune » → « ecole », « bethune ».

    Words that say nothing are left out, unless there are no others: « Qui fait quoi ? ».
    """
    found = cut(text)
    return [word for word in found if word not in STOP_WORDS] or found


def cut(text: str) -> list[str]:
    """Return all the words of a text, elided articles left out."""
    return [SHORT.get(word, word) for word in WORD.findall(ELISION.sub(" ", normal(text)))]


def written(texts: Iterable[str]) -> dict[str, str]:
    """Return how some texts most often write each word: « depression » is written « dépression ».

    Args:
        texts: texts as readers see them.
    """
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for form in WORD.findall(text.lower()):
            forms[normal(form)][form] += 1
    return {word: max(sorted(counts), key=counts.__getitem__) for word, counts in forms.items()}
