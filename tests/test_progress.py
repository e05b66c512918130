"""What a long work tells while it runs: a bar in a terminal, plain lines elsewhere, nothing unasked."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from reperes_sante.commands import main
from reperes_sante.commands.construire import Shown
from reperes_sante.publish.progress import along, chatter, followed, step


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work() -> list[int]:
    with step("Lecture des fiches"):
        chatter("INFO - Building documentation")
    return list(along("Écriture des pages", [1, 2, 3]))


def test_nobody_hears_what_nobody_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert work() == [1, 2, 3]
    assert capsys.readouterr() == ("", "")


def test_without_a_terminal_each_step_is_a_plain_line(capsys: pytest.CaptureFixture[str]) -> None:
    with followed(Shown(bavard=False)):
        assert work() == [1, 2, 3]
    assert capsys.readouterr() == ("", "Lecture des fiches…\nÉcriture des pages (3)…\n")


def test_in_a_terminal_a_bar_tells_how_far_a_step_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with followed(Shown(bavard=False)):
        assert work() == [1, 2, 3]
    assert "Écriture des pages" in terminal.getvalue()
    assert "3/3" in terminal.getvalue()


def test_the_engine_is_heard_by_whoever_asks(capsys: pytest.CaptureFixture[str]) -> None:
    with followed(Shown(bavard=True)):
        work()
    assert "Building documentation" in capsys.readouterr().err


def test_a_build_tells_its_steps_its_remarks_and_where_the_site_is(petit: Path) -> None:
    done = CliRunner().invoke(main, ["construire", "--racine", str(petit)])
    assert done.exit_code == 0
    steps = ["Lecture des fiches…", "Écriture des pages (", "Assemblage du site (", "Relecture du site…"]
    places = [done.stderr.find(told) for told in steps]
    assert places == sorted(places)
    assert -1 not in places
    for stream in (done.stdout, done.stderr):
        assert "\x1b" not in stream
        assert "INFO" not in stream
    assert f" : {petit / 'site'}\n" in done.stdout
    assert "make serve" in done.stdout
