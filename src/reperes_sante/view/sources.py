"""Where statements and blocks come from, their block included, and how often sources are cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import BaseModel

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Enonce, Version
from reperes_sante.model.communs import Source
from reperes_sante.model.fields import Path, walk
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.view.timeline import mis_a_jour_le


class Citation(NamedTuple):
    """A source and how many statements of the territory rest on it, their blocks' sources included."""

    source: Source
    nombre: int


class Origine(NamedTuple):
    """The sources and the check of a statement, its own or those of the nearest block that has some."""

    sources: tuple[str, ...]
    verifie_le: DatePartielle | None


def citations(catalogue: Catalogue, territoire: Territoire) -> tuple[Citation, ...]:
    """Return every source that a territory cites, in order of first citation.

    A statement cites its own sources, or those of the block that holds it.
    """
    counts = Counter(source for _, origine in _effective(territoire) for source in origine.sources)
    versions = (node.value for node in walk(territoire) if isinstance(node.value, Version))
    counts.update(source for version in versions for source in version.sources)
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


class Provenance(NamedTuple):
    """What a block, or a whole file, says at its end.

    Attributes:
        sources: identifiers of the sources of its statements that bear no mark, in order of first citation.
        mis_a_jour_le: the last day when one of its sources was read, or one of its statements checked.
        verifie_le: the oldest check among its statements, if they were checked.
    """

    sources: tuple[str, ...]
    mis_a_jour_le: DatePartielle
    verifie_le: DatePartielle | None


def derniers_jours(catalogue: Catalogue, territoire: Territoire) -> Provenance:
    """Return when a territory's file was updated, and when it was checked as a whole."""
    return Provenance((), mis_a_jour_le(catalogue, territoire), territoire.verifie_le)


@dataclass
class Bloc:
    """Notes the statements of a block while it is written."""

    origines: list[Origine] = field(default_factory=list)
    sans_marque: dict[str, None] = field(default_factory=dict)

    def note(self, origine: Origine, *, is_marked: bool) -> None:
        """Note where a statement comes from, and whether its sources are marked beside it."""
        self.origines.append(origine)
        if not is_marked:
            self.sans_marque.update(dict.fromkeys(origine.sources))

    def provenance(self, catalogue: Catalogue) -> Provenance | None:
        """Return where the block comes from; nothing when no source is known."""
        read = [catalogue.sources[key].archive_le for origine in self.origines for key in origine.sources]
        checked = [origine.verifie_le for origine in self.origines if origine.verifie_le]
        if not read:
            return None
        oldest = min(checked, default=None)
        return Provenance(tuple(self.sans_marque), max(read + checked), oldest)
