"""Apply each change to a copy of the project, verify it as an editor would, and keep what came of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.changements.edits import BEFORE, CHANGES
from tests.repository import GIT

ROOT = Path(__file__).parents[2]


class Outcome(NamedTuple):
    """What came of a change.

    Attributes:
        nom: the change.
        fichiers: the files that it touched.
        is_green: whether nothing forbids to publish it.
        secondes: how long its verification took.
        dit: what the verification said.
    """

    nom: str
    fichiers: tuple[str, ...]
    is_green: bool
    secondes: float
    dit: str


def copy_of(project: Path, target: Path) -> Path:
    """Copy the files of a project that git follows, or would, into a repository of their own."""
    listed = _git(project, "ls-files", "--cached", "--others", "--exclude-standard")
    for name in listed.splitlines():
        if (project / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(project / name, target / name)
    for order in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "Avant")):
        _git(target, *order)
    return target


def outcomes(project: Path, names: Iterable[str]) -> Iterator[Outcome]:
    """Yield what comes of each change.

    Args:
        project: a copy of a project, in a repository of its own, that changes may spoil.
        names: the changes wanted.
    """
    start = _git(project, "rev-parse", "HEAD").strip()
    for name in names:
        if before := BEFORE.get(name):
            before(project)
            _git(project, "commit", "-qam", "Ce qui était là")
        CHANGES[name](project)
        touched = _git(project, "status", "--porcelain", "-uall", "--", ".", ":(exclude)schema")
        began = time.monotonic()
        done = subprocess.run(
            (sys.executable, "-m", "reperes_sante", "verifier", "--racine", str(project)),
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        spent = time.monotonic() - began
        files = tuple(line[3:] for line in touched.splitlines())
        yield Outcome(name, files, done.returncode == 0, spent, done.stdout + done.stderr)
        _git(project, "reset", "-q", "--hard", start)
        _git(project, "clean", "-qfd")


def _git(folder: Path, *order: str) -> str:
    done = subprocess.run((*GIT, "-C", str(folder), *order), capture_output=True, check=True)
    return done.stdout.decode("utf-8")
