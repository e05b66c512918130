"""Values in words: dates, figures, names of what identifiers stand for; never a path or an identifier."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from reperes_sante.edit.comparison.alignment import title_field
from reperes_sante.france.figures import au, compte, du, jusque, le, nombre, ordinal
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.base import Contact, Date, Frequence, Mandat, Model, Participant, Valeur
from reperes_sante.model.communs import Equivalence
from reperes_sante.model.contrat import Duree, Generation
from reperes_sante.model.dispositif import Dispositif, Etat, Instance
from reperes_sante.model.dispositifs import Effectif, Implantation, Ouverture
from reperes_sante.model.vocabulaire import RoleImplantation

VOWELS = "aàâeéèêiîoôuûyhœ"


def when(date: Date) -> str:
    """Return a date or a period with its preposition, and what the source says of it; may be empty."""
    if date.date and date.fin:
        known = f"{du(date.date)}{date.date} {au(date.fin)}{date.fin}"
    elif date.date:
        known = f"{le(date.date)}{date.date}"
    else:
        known = f"{jusque(date.fin)}{date.fin}" if date.fin else ""
    if date.date_publiee:
        published = f"« {date.date_publiee} »"
        known = f"{known} ({published})" if known else published
    return f"{known}, date approximative" if date.environ else known


def when_told(date: Date) -> str:
    """Return the same, and whether it was only announced."""
    told = when(date)
    return f"{told or 'sans date'} (annoncé)" if date.prevue else told


class Words:
    """Says the values of one version of the data.

    Args:
        catalogue: gives the names that identifiers stand for.
    """

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

    def say(self, value: object, reference: str | None = None, holder: Model | None = None) -> str:
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
        """Return the essential of a thing, in one short phrase.

        Args:
            thing: the thing.
            holder: the thing that it is part of.
        """
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
            return (_figure(thing), date)
        if isinstance(thing, Effectif):
            return f"{nombre(thing.nombre)}{' ETP' if thing.etp else ''}", date
        if isinstance(thing, Contact):
            return tuple(filter(None, (thing.service, thing.telephone, thing.courriel, thing.site)))
        if isinstance(thing, Participant):
            return (thing.precision or "",)
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


def _duration(duration: Duree) -> str:
    years = ""
    if duration.annees is not None:
        low = nombre(duration.annees) if duration.annees_max is not None else ""
        years = compte(duration.annees_max or duration.annees, "an", "ans")
        years = f"{low} à {years}" if low else years
    return _joined(years, when_told(duration), "renouvelable" if duration.renouvelable else "")


def _figure(value: Valeur) -> str:
    exactness = f"{value.exactitude.label} " if value.exactitude else ""
    number = nombre(value.valeur)
    if value.valeur_max is not None:
        number = f"{number} à {nombre(value.valeur_max)}"
    return f"{exactness}{number} {value.unite or ''}".strip()


def _frequency(frequency: Frequence) -> str:
    number = nombre(frequency.fois)
    if frequency.fois_max is not None:
        number = f"{number} à {nombre(frequency.fois_max)}"
    return f"{number} fois {frequency.par.label}"


_DESCRIPTIONS: dict[type[Model], Callable[[Any], str]] = {
    Duree: _duration,
    Generation: lambda generation: f"{ordinal(generation.rang)} contrat",
    Frequence: _frequency,
}


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
