"""Killed at random moments, a build never leaves half a site: a few times, or hundreds in the long run."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from reperes_sante.inspect.manifest import altered
from reperes_sante.publish import recipe as publication
from reperes_sante.publish.additions import complete
from reperes_sante.publish.recipe import build
from tests.verbs import run

TIMES = 200
# Says that it begins, then exchanges two folders for ever, as fast as it can.
SWAPPER = """
import sys
from pathlib import Path
from reperes_sante.read.disk import put_in_place
print(flush=True)
while True:
    put_in_place(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def start(root: Path, order: str = "construire") -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reperes_sante", order, "--racine", str(root)]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


@pytest.mark.lent
def test_killed_at_any_moment_the_site_stays_whole(petit: Path) -> None:
    draw = random.Random(7)  # noqa: S311
    begun = time.monotonic()
    assert start(petit).wait() == 0
    usual = time.monotonic() - begun
    site, page = petit / "site", petit / "docs" / "contribuer" / "essai.md"
    for rank in range(TIMES):
        page.write_text(f"# Essai {rank}\n")
        process = start(petit)
        time.sleep(draw.uniform(0, usual * 1.1))
        # What it had started dies with it.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert altered(site) == []
    assert start(petit).wait() == 0
    assert altered(site) == []
    assert f"Essai {TIMES - 1}" in (site / "contribuer" / "essai" / "index.html").read_text("utf-8")
    assert sorted(path.name for path in (petit / "build").glob("site-*")) == []
    assert "Arras" in (site / "territoires" / "arras" / "index.html").read_text("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two names in one step")
@pytest.mark.lent
def test_an_exchange_killed_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    left, right = tmp_path / "ancien", tmp_path / "site"
    for folder in (left, right):
        folder.mkdir()
        (folder / "page").write_text(folder.name)
    draw = random.Random(7)  # noqa: S311
    for _ in range(TIMES):
        command = [sys.executable, "-c", SWAPPER, str(left), str(right)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(draw.uniform(0, 0.1))
            process.kill()
        found = {(folder / "page").read_text() for folder in (left, right)}
        assert (sorted(tmp_path.iterdir()), found) == ([left, right], {"ancien", "site"})


@pytest.mark.lent
def test_what_runs_at_once_on_one_project_waits_its_turn(petit: Path) -> None:
    # All start on a project where nothing is written yet: each has a thousand files to write.
    orders = ("construire", "preparer", "schema") * 2
    processes = [start(petit, order) for order in orders]
    assert [process.wait() for process in processes] == [0] * len(orders)
    assert altered(petit / "site") == []
    assert list(petit.rglob("*.tmp")) == []


def test_a_site_is_not_published_when_its_data_changed_meanwhile(
    petit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(petit, petit / "site")
    former = (petit / "site" / "manifeste.json").read_bytes()

    def complete_and_edit(*given: Any) -> None:
        complete(*given)
        fiche = petit / "data" / "territoires" / "arras.yml"
        fiche.write_text(fiche.read_text("utf-8") + "\n# Relu.\n", "utf-8")

    monkeypatch.setattr(publication, "complete", complete_and_edit)
    code, output = run("construire", "--racine", petit)
    assert (code, "Relancez" in output) == (1, True)
    assert (petit / "site" / "manifeste.json").read_bytes() == former
