"""Walk through a typed object: every nested object and every leaf, with its path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from reperes_sante.model.markers import Ref, marker

Path = tuple[str | int, ...]


class Node(NamedTuple):
    """A value met on the way: where it stands, what it is, and the collection it refers to if any."""

    path: Path
    value: Any
    ref: str | None


def walk(value: Any, path: Path = (), ref: str | None = None) -> Iterator[Node]:  # noqa: ANN401
    """Yield the value, then all that it holds, depth first, in the order of the model.

    Tuples are entered and not yielded; absent values (`None`) are skipped.
    """
    nodes: list[Node] = []
    _gather(value, path, ref, nodes)
    return iter(nodes)


def _gather(value: Any, path: Path, ref: str | None, nodes: list[Node]) -> None:  # noqa: ANN401
    if value is None:
        return
    if isinstance(value, tuple):
        for rank, item in enumerate(value):
            _gather(item, (*path, rank), ref, nodes)
        return
    nodes.append(Node(path, value, ref))
    if isinstance(value, BaseModel):
        for name, kind in _references(type(value)):
            _gather(getattr(value, name), (*path, name), kind, nodes)


@cache
def _references(model: type[BaseModel]) -> tuple[tuple[str, str | None], ...]:
    """List the fields of a model, each with the collection that it refers to."""
    found = ((name, marker(model, name, Ref)) for name in model.model_fields)
    return tuple((name, ref.kind if ref else None) for name, ref in found)
