"""The Makefile asks the system for nothing that is there already; each of its commands runs when asked."""

from __future__ import annotations

import lzma
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reperes_sante.france.register import Registre
from reperes_sante.france.registry_import import import_register
from tests.browser import NAMES
from tests.conftest import ROOT


@pytest.mark.parametrize("name", [*NAMES, None])
def test_a_browser_is_installed_only_where_none_is_found(tmp_path: Path, name: str | None) -> None:
    make = shutil.which("make")
    assert make
    for script, text in {"apt-get": 'echo "$@" >> demande', "sudo": '"$@"', name or "autre": ""}.items():
        (tmp_path / script).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / script).chmod(0o755)
    command = (make, "--silent", "--file", ROOT / "Makefile", "browser")
    subprocess.run(command, cwd=tmp_path, env={"PATH": str(tmp_path)}, capture_output=True, check=True)
    assert (tmp_path / "demande").exists() == (name is None)


@pytest.mark.parametrize(
    ("target", "said"),
    [("browser", "Il manque un navigateur"), ("java", "Il manque Java"), ("site", "Il manque Python")],
)
def test_a_system_that_installs_nothing_says_what_it_lacks(tmp_path: Path, target: str, said: str) -> None:
    make = shutil.which("make")
    assert make
    (tmp_path / "outils.txt").touch()
    command = (make, "--silent", "--file", ROOT / "Makefile", target)
    done = subprocess.run(
        command, cwd=tmp_path, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert said in done.stderr


def test_no_file_can_stand_for_a_command() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    declared = " ".join(re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)).split()
    assert sorted(declared) == sorted(re.findall(r"^([a-z][\w-]*):", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("command", "said", "unsaid"),
    [
        (("test",), ["ruff check", '-m "not lent"'], ["-k", "--hypothesis-profile"]),
        (("test", "QUOI=recherche"), ['-k "recherche"', '-m "not lent"'], ["ruff"]),
        (("test-tout",), ["ruff check", "--hypothesis-profile=tout"], ["-k", "not lent"]),
        (("test-tout", "QUOI=kills"), ['-k "kills"', "--hypothesis-profile=tout"], ["ruff", "not lent"]),
    ],
)
def test_a_part_of_the_tests_runs_alone(command: tuple[str, ...], said: list[str], unsaid: list[str]) -> None:
    make = shutil.which("make")
    assert make
    # Not what the command that runs this test was told.
    environment = {"PATH": os.environ["PATH"]}
    done = subprocess.run(
        (make, "--dry-run", *command), cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert [word for word in said if word not in done.stdout] == []
    assert [word for word in unsaid if f"{word} " in done.stdout] == []


def test_a_run_without_any_test_fails_and_says_so() -> None:
    command = (sys.executable, "-m", "pytest", Path(__file__), "-k", "introuvable")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
    assert "Échec : aucun test ne répond à" in done.stdout
    assert "-k introuvable" in done.stdout


@pytest.mark.lent
def test_what_is_copied_from_npm_is_what_npm_gives(tmp_path: Path) -> None:
    """Nobody can review a font or packed words: they are made again."""
    fonts = (f"macros/typst/polices/{path.name}" for path in (ROOT / "macros/typst/polices").iterdir())
    names = ("src/reperes_sante/publish/search/francais.xz", *fonts)
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    make = shutil.which("make")
    assert make
    # What is installed already is not installed again.
    old = ("--old-file=install", "--old-file=node_modules/.package-lock.json")
    command = (make, "--silent", *old, "vendor", f"VERS={tmp_path}")
    subprocess.run(command, cwd=ROOT, env={**os.environ, "MAKEFLAGS": ""}, check=True)
    made = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert made == sorted(names)
    for name in names:
        assert plain(tmp_path / name) == plain(ROOT / name), f"{name} : « make vendor »"


def plain(path: Path) -> bytes:
    """Return what a file holds; two versions of xz pack the same words in other bytes."""
    return lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()


def test_the_register_is_what_npm_gives(tmp_path: Path) -> None:
    kept = ROOT / "data" / "registre"
    import_register(
        ROOT / "node_modules/@etalab/decoupage-administratif", tmp_path, int(Registre(kept).annee)
    )
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (kept / path.name).read_bytes(), f"{path.name} : « make registre »"
