"""Where statements and blocks come from, their block included, and how often sources are cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.places import Origine, blocs_of, place_of
from reperes_sante.model.base import Enonce, Version
from reperes_sante.model.communs import Source
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle


class Citation(NamedTuple):
    """A source and how many statements of the territory rest on it, their blocks' sources included."""

    source: Source
    nombre: int


def citations(catalogue: Catalogue, territoire: Territoire) -> tuple[Citation, ...]:
    """Return every source that a territory cites, in order of first citation.

    A statement cites its own sources, or those of the block that holds it.
    """
    statements = (place_of(enonce).origine.sources for enonce in blocs_of(territoire, Enonce))
    versions = (version.sources for version in blocs_of(territoire, Version))
    counts = Counter(source for sources in (*statements, *versions) for source in sources)
    return tuple(Citation(source, counts[source.id]) for source in catalogue.sources_citees(territoire))


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


def lectures(sources: Iterable[Source]) -> Provenance:
    """Return from which day to which some sources were read; there must be one."""
    days = [source.archive_le for source in sources]
    return Provenance((), max(days), min(days))


@dataclass
class SourcesDuBloc:
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
