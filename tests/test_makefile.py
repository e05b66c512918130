"""The Makefile asks the system for nothing that is there already; each of its commands runs when asked."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

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


def test_no_file_can_stand_for_a_command() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    declared = " ".join(re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)).split()
    assert sorted(declared) == sorted(re.findall(r"^([a-z][\w-]*):", text, re.MULTILINE))
