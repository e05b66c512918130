"""Files broken at random: the answer is a finding with a right line, or values that are as typed.

A hundred breaks in `make test`, thousands in `make test-tout`.
"""

# ruff: noqa: E501 - tables are easier to read on whole lines

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from reperes_sante.commands.printing import PRINTERS
from reperes_sante.edit.filling.checking import cause
from reperes_sante.model.base import Model
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.fields import walk
from reperes_sante.model.findings import Finding, has_errors
from reperes_sante.model.types import HOUR, DatePartielle
from reperes_sante.read.folder import Lecture
from reperes_sante.read.typing import Typed, in_words
from reperes_sante.validate.rules import RULES
from tests.broken import NAMES, Files

# What fingers and copy-paste leave behind, and what only an attacker would write.
SNIPPETS = (
    "\t", "  ", "\n", "\n\n", ":", ": ", " :", "- ", "-", "#", " # ", " #x", '"', "'", "[", "]", "{", "}", "{a: b}",
    "[a, b]", ",", "&a ", "*a", "!x ", "!!python/object:os.system ", "<<: {a: b}", "---\n", "...\n", "? ", "? [a]\n: b\n",
    "|", ">-\n", "%YAML 1.2\n", "@", "`", "\\", "\\n", "\x00", "\x1b[31m", "\x85", "\u2028", "\u200b", "\u202e", "\ufeff",
    "\ufffd", "\xa0", "é", "e\u0301", "Ã©", "😀", "null", "~", "no", "01000", "1e999999999", "٢٠٢٠", "2020-02-30",
    "<script>", "{{ 7*7 }}", "jean.dupont@gmail.com", "06 12 34 56 78", "a" * 100, "[" * 40, "id: ", "sources: []\n",
)  # fmt: skip
VALUES = (
    "",
    "oui",
    "12",
    "zzz",
    "[]",
    "{}",
    "[a]",
    "{a: b}",
    "2020-13",
    "début 2020",
    '""',
    "' '",
    "- a",
    "null",
)
ENCODINGS = ("latin-1", "cp1252", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "utf-7", "cp037", "mac-roman")

RULE_CODES = {rule.kind.code for rule in RULES}

Change = Callable[[str], str]


# All signs but halves of pairs. By its default codec, Hypothesis would try each of a million first.
SIGNS = st.characters(codec=None, exclude_categories=["Cs"])


def on_lines(change: Callable[[list[str], int, int], None]) -> st.SearchStrategy[Change]:
    """Make a change of the lines at two places, given as fractions of the file."""

    def make(first: int, second: int) -> Change:
        def apply(text: str) -> str:
            lines = text.split("\n")
            change(lines, first % len(lines), second % len(lines))
            return "\n".join(lines)

        return apply

    return st.builds(make, st.integers(0, 10**6), st.integers(0, 10**6))


def delete(lines: list[str], first: int, second: int) -> None:
    del lines[first : first + 1 + second % 4]


def duplicate(lines: list[str], first: int, second: int) -> None:
    lines[second:second] = lines[first : first + 1 + second % 3]


def swap(lines: list[str], first: int, second: int) -> None:
    lines[first], lines[second] = lines[second], lines[first]


def shift(lines: list[str], first: int, second: int) -> None:
    lines[first] = (" " * (1 + second % 4) + lines[first]) if second % 2 else lines[first][1 + second % 3 :]


def retype(lines: list[str], first: int, second: int) -> None:
    key, colon, _ = lines[first].partition(": ")
    lines[first] = f"{key}{colon}{VALUES[second % len(VALUES)]}"


def exchange_values(lines: list[str], first: int, second: int) -> None:
    (one, _, left), (two, _, right) = lines[first].partition(": "), lines[second].partition(": ")
    lines[first], lines[second] = f"{one}: {right}", f"{two}: {left}"


@st.composite
def injection(draw: st.DrawFn) -> Change:
    snippet = draw(st.sampled_from(SNIPPETS) | st.text(SIGNS, max_size=4))
    place = draw(st.integers(0, 10**6))
    return lambda text: text[: place % (len(text) + 1)] + snippet + text[place % (len(text) + 1) :]


@st.composite
def truncation(draw: st.DrawFn) -> Change:
    place = draw(st.integers(0, 10**6))
    return lambda text: text[: place % (len(text) + 1)]


CHANGES = st.one_of(
    *map(on_lines, (delete, duplicate, swap, shift, retype, exchange_values)), injection(), truncation()
)


def hold(files: Files, name: str, content: bytes) -> Sequence[Finding]:
    """Break a file, and hold that the answer is right; return the findings."""
    with files.broken(name, content):
        project = files.load()
        for finding in project.findings:
            assert_in_file(files.root, finding)
        for printer in PRINTERS.values():
            assert printer(project.findings[:3], files.root) is not None
        told = [f for f in project.findings if f.fichier == name and has_errors((f,))]
        if all(finding.code in RULE_CODES for finding in told):
            parts = typed_parts(files.root / name, name)
            assert parts or told
            assert_as_typed(parts)
    return project.findings


def assert_in_file(root: Path, finding: Finding) -> None:
    raw = (root / finding.fichier).read_bytes() if (root / finding.fichier).is_file() else b""
    text = raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.removesuffix("\n").split("\n")
    assert 1 <= finding.ligne <= len(lines), finding
    assert 1 <= finding.colonne <= len(lines[finding.ligne - 1]) + 1, finding
    assert finding.message.endswith((".", "?"))
    # A line to paste ends as it must in the file.
    assert finding.remede.partition(" Cela donne : ")[0].endswith((".", "?"))


def model_of(name: str) -> type[Model]:
    return next(c.modele for c in COLLECTIONS if Path(name).match(f"data/{c.motif}"))


def assert_as_typed(parts: Sequence[Typed[Any]]) -> None:
    """Hold that typed values say what another reader of YAML finds in the file, and nothing less."""
    if not parts:
        return
    whole, *annexes = parts
    typed = read_otherwise(whole.document.text)
    for annexe in annexes:
        assert annexe.document.annexe
        held, key = annexe.document.annexe
        assert_same(typed.pop(key), getattr(annexe.value, held), (key,))
    assert_same(typed, whole.value, ())


def typed_parts(path: Path, name: str) -> list[Typed[Any]]:
    """Return what a file holds: its own object, then what it describes for the shared collections.

    Nothing when it says something that no type takes.
    """
    lecture = Lecture()
    lecture.add(path, name, model_of(name))
    return lecture.typed if isinstance(next((i.value for i in lecture.typed), None), model_of(name)) else []


def read_otherwise(text: str) -> Any:
    """Read YAML with another reader, which only differs by refusing some tabs."""
    try:
        return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - all stays text
    except yaml.YAMLError:
        return yaml.load(text, yaml.CBaseLoader)  # noqa: S506


def assert_same(typed: Any, value: Any, path: tuple[str | int, ...]) -> None:
    where = in_words(path)
    if isinstance(typed, dict):
        for key in typed:
            assert_same(typed[key], getattr(value, key), (*path, key))
    elif isinstance(typed, list):
        assert len(typed) == len(value), where
        for rank, (one, other) in enumerate(zip(typed, value, strict=True)):
            assert_same(one, other, (*path, rank))
    elif isinstance(value, BaseModel):
        # A text stands for the block of which it is the evident key.
        assert typed.strip() in {as_text(held, typed) for _, held in value}, where
    else:
        assert as_text(value, typed) == typed.strip(), where


def as_text(value: Any, typed: str) -> str:
    """Write a typed value as it was typed; an optional key without value is an absent one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return typed.strip() if value == (typed.strip().lower() in ("oui", "true")) else f"not {typed}"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, DatePartielle):
        return value.iso
    if isinstance(value, Decimal):
        compact = typed.replace("\u202f", "").replace("\xa0", "").replace(" ", "").replace(",", ".")
        return typed.strip() if value == Decimal(compact) and compact.isascii() else f"not {typed}"
    return hour_as_text(str(value), typed.strip())


def hour_as_text(value: str, typed: str) -> str:
    """Write an hour as it was typed: « 21 h » stands for 21:00."""
    hour = HOUR.fullmatch(typed)
    return typed if hour and value == f"{hour[1]:0>2}:{hour[2] or '00'}" else value


FILES = st.sampled_from(NAMES)
# These hold what a schema or a rule can be strict about.
TERRITORIES = [name for name in NAMES if "/territoires/" in name]


@given(name=FILES, changes=st.lists(CHANGES, min_size=1, max_size=3))
def test_a_broken_file_is_told_or_kept_as_typed(files: Files, name: str, changes: list[Change]) -> None:
    text = files.text(name)
    for change in changes:
        text = change(text)
    hold(files, name, text.encode("utf-8", "surrogatepass"))


@given(name=FILES, content=st.binary(max_size=200), start=st.integers(0, 10**6))
def test_any_bytes_are_told_or_kept_as_typed(files: Files, name: str, content: bytes, start: int) -> None:
    raw = files.text(name).encode()
    place = start % (len(raw) + 1)
    hold(files, name, content if start % 3 == 0 else raw[:place] + content + raw[place + len(content) :])


@given(name=FILES, encoding=st.sampled_from(ENCODINGS), newline=st.sampled_from(["\n", "\r\n", "\r"]))
def test_another_encoding_is_told_or_kept_as_typed(
    files: Files, name: str, encoding: str, newline: str
) -> None:
    text = files.text(name).replace("\n", newline)
    found = hold(files, name, text.encode(encoding, errors="replace"))
    if encoding == "utf-8-sig":
        assert {cause(finding) for finding in found} <= files.usual


@given(name=st.sampled_from(TERRITORIES), choice=st.integers(0, 10**6))
def test_a_wrong_value_is_told_at_its_place(files: Files, name: str, choice: int) -> None:
    whole = typed_parts(files.root / name, name)[0]
    scalars = strict_scalars(whole)
    scalar = scalars[choice % len(scalars)]
    line, start, end = scalar.start_mark.line, scalar.start_mark.column, scalar.end_mark.column
    lines = whole.document.text.split("\n")
    lines[line] = f'{lines[line][:start]}"Faux !"{lines[line][end:]}'
    found = hold(files, name, "\n".join(lines).encode())
    assert (name, line + 1, start + 1) in [(f.fichier, f.ligne, f.colonne) for f in found if has_errors((f,))]


def strict_scalars(whole: Typed[Any]) -> list[yaml.ScalarNode]:
    """Return the values written in a file that are not free text: dates, numbers, words of lists, ids."""
    found = (
        node_at(whole.document.root, node.path)
        for node in walk(whole.value)
        if node.ref or isinstance(node.value, (Enum, bool, DatePartielle, Decimal))
    )
    return [node for node in found if node is not None]


def node_at(node: yaml.Node, path: tuple[str | int, ...]) -> yaml.ScalarNode | None:
    """Return the scalar that the file states at a path, none for a default of the model."""
    for step in path:
        # A text may stand for a block.
        if isinstance(node, yaml.ScalarNode):
            return None
        if isinstance(step, int):
            node = node.value[step]
        else:
            found = [value for key, value in node.value if key.value == step]
            if not found:
                return None
            node = found[0]
    return node if isinstance(node, yaml.ScalarNode) else None
