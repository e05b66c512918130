"""The Nu HTML checker: no error and no warning, on every page of the small project, then of the real site."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.built import BuiltSite

CHECKER = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Read from a disk, a page has no origin: the checker then takes 'self' for nobody.
NO_ORIGIN = "Resource violates Content Security Policy"
# It takes the description of the page for machines (JSON-LD) for a script; browsers never run it.
DATA = "Inline script violates Content Security Policy"
# Markdown closes lines and images as XHTML did; browsers take no notice.
CLOSED = "Trailing slash on void elements has no effect"


# A run is too short for Java's best compiler; the schema of HTML asks for a deep stack.
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss2m")


def check(site: BuiltSite) -> None:
    command = (*JAVA, "-jar", CHECKER, "--skip-non-html", "--format", "json", "--stdout", site.folder)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stdout)["messages"]
    found = [m for m in messages if not m["message"].startswith((NO_ORIGIN, DATA, CLOSED))]
    assert [(m["url"], m["message"], m.get("extract")) for m in found] == []
    assert len(messages) >= len(site.pages), "the checker read fewer pages than there are"


def test_the_html_is_valid(site: BuiltSite) -> None:
    check(site)


@pytest.mark.lent
def test_the_html_of_the_real_site_is_valid(public: BuiltSite) -> None:
    check(public)
