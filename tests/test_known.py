"""A data file is read once: what that gave is kept for the next process, and never stands for other bytes."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reperes_sante import validate
from reperes_sante.read import folder, known, typing
from reperes_sante.read.known import FOLDER, REMARKS, KnownOnDisk
from reperes_sante.validate import Project, load, remarks
from tests.broken import PROJET, REGISTRE, TODAY

FILE = "data/territoires/arras.yml"


class Reads:
    """Counts the files that are read anew."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        whole = typing.parsed

        def parsed(text: str, name: str) -> object:
            self.names.append(name)
            return whole(text, name)

        monkeypatch.setattr(folder, "parsed", parsed)


def read(root: Path) -> Project:
    return load(root, TODAY, REGISTRE, KnownOnDisk(root))


def rewritten(root: Path, old: str, new: str, name: str = FILE) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_only_what_changed_is_read_anew(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read(minimal)
    reads = Reads(monkeypatch)
    again = read(minimal)
    assert (reads.names, again.findings) == ([], before.findings)
    assert again.catalogue.files == before.catalogue.files
    rewritten(minimal, "Une phrase d'essai.", "Une autre phrase.")
    assert read(minimal).catalogue.territoires["arras"].en_bref[0] == "Une autre phrase."
    assert reads.names == [FILE]


def test_the_small_project_is_kept_as_it_is_read(projet: Path) -> None:
    plain = load(PROJET, TODAY, REGISTRE)
    for project in (read(projet), read(projet)):
        assert project.findings == plain.findings
        assert project.catalogue.files == plain.catalogue.files


@pytest.mark.parametrize(
    ("old", "new"), [("nom: ", "nom : : "), ("siren:", "sirenn:"), ("verifie_le: ", "verifie_le: hier ")]
)
def test_what_was_told_of_a_file_is_told_again(
    minimal: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    rewritten(minimal, old, new)
    told = read(minimal).findings
    assert told
    assert told == load(minimal, TODAY, REGISTRE).findings
    Reads(monkeypatch)
    assert read(minimal).findings == told


# What findings depend on: a file, another that it cites or that explains it, the official register, the day.
CHANGES = (
    (FILE, "Une phrase d'essai.", "Une phrase <b>d'essai</b> (0601020304)."),
    (FILE, "Une phrase <b>d'essai</b>", "Avec ZZTOP, une phrase"),
    ("data/glossaire.yml", "sigle: CLS", "sigle: ZZTOP"),
    ("data/sources/essai.yml", "- id: ", "- id: autre-"),
    ("data/registre/communes.csv", "Achicourt", "Autre-Lieu"),
)


def test_what_is_told_follows_all_that_it_depends_on(minimal: Path) -> None:
    # So it is called by the name of one of its communes.
    rewritten(minimal, "nom: Arras", "nom: Achicourt")
    told = set()
    for name, old, new in (("", "", ""), *CHANGES):
        if name:
            rewritten(minimal, old, new, name)
        for day in (TODAY, TODAY.replace(year=TODAY.year + 3)):
            found = load(minimal, day, known=KnownOnDisk(minimal)).findings
            assert found == load(minimal, day).findings
            told.add(found)
    assert len(told) == 2 * (len(CHANGES) + 1)


def test_nothing_is_read_while_nothing_changes(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewritten(minimal, "Une phrase d'essai.", "Une phrase <b>d'essai</b>.")
    before = remarks(minimal, KnownOnDisk(minimal))
    assert before[0]
    monkeypatch.setattr(validate, "load", lambda *_, **__: pytest.fail("read"))
    assert remarks(minimal, KnownOnDisk(minimal)) == before


def put(root: Path, name: str, content: str) -> None:
    (root / name).write_text(content, "utf-8")


def linked(root: Path) -> None:
    elsewhere = (root / "data" / "sources").rename(root / "ailleurs")
    (root / "data" / "sources").symlink_to(elsewhere, target_is_directory=True)


# All that may change between two checks of a day; each is told.
STATES: tuple[Callable[[Path], object], ...] = (
    lambda root: rewritten(root, "Une phrase d'essai.", "Une phrase <b>d'essai</b>."),
    lambda root: put(root, "data/territoires/egare.txt", "nom: Ici\n"),
    lambda root: (root / "data/territoires/egare.txt").rename(root / "data/territoires/égaré.txt"),
    lambda root: (root / "data/territoires/égaré.txt").unlink(),
    lambda root: put(root, "adresses-publiees.txt", "territoires/parti/\n"),
    lambda root: rewritten(root, "Achicourt", "Autre-Lieu", "data/registre/communes.csv"),
    linked,
    # What a link leads to is no part of the project: nothing is kept then.
    lambda root: rewritten(root, "nature: page-web", "natur: page-web", "ailleurs/essai.yml"),
)


def test_what_is_told_again_follows_all_that_may_change(minimal: Path) -> None:
    rewritten(minimal, "nom: Arras", "nom: Achicourt")
    before: tuple[object, ...] = ()
    for change in STATES:
        change(minimal)
        found = remarks(minimal, KnownOnDisk(minimal))
        plain = load(minimal)
        assert (
            found
            == remarks(minimal, KnownOnDisk(minimal))
            == (plain.findings, len(plain.catalogue.territoires))
        )
        assert found != before
        before = found


def counted(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list that tells each time that a project is read and checked."""
    loads: list[Path] = []

    def counting(root: Path, *_: object, **__: object) -> Project:
        loads.append(root)
        return load(root)

    monkeypatch.setattr(validate, "load", counting)
    return loads


@pytest.mark.parametrize("other", ["code", "today"])
def test_another_version_or_another_day_checks_anew(
    minimal: Path, monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    before = remarks(minimal, KnownOnDisk(minimal))
    if other == "code":
        monkeypatch.setattr(known, "code", lambda: b"another version")
    else:
        monkeypatch.setattr(validate, "_today", lambda: TODAY.replace(year=TODAY.year + 9))
    loads = counted(monkeypatch)
    remarks(minimal, KnownOnDisk(minimal))
    assert (loads, before[1]) == ([minimal], 1)


def test_what_changes_while_it_is_checked_is_not_kept(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(root: Path, *_: object, **__: object) -> Project:
        project = load(root)
        rewritten(root, "Une phrase d'essai.", "Une phrase <b>d'essai</b>.")
        return project

    with monkeypatch.context() as patch:
        patch.setattr(validate, "load", slow)
        assert not remarks(minimal, KnownOnDisk(minimal))[0]
    rewritten(minimal, "Une phrase <b>d'essai</b>.", "Une phrase d'essai.")
    loads = counted(monkeypatch)
    remarks(minimal, KnownOnDisk(minimal))
    assert loads


def test_what_was_told_is_not_looked_for_again(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewritten(minimal, "Une phrase d'essai.", "Une phrase <b>d'essai</b>.")
    before = read(minimal).findings
    assert before
    monkeypatch.setattr(validate, "OF_ONE", ())
    assert read(minimal).findings == before
    (minimal / REMARKS).unlink()
    assert read(minimal).findings != before


def test_another_version_reads_everything_anew(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(minimal)
    monkeypatch.setattr(known, "code", lambda: b"another version")
    reads = Reads(monkeypatch)
    read(minimal)
    assert FILE in reads.names


class Runs:
    """What a file of somebody could ask for."""

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return pytest.fail, ("run",)


def asking_for(module: str, name: str, *arguments: str) -> bytes:
    """Return what makes a reader call a thing by its name, as no `__reduce__` would write it."""
    texts = (b"\x8c" + bytes([len(text)]) + text.encode() for text in (module, name, *arguments))
    asked = b"".join((next(texts), next(texts), b"\x93", b"(", *texts, b"t"))
    return b"\x80\x04" + asked + b"R."


@pytest.mark.parametrize(
    "put",
    [
        pickle.dumps(Runs()),
        pickle.dumps("no reading"),
        b"spoilt",
        b"",
        b"\x80\x04K\x01K\x02R.",
        # A class of others that a module of ours leads to: it would empty the file.
        asking_for("reperes_sante.read.known", "io.FileIO", FILE, "w"),
        asking_for("reperes_sante.read.known", "Path", "x"),
        asking_for("this", "s"),
    ],
)
def test_a_file_put_there_runs_nothing(minimal: Path, monkeypatch: pytest.MonkeyPatch, put: bytes) -> None:
    before = read(minimal)
    monkeypatch.chdir(minimal)
    for path in (*(minimal / FOLDER).iterdir(), minimal / REMARKS):
        key = path.read_bytes()[:64]
        path.write_bytes(key + put)
    reads = Reads(monkeypatch)
    assert read(minimal).findings == before.findings
    assert FILE in reads.names
    assert "this" not in sys.modules


def test_a_disk_that_refuses_only_costs_time(minimal: Path) -> None:
    (minimal / "build").write_text("", "utf-8")
    assert read(minimal).catalogue.territoires
