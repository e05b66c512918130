"""Statements made whole: each one bears its sources and its check, taken from its block where it has none."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Enonce
from reperes_sante.model.types import DatePartielle

M = TypeVar("M", bound=BaseModel)
Inherited = tuple[tuple[str, ...], DatePartielle | None]


def resolved_catalogue(catalogue: Catalogue) -> Catalogue:
    """Return the same data, where no statement depends on the block that holds it any more."""
    return Catalogue.link(map(resolved, catalogue.files), catalogue.registre)


def resolved(thing: M, above: Inherited = ((), None)) -> M:
    """Return a copy of a block in which every statement bears its effective sources and check.

    Args:
        thing: a file or a block of the model.
        above: the sources and the check of the block that holds it.
    """
    changes: dict[str, object] = {}
    if isinstance(thing, Enonce):
        above = (thing.sources or above[0], thing.verifie_le or above[1])
        changes = {"sources": above[0], "verifie_le": above[1]}
    for name in type(thing).model_fields:
        value = getattr(thing, name)
        if isinstance(value, BaseModel):
            changes[name] = resolved(value, above)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            changes[name] = tuple(resolved(item, above) for item in value)
    return thing.model_copy(update=changes)
