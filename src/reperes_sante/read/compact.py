"""JSON for programs: in as few signs as can be, every letter as it is."""

from __future__ import annotations

import json

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact(value: object) -> str:
    """Return a value as JSON, on one line."""
    return ENCODER.encode(value)
