"""Letters, signs and words of French: made comparable, set by its typography, the nearest one found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from reperes_sante.model.slips import is_slip
from reperes_sante.model.types import MOIS

SAINTS = {"st": "saint", "ste": "sainte"}
# One commune in nine is a Saint or a Sainte: such a head of a name says nothing alone.
HEADS = frozenset(SAINTS.values())
# Those of European languages, once apart from their letter: « Combining Diacritical Marks » of Unicode.
ACCENTS = dict.fromkeys(code for code in range(0x300, 0x370) if unicodedata.combining(chr(code)))
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


# Names and words of templates come back on page after page; texts, which are longer, on a few of them.
REMEMBERED, TEXTS = 2**16, 2**14


@lru_cache(REMEMBERED)
def plain_letters(text: str) -> str:
    """Return a text in small letters, without accents or ligatures: « Cœur d'Évron » → « coeur d'evron »."""
    small = text.casefold()
    if small.isascii():
        return small
    decomposed = unicodedata.normalize("NFKD", small.translate(LIGATURES)).translate(ACCENTS)
    # Other scripts have signs of their own that combine.
    if decomposed.isascii():
        return decomposed
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def capitale(text: str) -> str:
    """Return a text with a capital first letter and the others as they are: « Service de l'État »."""
    return text[:1].upper() + text[1:]


def decapitale(text: str) -> str:
    """Return a text with a small first letter, as within a sentence."""
    return text[:1].lower() + text[1:]


def fold(text: str) -> str:
    """Return the words of a name in small letters: no accent, hyphen or apostrophe, « St » as « Saint »."""
    return " ".join(SAINTS.get(word, word) for word in re.findall(r"[a-z0-9]+", plain_letters(text)))


LENGTH = 50


def hyphened(text: str) -> str:
    """Return a text as an identifier is written: lower case, no accent, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain_letters(text)).strip("-")


def slug(text: str) -> str:
    """Return a text as an end of address: lower case, no accent, hyphens, cut at a word."""
    words = hyphened(text)
    return words if len(words) <= LENGTH else words[: LENGTH + 1].rpartition("-")[0] or words[:LENGTH]


NBSP = "\u00a0"
NNBSP = "\u202f"
UNITS = (
    "habitant", "habitants", "commune", "communes", "personnes", "ETP", "%", "€", "k€", "M€", "euros",
    "million", "millions", "milliard", "milliards", "km", "km²", "m²", "ko", "an", "ans", "mois", "jours",
    "h", "heures", "minutes", "fois",
)  # fmt: skip

_AFTER_NUMBER = "|".join(re.escape(word) for word in (*UNITS, *MOIS))
RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W_]|«|<)"), "’"),
    (re.compile(r" (?=:(?:\s|<|$))"), NBSP),
    (re.compile(r" (?=[;!?])"), NNBSP),
    (re.compile(r"(?<=«) | (?=»)"), NBSP),
    (re.compile(r"(?<=\d)(?<!\d{4}) (?=\d{3}(?:\D|$))"), NNBSP),
    (re.compile(rf"(?<=\d) (?=(?:{_AFTER_NUMBER})(?:\W|$))"), NBSP),
    (re.compile(rf"(?<=1er) (?=(?:{'|'.join(MOIS)})\b)"), NBSP),
    (re.compile(rf"(?<=\d{NBSP}h) (?=\d\d\b)"), NBSP),
)


@lru_cache(TEXTS)
def typographier(text: str) -> str:
    """Return a text, typed without markup, with French typography.

    Only plain spaces and straight apostrophes are replaced; nothing is ever inserted or removed.

    Args:
        text: the text as typed, without markup.
    """
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text


SHOWN_LENGTH = 60


# Candidates that are looked at closely.
LOOKED_AT = 3
ROUGH = 0.6


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Return « Vouliez-vous écrire « x » ? » for what a slip made of a candidate, or an empty string."""
    found = nearest_word(word, candidates)
    return f"Vouliez-vous écrire « {found} » ?" if found else ""


def nearest_word(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate of which a word is a slip of one or two letters, accents and capitals set aside.

    What only resembles it is another word, with another meaning: « lance » is no slip of « relance ».
    The same letters in another order come first: « contatcs » is « contacts », as near as to « contrats ».
    """
    folded = {plain_letters(candidate): candidate for candidate in candidates}
    typed = plain_letters(word)
    found = get_close_matches(typed, list(folded), n=LOOKED_AT, cutoff=ROUGH)
    slips = [near for near in found if is_slip(typed, near)]
    return folded[min(slips, key=lambda near: sorted(near) != sorted(typed))] if slips else None


def shown(value: object) -> str:
    """Quote a value in a sentence; long ones are cut, lists and blocks are only named."""
    if isinstance(value, dict):
        return "un bloc"
    if isinstance(value, list):
        return "une liste"
    text = " ".join(str(value).split())
    return f"« {text} »" if len(text) <= SHOWN_LENGTH else f"« {text[: SHOWN_LENGTH - 1]}… »"
