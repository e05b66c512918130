"""Sources: those that a statement takes from the block that holds it, and how often each is cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import BaseModel

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.base import Enonce
from reperes_sante.model.communs import Source
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.walk import Path, walk


class Citation(NamedTuple):
    """A source and how many statements of the territory cite it."""

    source: Source
    nombre: int


def citations(catalogue: Catalogue, territoire: Territoire) -> tuple[Citation, ...]:
    """Return every source that a territory cites, in order of first citation."""
    counts = Counter(node.value for node in walk(territoire) if node.ref == "source")
    return tuple(Citation(source, counts[source.id]) for source in catalogue.sources_citees(territoire))


def sources_effectives(files: Iterable[BaseModel]) -> dict[int, tuple[str, ...]]:
    """Return the sources of each statement, its own or those of the nearest block that has some.

    Statements are told by the identity of the object.
    """
    return {key: sources for file in files for key, sources in _effective(file)}


def _effective(file: BaseModel) -> Iterator[tuple[int, tuple[str, ...]]]:
    holders: dict[Path, tuple[str, ...]] = {}
    for node in walk(file):
        if isinstance(node.value, Enonce):
            holders[node.path] = node.value.sources or _inherited(holders, node.path)
            yield id(node.value), holders[node.path]


def _inherited(holders: dict[Path, tuple[str, ...]], path: Path) -> tuple[str, ...]:
    above = (path[:length] for length in range(len(path) - 1, -1, -1))
    return next((holders[place] for place in above if place in holders), ())
