"""The Nu HTML checker, on every page of the built site: no error and no warning."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.built import BuiltSite

CHECKER = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Read from a disk, a page has no origin: the checker then takes 'self' for nobody.
NO_ORIGIN = "Resource violates Content Security Policy"
# It takes the description of the page for machines (JSON-LD) for a script; browsers never run it.
DATA = "Inline script violates Content Security Policy"


def test_the_html_is_valid(site: BuiltSite) -> None:
    command = (
        "java",
        "-jar",
        str(CHECKER),
        "--skip-non-html",
        "--format",
        "json",
        "--stdout",
        str(site.folder),
    )
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stdout)["messages"]
    found = [m for m in messages if not m["message"].startswith((NO_ORIGIN, DATA))]
    assert [(m["url"], m["message"], m.get("extract")) for m in found] == []
    assert len(messages) >= len(site.pages), "the checker read fewer pages than there are"
