"""Rules on linked data, and the loading of a project: read → type → link → check, every finding told."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from pydantic import BaseModel

from reperes_sante.france.register import Registre
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.places import placed
from reperes_sante.model.base import Model
from reperes_sante.model.findings import DataError, Finding, has_errors
from reperes_sante.read.folder import Lecture, read_folder
from reperes_sante.read.known import Known
from reperes_sante.read.typing import Typed
from reperes_sante.validate.rules import RULES, Linked, Rule
from reperes_sante.validate.rules.linked import Remark


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


def load(
    root: Path,
    today: dt.date | None = None,
    registre: Registre | None = None,
    known: Known | None = None,
    instead: Mapping[str, str] | None = None,
) -> Project:
    """Read, type, link and check the data of a project.

    Args:
        root: the project's folder; its data are in `data/`.
        today: the day of the check, the real one by default; only warnings depend on it.
        registre: the official register, by default that of the project.
        known: what reading files gave before, brought up to date.
        instead: texts to read in place of what some files hold, by their names.
    """
    with _uncollected():
        return _loaded(root, today, registre, read_folder(root, known, instead))


def _loaded(root: Path, today: dt.date | None, registre: Registre | None, lecture: Lecture) -> Project:
    register = registre or Registre(root / "data" / "registre")
    documents = [item.document for item in lecture.typed]
    names = [document.name for document in documents]
    catalogue = Catalogue.gathered(map(_placed, _taken(lecture.typed)), register, names)
    day = today or dt.datetime.now(tz=dt.UTC).date()
    typed = tuple(map(Typed, documents, catalogue.files))
    linked = Linked(catalogue, typed, day, frozenset(lecture.unread), tuple(lecture.sketches))
    return Project(catalogue, tuple(sorted({*lecture.findings, *check(linked)})))


def _taken(items: list[Typed[Model]]) -> Iterator[Typed[Model]]:
    """Yield items and hold them no more: of each, a copy is made that knows its place."""
    items.reverse()
    while items:
        yield items.pop()


# Each file that was typed, once its blocks know their places; a preview links the others again and again.
_known: WeakKeyDictionary[Typed[Model], Model] = WeakKeyDictionary()


def _placed(item: Typed[Model]) -> Model:
    if item not in _known:
        _known[item] = placed(item.value)
    return _known[item]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of garbage from looking again and again through what lives on.

    The more there is to read, the more often it looks, and the longer: time would grow faster than the data.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # What was read is old at once: else it would be looked through as soon as something else is made.
        gc.freeze()
        gc.unfreeze()
        if was_on:
            gc.enable()


def check(linked: Linked) -> Iterator[Finding]:
    """Yield what each rule remarks on linked data.

    Lines are looked for file by file: those of one file take more memory than all that it says.
    """
    told: dict[Typed[BaseModel], list[tuple[Rule, Remark]]] = {}
    for rule in RULES:
        for remark in rule.check(linked):
            told.setdefault(remark.file, []).append((rule, remark))
    for file, remarks in told.items():
        yield from (rule.placed(remark) for rule, remark in remarks)
        file.document.forget_lines()
