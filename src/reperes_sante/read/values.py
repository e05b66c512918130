"""From text to plain values, quickly: no position is kept, and anything odd is told by the slow path."""

from __future__ import annotations

from typing import Any

import yaml

from reperes_sante.model.findings import Finding
from reperes_sante.read.composer import MAX_DEPTH, MERGE_KEY
from reperes_sante.read.errors import ReadError
from reperes_sante.read.files import HIDDEN, empty_file
from reperes_sante.read.nodes import compose
from reperes_sante.read.unseen import unseen_meanings


class _OddError(Exception):
    """Something that the nodes will tell about, with its place."""


def read_values(text: str, name: str) -> tuple[Any, tuple[Finding, ...]]:
    """Return the values of a YAML text as dicts, lists and strings, with remarks that do not prevent it.

    An empty value becomes `None`.

    Args:
        text: what `read_text` returned.
        name: how findings call the file.

    Raises:
        ReadError: nothing but comments, bad syntax, or YAML that the site does not admit (see `compose`).
    """
    try:
        values = _document(text)
    except (_OddError, yaml.YAMLError):
        values = _plain(compose(text, name))
    if values is None:
        raise ReadError(empty_file(name))
    return values, unseen_meanings(text, name)


def _document(text: str) -> Any:  # noqa: ANN401
    loader = yaml.CBaseLoader(text)
    loader.get_event()
    if type(loader.get_event()) is not yaml.DocumentStartEvent:
        raise _OddError
    value = _value(loader, loader.get_event(), 0)
    loader.get_event()
    if type(loader.get_event()) is not yaml.StreamEndEvent:
        raise _OddError
    return value


def _value(loader: yaml.CBaseLoader, event: Any, depth: int) -> Any:  # noqa: ANN401
    if type(event) is yaml.AliasEvent or event.anchor or event.tag or depth > MAX_DEPTH:
        raise _OddError
    if type(event) is yaml.SequenceStartEvent:
        return _list(loader, depth + 1)
    if type(event) is yaml.MappingStartEvent:
        return _mapping(loader, depth + 1)
    if event.style == '"' and HIDDEN.search(event.value):
        raise _OddError
    return None if event.value == "" and not event.style else event.value


def _list(loader: yaml.CBaseLoader, depth: int) -> list[Any]:
    items: list[Any] = []
    while type(event := loader.get_event()) is not yaml.SequenceEndEvent:
        items.append(_value(loader, event, depth))
    return items


def _mapping(loader: yaml.CBaseLoader, depth: int) -> dict[str, Any]:
    items: dict[str, Any] = {}
    while type(event := loader.get_event()) is not yaml.MappingEndEvent:
        key = _value(loader, event, depth)
        if not key or not isinstance(key, str) or key in items or key == MERGE_KEY:
            raise _OddError
        items[key] = _value(loader, loader.get_event(), depth)
    return items


def _plain(node: yaml.Node) -> Any:  # noqa: ANN401
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    is_blank = node.value == "" and not node.style  # type: ignore[attr-defined]
    return None if is_blank else node.value
