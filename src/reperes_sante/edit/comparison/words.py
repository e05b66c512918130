"""Values in words, never a path or an identifier; which element of a list became which."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, TypeVar

from pydantic import BaseModel

from reperes_sante.france.figures import (
    au,
    depuis,
    du,
    dure_depuis,
    jusque,
    le,
    montant,
    nombre,
    nombre_d_annees,
    ordinal,
    rythme,
)
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.base import Date, Model
from reperes_sante.model.blocs import Contact, Frequence, Mandat, Participant, Valeur
from reperes_sante.model.communs import Equivalence
from reperes_sante.model.contrat import Duree, Generation
from reperes_sante.model.dispositif import Dispositif, Etat, Instance, Rang
from reperes_sante.model.dispositifs import Implantation, Ouverture
from reperes_sante.model.effectif import Effectif
from reperes_sante.model.fields import champ_at
from reperes_sante.model.markers import naming_fields
from reperes_sante.model.vocabulaire import RoleImplantation

T = TypeVar("T")
ALIKE = 0.6
# Comparing every pair is slow; longer leftovers are told as removed and added.
MAX_LEFT = 60


def title_field(thing: BaseModel) -> str | None:
    """Return the name of the field that names a thing by words of its own."""
    names = (name for name in naming_fields(type(thing)) if getattr(thing, name))
    return next((name for name in names if champ_at(type(thing), (name,)).forme), None)


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


VOWELS = "aàâeéèêiîoôuûyhœ"


def when(date: Date) -> str:
    """Return a date or a period with its preposition, and what the source says of it; may be empty."""
    if date.date and date.fin:
        known = f"{du(date.date)}{date.date} {au(date.fin)}{date.fin}"
    elif date.date:
        known = f"{(depuis if dure_depuis(date) else le)(date.date)}{date.date}"
    else:
        known = f"{jusque(date.fin)}{date.fin}" if date.fin else ""
    if date.depuis and not dure_depuis(date):
        known = f"{known}, toujours en cours".removeprefix(", ")
    if date.chaque:
        known = f"{date.chaque.chaque}, {known}" if known else date.chaque.chaque
    if date.date_publiee:
        published = f"« {date.date_publiee} »"
        known = f"{known} ({published})" if known else published
    return f"{known}, date approximative" if date.environ else known


def when_told(date: Date) -> str:
    """Return the same, and whether it was only announced."""
    told = when(date)
    return f"{told or 'sans date'} (annoncé)" if date.prevue else told


class Words:
    """Says the values of one version of the data."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._named = {kind: reference.choses(catalogue) for kind, reference in REFERENCES.items()}
        self._titles: dict[type[Model], Callable[[Any], str]] = {
            Dispositif: lambda dispositif: dispositif.sorte.nom,
            Equivalence: lambda equivalence: f"« {', '.join(equivalence.mots)} »",
            Participant: self._participant,
            Implantation: lambda place: f"{place.role.label.lower()} {self._of_place(place)}",
            Instance: lambda instance: f"« {instance.nom} »" if instance.nom else instance.nature.label,
            Etat: lambda etat: etat.etat.label.lower(),
            Ouverture: self.describe,
            **dict.fromkeys(_DESCRIPTIONS, self.describe),
        }

    def value(self, value: object, reference: str | None = None) -> str:
        """Return a simple value in words.

        Args:
            value: text, number, date, word of a closed list, yes or no.
            reference: the collection that the value is an identifier of, if any.
        """
        if reference:
            thing = self._named[reference].get(str(value))
            return REFERENCES[reference].nom(thing) if thing else str(value)
        if isinstance(value, bool):
            return "oui" if value else "non"
        if isinstance(value, Decimal):
            return nombre(value)
        text = str(value)
        return f"« {text} »" if type(value) is str and " " in text and any(map(str.isalpha, text)) else text

    def say(self, value: object, reference: str | None, holder: Model | None = None) -> str:
        """Return any value in words: a simple one, or the essential of a thing."""
        return self.describe(value, holder) if isinstance(value, Model) else self.value(value, reference)

    def title(self, thing: Model) -> str:
        """Return what to call a thing in a sentence."""
        for kind, title in self._titles.items():
            if isinstance(thing, kind):
                return title(thing)
        field = title_field(thing)
        return f"« {getattr(thing, field)} »" if field else thing.INTITULE.titre.lower()

    def describe(self, thing: Model, holder: Model | None = None) -> str:
        """Return the essential of a thing, in one short phrase."""
        if isinstance(thing, Ouverture):
            return _opening(thing, holder)
        if isinstance(thing, Etat):
            return f"{thing.etat.label.lower()} {when_told(thing)}".strip()
        for kind, describe in _DESCRIPTIONS.items():
            if isinstance(thing, kind):
                return describe(thing)
        if isinstance(thing, Dispositif):
            return f"« {thing.nom} »"
        return _joined(self.title(thing), *self._details(thing))

    def _details(self, thing: Model) -> tuple[str, ...]:
        date = when_told(thing) if isinstance(thing, Date) else ""
        if isinstance(thing, Mandat):
            return thing.fonction, date
        if isinstance(thing, Valeur):
            return (montant(thing), date)
        if isinstance(thing, Effectif):
            return _staff(thing), date
        if isinstance(thing, Contact):
            return tuple(filter(None, (thing.service, thing.telephone, thing.courriel, thing.site)))
        if isinstance(thing, Participant):
            return thing.service or "", thing.precision or ""
        return (date,)

    def _participant(self, thing: Participant) -> str:
        return self.value(thing.organisme, "organisme") if thing.organisme else str(thing.designation)

    def _of_place(self, place: Implantation) -> str:
        if place.commune and self.value(place.commune, "commune") == place.nom:
            return f"d'{place.nom}" if place.nom[0].lower() in VOWELS else f"de {place.nom}"
        return f"« {place.nom} »"


def _opening(opening: Ouverture, holder: Model | None) -> str:
    if opening.prevue:
        return f"ouverture prévue {when(opening)}"
    is_feminine = isinstance(holder, Implantation) and holder.role is RoleImplantation.ANTENNE
    return f"{'ouverte' if is_feminine else 'ouvert'} {when(opening)}"


def _staff(staff: Effectif) -> str:
    return "" if staff.nombre is None else f"{nombre(staff.nombre)}{' ETP' if staff.etp else ''}"


def _duration(duration: Duree) -> str:
    lasting = "renouvelable" if duration.renouvelable else ""
    return _joined(nombre_d_annees(duration), when_told(duration), lasting)


_DESCRIPTIONS: dict[type[Model], Callable[[Any], str]] = {
    Duree: _duration,
    Generation: lambda generation: f"{ordinal(generation.rang)} contrat",
    Frequence: rythme,
    Rang: lambda rang: f"{ordinal(rang.rang, feminin=rang.feminin)} {rang.parmi}",
}


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
