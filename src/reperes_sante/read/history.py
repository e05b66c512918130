"""What git knows of a project: its commits, and the files that differ from them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from reperes_sante.read.luck import RefusalError


class VersionError(RefusalError):
    """The version asked for cannot be had; the text says why, in French."""


def commit_named(root: Path, revision: str) -> str | None:
    """Return the whole id of a commit from any name that git knows; nothing when it knows none."""
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return found.decode().strip() if found else None


def files_in_hand(root: Path) -> frozenset[str] | None:
    """Return the data files that differ from the last commit; nothing where git cannot tell.

    Args:
        root: the project's folder.
    """
    try:
        if commit_named(root, "HEAD") is None:
            return None
        told = listed(root, "diff", "--name-only", "--no-renames", "--relative", "-z", "HEAD", "--", "data")
        new = listed(root, "ls-files", "--others", "--exclude-standard", "-z", "--", "data")
    except VersionError:
        return None
    return frozenset((*told, *new))


def listed(root: Path, *arguments: str) -> list[str]:
    """Return what git lists: names as they are, not quoted, save the signs that would start another line."""
    words = (git(root, *arguments) or b"").decode("utf-8", errors="replace").split("\0")[:-1]
    return ["".join(sign if sign.isprintable() else "·" for sign in word) for word in words]


def git(root: Path, *arguments: str) -> bytes | None:
    """Return what git answers, or nothing when it refuses."""
    try:
        done = subprocess.run(("git", "-C", str(root), *arguments), capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise VersionError("La commande « git » n'est pas installée : rien à comparer.") from None
    return None if done.returncode else done.stdout
