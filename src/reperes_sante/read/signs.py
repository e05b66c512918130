"""The signs of texts: none that nobody sees, none that covers its neighbours, no accent that was lost."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# By their Unicode property (`tests/test_signs.py` asks for each): controls, formats, private signs, those
# that are none, and those that programs ignore. Each would break searches and links without being seen.
# Left out: tabs and ends of lines, and the marks of Arabic that stand before a number.
HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\ufffe-\uffff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0001fffe-\U0001ffff"
    r"\U0002fffe-\U0002ffff\U0003fffe-\U0003ffff\U0004fffe-\U0004ffff\U0005fffe-\U0005ffff\U0006fffe-\U0006ffff"
    r"\U0007fffe-\U0007ffff\U0008fffe-\U0008ffff\U0009fffe-\U0009ffff\U000afffe-\U000affff\U000bfffe-\U000bffff"
    r"\U000cfffe-\U000cffff\U000dfffe-\U000e0fff\U000efffe-\U0010ffff]"
)
# UTF-8 read as Windows-1252 then saved again, or letters that were already lost.
BROKEN = re.compile("\ufffd|Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ ]|â€[\x80-\xbf™œ˜“”¦]|Â[\xa0«»°²³]")
# What French never needs: only texts that hold some are looked at more closely.
UNUSUAL = re.compile("[^\x00-\u02ff\u2000-\u22ff]")
# No script in use stacks more marks on one letter.
MOST_MARKS = 3
LAST_MARK = 0x1F000
WORD = re.compile(r"[^\W\d_]+")
LATIN = "LATIN"
# Their names begin with a word that is no script, and they stand beside Latin letters.
SHARED = frozenset({"MICRO", "FEMININE", "MASCULINE", "MODIFIER", "OHM", "ANGSTROM", "KELVIN", "SCRIPT"})


def stacked(text: str) -> re.Match[str] | None:
    """Return the first letter of a text under more marks than any script needs."""
    return _marks().search(text) if UNUSUAL.search(text) else None


def mixed_word(text: str) -> str:
    """Return the first word of a text that mixes Latin letters with those of another script, or nothing.

    Source: Unicode Technical Standard 39, « Single Script ». A Cyrillic « А » passes for a Latin one.
    """
    if not UNUSUAL.search(text):
        return ""
    return next((word for word in WORD.findall(text) if _is_mixed(word)), "")


def _is_mixed(word: str) -> bool:
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in word if letter.isalpha()} - SHARED
    return LATIN in scripts and len(scripts) > 1


@cache
def _marks() -> re.Pattern[str]:
    marks = (chr(code) for code in range(0x300, LAST_MARK) if unicodedata.category(chr(code))[0] == "M")
    return re.compile(f".[{''.join(marks)}]{{{MOST_MARKS + 1},}}")
