"""Published scripts: lighter, and the same to a browser."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from reperes_sante.publish.additions import on_one_line, without_comments
from reperes_sante.publish.bundling import EXPORT, IMPORT, bundled
from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "docs" / "assets" / "js").glob("*.js"))


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


def test_a_script_that_pages_ask_for_holds_all_that_it_imports(tmp_path: Path) -> None:
    made = bundled({path.stem: without_comments(path.read_text("utf-8")) for path in SCRIPTS})
    assert {"recherche", "ma-commune"} <= made.keys()
    for name, text in made.items():
        assert not re.search(r"^import ", text, re.MULTILINE)
        (tmp_path / f"{name}.mjs").write_text(text, "utf-8")
        subprocess.run(["node", "--check", str(tmp_path / f"{name}.mjs")], check=True)  # noqa: S607 - the same


def test_bundled_modules_keep_names_of_their_own() -> None:
    scripts = {
        "page": 'const lire = () => import("./a.js");\n',
        "a": 'import { lire as lu } from "./b-c.js";\nimport { dire } from "./d.js";\n'
        "const lire = 1;\nexport const tout = [lire, lu(), dire()];\n",
        "b-c": 'import { dire } from "./d.js";\nconst a = dire();\nexport function lire() { return a; }\n',
        "d": "let fois = 0;\nexport const dire = () => (fois += 1);\n",
    }
    made = bundled(scripts)
    assert list(made) == ["a"]
    told = subprocess.run(
        ["node", "--input-type=module", "-e", f"{made['a']}console.log(tout.join());"],  # noqa: S607 - the same
        check=True,
        capture_output=True,
        text=True,
    )
    # One module, whoever imports it.
    assert told.stdout == "1,1,2\n"


def test_modules_import_and_export_as_bundles_read_it() -> None:
    """Names between braces on one line, from a neighbour; what is exported is declared there."""
    for path in SCRIPTS:
        text = without_comments(path.read_text("utf-8"))
        assert len(re.findall(r"^import\b(?!\()", text, re.MULTILINE)) == len(IMPORT.findall(text)), path.name
        assert len(re.findall(r"^export\b", text, re.MULTILINE)) == len(EXPORT.findall(text)), path.name
        # A script may not be asked for in any other way.
        assert len(re.findall(r"\bimport\(", text)) == len(
            re.findall(r'\bimport\("\.\.?/[\w/-]+\.js"\)', text)
        )
