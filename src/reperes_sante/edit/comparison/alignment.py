"""Tell which element of a list became which: by identifier, else by title and date, else by likeness."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from pydantic import BaseModel

from reperes_sante.model.base import Date, Participant
from reperes_sante.model.dispositif import Etat, Instance
from reperes_sante.model.fields import champ_at
from reperes_sante.model.markers import naming_fields

T = TypeVar("T")
ALIKE = 0.6
# Comparing every pair is slow; longer leftovers are told as removed and added.
MAX_LEFT = 60


def title_field(thing: BaseModel) -> str | None:
    """Return the name of the field that names a thing: a required one first, then one that is filled."""
    fields = type(thing).model_fields
    names = [name for name in naming_fields(type(thing)) if champ_at(type(thing), (name,)).forme]
    required = next((name for name in names if fields[name].is_required()), None)
    return required or next((name for name in names if getattr(thing, name)), None)


def align(old: Sequence[T], new: Sequence[T]) -> tuple[tuple[T | None, T | None], ...]:
    """Pair the elements of two lists, in the order of the new one; those removed come last, alone."""
    pairs: dict[int, int] = {}
    for key in (repr, _identifier, _title_and_date, _title):
        _pair_by(key, old, new, pairs)
    _pair_alike(old, new, pairs)
    kept = set(pairs.values())
    found = [(old[pairs[rank]] if rank in pairs else None, thing) for rank, thing in enumerate(new)]
    return (*found, *((thing, None) for rank, thing in enumerate(old) if rank not in kept))


def _pair_by(key: Callable[[T], Hashable], old: Sequence[T], new: Sequence[T], pairs: dict[int, int]) -> None:
    waiting: dict[Hashable, list[int]] = {}
    for rank in _left(old, pairs.values()):
        waiting.setdefault(key(old[rank]), []).append(rank)
    for rank in _left(new, pairs):
        name = key(new[rank])
        if name is not None and waiting.get(name):
            pairs[rank] = waiting[name].pop(0)


def _pair_alike(old: Sequence[T], new: Sequence[T], pairs: dict[int, int]) -> None:
    before, after = _left(old, pairs.values()), _left(new, pairs)
    if max(len(before), len(after)) > MAX_LEFT:
        return
    scores = [
        (_likeness(old[former], new[rank]), former, rank)
        for former in before
        for rank in after
        if type(old[former]) is type(new[rank])
    ]
    for score, former, rank in sorted(scores, key=lambda item: (-item[0], item[1:])):
        if score >= ALIKE and rank not in pairs and former not in pairs.values():
            pairs[rank] = former


def _left(things: Sequence[T], taken: Iterable[int]) -> list[int]:
    done = set(taken)
    return [rank for rank in range(len(things)) if rank not in done]


def _identifier(thing: object) -> Hashable:
    found = getattr(thing, "id", None)
    return found and (type(thing), found)


def _title(thing: object) -> Hashable:
    if isinstance(thing, Participant):
        return thing.organisme or thing.designation
    if isinstance(thing, Etat):
        return thing.etat
    if isinstance(thing, Instance):
        return thing.nom or thing.nature
    field = title_field(thing) if isinstance(thing, BaseModel) else None
    return getattr(thing, field) if field else None


def _title_and_date(thing: object) -> Hashable:
    return (_title(thing), thing.date) if isinstance(thing, Date) and _title(thing) else None


def _likeness(old: object, new: object) -> float:
    before, after = _text(old), _text(new)
    return SequenceMatcher(None, before, after).ratio() if before and after else 0.0


def _text(thing: object) -> str:
    """Return the words of a thing; nothing for what is named by an identifier or by a closed list."""
    if type(thing) is str:
        return thing
    field = title_field(thing) if isinstance(thing, BaseModel) else None
    return str(getattr(thing, field) or "") if field else ""
