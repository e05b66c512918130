"""Repositories of git for tests, under the name of nobody."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

GIT = ("git", "-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr", "-c", "commit.gpgsign=false")


def git(folder: Path, *order: str, env: Mapping[str, str] | None = None) -> str:
    """Give git an order in a folder, and return what it says."""
    done = subprocess.run((*GIT, *order), cwd=folder, env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def first_commit(folder: Path, env: Mapping[str, str] | None = None) -> None:
    """Make all that a folder holds the first commit of a repository."""
    for order in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-qm", "Essai", "--allow-empty")):
        git(folder, *order, env=env)
