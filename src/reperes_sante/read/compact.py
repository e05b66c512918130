"""JSON for programs: in as few signs as can be, every letter as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from string import ascii_uppercase

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact(value: object) -> str:
    """Return a value as JSON, on one line."""
    return ENCODER.encode(value)


def packed(starts: Iterable[str]) -> str:
    """Return keys in one text: what each shares with the one before (a capital, A for nothing), the rest."""
    before, told = "", []
    for start in starts:
        most = min(len(start), len(ascii_uppercase) - 1)
        shared = next(n for n in range(most, -1, -1) if before.startswith(start[:n]))
        told.append(f"{ascii_uppercase[shared]}{start[shared:]}")
        before = start
    return "".join(told)
