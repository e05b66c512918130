"""When the data last moved: the last day when something was checked, or a source read."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.fields import champ_at
from reperes_sante.model.markers import Mark
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.walk import walk


def dernier_jour(things: Iterable[BaseModel]) -> DatePartielle:
    """Return the last day when a block was checked or a source read, among all that some objects hold.

    No fact is newer: each one comes from a source that was read that day or before.

    Raises:
        ValueError: the objects hold no such day.
    """
    return max(
        node.value
        for thing in things
        for node in walk(thing)
        if isinstance(node.value, DatePartielle) and Mark.READ_ON in champ_at(type(thing), node.path).marques
    )


def mis_a_jour_le(catalogue: Catalogue, territoire: Territoire) -> DatePartielle:
    """Return the last day when anything of a territory's file, or of what it cites, was read or checked."""
    return dernier_jour((territoire, *catalogue.sources_citees(territoire)))
