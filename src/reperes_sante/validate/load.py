"""Load a project: every data file read and typed, every finding collected, then linked into a catalogue."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from reperes_sante.france.register import Registre
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model import collections
from reperes_sante.model.base import Model
from reperes_sante.model.findings import DataError, Finding, has_errors
from reperes_sante.read import ReadError
from reperes_sante.read.folder import missing_files, passed_over, shown_name
from reperes_sante.read.typing import Typed, make_typed, read_document
from reperes_sante.validate.rules import RULES, Linked

COLLECTIONS: tuple[tuple[str, type[Model]], ...] = tuple((c.motif, c.modele) for c in collections.COLLECTIONS)


@dataclass(frozen=True)
class Project:
    """All that could be read of a project's data."""

    catalogue: Catalogue
    findings: tuple[Finding, ...]

    def checked(self) -> Catalogue:
        """Return the catalogue.

        Raises:
            DataError: the data hold errors.
        """
        if has_errors(self.findings):
            raise DataError(self.findings)
        return self.catalogue


@dataclass
class _Reading:
    """What the reading of all files gathers."""

    typed: list[Typed[BaseModel]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: set[type[Model]] = field(default_factory=set)

    def read(self, path: Path, name: str, model: type[Model]) -> None:
        try:
            document = read_document(path, name)
        except ReadError as error:
            self.findings.extend(error.findings)
            self.unread.add(model)
            return
        item, problems = make_typed(document, model)
        self.findings.extend((*document.remarks, *problems))
        if item is None:
            self.unread.add(model)
        else:
            self.typed.append(item)


def load(root: Path, today: dt.date | None = None, registre: Registre | None = None) -> Project:
    """Read, type and link the data of a project.

    Args:
        root: the project's folder; its data are in `data/`.
        today: the day of the check, the real one by default; only warnings depend on it.
        registre: the official register, by default that of the project.
    """
    read = _read_all(root)
    register = registre or Registre(root / "data" / "registre")
    linked = Linked(
        catalogue=Catalogue.link((item.value for item in read.typed), register),
        files=tuple(read.typed),
        today=today or dt.datetime.now(tz=dt.UTC).date(),
        unread=frozenset(read.unread),
    )
    told = (finding for rule in RULES for finding in rule.findings(linked))
    return Project(linked.catalogue, tuple(sorted({*read.findings, *told})))


def _read_all(root: Path) -> _Reading:
    reading = _Reading()
    data = root / "data"
    paths = {pattern: sorted(data.glob(pattern)) for pattern, _ in COLLECTIONS}
    strays = list(passed_over(root, {path for found in paths.values() for path in found}))
    reading.findings.extend(finding for _, finding in strays)
    astray = {path.relative_to(data).parts[0].split(".")[0] for path, _ in strays}
    for pattern, model in COLLECTIONS:
        # A file at the wrong place or under the wrong name is told as such, not as what it leaves unknown.
        if pattern.split("/")[0].split(".")[0] in astray:
            reading.unread.add(model)
        elif not paths[pattern]:
            reading.findings.append(missing_files(f"data/{pattern}"))
            reading.unread.add(model)
        for path in paths[pattern]:
            reading.read(path, shown_name(path, root), model)
    return reading
