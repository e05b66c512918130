"""Files on the disk: which pages somebody wrote by hand, and writing only what changes."""

from __future__ import annotations

from pathlib import Path

MARK = "genere_par: reperes"


def is_by_hand(path: Path) -> bool:
    """Tell whether a page exists that nobody generated."""
    return path.suffix == ".md" and path.is_file() and MARK.encode() not in path.read_bytes()


def write_if_changed(path: Path, text: str | bytes) -> None:
    """Write a file unless it already holds this, a text keeping its own ends of line on every system.

    Engines that watch the file then stay quiet. In one step: half a generated page, left by a killed build,
    would pass for one written by hand.
    """
    content = text.encode("utf-8") if isinstance(text, str) else text
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".{path.name}.tmp")
        half.write_bytes(content)
        half.replace(path)
