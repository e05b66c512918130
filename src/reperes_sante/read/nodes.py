"""From text to nodes that keep their positions, and to the plain values that they hold."""

from __future__ import annotations

from typing import Any, cast

import yaml

from reperes_sante.model.fields import Path as FieldPath
from reperes_sante.model.findings import Finding
from reperes_sante.read.composer import Composer, TooDeepError
from reperes_sante.read.errors import ReadError
from reperes_sante.read.files import empty_file
from reperes_sante.read.syntax import syntax_finding
from reperes_sante.read.unseen import unseen_meanings


def read_values(text: str, name: str) -> tuple[Any, tuple[Finding, ...]]:
    """Return the values of a YAML text as dicts, lists and strings, with remarks that do not prevent it.

    An empty value becomes `None`.

    Args:
        text: what `read_text` returned.
        name: how findings call the file.

    Raises:
        ReadError: nothing but comments, bad syntax, or YAML that the site does not admit (see `compose`).
    """
    root = compose(text, name)
    values = _plain(root)
    if values is None:
        raise ReadError(empty_file(name))
    return values, unseen_meanings(root, text, name)


def compose(text: str, name: str) -> yaml.Node:
    """Parse YAML into nodes that keep their positions.

    Args:
        text: what `read_text` returned.
        name: how findings call the file.

    Raises:
        ReadError: bad syntax, a shortcut (anchor, alias, merge key), a tag, a duplicate key, a key that is
            not a word, an unseen character, several documents, or too many levels. All are told, up to the
            first one that stops the reading.
    """
    composer = Composer(text, name)
    try:
        root = composer.document()
    except yaml.YAMLError as error:
        raise ReadError(*composer.findings(), syntax_finding(error, text, name)) from None
    except TooDeepError:
        raise ReadError(*composer.findings()) from None
    found = composer.findings()
    if found:
        raise ReadError(*found)
    return root


def known_nodes(text: str) -> yaml.Node:
    """Return the nodes of a text that `read_values` accepted: PyYAML's own composer is safe with it."""
    return cast("yaml.Node", yaml.compose(text, Loader=yaml.CBaseLoader))


def locate(root: yaml.Node, path: FieldPath, *, at_key: bool = False) -> tuple[int, int]:
    """Return the line and the column (from 1) of a field's value, or of its nearest ancestor in the file.

    Args:
        root: the nodes of the file.
        path: the field.
        at_key: point at the key instead of the value, as is also done for a block and for an empty value.
    """
    node, mark = root, root.start_mark
    for step in path:
        child = _child(node, step)
        if child is None:
            continue
        key_mark, node = child
        is_block = isinstance(node, yaml.CollectionNode) or node.value == ""
        mark = key_mark if is_block or at_key else node.start_mark
    return mark.line + 1, mark.column + 1


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Mark, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key.start_mark, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None


def _plain(node: yaml.Node) -> Any:  # noqa: ANN401
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    is_blank = node.value == "" and not node.style  # type: ignore[attr-defined]
    return None if is_blank else node.value
