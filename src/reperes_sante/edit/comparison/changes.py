"""What changed between two versions of the data, thing by thing, field by field and all the way down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from reperes_sante.edit.comparison.versions import Snapshot
from reperes_sante.edit.comparison.words import Words, align, title_field, when_told
from reperes_sante.france.figures import nombre
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Date, Enonce, Model
from reperes_sante.model.collections import COLLECTIONS, Collection
from reperes_sante.model.dispositif import Dispositif, Etat
from reperes_sante.model.dispositifs import Implantation
from reperes_sante.model.fields import titre_de
from reperes_sante.model.markers import Mark, Ref, bearing, is_marked
from reperes_sante.model.territoire import Territoire

Place = tuple[str, ...]


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
        label = "" if self.libelle == self.lieu[-1].lower() else self.libelle
        if self.avant is not None and self.apres is not None:
            return f"{label} : {self.avant} → {self.apres}".removeprefix(" : ")
        kind, value = ("ajout", self.apres) if self.avant is None else ("retrait", self.avant)
        return f"{label}, {kind} : {value}".removeprefix(", ") if self.libelle else str(value)


# More additions than this to one list are told in one line.
MANY = 5
# What is told of a date, together.
DATE_FIELDS = Date.model_fields.keys() - Enonce.model_fields.keys()


class Field(NamedTuple):
    """A field that differs between two states of a thing.

    Attributes:
        reference: the collection that its values are identifiers of, if any.
    """

    place: Place
    holder: Model
    name: str
    reference: str | None

    @property
    def label(self) -> str:
        """The name of the field in French, as in the middle of a sentence."""
        text = titre_de(type(self.holder), self.name)
        return text if text[1:2].isupper() else text[0].lower() + text[1:]

    @property
    def is_retained(self) -> bool:
        """True for a list of alternatives, whose first value pages retain."""
        return is_marked(type(self.holder), self.name, Mark.FIRST_RETAINED)


class ThingDiffer:
    """Compares things of two versions."""

    def __init__(self, before: Words, after: Words) -> None:
        self._before, self._after = before, after

    def things(self, place: Place, old: Model, new: Model, told: str | None = None) -> Iterator[Changement]:
        """Yield what differs between two states of one thing, in the order of the model.

        Args:
            place: where the thing stands, in words.
            old: its former state.
            new: its new state, of the same kind.
            told: a field to leave out, told already.
        """
        is_dated = isinstance(old, Date) and isinstance(new, Date)
        if isinstance(old, Date) and isinstance(new, Date) and when_told(old) != when_told(new):
            yield Changement(place, "date", when_told(old) or None, when_told(new) or None)
        references = {**_references(old), **_references(new)}
        for name in type(new).model_fields:
            before, after = getattr(old, name), getattr(new, name)
            is_told = name == told or (is_dated and name in DATE_FIELDS)
            if repr(before) != repr(after) and not is_told:
                yield from self._field(Field(place, new, name, references.get(name)), before, after)

    def _field(self, field: Field, old: Any, new: Any) -> Iterator[Changement]:  # noqa: ANN401
        if isinstance(old, tuple):
            yield from self._retained(field, old, new) if field.is_retained else self._list(field, old, new)
        elif isinstance(old, Model) and isinstance(new, Model):
            yield from self.things((*field.place, field.label), old, new)
        else:
            before = None if old is None else self._before.say(old, field.reference)
            after = None if new is None else self._after.say(new, field.reference)
            yield Changement(field.place, field.label, before, after)

    def _retained(self, field: Field, old: tuple[Model, ...], new: tuple[Model, ...]) -> Iterator[Changement]:
        """Say which value pages retain now, then what became of the others."""
        if not old or not new or repr(old[0]) == repr(new[0]):
            yield from self._list(field, old, new)
            return
        before = self._before.describe(old[0], field.holder)
        after = self._after.describe(new[0], field.holder)
        if before == after:
            yield from self.things((*field.place, after), old[0], new[0])
        else:
            libelle = "" if isinstance(field.holder, Implantation) else field.label
            yield Changement(field.place, libelle, before, after)
        kept = {repr(value) for value in new}
        former = tuple(value for value in old[1:] if repr(value) != repr(new[0]))
        still = old[:1] if repr(old[0]) in kept else ()
        yield from self._list(field, (*still, *former), new[1:])

    def _list(self, field: Field, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Changement]:
        pairs = align(old, new)
        come = [after for before, after in pairs if before is None]
        gone = [before for before, after in pairs if after is None]
        for before, after in pairs:
            if None not in (before, after) and repr(before) != repr(after):
                yield from self._changed(field, before, after, new)
        yield from self._alone(field, come, are_new=True)
        yield from self._alone(field, gone, are_new=False)
        if sorted(map(repr, old)) == sorted(map(repr, new)) and old != new:
            yield Changement(field.place, "", None, f"{field.label} : l'ordre a changé")

    def _alone(self, field: Field, things: list[Any], *, are_new: bool) -> Iterator[Changement]:
        """Say what was added to a list, or removed from it."""
        words = self._after if are_new else self._before
        label, said = field.label, [words.say(thing, field.reference, field.holder) for thing in things]
        if all(isinstance(thing, Etat) for thing in things):
            label, said = "", [f"{state} ({'nouvel état' if are_new else 'état retiré'})" for state in said]
        elif len(said) > MANY:
            said = [f"{len(said)} éléments : {' ; '.join(said)}"]
        for text in said:
            before, after = (None, text) if are_new else (text, None)
            yield Changement(field.place, label, before, after)

    def _changed(self, field: Field, old: Any, new: Any, siblings: tuple[Any, ...]) -> Iterator[Changement]:  # noqa: ANN401
        if not isinstance(new, Model):
            before, after = self._before.say(old, field.reference), self._after.say(new, field.reference)
            yield Changement(field.place, field.label, before, after)
            return
        title = self._after.title(new)
        if isinstance(new, Dispositif) and len(siblings) > 1:
            title = f"« {new.nom} »"
        name = title_field(new)
        if name and getattr(old, name) != getattr(new, name):
            before, after = self._before.value(getattr(old, name)), self._after.value(getattr(new, name))
            yield Changement(field.place, field.label, before, after)
        yield from self.things((*field.place, title), old, new, name)


def _references(thing: Model) -> dict[str, str]:
    """Return the collection that each field of a thing refers to, for the fields that are filled."""
    references = bearing(type(thing), Ref).items()
    return {field: ref.kind for field, ref in references if getattr(thing, field) not in (None, ())}


def compare(old: Snapshot, new: Snapshot) -> tuple[Changement, ...]:
    """Return the changes: territories in their order, then the other files.

    What one of the versions could not read is left out.
    """
    differ = ThingDiffer(Words(old.catalogue), Words(new.catalogue))
    return (*_territories(differ, old, new), *_collections(differ, old, new))


def _territories(differ: ThingDiffer, old: Snapshot, new: Snapshot) -> Iterator[Changement]:
    unreadable = old.fiches_illisibles | new.fiches_illisibles
    before, after = (
        [fiche for fiche in version.catalogue.territoires.values() if fiche.id not in unreadable]
        for version in (old, new)
    )
    for former, fiche in align(before, after):
        if former and fiche:
            yield from _register(fiche.nom, _facts(old.catalogue, former), _facts(new.catalogue, fiche))
            yield from differ.things((fiche.nom,), former, fiche)
        elif fiche:
            yield Changement((fiche.nom,), "", None, "nouvelle fiche")
        elif former:
            yield Changement((former.nom,), "", "fiche retirée", None)


def _facts(catalogue: Catalogue, fiche: Territoire) -> dict[str, tuple[str, ...]]:
    """Return what pages tell of a territory from the register; nothing when it does not know it."""
    if fiche.siren not in catalogue.registre.epci:
        return {}
    return {
        "nom officiel": (catalogue.nom_officiel(fiche),),
        "type": (catalogue.type_de(fiche).label,),
        "communes": tuple(commune.nom for commune in catalogue.communes_de(fiche)),
        "population": (nombre(catalogue.population_de(fiche) or 0),),
    }


def _register(
    place: str, old: dict[str, tuple[str, ...]], new: dict[str, tuple[str, ...]]
) -> Iterator[Changement]:
    for (name, before), after in zip(old.items(), new.values(), strict=False):
        gone = [value for value in before if value not in after]
        come = [value for value in after if value not in before]
        if gone or come:
            yield Changement((place,), name, ", ".join(gone) or None, ", ".join(come) or None)


def _collections(differ: ThingDiffer, old: Snapshot, new: Snapshot) -> Iterator[Changement]:
    unreadable = old.collections_illisibles | new.collections_illisibles
    for collection in COLLECTIONS:
        if not collection.comparee or collection.modele in unreadable:
            continue
        place, field = (collection.comparee,), collection.liste
        before, after = _merged(old.catalogue, collection), _merged(new.catalogue, collection)
        if before and after:
            yield from differ.things(place, before, after)
        elif after and field:
            yield Changement(place, "", None, f"nouvelle liste de {len(getattr(after, field))} éléments")
        elif before and field:
            yield Changement(place, "", f"liste retirée, {len(getattr(before, field))} éléments", None)


def _merged(catalogue: Catalogue, collection: Collection) -> Model | None:
    """Return the files of a collection as if they were one; which file holds a thing does not show."""
    files = [file for file in catalogue.files if isinstance(file, collection.modele)]
    field = collection.liste
    if not files or not field:
        return files[0] if files else None
    return files[0].model_copy(update={field: tuple(item for file in files for item in getattr(file, field))})
