"""The page engine, MkDocs: how it is called to build the pages, or to show them while they are written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from reperes_sante.publish.additions import date_of

# Set while writers look at the site: pages then show findings instead of stopping the engine.
PREVIEW = "REPERES_APERCU"
# The engine keeps quiet about its future.
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


class BuildError(Exception):
    """The engine refused the pages; its own words are in `journal`."""

    def __init__(self, journal: str) -> None:
        super().__init__(journal)
        self.journal = journal


def build_pages(root: Path, site: Path) -> None:
    """Have the engine build every page of a project, strictly; two builds of one commit are identical.

    Args:
        root: the project's folder, its generated pages included.
        site: the folder to make.

    Raises:
        BuildError: it found a failing macro or another warning.
    """
    epoch = f"{date_of(root).timestamp():.0f}"
    environment = {"SOURCE_DATE_EPOCH": epoch, **QUIET, **os.environ, "CI": "true"}
    engine = subprocess.run(  # noqa: S603
        (sys.executable, "-m", __name__, str(site)),
        cwd=root,
        env=environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if engine.returncode:
        raise BuildError(engine.stdout.decode("utf-8", errors="replace"))
    _keep_own(site / "assets", root / "docs" / "assets")


def serve(root: Path, address: str) -> int:
    """Show the site at an address of this computer until it is stopped; return the engine's own code."""
    command = (sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address)
    environment = {**os.environ, PREVIEW: "oui", **QUIET}
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode  # noqa: S603


def _keep_own(built: Path, own: Path) -> None:
    """Remove from the built assets what the engine's theme adds and no page of ours loads."""
    for path in sorted(built.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not (own / path.relative_to(built)).exists():
            path.unlink()
