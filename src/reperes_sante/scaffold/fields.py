"""Every field of the model as lines of YAML, empty and explained: the model's own words, nothing else.

Values stay empty: a required one that an editor forgets is then told by `reperes valider`, never published.
"""

from __future__ import annotations

import textwrap
import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from reperes_sante.model.base import Date, Enonce, Model
from reperes_sante.model.types import Ref
from reperes_sante.model.vocabulaire import Vocabulaire

WIDTH = 100
SHARED: tuple[type[BaseModel], ...] = (Model, Enonce, Date)
SHOWN_ANYWAY = "date"
# What residents look for comes first; the other fields keep the order of the model.
ORDER = (
    "contacts", "etats", "durees", "signataires", "axes", "composition", "missions", "implantations",
    "contrats", "conseils", "centres_action_sociale", "centres_sante", "ateliers_sante_ville",
    "observatoires", "appuis_regionaux", "actions", "en_bref",
)  # fmt: skip


@dataclass
class Guide:
    """Explains models one after the other; what was explained once is then only named.

    The fields that all blocks share are not repeated in each, save the date.

    Attributes:
        seen: name of the field where each model was explained.
    """

    seen: dict[type[BaseModel], str] = field(default_factory=dict)

    def lines(
        self, model: type[BaseModel], names: Iterable[str], margin: str = "", *, noted: bool = True
    ) -> Iterator[str]:
        """Yield the lines of some fields of a model, nested blocks included.

        Args:
            model: the model.
            names: its fields, in the order wanted.
            margin: the spaces that stand before the keys.
            noted: whether to say what the fields mean.
        """
        for name in names:
            info = model.model_fields[name]
            kind, is_list = unwrap(info.annotation)
            note = note_of(info) if noted and name != SHOWN_ANYWAY else ""
            yield from _key(f"{name}:{_value(info, kind, is_list=is_list)}", note, margin)
            if is_model(kind):
                yield from self._block(name, kind, margin + "  ", is_list=is_list)
            elif is_list and not _is_reference(kind):
                yield f"{margin}  -"

    def _block(self, name: str, model: type[BaseModel], margin: str, *, is_list: bool) -> Iterator[str]:
        inside = margin + "  " if is_list else margin
        shown, elsewhere = self._split(model)
        for ancestor in model.__mro__:
            if is_model(ancestor) and ancestor not in SHARED:
                self.seen.setdefault(ancestor, name)
        rows = list(self.lines(model, shown, inside))
        if is_list:
            rows[0] = f"{margin}- {rows[0].lstrip()}"
        yield from rows
        if elsewhere:
            yield f"{inside}# et les autres clés de « {elsewhere} »"

    def _split(self, model: type[BaseModel]) -> tuple[tuple[str, ...], str]:
        """Return the fields to explain here, and the name of the field where the others were explained."""
        known = [ancestor for ancestor in model.__mro__ if ancestor in self.seen]
        shared = {name for parent in SHARED if issubclass(model, parent) for name in parent.model_fields}
        told = {name for ancestor in known for name in ancestor.model_fields} - shared
        own = [name for name in model.model_fields if name not in shared]
        new = [name for name in own if name not in told or model.model_fields[name].is_required()] or own[:1]
        dated = [SHOWN_ANYWAY] if issubclass(model, Date) else []
        is_whole = set(own) <= set(new)
        return in_order(model, [*new, *dated]), "" if is_whole else self.seen[known[0]]


def in_order(model: type[BaseModel], names: Iterable[str]) -> tuple[str, ...]:
    """Return fields: the required ones, the date, what residents look for, then the others."""

    def rank(name: str) -> tuple[bool, bool, int]:
        place = ORDER.index(name) if name in ORDER else len(ORDER)
        return not model.model_fields[name].is_required(), name != SHOWN_ANYWAY, place

    return tuple(sorted(names, key=rank))


def unwrap(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401
    """Return the type of a field's value, or of its items, and whether it is a list."""
    if get_origin(annotation) in (Union, types.UnionType):
        return unwrap(next(arg for arg in get_args(annotation) if arg is not type(None)))
    if get_origin(annotation) is tuple:
        return unwrap(get_args(annotation)[0])[0], True
    return annotation, False


def is_model(kind: Any) -> bool:  # noqa: ANN401
    """Tell whether a type is a block of the model."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _is_reference(kind: Any) -> bool:  # noqa: ANN401
    return any(isinstance(item, Ref) for item in getattr(kind, "__metadata__", ()))


def _value(info: FieldInfo, kind: Any, *, is_list: bool) -> str:  # noqa: ANN401
    if is_list:
        return " []" if _is_reference(kind) else ""
    if isinstance(info.default, bool):
        return " oui" if info.default else " non"
    return f" {info.default.value}" if isinstance(info.default, Enum) else ""


def note_of(info: FieldInfo) -> str:
    """Return what the model says of a field: whether it is required, its meaning, an example, the words."""
    kind, _ = unwrap(info.annotation)
    parts = ["Obligatoire."] if info.is_required() else []
    parts.append(info.description or "")
    if info.examples:
        parts.append(f"Exemple : {info.examples[0]}")
    if isinstance(kind, type) and issubclass(kind, Vocabulaire):
        parts.append(f"Mots admis : {', '.join(word.value for word in kind)}.")
    return " ".join(parts)


def _key(text: str, note: str, margin: str) -> list[str]:
    if not note:
        return [margin + text]
    first, next_ones = f"{margin}{text}  # ", f"{margin}# "
    return textwrap.wrap(
        note, WIDTH, initial_indent=first, subsequent_indent=next_ones, break_on_hyphens=False
    )
