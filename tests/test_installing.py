"""Installing runs no code that the lock does not name, in any folder, whatever the locale."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

PARTS = ("src", "pyproject.toml", "uv.lock", "README.md", "LICENSE", "data/LICENSE", ".pre-commit-hooks.sh")
# How uv tells, when asked to be verbose, each address that it reads, from its cache or from the network.
ASKED = re.compile(r"https?://[^\s`]+")
BIN = "Scripts" if os.name == "nt" else "bin"


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text("utf-8"))


def _names(requirements: list[Any]) -> set[str]:
    """Return the names of packages, without their versions."""
    return {re.split(r"[^\w-]", text)[0] for text in requirements if isinstance(text, str)}


def _uv() -> str:
    found = shutil.which("uv", path=f"{ROOT / 'build' / 'outils' / 'bin'}{os.pathsep}{os.environ['PATH']}")
    assert found
    return found


def _install(folder: Path, **environment: str) -> str:
    """Copy what makes the package, install it there, and return all that uv tells of it."""
    for part in PARTS:
        target = folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, target)
    kept = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    command = (
        _uv(),
        "sync",
        "--locked",
        "--no-dev",
        "--verbose",
        "--no-progress",
        "--python",
        sys.executable,
    )
    done = subprocess.run(
        command, cwd=folder, env={**kept, **environment}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def _unlocked(told: str) -> set[str]:
    """Return the addresses that were asked for and that the lock does not name."""
    lock = _toml("uv.lock")["package"]
    return set(ASKED.findall(told)) - {
        wheel["url"] for package in lock for wheel in package.get("wheels", ())
    }


@pytest.fixture(scope="module")
def ailleurs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a folder with an accent and a space where the package is installed, and what uv told of it."""
    folder = tmp_path_factory.mktemp("installation") / "é à"
    return folder, _install(folder)


def test_what_builds_the_package_is_locked() -> None:
    project = _toml("pyproject.toml")
    settings, groups = project["tool"]["uv"], project["dependency-groups"]
    assert settings["no-build-isolation-package"] == [project["project"]["name"]]
    assert settings["no-build"] is True
    assert "construction" in settings["default-groups"]
    assert _names(project["build-system"]["requires"]) <= _names(groups["construction"])


def test_all_that_the_locks_name_has_its_hash() -> None:
    lock = _toml("uv.lock")["package"]
    assert [package["name"] for package in lock if not package.get("wheels")] == ["reperes-sante"]
    wheels = [wheel for package in lock for wheel in package.get("wheels", ())]
    assert [wheel["url"] for wheel in wheels if not wheel["hash"].startswith("sha256:")] == []
    tools = (ROOT / "outils.txt").read_text("utf-8").replace("\\\n", "").splitlines()
    assert tools
    assert not [line for line in tools if not re.fullmatch(r"\S+==\S+( +--hash=sha256:[0-9a-f]{64})+", line)]


def test_installing_asks_for_nothing_that_the_lock_does_not_name(ailleurs: tuple[Path, str]) -> None:
    assert _unlocked(ailleurs[1]) == set()


@pytest.mark.lent
def test_an_empty_cache_asks_for_nothing_that_the_lock_does_not_name(tmp_path: Path) -> None:
    told = _install(tmp_path / "projet", UV_CACHE_DIR=str(tmp_path / "cache"))
    assert ASKED.search(told)
    assert _unlocked(told) == set()


def test_a_folder_with_an_accent_works_in_a_locale_without_any(
    ailleurs: tuple[Path, str], minimal: Path
) -> None:
    command = (ailleurs[0] / ".venv" / BIN / "reperes", "valider", "--racine", minimal)
    environment = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "1 territoire lu : aucune remarque.\n")


def test_a_changed_source_is_seen_at_once(ailleurs: tuple[Path, str]) -> None:
    code = "import reperes_sante; print(ascii(reperes_sante.__file__))"
    command = (ailleurs[0] / ".venv" / BIN / "python", "-c", code)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ascii(str(ailleurs[0] / "src" / "reperes_sante" / "__init__.py"))


def test_the_hook_for_another_repository_uses_the_lock(ailleurs: tuple[Path, str], minimal: Path) -> None:
    environment = {**os.environ, "PATH": f"{Path(_uv()).parent}{os.pathsep}{os.environ['PATH']}"}
    fiche = minimal / "data" / "territoires" / "arras.yml"
    fiche.write_text(fiche.read_text("utf-8") + "inconnu: x\n", "utf-8")
    done = subprocess.run(
        ailleurs[0] / ".pre-commit-hooks.sh",
        cwd=minimal,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "data/territoires/arras.yml" in done.stdout
