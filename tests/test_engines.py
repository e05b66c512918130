"""The same sources build alike twice, and with the other engine."""

from __future__ import annotations

import filecmp
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reperes_sante.publish.recipe import build, prepare
from tests.built import BuiltSite
from tests.conftest import ROOT, copy_project

WITH_ZENSICAL = pytest.mark.skipif(
    importlib.util.find_spec("zensical") is None, reason="Zensical could not be installed here"
)
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def differences(left: Path, right: Path) -> list[str]:
    """List the files that are missing on one side or differ by a byte."""
    names = [
        {p.relative_to(side).as_posix() for p in side.rglob("*") if p.is_file()} for side in (left, right)
    ]
    _, unequal, errors = filecmp.cmpfiles(left, right, sorted(names[0] & names[1]), shallow=False)
    return sorted(names[0] ^ names[1]) + unequal + errors


def test_two_builds_are_identical(site: BuiltSite, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "autre" / "chemin")
    build(root, root / "site")
    assert differences(site.folder, root / "site") == []


def by_zensical(root: Path) -> BuiltSite:
    """Return a project, built with the other engine."""
    prepare(root)
    script = Path(sys.executable).with_name("zensical")
    built = subprocess.run(
        [script, "build"], cwd=root, env=QUIET, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return BuiltSite(root / "site")


def same_by_zensical(site: BuiltSite, root: Path) -> None:
    """Build a project with the other engine, and hold that readers would read the same."""
    other = by_zensical(root)
    assert set(other.pages) == set(site.pages)
    assert [adresse for adresse, page in site.pages.items() if other.pages[adresse].text != page.text] == []


@WITH_ZENSICAL
@pytest.mark.lent
def test_zensical_gives_the_same_pages(site: BuiltSite, projet: Path) -> None:
    same_by_zensical(site, projet)


@pytest.mark.lent
@WITH_ZENSICAL
@pytest.mark.lent
def test_zensical_gives_the_same_pages_of_the_real_site(public: BuiltSite, tmp_path: Path) -> None:
    same_by_zensical(public, copy_project(tmp_path / "projet", ROOT))


@pytest.fixture
def port() -> Iterator[int]:
    """Return a port of the loopback, bound and silent: nobody else gets it, a server may listen on it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", 0))
        yield int(probe.getsockname()[1])


@pytest.mark.lent
def test_serve_survives_bad_data_and_recovers(projet: Path, port: int, tmp_path: Path) -> None:
    log = projet / "journal.txt"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    # Stopped from outside, MkDocs leaves what it built in the folder of temporary files.
    environment = {**QUIET, "TMPDIR": str(tmp_path)}
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=projet, env=environment, stdout=output, stderr=output)
    page, fiche = f"http://127.0.0.1:{port}/territoires/corse/", projet / "data" / "territoires" / "corse.yml"
    good = fiche.read_text("utf-8")
    try:
        wait_for(lambda: "Corse" in fetch(page), log)
        fiche.write_text(good.replace("nom: Corse", "nmo: Corse", 1), "utf-8")
        wait_for(lambda: "La clé « nmo » n'existe pas ici." in log.read_text("utf-8"), log)
        assert server.poll() is None
        assert "Traceback" not in log.read_text("utf-8")
        fiche.write_text(good.replace("nom: Corse", "nom: Corse réparée", 1), "utf-8")
        wait_for(lambda: "Corse réparée" in fetch(page), log)
    finally:
        server.terminate()
        server.wait(10)


def fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def wait_for(condition: Callable[[], object], log: Path, seconds: int = 300) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.3)
    pytest.fail(log.read_text("utf-8")[-3000:])


def test_data_are_read_once_as_long_as_nothing_changes(petit: Path) -> None:
    first = prepare(petit)
    assert prepare(petit) is first
    fiche = petit / "data" / "territoires" / "arras.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("Une phrase d'essai.", "Une autre phrase."), "utf-8")
    second = prepare(petit)
    assert second is not first
    assert "Une autre phrase." in str(second.catalogue.territoires["arras"])


def test_bad_data_stop_the_build_without_a_traceback(projet: Path) -> None:
    fiche = projet / "data" / "territoires" / "corse.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("nom: Corse", "nmo: Corse", 1), "utf-8")
    shutil.rmtree(projet / "site", ignore_errors=True)
    for command in (["reperes_sante", "construire"], ["mkdocs", "build", "--strict"]):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=projet,
            env=QUIET,
            capture_output=True,
            text=True,
            check=False,
        )
        told = done.stdout + done.stderr
        assert done.returncode == 1, told
        assert "data/territoires/corse.yml:" in told
        assert "Vouliez-vous écrire « nom » ?" in told
        assert "Traceback" not in told
    assert not (projet / "site").exists()
