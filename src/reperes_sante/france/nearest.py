"""Small French phrases that findings share."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from reperes_sante.france.letters import plain_letters

SHOWN_LENGTH = 60


def nearest(word: str, candidates: Iterable[str], *, cutoff: float = 0.6) -> str:
    """Return « Vouliez-vous écrire « x » ? » for the nearest candidate, or an empty string."""
    found = nearest_word(word, candidates, cutoff=cutoff)
    return f"Vouliez-vous écrire « {found} » ?" if found else ""


def nearest_word(word: str, candidates: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Return the candidate that is most like a word, accents and capitals set aside."""
    folded = {plain_letters(candidate): candidate for candidate in candidates}
    found = get_close_matches(plain_letters(word), list(folded), n=1, cutoff=cutoff)
    return folded[found[0]] if found else None


def shown(value: object) -> str:
    """Quote a value in a sentence; long ones are cut, lists and blocks are only named."""
    if isinstance(value, dict):
        return "un bloc"
    if isinstance(value, list):
        return "une liste"
    text = " ".join(str(value).split())
    return f"« {text} »" if len(text) <= SHOWN_LENGTH else f"« {text[: SHOWN_LENGTH - 1]}… »"
