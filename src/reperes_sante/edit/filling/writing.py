"""A YAML text that changes in one place: all that stands elsewhere, comments included, stays as it was typed.

PyYAML says where each value stands and writes the new ones; the lines between are never written again. What
comes of it is read again: a text that would not say exactly what was wanted is never returned.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import yaml

from reperes_sante.model.fields import Path
from reperes_sante.read import known_nodes

# Longer texts are folded, as those of the files that people write.
FOLDED_FROM, WIDTH = 86, 110
STEP = 2
MAPPING, SEQUENCE, SCALAR = (f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str"))
BLOCK_STYLES = ("|", ">")
Order = Sequence[str]


class WritingError(Exception):
    """The change cannot be written without touching the rest; nothing was."""


class Code(str):
    """Digits that are no number, such as those of a SIREN: quotes keep their zeros."""

    __slots__ = ()


def rewritten(text: str, path: Path, value: Any, order: Order = ()) -> str:  # noqa: ANN401
    """Return a text that says something else at one place.

    A key or an item that is not there is added: a key after those that `order` puts before it, an item where
    its rank says. What is left empty is taken away with its key.

    Args:
        text: a YAML text that can be read.
        path: the place.
        value: dicts, lists and strings; nothing to take away what is there.
        order: the keys of the block, as they should follow each other.

    Raises:
        WritingError: it cannot be done without touching the rest.
    """
    values = plain(known_nodes(text))
    if value in ("", [], {}):
        value = None
    wanted = _changed(values, path, value)
    if wanted == values:
        return text
    try:
        done = _Text(text).changed(path, value, order)
        found = plain(known_nodes(done))
    except (yaml.YAMLError, IndexError, KeyError, AttributeError) as error:
        raise WritingError(str(error)) from error
    if found != wanted:
        raise WritingError("/".join(map(str, path)))
    return done


def block_text(values: Any) -> str:  # noqa: ANN401
    """Return dicts, lists and strings as a YAML text."""
    return "\n".join(_lines(values)) + "\n"


def plain(node: yaml.Node) -> Any:  # noqa: ANN401
    """Return what a node says as dicts, lists and strings; an empty value is nothing."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    return None if node.value == "" and not node.style else node.value  # type: ignore[attr-defined]


def _changed(values: Any, path: Path, value: Any) -> Any:  # noqa: ANN401
    """Return values that say something else at one place; a holder that is left empty goes too."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(values or ())
        inner = _changed(items[step] if step < len(items) else None, rest, value)
        items[step : step + 1] = [] if inner is None else [inner]
        return items or None
    found = dict(values or {})
    inner = _changed(found.get(step), rest, value)
    if inner is None:
        found.pop(step, None)
    else:
        found[step] = inner
    return found or None


class _Pair(NamedTuple):
    """A key with its value, or an item of a list: where it starts, and what it is."""

    start: int
    value: yaml.Node


class _Text:
    """The lines of a text, and the nodes that they make."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.root = known_nodes(text)

    def changed(self, path: Path, value: Any, order: Order) -> str:  # noqa: ANN401
        """Return the text with a change."""
        holders = [self.root]
        for step in path:
            child = _child(holders[-1], step)
            if child is None:
                break
            holders.append(child)
        found = len(holders) - 1
        if value is None:
            # What would be left empty goes too.
            while found > 1 and len(holders[found - 1].value) == 1:
                found -= 1
            return self._without(holders[found - 1], path[found - 1])
        for step in reversed(path[found + 1 :]):
            value = [value] if isinstance(step, int) else {step: value}
        flow = next((rank for rank, node in enumerate(holders[:found]) if _is_flow(node)), None)
        if flow is not None and flow < len(path):
            return self._replaced(holders[flow], _changed(plain(holders[flow]), path[flow:], value), path)
        if found == len(path):
            return self._replaced(holders[-1], value, path)
        return self._with(holders[-1], path[found], value, order if found == len(path) - 1 else ())

    def _with(self, holder: yaml.Node, step: str | int, value: Any, order: Order) -> str:  # noqa: ANN401
        """Add a key to a block, or an item to a list."""
        if not isinstance(holder, yaml.CollectionNode) or _is_flow(holder):
            whole = [value] if isinstance(step, int) else {step: value}
            kept = plain(holder)
            whole = [*kept, value] if isinstance(kept, list) else {**(kept or {}), **whole}  # type: ignore[dict-item]
            return self._replaced(holder, whole, (step,))
        margin = " " * holder.start_mark.column
        if isinstance(step, int):
            new = _item(value)
            before = self._pairs(holder)[step - 1] if step else None
        else:
            new = _lines({step: value})
            before = self._before(holder, step, order)
            if not margin and isinstance(value, list) and isinstance(value[0], dict):
                new = ["", *new]
        at = self._end(before.value, before.start) + 1 if before else self._pairs(holder)[0].start
        return self._joined(at, at, [margin + line if line else line for line in new])

    def _before(self, holder: yaml.Node, key: str, order: Order) -> _Pair:
        """Return what a new key follows: the last of those before it in the order, else the first."""
        pairs = dict(zip((k.value for k, _ in holder.value), self._pairs(holder), strict=True))
        earlier = list(order[: order.index(key)]) if key in order else list(pairs)
        found = [pairs[name] for name in earlier if name in pairs]
        return found[-1] if found else self._pairs(holder)[0]

    def _without(self, holder: yaml.Node, step: str | int) -> str:
        """Take a key away from a block, or an item from a list."""
        if _is_flow(holder):
            return self._replaced(holder, _changed(plain(holder), (step,), None), (step,))
        keys = [key.value for key, _ in holder.value] if isinstance(holder, yaml.MappingNode) else None
        rank = keys.index(step) if keys is not None else int(step)
        pairs = self._pairs(holder)
        start, end = pairs[rank].start, self._end(pairs[rank].value, pairs[rank].start)
        column = holder.start_mark.column
        if keys is not None and rank == 0 and (before := self.lines[start][:column]).strip():
            # The dash of an item stands before its first key: the next one takes it.
            self.lines[pairs[1].start] = before + self.lines[pairs[1].start][column:]
        if start and end + 1 < len(self.lines) and not (self.lines[start - 1].strip() or self.lines[end + 1]):
            end += 1
        return self._joined(start, end + 1, ())

    def _replaced(self, node: yaml.Node, value: Any, path: Path) -> str:  # noqa: ANN401
        """Write something else in place of a value."""
        old = plain(node)
        if isinstance(node, yaml.SequenceNode) and not node.flow_style and _texts(old) and _texts(value):
            return self._items(node, old, value)
        if isinstance(node, yaml.CollectionNode) and not _is_flow(node):
            raise WritingError("/".join(map(str, path)))
        line, column = node.start_mark.line, node.start_mark.column
        if any("#" in text for text in self.lines[line : node.end_mark.line] if _is_flow(node)):
            raise WritingError("/".join(map(str, path)))
        before = self.lines[line][:column].rstrip()
        end = self._end(node, line)
        if isinstance(node, yaml.ScalarNode) and node.style in BLOCK_STYLES:
            after = re.sub(r"^[|>][-+0-9]*", "", self.lines[line][column:])
        else:
            after = self.lines[end][node.end_mark.column :]
        return self._joined(line, end + 1, _placed(before, value, after))

    def _items(self, node: yaml.Node, old: list[str], new: list[str]) -> str:
        """Change the texts of a list, those that stay keeping their lines."""
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        margin = " " * node.start_mark.column
        pairs = self._pairs(node)
        edits = [edit for edit in matcher.get_opcodes() if edit[0] != "equal"]
        for _, first, last, start, end in reversed(edits):
            lines = [margin + line for item in new[start:end] for line in _item(item)]
            if last > first:
                here, there = pairs[first].start, self._end(pairs[last - 1].value, pairs[last - 1].start) + 1
            else:
                here = (
                    self._end(pairs[first - 1].value, pairs[first - 1].start) + 1 if first else pairs[0].start
                )
                there = here
            if any(_comment(line) for line in self.lines[here:there]):
                raise WritingError(old[first])
            self.lines[here:there] = lines
        return "\n".join(self.lines)

    def _pairs(self, holder: yaml.Node) -> list[_Pair]:
        if isinstance(holder, yaml.MappingNode):
            return [_Pair(key.start_mark.line, value) for key, value in holder.value]
        column = holder.start_mark.column
        return [_Pair(self._dash(item.start_mark.line, column), item) for item in holder.value]

    def _dash(self, line: int, column: int) -> int:
        """Return the line of the dash of an item that starts at a line."""
        while self.lines[line][column : column + 1] != "-":
            line -= 1
        return line

    def _end(self, node: yaml.Node, first: int) -> int:
        """Return the last line of a value whose key, or dash, stands at a line."""
        if isinstance(node, yaml.CollectionNode) and not _is_flow(node):
            last = self._pairs(node)[-1]
            return self._end(last.value, last.start)
        if isinstance(node, yaml.ScalarNode) and node.style in BLOCK_STYLES:
            line = node.start_mark.line
            margin = _depth(self.lines[line])
            end = line
            for rank in range(line + 1, len(self.lines)):
                if self.lines[rank].strip():
                    if len(_margin(self.lines[rank])) <= margin:
                        break
                    end = rank
            return end
        return max(first, int(node.end_mark.line))

    def _joined(self, start: int, end: int, new: Iterable[str]) -> str:
        return "\n".join([*self.lines[:start], *new, *self.lines[end:]])


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _texts(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _comment(line: str) -> bool:
    return bool(re.search(r"(?:^|\s)#", line))


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _depth(line: str) -> int:
    """Return the column of what holds the value that a line begins: its key, or its last dash."""
    found = re.match(r"^ *(?:- +)*", line)
    whole = found.end() if found else 0
    has_key = re.match(r"[^\s:]+:(?:\s|$)", line[whole:])
    return whole if has_key else max(line.rfind("-", 0, whole), 0)


def _placed(before: str, value: Any, after: str) -> Iterator[str]:  # noqa: ANN401
    """Yield the lines of a key, or of a dash, with a new value and the comment that stood behind the old."""
    depth = " " * _depth(f"{before} ")
    first, *others = _lines(value)
    if isinstance(value, str) or _is_short(value):
        yield f"{before} {first}{after}"
        yield from (f"{depth}{line}" for line in others)
    elif before.endswith("-"):
        yield f"{before} {first}{after}"
        yield from (f"{depth}{' ' * STEP}{line}" for line in others)
    else:
        yield f"{before}{after}".rstrip()
        yield from (f"{depth}{' ' * STEP}{line}" for line in (first, *others))


IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _is_short(value: Any) -> bool:  # noqa: ANN401
    """Tell whether a list holds ids, which stand on one line."""
    is_flat = _texts(value) and all(IDENTIFIER.fullmatch(item) or item.isalnum() for item in value)
    return is_flat and sum(map(len, value)) < FOLDED_FROM


class _Dumper(yaml.BaseDumper):
    """Writes the dashes of a list deeper than its key, as the files do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        """Go one level deeper."""
        del indentless
        increase: Callable[..., None] = super().increase_indent
        increase(flow, indentless=False)


def _lines(value: Any) -> list[str]:  # noqa: ANN401
    """Return the lines of a value that stands by itself."""
    stream = io.StringIO()
    dumper = _Dumper(stream, width=WIDTH, allow_unicode=True, indent=STEP)
    dumper.open()
    dumper.serialize(_node(value))
    dumper.close()
    lines = stream.getvalue().rstrip("\n").split("\n")
    return lines[:-1] if lines[-1] == "..." else lines


def _item(value: Any) -> list[str]:  # noqa: ANN401
    """Return the lines of a value behind its dash."""
    first, *others = _lines(value)
    deeper = "" if isinstance(value, str) else " " * STEP
    return [f"- {first}", *(deeper + line for line in others)]


def _node(value: Any) -> yaml.Node:  # noqa: ANN401
    if isinstance(value, dict):
        items = [(_node(key), _node(item)) for key, item in value.items()]
        return yaml.MappingNode(MAPPING, items, flow_style=False)
    if isinstance(value, list):
        return yaml.SequenceNode(SEQUENCE, list(map(_node, value)), flow_style=_is_short(value))
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
        return bool(plain(known_nodes(f"- {text}")) == [text] and not _comment(f" {text}"))
    except yaml.YAMLError:
        return False
