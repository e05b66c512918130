"""Events that a source announced for a date now past, and that nothing tells as done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from reperes_sante.model.base import Date
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.dispositif import Action, Dispositif, Etat
from reperes_sante.model.dispositifs import Implantation, Ouverture
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import EtatDispositif, StatutAction
from reperes_sante.model.walk import Path, walk
from reperes_sante.rendering.typography import typographier

TITLES = ("titre", "nom", "libelle", "metier", "intitule")


@dataclass(frozen=True)
class Annonce:
    """Something announced whose date is past.

    Attributes:
        objet: name of the dispositif that it is about; empty for the territory itself.
        texte: what was announced.
        date: when it was to happen, or the end of the period.
    """

    objet: str
    texte: str
    date: DatePartielle

    @property
    def question(self) -> str:
        """The question to put to editors: « ouverture « Robecq » : annoncé pour 2025. Est-ce fait ? »."""
        return typographier(f"{self.texte} : annoncé pour {self.date}. Est-ce fait ?")


def is_past(date: DatePartielle, au: dt.date) -> bool:
    """Tell whether the whole of a day, month or year is over; a year is over on the next 1st of January."""
    return date.iso < au.isoformat()[: len(date.iso)]


def past_announcements(territoire: Territoire, au: dt.date) -> tuple[Annonce, ...]:
    """Return what was announced for before a day and is not told as done, the oldest first.

    Args:
        territoire: the territory.
        au: the day.
    """
    holders: dict[Path, Dispositif] = {}
    found = []
    for node in walk(territoire):
        if isinstance(node.value, Dispositif):
            holders[node.path] = node.value
        for texte, event in _announced(node.value):
            date = event.fin or event.date
            if date and is_past(date, au):
                holder = holders.get(node.path[:2])
                found.append(Annonce(holder.nom if holder else "", texte, date))
    return tuple(sorted(found, key=lambda annonce: annonce.date))


def _announced(thing: object) -> Iterator[tuple[str, Date]]:
    """Yield what a thing announces of its own, with its title; alternatives and what happened are left out."""
    if isinstance(thing, Implantation):
        retained = thing.ouvertures[:1]
        yield from ((f"ouverture « {thing.nom} »", first) for first in retained if first.prevue)
    elif isinstance(thing, Dispositif):
        yield from ((etat.etat.label.lower(), etat) for etat in _open_states(thing.etats))
    elif isinstance(thing, Action):
        if thing.prevue and thing.statut in (None, StatutAction.A_VENIR):
            yield thing.titre, thing
    elif isinstance(thing, Date) and thing.prevue and not isinstance(thing, (Etat, Ouverture)):
        title = _title(thing)
        if title:
            yield title, thing


def _open_states(etats: tuple[Etat, ...]) -> Iterator[Etat]:
    """Yield the announced states that no later state follows."""
    happened = [etat for etat in etats if not _is_announced(etat)]
    for etat in filter(_is_announced, etats):
        due = etat.date or etat.fin
        is_signed = any(other.etat is EtatDispositif.SIGNE for other in happened)
        followed = any(other.date and due and other.date >= due for other in happened)
        if not followed and not (etat.etat is EtatDispositif.SIGNATURE_PREVUE and is_signed):
            yield etat


def _is_announced(etat: Etat) -> bool:
    return etat.prevue or etat.etat is EtatDispositif.SIGNATURE_PREVUE


def _title(thing: BaseModel) -> str:
    return str(next((value for name in TITLES if (value := getattr(thing, name, None))), ""))
