"""Walk through a typed object: every nested object and every leaf, with its path."""

from __future__ import annotations

from collections.abc import Iterator
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
    if value is None:
        return
    if isinstance(value, tuple):
        for rank, item in enumerate(value):
            yield from walk(item, (*path, rank), ref)
        return
    yield Node(path, value, ref)
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from walk(getattr(value, name), (*path, name), _ref_of(field.annotation, field.metadata))


def _ref_of(annotation: Any, metadata: list[Any]) -> str | None:  # noqa: ANN401
    found = next((item.kind for item in metadata if isinstance(item, Ref)), None)
    if found:
        return found
    for inner in getattr(annotation, "__args__", ()):
        found = _ref_of(inner, list(getattr(inner, "__metadata__", ())))
        if found:
            return found
    return None
