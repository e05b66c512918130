"""Nothing takes far more than twice the time for twice the text: a legal file could hold the build for hours.

The time of one text is compared with that of its half, never with a number of seconds.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import reperes_sante
from reperes_sante.read import decode
from reperes_sante.read.bounds import overloaded
from reperes_sante.read.files import hidden_findings
from reperes_sante.read.markup import PAGE, faults
from reperes_sante.read.signs import mixed_word
from reperes_sante.validate import load
from tests.broken import REGISTRE, TODAY
from tests.conftest import MINIMAL

WHOLE = 100_000
# Twice the text, thrice the time at most: a square takes four times, and short times say nothing.
MOST, ENOUGH = 3.0, 0.02
SIGNS = (
    "A", "a", "1", "é", " ", "\n", ".", "-", "_", ",", ":", ";", "'", '"', "(", "[", "<", "&", "/", "@", "«",
    "\u0301", "A1", "a-", "a.", "a ", "A ", "1 ", "A(", "(A", "- ", "\t", "a@", "http://", "<a ", " a=",
    "{{ ", '"a', "''a", "/*", "a\n", " :", "« ", "<b>", "06 ",
)  # fmt: skip


MODULES = [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(reperes_sante.__path__, "reperes_sante.")
    if not module.name.endswith("__main__")
]
# Anchored, an expression is tried once; it is asked as the generator asks.
ANCHORED = ("fullmatch", "match")


def patterns() -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Yield every expression that a module of the generator holds, its name, and the source of the module."""
    for module in MODULES:
        source = Path(str(module.__file__)).read_text("utf-8")
        for name, value in vars(module).items():
            listed = value.values() if isinstance(value, dict) else value
            for item in listed if isinstance(value, dict | tuple) else (value,):
                part = item[0] if isinstance(item, tuple) and item else item
                if isinstance(part, re.Pattern) and isinstance(part.pattern, str):
                    yield name, part, source


def in_place() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Yield every expression that is written where it is asked: its module, the way to ask, itself."""
    for module in MODULES:
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=way),
                    args=[ast.Constant(value=str() as text), *_],
                ) if way not in {"compile", "escape"}:
                    yield module.__name__, way, re.compile(text)


def asked() -> dict[tuple[str, str], dict[str, Callable[[str], object]]]:
    """Return the ways in which the generator asks each expression."""
    found: dict[tuple[str, str], dict[str, Callable[[str], object]]] = {}
    for name, pattern, source in patterns():
        ways = set(re.findall(rf"\b{name}\.(\w+)", source)) - {"pattern"}
        known = found.setdefault((name, pattern.pattern), {})
        known |= {way: getattr(pattern, way) for way in ways & {*ANCHORED}}
        if not ways or ways - {*ANCHORED}:
            known["search"] = partial(_everywhere, pattern)
    for name, way, pattern in in_place():
        known = found.setdefault((name, pattern.pattern), {})
        if way in ANCHORED:
            known[way] = getattr(pattern, way)
        else:
            known["search"] = partial(_everywhere, pattern)
    return found


def _everywhere(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


ASKED = asked()


def grows(do: Callable[[str], object], sign: str, longest: int = WHOLE) -> bool:
    """Tell whether a text takes more than its share beside its half, at some length; shorter ones first.

    What is worse than a square would never end at the longest.
    """
    former, length = 0.0, longest // 64
    while length <= longest:
        half, whole = ((sign * size)[:size] for size in (length // 2, length))
        spent = _spent(do, whole)
        if former and spent > max(MOST * former, ENOUGH):
            again = min(_spent(do, whole) for _ in range(3)), min(_spent(do, half) for _ in range(3))
            if again[0] > max(MOST * again[1], ENOUGH):
                return True
        former, length = spent, 2 * length
    return False


def _spent(do: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    do(text)
    return time.process_time() - start


def test_the_measure_finds_a_square() -> None:
    assert grows(partial(_everywhere, re.compile(r"(A+) \(")), "A", WHOLE // 8)
    assert not grows(partial(_everywhere, re.compile(r"(?<!A)(A+) \(")), "A")


@pytest.mark.lent
@pytest.mark.parametrize("key", ASKED, ids=lambda key: str(key[0]))
def test_no_expression_is_more_than_linear(key: tuple[str, str]) -> None:
    assert ASKED[key]
    assert [(sign, way) for sign in SIGNS for way, do in ASKED[key].items() if grows(do, sign)] == []


READERS: dict[str, Callable[[str], object]] = {
    "decode": lambda text: decode(text.encode(), "x"),
    "hidden": lambda text: hidden_findings(text, "x"),
    "mixed": mixed_word,
    "html": lambda text: list(faults(text, PAGE)),
    "bounds": lambda text: list(overloaded(text, "x")),
}


@pytest.mark.lent
@pytest.mark.parametrize("name", READERS)
def test_no_reading_is_more_than_linear(name: str) -> None:
    assert [sign for sign in SIGNS if grows(READERS[name], sign)] == []


def _organismes(root: Path, count: int) -> None:
    text = "".join(
        f"  - id: maison-sante-{rank}\n    nom: Organisme {rank}\n    nature: association\n"
        for rank in range(count)
    )
    (root / "data" / "organismes" / "autres.yml").write_text(f"organismes:\n{text}", "utf-8")


def _in_the_file(root: Path, old: str, new: str) -> None:
    path = root / "data" / "territoires" / "arras.yml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def _contrats(root: Path, count: int) -> None:
    chain = "".join(
        f"  - id: x{rank}\n    nom: X\n    succede_a: x{max(0, rank - 1)}\n    sources: [page-essai]\n"
        for rank in range(count)
    )
    _in_the_file(root, "contrats:\n", f"contrats:\n{chain}")


def _sources(root: Path, count: int) -> None:
    _in_the_file(root, "sources: [page-essai]", f"sources: [{', '.join(['page-essai'] * count)}]")


def _inconnues(root: Path, count: int) -> None:
    _organismes(root, count)
    names = "".join(f"      - organisme: maison-de-sante-{rank // 2}\n" for rank in range(2 * count))
    _in_the_file(root, "contrats:\n", f"contrats:\n  - id: x\n    nom: X\n    partenaires:\n{names}")


@pytest.mark.lent
@pytest.mark.parametrize(
    ("fill", "count"), [(_organismes, 1500), (_contrats, 1500), (_sources, 10_000), (_inconnues, 300)]
)
def test_validation_is_linear_in_the_number_of_things(
    tmp_path: Path, fill: Callable[[Path, int], None], count: int
) -> None:
    spent = []
    for number in (count, 2 * count):
        root = tmp_path / str(number)
        shutil.copytree(MINIMAL / "data", root / "data")
        fill(root, number)
        spent.append(min(_spent(lambda _: load(root, TODAY, REGISTRE), "") for _ in range(2)))  # noqa: B023
    assert spent[1] < MOST * spent[0]
