"""Published scripts: lighter, and the same to a browser."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from reperes_sante.publish.additions import on_one_line, without_comments
from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "docs" / "assets" / "js").glob("*.js"))
SITE = (ROOT / "docs" / "assets" / "js" / "site.js").read_text("utf-8")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_without_comments_is_still_one(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    # A text on several lines would lose its indentation.
    assert [line for line in text.splitlines() if line.count("`") % 2] == []
    light = tmp_path / f"{path.stem}.mjs"
    light.write_text(without_comments(text), "utf-8")
    subprocess.run(["node", "--check", str(light)], check=True)  # noqa: S607 - the one of the machine
    assert not re.search(r"^\s*(?://|/\*)", light.read_text("utf-8"), re.MULTILINE)


def test_a_style_sheet_on_one_line_says_the_same() -> None:
    sheet = (ROOT / "docs" / "assets" / "site.css").read_text("utf-8")
    light = on_one_line(sheet)
    texts = re.compile(r'"[^"\n]*"')
    assert "/*" not in light
    assert len(light.encode()) < 0.95 * len(sheet.encode())
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert texts.findall(light) == texts.findall(bare)
    # What parts two words stays: a line that breaks inside a value or a selector.
    assert "".join(light.split()) == "".join(bare.split())
    assert light.split("{")[0].split() == bare.split("{")[0].split()


def test_a_value_over_two_lines_keeps_its_words_apart() -> None:
    sheet = '/* one\n two */\na {\n  grid: "x /* y */"\n    auto;\n}\n\nb,\nc { d: e }\n'
    assert on_one_line(sheet) == 'a {grid: "x /* y */"\n    auto;}b,c { d: e }'


def test_what_a_search_needs_is_asked_for_at_once() -> None:
    """Each module that the search imports is in the list of `site.js`, so that none waits for another."""
    needed: set[str] = set()
    todo = ["recherche"]
    while todo:
        text = (ROOT / "docs" / "assets" / "js" / f"{todo.pop()}.js").read_text("utf-8")
        found = set(re.findall(r'^import .* from "\./(.+)\.js";', text, re.MULTILINE)) - needed
        needed |= found
        todo += found
    listed = re.search(r"const MODULES = \[(.+?)\]", SITE, re.DOTALL)
    assert listed
    assert set(re.findall(r'"(\w+)"', listed[1])) == needed
