"""Letters set aside to compare French words: accents, capitals, ligatures."""

from __future__ import annotations

import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def plain_letters(text: str) -> str:
    """Return a text in small letters, without accents or ligatures: « Cœur d'Évron » → « coeur d'evron »."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(LIGATURES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
