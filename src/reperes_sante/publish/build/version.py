"""Which commit a build is of: what is dated or named in the site comes from it, never from the clock."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

COMMIT = ("git", "rev-parse", "--verify", "--quiet", "HEAD")
# `schema/` only helps editors to type: whoever builds refreshes it, and nothing of the site comes from it.
CHANGES = ("git", "status", "--porcelain", "--", ".", ":(exclude)schema")
DATE = ("git", "log", "-1", "--format=%ct")


def commit_of(root: Path) -> str | None:
    """Return the id of the commit, marked when files differ from it or are new; nothing outside git."""
    commit = _ask(root, COMMIT)
    return f"{commit}+modifications" if commit and _ask(root, CHANGES) else commit


def date_of(root: Path) -> dt.datetime:
    """Return when the commit was made, in UTC; 1970 outside git."""
    return dt.datetime.fromtimestamp(int(_ask(root, DATE) or 0), tz=dt.UTC)


def build_environment(root: Path) -> dict[str, str]:
    """Return what makes two builds of one commit identical, and the engine quiet about its future."""
    return {"SOURCE_DATE_EPOCH": f"{date_of(root).timestamp():.0f}", "NO_MKDOCS_2_WARNING": "1"}


def _ask(root: Path, question: tuple[str, ...]) -> str | None:
    try:
        # Names of files are in any encoding; nothing here reads them.
        done = subprocess.run(  # noqa: S603
            question, cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except FileNotFoundError:
        return None
    return done.stdout.strip() or None
