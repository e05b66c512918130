"""A YAML text that changes in one place: all that stands elsewhere, comments included, stays as it was typed.

PyYAML says where each value stands and writes the new ones; the lines between are never written again. What
comes of it is read again: a text that would not say exactly what was wanted is never returned.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import yaml

from reperes_sante.edit.filling.lines import (
    STEP,
    are_texts,
    has_comment,
    is_short,
    item_lines,
    lines_of,
)
from reperes_sante.model.fields import Path
from reperes_sante.read.nodes import known_nodes, plain

BLOCK_STYLES = ("|", ">")
Order = Sequence[str]


class WritingError(Exception):
    """The change cannot be written without touching the rest; nothing was."""


def rewritten(text: str, path: Path, value: object, order: Order = ()) -> str:
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
        done = Lines(text).changed(path, value, order)
        found = plain(known_nodes(done))
    except (yaml.YAMLError, IndexError, KeyError, AttributeError) as error:
        raise WritingError(str(error)) from error
    if found != wanted:
        raise WritingError("/".join(map(str, path)))
    return done


def with_first_keys(text: str, path: Path, said: dict[str, Any]) -> str:
    """Return a text where keys stand instead of the first line of a block, which said them all.

    Args:
        text: a YAML text that can be read.
        path: the block.
        said: the keys.

    Raises:
        WritingError: a comment stands within that line, which goes on below.
    """
    whole = Lines(text)
    node = whole.root
    for step in path:
        node = _child(node, step) or node
    start, end = whole.spans(node)[0]
    head = node.value[0][1].end_mark
    after, below = whole.lines[start][head.column :], whole.lines[start + 1 : end]
    is_remarked = any(has_comment(line) for line in whole.lines[start:end])
    if _is_flow(node) or (is_remarked and head.line != start):
        raise WritingError("/".join(map(str, path)))
    column = node.start_mark.column
    first, *others = lines_of(said)
    new = [whole.lines[start][:column] + first, *(" " * column + line for line in others)]
    # A remark beside the first line is about what it says last; those below stand where they are.
    kept = [f"{new.pop()}{after.rstrip()}", *below] if is_remarked else []
    return "\n".join([*whole.lines[:start], *new, *kept, *whole.lines[end:]])


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


class Lines:
    """The lines of a text, and the nodes that they make."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.root = known_nodes(text)

    def changed(self, path: Path, value: object, order: Order) -> str:
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

    def spans(self, holder: yaml.Node) -> list[tuple[int, int]]:
        """Return the first line of each key of a block, or of each item of a list, and the line after it."""
        return [(pair.start, self._end(pair.value, pair.start) + 1) for pair in self._pairs(holder)]

    def taken(self, key: str, ranks: Collection[int]) -> tuple[str, list[list[str]]]:
        """Return the text without some items of a list, and their lines, with the comments above each.

        Args:
            key: the key of the list, at the top of the text.
            ranks: which of its items.

        Raises:
            WritingError: the list is not written with a dash for each item.
        """
        holder = _child(self.root, key)
        if holder is None or _is_flow(holder):
            raise WritingError(key)
        pairs = self._pairs(holder)
        items = []
        for rank in sorted(ranks, reverse=True):
            start, end = pairs[rank].start, self._end(pairs[rank].value, pairs[rank].start) + 1
            while self.lines[start - 1].lstrip().startswith("#"):
                start -= 1
            items.append(self.lines[start:end])
            del self.lines[start:end]
        return "\n".join(self.lines), items[::-1]

    def given(self, key: str, items: Sequence[Sequence[str]], above: Sequence[str] = ()) -> str:
        """Return the text with more items at the end of a list at its top, which is added if it is not there.

        Args:
            key: the key of the list.
            items: their lines, as another list had them.
            above: comments to write above a new list.

        Raises:
            WritingError: the list is not written with a dash for each item.
        """
        holder = _child(self.root, key)
        if holder is None:
            found = "\n".join(self.lines).rstrip("\n")
            new = [*above, f"{key}:", *(line for item in items for line in _moved(item, STEP))]
            return "\n".join([found, "", *new, ""])
        if not isinstance(holder, yaml.SequenceNode) or _is_flow(holder):
            raise WritingError(key)
        pairs, column = self._pairs(holder), holder.start_mark.column
        new = [*above, *(line for item in items for line in _moved(item, column))]
        last = self._end(pairs[-1].value, pairs[-1].start) + 1
        return self._joined(last, last, new)

    def _with(self, holder: yaml.Node, step: str | int, value: object, order: Order) -> str:
        """Add a key to a block, or an item to a list."""
        if not isinstance(holder, yaml.CollectionNode) or _is_flow(holder):
            kept: Any = plain(holder) or ([] if isinstance(step, int) else {})
            if isinstance(kept, str) and isinstance(step, int):
                # A text stood alone for a list.
                kept = [kept][:step]
            whole = [*kept, value] if isinstance(kept, list) else {**kept, step: value}
            return self._replaced(holder, whole, (step,))
        margin = " " * holder.start_mark.column
        if isinstance(step, int):
            new = item_lines(value)
            before = self._pairs(holder)[step - 1] if step else None
        else:
            new = lines_of({step: value})
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
        if (
            isinstance(node, yaml.SequenceNode)
            and not node.flow_style
            and are_texts(old)
            and are_texts(value)
        ):
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
            lines = [margin + line for item in new[start:end] for line in item_lines(item)]
            if last > first:
                here, there = pairs[first].start, self._end(pairs[last - 1].value, pairs[last - 1].start) + 1
            else:
                here = (
                    self._end(pairs[first - 1].value, pairs[first - 1].start) + 1 if first else pairs[0].start
                )
                there = here
            if any(has_comment(line) for line in self.lines[here:there]):
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


def _moved(item: Sequence[str], column: int) -> Iterator[str]:
    """Yield the lines of an item, its dash at another column."""
    dash = next(line for line in item if not line.lstrip().startswith("#"))
    shift = column - len(_margin(dash))
    for line in item:
        yield (
            line
            if not line.strip()
            else " " * shift + line
            if shift >= 0
            else line.removeprefix(" " * -shift)
        )


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _depth(line: str) -> int:
    """Return the column of what holds the value that a line begins: its key, or its last dash."""
    found = re.match(r"^ *(?:- +)*", line)
    whole = found.end() if found else 0
    has_key = re.match(r"[^\s:]+:(?:\s|$)", line[whole:])
    return whole if has_key else max(line.rfind("-", 0, whole), 0)


def _placed(before: str, value: object, after: str) -> Iterator[str]:
    """Yield the lines of a key, or of a dash, with a new value and the comment that stood behind the old."""
    depth = " " * _depth(f"{before} ")
    first, *others = lines_of(value)
    if isinstance(value, str) or is_short(value):
        yield f"{before} {first}{after}"
        yield from (f"{depth}{line}" for line in others)
    elif before.endswith("-"):
        yield f"{before} {first}{after}"
        yield from (f"{depth}{' ' * STEP}{line}" for line in others)
    else:
        yield f"{before}{after}".rstrip()
        yield from (f"{depth}{' ' * STEP}{line}" for line in (first, *others))
