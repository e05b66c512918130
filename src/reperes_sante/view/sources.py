"""Where statements come from, their block included, and how often sources are cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import BaseModel

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Enonce
from reperes_sante.model.communs import Source
from reperes_sante.model.fields import Path, walk
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle


class Citation(NamedTuple):
    """A source and how many statements of the territory cite it."""

    source: Source
    nombre: int


class Origine(NamedTuple):
    """The sources and the check of a statement, its own or those of the nearest block that has some."""

    sources: tuple[str, ...]
    verifie_le: DatePartielle | None


def citations(catalogue: Catalogue, territoire: Territoire) -> tuple[Citation, ...]:
    """Return every source that a territory cites, in order of first citation."""
    counts = Counter(node.value for node in walk(territoire) if node.ref == "source")
    return tuple(Citation(source, counts[source.id]) for source in catalogue.sources_citees(territoire))


def origines(files: Iterable[BaseModel]) -> dict[int, Origine]:
    """Return where each statement comes from; statements are told by the identity of the object."""
    return {key: origine for file in files for key, origine in _effective(file)}


def _effective(file: BaseModel) -> Iterator[tuple[int, Origine]]:
    holders: dict[Path, Origine] = {}
    for node in walk(file):
        if isinstance(node.value, Enonce):
            above = _inherited(holders, node.path)
            own = node.value
            holders[node.path] = Origine(own.sources or above.sources, own.verifie_le or above.verifie_le)
            yield id(own), holders[node.path]


def _inherited(holders: dict[Path, Origine], path: Path) -> Origine:
    above = (path[:length] for length in range(len(path) - 1, -1, -1))
    return next((holders[place] for place in above if place in holders), Origine((), None))
