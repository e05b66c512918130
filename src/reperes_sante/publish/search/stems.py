"""The part that forms of a word share, cut as `docs/assets/js/francais.js` does: a test holds both."""

from __future__ import annotations

import re

# Endings that set word forms apart, longest first, and how much of the word must be left.
ENDINGS = (
    ("issements", 5), ("issement", 5), ("ements", 7), ("ement", 7), ("ations", 5), ("ation", 5), ("iques", 5),
    ("ique", 5), ("ismes", 5), ("isme", 5), ("istes", 5), ("iste", 5), ("euses", 5), ("euse", 5), ("eurs", 5),
    ("eur", 5), ("ies", 6), ("ie", 6), ("er", 5), ("es", 3), ("e", 3),
)  # fmt: skip
WITHOUT_FORMS = 4
DIGIT = re.compile(r"\d")
DOUBLED = re.compile(r"([lnt])\1$")


def stem(word: str) -> str:
    """Return the stem of a folded word: « agees » and « age » give « ag ».

    Args:
        word: one word, as `search.words` cuts them.
    """
    short = _singular(word)
    if DIGIT.search(short):
        return short
    for ending, left in ENDINGS:
        if short.endswith(ending) and len(short) - len(ending) >= left:
            short = short[: -len(ending)]
            break
    short = short.removesuffix("e") if len(short) > WITHOUT_FORMS else short
    return DOUBLED.sub(r"\1", short) if len(short) > WITHOUT_FORMS else short


def _singular(word: str) -> str:
    if len(word) < WITHOUT_FORMS or DIGIT.search(word):
        return word
    if word.endswith("aux") and not word.endswith("eaux") and len(word) > WITHOUT_FORMS:
        return f"{word[:-3]}al"
    if word.endswith("ss"):
        return word
    return word[:-1] if word.endswith(("s", "x")) else word
