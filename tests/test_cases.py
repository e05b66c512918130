"""The common cases of the guide, applied as it says: each fits its file, and calls for no remark."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from reperes_sante.model.findings import Severity
from reperes_sante.validate import load
from tests.broken import REGISTRE, ROOT

PAGE = (ROOT / "docs" / "contribuer" / "dix-cas.md").read_text("utf-8")
START, *BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
TITLES = re.findall(r"^## \d+\. (.*)$", PAGE, re.MULTILINE)
CASES = list(zip(TITLES, BLOCKS[::2], BLOCKS[1::2], strict=True))
TODAY = dt.date(2026, 11, 22)


def remarks(root: Path, text: str) -> list[str]:
    """Return what is said of the file with this text: all errors, and the warnings of this file."""
    name = "data/territoires/arras.yml"
    (root / name).write_text(text, "utf-8")
    with (root / "data" / "thematiques.yml").open("a", encoding="utf-8") as file:
        file.write("  - {id: sante-mentale, nom: Santé mentale, definition: Aller bien dans sa tête.}\n")
    found = load(root, TODAY, REGISTRE).findings
    return [str(f) for f in found if f.fichier == name and f.gravite is not Severity.CONSEIL]


def test_the_start_has_no_remark(minimal: Path) -> None:
    assert remarks(minimal, START) == []


def test_there_are_ten() -> None:
    assert len(CASES) == 10


@pytest.mark.parametrize(("title", "before", "after"), CASES, ids=TITLES)
def test_a_case_is_applied_as_it_says(minimal: Path, title: str, before: str, after: str) -> None:
    assert START.count(before) == 1, title
    assert remarks(minimal, START.replace(before, after)) == []
