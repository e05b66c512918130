"""Every field of a small file in comments, each with its meaning: what a new site says of its publisher."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from pydantic import BaseModel

from reperes_sante.edit.filling.blocks import in_order, rank_of
from reperes_sante.model.base import Date, Enonce
from reperes_sante.model.fields import Champ, champs
from reperes_sante.model.vocabulaire import Vocabulaire

# Values stay empty: a required one that an editor forgets is then told by `reperes valider`, never published.

WIDTH = 100
SHARED: tuple[type[BaseModel], ...] = (Enonce, Date)


@dataclass
class Guide:
    """Explains blocks one after the other; what was explained once is then only named.

    The keys that all blocks share are not repeated in each, save what residents look for: the date.

    Attributes:
        seen: name of the field where each block was explained.
    """

    seen: dict[type[BaseModel], str] = field(default_factory=dict)

    def lines(self, model: type[BaseModel], champ: Champ, margin: str = "", note: str = "") -> Iterator[str]:
        """Yield the lines of a field: its key, then the block that it holds, if any.

        Args:
            model: the block that the field belongs to.
            champ: the field.
            margin: the spaces that stand before its key.
            note: what to say of it on its line.
        """
        yield from _key(f"{champ.nom}:{_value(model, champ)}", note, margin)
        inside = f"{margin}  "
        if isinstance(champ.nature, type) and issubclass(champ.nature, BaseModel):
            yield from self._block(champ.nom, champ.nature, inside, is_list=champ.liste)
        elif champ.liste and not champ.reference:
            yield f"{inside}-"

    def _block(self, name: str, model: type[BaseModel], margin: str, *, is_list: bool) -> Iterator[str]:
        inside = f"{margin}  " if is_list else margin
        shown, elsewhere = self._split(model)
        for ancestor in model.__mro__:
            if issubclass(ancestor, BaseModel) and ancestor not in SHARED:
                self.seen.setdefault(ancestor, name)
        rows = [
            row
            for champ in shown
            for row in self.lines(model, champ, inside, "" if champ.nom in _shared(model) else _note(champ))
        ]
        if is_list:
            rows[0] = f"{margin}- {rows[0].lstrip()}"
        yield from rows
        if elsewhere:
            yield f"{inside}# et les autres clés de « {elsewhere} »"

    def _split(self, model: type[BaseModel]) -> tuple[tuple[Champ, ...], str]:
        """Return the fields to explain here, and the name of the field where the others were explained."""
        shared = _shared(model)
        known = [
            ancestor for ancestor in model.__mro__ if ancestor in self.seen and ancestor is not BaseModel
        ]
        told = {name for ancestor in known for name in ancestor.model_fields}
        own = [champ for champ in champs(model) if champ.nom not in shared]
        new = [champ for champ in own if champ.nom not in told or champ.obligatoire] or own[:1]
        dated = [champ for champ in champs(model) if champ.nom in shared and rank_of(champ) < math.inf]
        return in_order([*new, *dated]), self.seen[known[0]] if len(new) < len(own) else ""


def _shared(model: type[BaseModel]) -> set[str]:
    """Return the fields that a block shares with nearly all others."""
    return {name for parent in SHARED if issubclass(model, parent) for name in parent.model_fields}


def _note(champ: Champ) -> str:
    """Return what the model says of a field: whether it is required, its meaning, an example, the words."""
    parts = ["Obligatoire."] if champ.obligatoire else []
    parts.append(champ.description)
    if champ.exemples:
        parts.append(f"Exemple : {champ.exemples[0]}")
    if isinstance(champ.nature, type) and issubclass(champ.nature, Vocabulaire):
        parts.append(f"Mots admis : {', '.join(word.value for word in champ.nature)}.")
    return " ".join(parts)


def _value(model: type[BaseModel], champ: Champ) -> str:
    """Return what stands after the colon: nothing, or what the absence of the line would mean."""
    if champ.liste:
        return " []" if champ.reference else ""
    default = model.model_fields[champ.nom].default
    if isinstance(default, bool):
        return " oui" if default else " non"
    return f" {default.value}" if isinstance(default, Enum) else ""


def _key(text: str, note: str, margin: str) -> list[str]:
    if not note:
        return [margin + text]
    return textwrap.wrap(
        note,
        WIDTH,
        initial_indent=f"{margin}{text}  # ",
        subsequent_indent=f"{margin}# ",
        break_on_hyphens=False,
    )
