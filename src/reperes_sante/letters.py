"""Letters of French words: those set aside to compare, and the one that opens a line."""

from __future__ import annotations

import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def plain_letters(text: str) -> str:
    """Return a text in small letters, without accents or ligatures: « Cœur d'Évron » → « coeur d'evron »."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(LIGATURES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def capitale(text: str) -> str:
    """Return a text with a capital first letter and the others as they are: « Service de l'État »."""
    return text[:1].upper() + text[1:]
