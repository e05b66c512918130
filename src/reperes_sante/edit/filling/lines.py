"""Dicts, lists and strings as lines of YAML, in the style of the files that people write, and back."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import yaml

from reperes_sante.model.types import IDENTIFIER
from reperes_sante.read.nodes import known_nodes, plain

# Longer texts are folded, as those of the files that people write.
FOLDED_FROM, WIDTH = 86, 110
STEP = 2
MAPPING, SEQUENCE, SCALAR = (f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str"))


class Code(str):
    """Digits that are no number, such as those of a SIREN: quotes keep their zeros."""

    __slots__ = ()


def has_comment(line: str) -> bool:
    """Tell whether a line has a comment, or may have one."""
    return bool(re.search(r"(?:^|\s)#", line))


def are_texts(value: object) -> bool:
    """Tell whether a value is a list of texts."""
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def is_short(value: Any) -> bool:  # noqa: ANN401
    """Tell whether a list holds ids, which stand on one line."""
    is_flat = are_texts(value) and all(re.fullmatch(IDENTIFIER, item) or item.isalnum() for item in value)
    return is_flat and sum(map(len, value)) < FOLDED_FROM


class _Dumper(yaml.BaseDumper):
    """Writes the dashes of a list deeper than its key, as the files do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        """Go one level deeper."""
        del indentless
        increase: Callable[..., None] = super().increase_indent
        increase(flow, indentless=False)


def lines_of(value: object) -> list[str]:
    """Return the lines of a value that stands by itself."""
    stream = io.StringIO()
    dumper = _Dumper(stream, width=WIDTH, allow_unicode=True, indent=STEP)
    dumper.open()
    dumper.serialize(_node(value))
    dumper.close()
    lines = stream.getvalue().rstrip("\n").split("\n")
    return lines[:-1] if lines[-1] == "..." else lines


def line_of(key: str, text: str) -> str | None:
    """Return a key and its text on one line, however long; nothing where one of them wants quotes."""
    return f"{key}: {text}" if _is_plain(key) and _is_plain(text) else None


def item_lines(value: object) -> list[str]:
    """Return the lines of a value behind its dash."""
    first, *others = lines_of(value)
    deeper = "" if isinstance(value, str) else " " * STEP
    return [f"- {first}", *(deeper + line for line in others)]


def _node(value: Any) -> yaml.Node:  # noqa: ANN401
    if isinstance(value, dict):
        items = [(_node(key), _node(item)) for key, item in value.items()]
        return yaml.MappingNode(MAPPING, items, flow_style=False)
    if isinstance(value, list):
        return yaml.SequenceNode(SEQUENCE, list(map(_node, value)), flow_style=is_short(value))
    return yaml.ScalarNode(SCALAR, str(value), style=_style(value))


def _style(text: str) -> str | None:
    if isinstance(text, Code):
        return '"'
    if len(text) > FOLDED_FROM and " " in text and text == text.strip() and "\n" not in text:
        return ">"
    return None if _is_plain(text) else '"'


def _is_plain(text: str) -> bool:
    """Tell whether a text means itself without quotes, in a list of ids too."""
    if not text or text != text.strip() or "\n" in text:
        return False
    try:
        read = known_nodes(f"- {text}")
    except yaml.YAMLError:
        return False
    # « {{x}} » would be read as a block whose key is a block.
    (item,) = read.value if isinstance(read, yaml.SequenceNode) else (read,)
    return isinstance(item, yaml.ScalarNode) and plain(item) == text and not has_comment(f" {text}")
