"""Rules on linked data, and the loading of a project: read → type → link → check, every finding told."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from reperes_sante.france.register import Registre
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.places import is_settled, settle
from reperes_sante.model.findings import DataError, Finding, has_errors
from reperes_sante.read.folder import ADRESSES, Lecture, read_folder
from reperes_sante.read.known import Known, KnownOnDisk
from reperes_sante.read.tree import state
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


def remarks(root: Path, known: KnownOnDisk) -> tuple[tuple[Finding, ...], int]:
    """Return what is remarked of a project today, and how many territories could be read.

    Args:
        root: the project's folder.
        known: what was read and told before, brought up to date.

    Raises:
        DataError: the folder of data, or the register, cannot be read.
    """
    today = _today()

    def inputs() -> tuple[bytes, ...]:
        return today.isoformat().encode(), state(root, "data", ADRESSES).encode()

    def made() -> tuple[tuple[Finding, ...], int]:
        project = load(root, today, known=known)
        return project.findings, len(project.catalogue.territoires)

    try:
        return known.last(inputs, made)
    # What cannot be read, or leads elsewhere, has no state.
    except OSError:
        return made()


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).date()


def _loaded(root: Path, today: dt.date | None, registre: Registre | None, lecture: Lecture) -> Project:
    register = registre or Registre(root / "data" / "registre")
    for item in lecture.typed:
        # A preview links the same files again and again.
        if not is_settled(item.value):
            settle(item.value)
    catalogue = Catalogue.gathered(
        (item.value for item in lecture.typed), register, [item.document.name for item in lecture.typed]
    )
    linked = Linked(
        catalogue,
        tuple(lecture.typed),
        today or _today(),
        frozenset(lecture.unread),
        tuple(lecture.sketches),
        lecture.known,
    )
    findings = tuple(sorted({*lecture.findings, *check(linked)}))
    lecture.known.keep()
    return Project(catalogue, findings)


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
    """Yield what each rule remarks on linked data."""
    known, day = linked.known, linked.today.isoformat().encode()
    around = b"seul", day, linked.catalogue.registre.empreinte
    for alone in linked.each_alone:
        said = (file.document.empreinte for file in alone.files)
        yield from known.told((*around, *said), partial(_remarked, alone, OF_ONE))
    for file, remarks in _by_file(linked, OF_ALL).items():
        told = repr([(rule.kind.code, *remark[1:]) for rule, remark in remarks]).encode()
        inputs = b"ensemble", file.document.empreinte, told
        yield from known.told(inputs, partial(_placed_in, file, remarks))


OF_ONE = tuple(rule for rule in RULES if not rule.ensemble)
OF_ALL = tuple(rule for rule in RULES if rule.ensemble)
Remarks = list[tuple[Rule, Remark]]


def _remarked(linked: Linked, rules: tuple[Rule, ...]) -> tuple[Finding, ...]:
    told = _by_file(linked, rules)
    return tuple(finding for file, remarks in told.items() for finding in _placed_in(file, remarks))


def _by_file(linked: Linked, rules: tuple[Rule, ...]) -> dict[Typed[BaseModel], Remarks]:
    told: dict[Typed[BaseModel], Remarks] = {}
    for rule in rules:
        for remark in rule.check(linked):
            told.setdefault(remark.file, []).append((rule, remark))
    return told


def _placed_in(file: Typed[BaseModel], remarks: Remarks) -> tuple[Finding, ...]:
    """Place what is told of a file, and forget its lines: they take more memory than all that it says."""
    found = tuple(rule.placed(remark) for rule, remark in remarks)
    file.document.forget_lines()
    return found
