"""Sources of a territory, with the number of statements that cite each."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.communs import Source
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.walk import walk


class Citation(NamedTuple):
    """A source and how many statements of the territory cite it."""

    source: Source
    nombre: int


def citations(catalogue: Catalogue, territoire: Territoire) -> tuple[Citation, ...]:
    """Return every source that a territory cites, in order of first citation."""
    counts = Counter(node.value for node in walk(territoire) if node.ref == "source")
    return tuple(Citation(source, counts[source.id]) for source in catalogue.sources_citees(territoire))
