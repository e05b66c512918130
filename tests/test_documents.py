"""What the documents for developers say of the code is still true."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from tests.tree import PAGE, PLACE, tree

FRENCH_THEN_ENGLISH = ("SECURITY.md", "CODE_OF_CONDUCT.md")


def test_the_tree_is_that_of_the_code() -> None:
    found = PLACE.search(PAGE.read_text("utf-8"))
    assert found
    assert found[0] == tree(), "lancez « uv run python -m tests.tree »"


def test_the_threat_model_names_tests_that_exist() -> None:
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "SECURITY.md").read_text("utf-8")))
    code = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert len(named) > 10
    assert [name for name in sorted(named) if f"def {name}(" not in code] == []


@pytest.mark.parametrize("name", FRENCH_THEN_ENGLISH)
def test_policies_are_in_both_languages(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    french, english = text.index("## Français"), text.index("## English")
    assert 0 < french < english


def test_the_guides_say_where_uv_is_before_they_use_it() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    installed = re.search(r"^UV := (.*)/uv$", makefile, re.MULTILINE)
    assert installed
    for name in ("README.md", "CONTRIBUER.md"):
        before = (ROOT / name).read_text("utf-8").partition("uv run reperes nouveau")[0]
        assert f'PATH="$PWD/{installed[1]}:' in before, name


def test_commands_of_the_documents_exist() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    pages = [*ROOT.glob("*.md"), *(ROOT / ".github" / "workflows").glob("*.yml")]
    told = {word for page in pages for word in re.findall(r"`make ([\w-]+)", page.read_text("utf-8"))}
    assert told
    assert told <= targets
