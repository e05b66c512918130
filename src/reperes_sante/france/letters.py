"""Letters of French words: those set aside to compare, and the one that opens a line."""

from __future__ import annotations

import re
import unicodedata

SAINTS = {"st": "saint", "ste": "sainte"}
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def plain_letters(text: str) -> str:
    """Return a text in small letters, without accents or ligatures: « Cœur d'Évron » → « coeur d'evron »."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(LIGATURES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def capitale(text: str) -> str:
    """Return a text with a capital first letter and the others as they are: « Service de l'État »."""
    return text[:1].upper() + text[1:]


def fold(text: str) -> str:
    """Return the words of a name in small letters: no accent, hyphen or apostrophe, « St » as « Saint »."""
    return " ".join(SAINTS.get(word, word) for word in re.findall(r"[a-z0-9]+", plain_letters(text)))
