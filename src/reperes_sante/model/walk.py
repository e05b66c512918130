"""Walk through a typed object: every nested object and every leaf, with its path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from reperes_sante.model.types import Ref

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
    fields = model.model_fields.items()
    return tuple((name, _ref_of(field.annotation, field.metadata)) for name, field in fields)


def _ref_of(annotation: Any, metadata: list[Any]) -> str | None:  # noqa: ANN401
    found = next((item.kind for item in metadata if isinstance(item, Ref)), None)
    if found:
        return found
    for inner in getattr(annotation, "__args__", ()):
        found = _ref_of(inner, list(getattr(inner, "__metadata__", ())))
        if found:
            return found
    return None
