"""Real files in a small project of their own, to break one at a time."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reperes_sante.france.register import Registre
from reperes_sante.model.findings import Finding
from reperes_sante.validate.load import Project, load

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2026, 11, 22)
PROJET = ROOT / "tests" / "projet"
REGISTRE = Registre(PROJET / "data" / "registre")
SHARED = (
    "organismes/commun.yml",
    "sources/commun.yml",
    "sources/glossaire.yml",
    "sources/numeros.yml",
    "glossaire.yml",
    "numeros-utiles.yml",
    "thematiques.yml",
    "recherche.yml",
    "site.yml",
    "mesures.yml",
)
OWN = ("territoires", "sources", "organismes")


class RealFiles:
    """The real files of one territory, with the shared ones, copied where they may be broken."""

    def __init__(self, stem: str, folder: Path) -> None:
        """Copy the files.

        Args:
            stem: id of the territory.
            folder: an empty folder.
        """
        self.root = folder
        wanted = (*(f"{kind}/{stem}.yml" for kind in OWN), *SHARED)
        self.names = tuple(f"data/{name}" for name in wanted if (ROOT / "data" / name).exists())
        for name in self.names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
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


def cause(finding: Finding) -> tuple[str, str, str]:
    """Tell findings apart wherever their lines move to."""
    return finding.fichier, finding.code, finding.message.split(" (aussi ")[0]


def territories() -> list[str]:
    """Return the ids of the real territories, longest file first."""
    paths = sorted((ROOT / "data" / "territoires").glob("*.yml"), key=lambda path: -path.stat().st_size)
    return [path.stem for path in paths]
