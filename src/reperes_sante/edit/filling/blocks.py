"""Where a block stands in a data file: the fields that lead to it, what it is, what the file says of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from reperes_sante.model.base import Model
from reperes_sante.model.collections import ANNEXES, COLLECTIONS
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.fields import Champ, Path, champs
from reperes_sante.model.markers import Sought, naming_fields
from reperes_sante.model.territoire import KINDS, Territoire

Values = dict[str, Any]


class NoBlockError(LookupError):
    """The path leads to no block of the file."""


@cache
def fields_of(model: type[Model]) -> tuple[Champ, ...]:
    """Return the fields that editors write in a block; a territory's file has its annexes too."""
    own = champs(model)
    if model is not Territoire:
        return own
    lists = ((annexe, champ) for annexe in ANNEXES for champ in champs(annexe.modele))
    held = (
        replace(champ, nom=annexe.cle, titre=annexe.titre, description=annexe.sens, obligatoire=False)
        for annexe, champ in lists
        if champ.nom == annexe.liste
    )
    return (*own, *held)


def in_order(fields: Iterable[Champ]) -> tuple[Champ, ...]:
    """Return fields as editors meet them: the required ones, what residents look for, then the others."""
    return tuple(sorted(fields, key=lambda champ: (not champ.obligatoire, rank_of(champ))))


def rank_of(champ: Champ) -> float:
    """Return where a field stands among what residents look for; the others keep the order of the model."""
    kinds: list[type | None] = list(KINDS)
    if champ.bloc in kinds:
        return Dispositif.CHERCHE.rank + kinds.index(champ.bloc) / len(kinds)
    return mark.rank if (mark := champ.marque(Sought)) else math.inf


def field_of(model: type[Model], name: str) -> Champ:
    """Return a field of a block by its key.

    Raises:
        NoBlockError: the block has no such field.
    """
    found = next((champ for champ in fields_of(model) if champ.nom == name), None)
    if found is None:
        raise NoBlockError(name)
    return found


def model_of(name: str) -> type[Model]:
    """Return what a data file holds, by its path in `data/` without its end.

    Raises:
        NoBlockError: editors write no such file.
    """
    folder, in_folder, _ = name.partition("/")
    wanted = f"{folder}/*" if in_folder else name
    for collection in COLLECTIONS:
        if collection.partie and collection.motif == f"{wanted}.yml":
            return collection.modele
    raise NoBlockError(name)


def model_at(root: type[Model], path: Path) -> type[Model]:
    """Return what the block at a path is.

    Raises:
        NoBlockError: the model has none there.
    """
    model = root
    for rank, step in enumerate(path):
        if isinstance(step, int):
            continue
        champ = field_of(model, step)
        has_rank = isinstance(next(iter(path[rank + 1 :]), None), int)
        if champ.bloc is None or champ.liste is not has_rank:
            raise NoBlockError(step)
        model = champ.bloc
    return model


def value_at(values: object, path: Path) -> Any:  # noqa: ANN401
    """Return what the values of a file hold at a path; nothing where they hold nothing."""
    found = values
    for step in path:
        if isinstance(found, dict) and isinstance(step, str):
            found = found.get(step)
        elif isinstance(found, list) and isinstance(step, int) and step < len(found):
            found = found[step]
        elif isinstance(found, str) and step == 0:
            # A text stands alone for a list.
            continue
        else:
            return None
    return found


def as_block(model: type[Model], value: object) -> Values:
    """Return the keys of a block, those that a shorter form stands for too; none for what is no block."""
    whole = model.entier(value)
    return whole if isinstance(whole, dict) else {}


Names = Mapping[str, Mapping[str, str]]


def name_of(model: type[Model], value: object, names: Names | None) -> str:
    """Return what a block is called, as people say it.

    Args:
        model: the block.
        value: what the file says of it.
        names: what the ids that it may hold stand for, by kind of reference.
    """
    values = as_block(model, value)
    wanted = (*naming_fields(model), *(field for need in model.EXIGENCES for field in need.champs))
    found = next((name for name in wanted if isinstance(values.get(name), str)), None)
    if found is None:
        return model.INTITULE.titre
    champ, text = field_of(model, found), values[found]
    if champ.vocabulaire:
        dated = values.get("date") or values.get("date_publiee")
        label = next((word.label for word in champ.vocabulaire if word.value == text), text)
        return f"{label} ({dated})" if isinstance(dated, str) else label
    known = (names or {}).get(champ.reference or "", {})
    return str(known.get(text, text))
