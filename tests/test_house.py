"""The map of the code: few rooms, in order, no arrow back up, no circle, no module that needs luck."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from reperes_sante.edit.examples import tous_les_blocs
from tests.house import FLOORS, ROOT, House, back_arrows, circles, house

MOST_ROOMS = 12
LONGEST_FUNCTION, SMALLEST_FILE = 40, 40


@pytest.fixture(scope="module")
def maison() -> House:
    return house(ROOT)


def made(root: Path, **modules: str) -> House:
    """Return the house of a package made of some modules, by their dotted name with `__` for a dot."""
    for name, text in modules.items():
        path = root.joinpath("src", "reperes_sante", *name.split("__")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return house(root)


def test_each_module_stands_in_a_room_that_has_its_floor(maison: House) -> None:
    assert maison.loose == []
    assert set(maison.rooms) == {room for floor in FLOORS for room in floor}
    assert len(maison.rooms) <= MOST_ROOMS


def test_no_arrow_goes_back_up(maison: House) -> None:
    assert back_arrows(maison.rooms) == []


def test_no_modules_need_each_other(maison: House) -> None:
    assert circles(maison.files) == []


def test_only_the_glue_knows_the_engine(maison: House) -> None:
    """The drawings of the theme, which settings and pages name, are found in one place."""
    engine = re.compile(r"""(?:(?:import|from) +|files\(["'])(?:mkdocs|material|zensical)\b""")
    knowing = [name for name, text in maison.modules.items() if engine.search(text)]
    assert [name for name in knowing if not name.startswith("publish.engine")] == ["read.contract"]


def test_nothing_is_known_by_the_identity_of_its_object(maison: House) -> None:
    """A copy would lose what is known of it: `link` keeps that on the blocks themselves."""
    used = (
        (name, node.lineno)
        for name, text in maison.modules.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Name) and node.id == "id" and isinstance(node.ctx, ast.Load)
    )
    assert list(used) == []


def test_no_field_is_reached_by_its_spelling(maison: House) -> None:
    """A field that is renamed takes with it all that reads it: a marker leads there, or mypy does."""
    fields = {name for block in tous_les_blocs() for name in block.model_fields} - {"id"}
    calls = (
        (name, ast.unparse(node))
        for name, text in maison.modules.items()
        if not name.startswith("publish.engine")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"getattr", "hasattr"}
    )
    spelt = re.compile(r"""\(.*, '(\w+)'(?:, .*)?\)""")
    assert [(n, c) for n, c in calls if (found := spelt.search(c)) and found[1] in fields] == []


def test_functions_are_short_and_files_say_enough(maison: House) -> None:
    """A smaller file serves another concept, and stands with it; a package may say its own in a line."""
    assert max(maison.lengths) <= LONGEST_FUNCTION
    lines = {name: len(text.splitlines()) for name, text in maison.modules.items()}
    faces = {name.rpartition(".")[0] for name in lines} | {"__main__"}
    assert [name for name, size in lines.items() if size < SMALLEST_FILE and name not in faces] == []


def test_no_two_classes_share_their_name(maison: House) -> None:
    """One word for one thing: who reads a name need not ask of which room."""
    trees = (ast.walk(ast.parse(text)) for text in maison.modules.values())
    named = Counter(node.name for tree in trees for node in tree if isinstance(node, ast.ClassDef))
    assert [name for name, times in named.items() if times > 1] == []


def test_an_arrow_back_up_is_seen_wherever_it_hides(tmp_path: Path) -> None:
    hidden = "def f():\n    from reperes_sante.view import lists\n"
    found = made(tmp_path, model__a=hidden, view__lists="from reperes_sante.model.a import f\n")
    assert back_arrows(found.rooms) == ["model → view"]
    assert circles(found.files) == [{"model.a", "view.lists"}]
    typed = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from reperes_sante.inspect.b import B\n"
    assert "view → inspect" in back_arrows(made(tmp_path, view__lists=typed, inspect__b="B = 1\n").rooms)


@pytest.mark.lent
def test_each_module_can_be_imported_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.alone"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
