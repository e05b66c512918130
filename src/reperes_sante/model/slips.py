"""Slips of the finger: a word that is another one with a letter or two changed."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A slip changes one letter, two in a long word; a longer change makes another word, often the contrary.
LONG_WORD, SHORTEST_PART = 8, 4


def is_slip(typed: str, meant: str) -> bool:
    """Tell whether a word is another with a letter changed, added, left out or moved; two in a long word.

    Of words joined by hyphens, each must be so: « cu-arras » is no slip of « ch-arras ». A key is one word:
    « verifie_l » is a slip of « verifie_le ». « signer », which is to be done, is none of « signe », which is
    done.
    """
    typed, meant = typed.replace("_", ""), meant.replace("_", "")
    if typed.endswith("er") and typed[:-1] == meant:
        return False
    parts, wanted = re.split(r"[- ]+", typed), re.split(r"[- ]+", meant)
    if len(parts) != len(wanted):
        return "".join(parts) == "".join(wanted)
    if len(parts) == 1:
        return _is_near(typed, meant)
    return all(
        part == whole or (len(whole) >= SHORTEST_PART and _is_near(part, whole))
        for part, whole in zip(parts, wanted, strict=True)
    )


def _is_near(typed: str, meant: str) -> bool:
    most = 2 if len(meant) >= LONG_WORD else 1
    # Each letter more or less is a change: to count the others is long.
    return abs(len(typed) - len(meant)) <= most and _changes(typed, meant) <= most


def _changes(first: str, second: str) -> int:
    """Count the letters to change, add, leave out or swap (Damerau–Levenshtein, optimal string alignment)."""
    rows = [list(range(len(second) + 1))]
    for i, letter in enumerate(first, 1):
        row = [i]
        for j, other in enumerate(second, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def slip_of(typed: str, keys: Iterable[str]) -> str | None:
    """Return the key of which a name of one word is a slip: « Dates », « Téléphon ».

    A short word with one letter for another is another word: « Tour » is no slip of « pour ».

    Args:
        typed: the word, in small letters without accents.
        keys: the keys of a block.
    """
    for key in keys:
        is_near = len(key) >= SHORTEST_PART and abs(len(key) - len(typed)) < SHORTEST_PART
        is_short = len(key) == SHORTEST_PART == len(typed)
        if is_near and is_slip(typed, key) and (not is_short or sorted(typed) == sorted(key)):
            return key
    return None
