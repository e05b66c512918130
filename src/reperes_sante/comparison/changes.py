"""What changed between two versions of the data, thing by thing, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from reperes_sante.comparison.alignment import align
from reperes_sante.comparison.labels import label
from reperes_sante.comparison.register import register_facts
from reperes_sante.comparison.shared import SHARED, merged
from reperes_sante.comparison.versions import Version
from reperes_sante.comparison.words import Words, when_told
from reperes_sante.model.base import Date
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.dispositifs import Implantation
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.walk import walk

Place = tuple[str, ...]
# Lists of alternatives, whose first value pages retain.
RETAINED = {(Contrat, "generations"), (Contrat, "durees"), (Implantation, "ouvertures")}
DATE_FIELDS = ("date", "fin", "date_publiee", "environ", "prevue")


@dataclass(frozen=True)
class Changement:
    """One change.

    Attributes:
        lieu: where, from the territory or the collection to the thing.
        libelle: what changed there; empty when the values say it.
        avant: the former value, in words; absent when something was added.
        apres: the new value, in words; absent when something was removed.
    """

    lieu: Place
    libelle: str
    avant: str | None
    apres: str | None

    @property
    def phrase(self) -> str:
        """The change without its place: « ouverture prévue en 2025 → ouverte en mars 2026 »."""
        if self.avant is not None and self.apres is not None:
            return f"{self.libelle} : {self.avant} → {self.apres}".removeprefix(" : ")
        kind = "ajout" if self.avant is None else "retrait"
        value = self.apres if self.avant is None else self.avant
        return f"{self.libelle}, {kind} : {value}" if self.libelle else str(value)


def compare(old: Version, new: Version) -> tuple[Changement, ...]:
    """Return the changes: territories in their order, then the shared collections.

    What one of the versions could not read is left out.
    """
    return tuple(_Differ(old, new).changes())


class _Differ:
    def __init__(self, old: Version, new: Version) -> None:
        self._old, self._new = old, new
        self._before, self._after = Words(old.catalogue), Words(new.catalogue)

    def changes(self) -> Iterator[Changement]:
        unreadable = self._old.fiches_illisibles | self._new.fiches_illisibles
        known = [
            [t for t in version.catalogue.territoires.values() if t.id not in unreadable]
            for version in (self._old, self._new)
        ]
        for before, after in align(*known):
            yield from self._territory(before, after)
        for title, model, field in SHARED:
            if model not in self._old.collections_illisibles | self._new.collections_illisibles:
                yield from self._collection(title, model, field)

    def _territory(self, old: Territoire | None, new: Territoire | None) -> Iterator[Changement]:
        if old and new:
            yield from self._register((new.nom,), old, new)
            yield from self._models((new.nom,), old, new)
        elif new:
            yield Changement((new.nom,), "", None, "nouvelle fiche")
        elif old:
            yield Changement((old.nom,), "", "fiche retirée", None)

    def _collection(self, title: str, model: type[BaseModel], field: str) -> Iterator[Changement]:
        old, new = (merged(version.catalogue, model, field) for version in (self._old, self._new))
        if old and new:
            yield from self._models((title,), old, new)
        elif new:
            yield Changement((title,), "", None, f"{len(getattr(new, field))} nouveaux éléments")
        elif old:
            yield Changement((title,), "", f"{len(getattr(old, field))} éléments retirés", None)

    def _register(self, place: Place, old: Territoire, new: Territoire) -> Iterator[Changement]:
        before = register_facts(self._old.catalogue, old)
        after = register_facts(self._new.catalogue, new)
        for name in before.keys() & after.keys():
            gone = [value for value in before[name] if value not in after[name]]
            come = [value for value in after[name] if value not in before[name]]
            if gone or come:
                yield Changement(place, name, ", ".join(gone) or None, ", ".join(come) or None)

    def _models(self, place: Place, old: BaseModel, new: BaseModel) -> Iterator[Changement]:
        """Compare two states of one thing, field by field."""
        is_dated = isinstance(old, Date) and isinstance(new, Date)
        if is_dated and when_told(old) != when_told(new):
            yield Changement(place, "date", when_told(old) or None, when_told(new) or None)
        references = {**_references(old), **_references(new)}
        for name in type(new).model_fields:
            before, after = getattr(old, name), getattr(new, name)
            if repr(before) != repr(after) and not (is_dated and name in DATE_FIELDS):
                field = _Field(place, new, name, references.get(name))
                yield from self._field(field, before, after)

    def _field(self, field: _Field, old: Any, new: Any) -> Iterator[Changement]:  # noqa: ANN401
        if isinstance(old, tuple) and field.is_retained:
            yield from self._retained(field, old, new)
        elif isinstance(old, tuple):
            yield from self._lists(field, old, new)
        elif isinstance(old, BaseModel) and isinstance(new, BaseModel):
            yield from self._models((*field.place, field.label), old, new)
        else:
            yield Changement(field.place, field.label, self._say(field, old), self._say(field, new, self._after))
