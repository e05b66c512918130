"""The files of the small project in a place of their own, to break one at a time."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reperes_sante.edit.filling.checking import cause
from reperes_sante.france.register import Registre
from reperes_sante.model.findings import Finding
from reperes_sante.validate import Project, load

ROOT = Path(__file__).parents[1]
PROJET = ROOT / "tests" / "projet"
TODAY = dt.date(2026, 11, 22)
REGISTRE = Registre(PROJET / "data" / "registre")
# The longest first: it has most of what can be broken.
NAMES = tuple(
    path.relative_to(PROJET).as_posix()
    for path in sorted((PROJET / "data").rglob("*.yml"), key=lambda path: (-path.stat().st_size, path))
)


class Files:
    """The data files of the small project, copied where they may be broken."""

    def __init__(self, folder: Path) -> None:
        """Copy the files.

        Args:
            folder: an empty folder.
        """
        self.root = folder
        for name in NAMES:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJET / name, folder / name)
        self.usual = frozenset(map(cause, self.load().findings))

    def load(self) -> Project:
        return load(self.root, TODAY, REGISTRE)

    def new_findings(self) -> list[Finding]:
        """Return what is found now and was not before anything was broken."""
        return [finding for finding in self.load().findings if cause(finding) not in self.usual]

    def text(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")

    @contextmanager
    def broken(self, name: str, content: bytes) -> Iterator[None]:
        """Put other bytes in a file for a while."""
        path = self.root / name
        whole = path.read_bytes()
        path.write_bytes(content)
        try:
            yield
        finally:
            path.write_bytes(whole)
