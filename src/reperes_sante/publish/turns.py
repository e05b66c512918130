"""Turns: what only one process of a project may do at a time; the others wait.

A preview, a build and an engine left behind by a killed build may run side by side. The system gives the
turn back when a process dies, however it dies.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from filelock import FileLock

FOLDER = "build"


def turn(root: Path, what: Literal["construire", "ecrire"]) -> FileLock:
    """Return what holds the turn, to be used with `with`.

    Args:
        root: the project's folder.
        what: build the site, or write the generated files; a build writes them within its own turn.
    """
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    return FileLock(folder / f"{what}.verrou")
