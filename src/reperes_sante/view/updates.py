"""When the data last moved: the last day when something was checked, or a source read."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.walk import walk

DAYS = ("verifie_le", "archive_le")


def dernier_jour(things: Iterable[BaseModel]) -> DatePartielle:
    """Return the last day when a block was checked or a source read, among all that some objects hold.

    No fact is newer: each one comes from a source that was read that day or before.

    Raises:
        ValueError: the objects hold no such day.
    """
    nodes = (node for thing in things for node in walk(thing))
    days: list[DatePartielle] = [node.value for node in nodes if node.path and node.path[-1] in DAYS]
    return max(days)


def mis_a_jour_le(catalogue: Catalogue, territoire: Territoire) -> DatePartielle:
    """Return the last day when anything of a territory's file, or of what it cites, was read or checked."""
    return dernier_jour((territoire, *catalogue.sources_citees(territoire)))
