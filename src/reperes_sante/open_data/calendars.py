"""Calendars (RFC 5545): deadlines and events, everywhere or in one territory.

Nothing is told more precisely than its source does: a day makes an event of that day, a month one of that
month, a year one of that year. None of them makes anybody busy.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from icalendar import Calendar, Event, vText

from reperes_sante.france.figures import first_day
from reperes_sante.france.letters import typographier
from reperes_sante.link import pages
from reperes_sante.model.base import Date, Etape
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.open_data.about import PRODUCTEUR
from reperes_sante.open_data.identifiers import name_of, unique
from reperes_sante.open_data.news import cited, learnt_on
from reperes_sante.open_data.publication import Publication
from reperes_sante.view.timeline import est_annonce, faits_du_territoire

CALENDAR = "agenda.ics"
IDENTIFIER = "-//Repères Santé//Agenda//FR"


class RendezVous(NamedTuple):
    """What a calendar tells: what, from when to when, who says so, and the dispositif that it is about."""

    titre: str
    debut: DatePartielle
    fin: DatePartielle
    enonce: Date
    dispositif: Dispositif | None


def calendars(publication: Publication) -> dict[str, str]:
    """Return the text of each calendar, by its address from the root of the site."""
    territoires = tuple(publication.catalogue.territoires.values())
    own = {
        f"{pages.of_territoire(t)}{CALENDAR}": _calendar(publication, (t,), f"{PRODUCTEUR} : {t.nom}")
        for t in territoires
    }
    return {CALENDAR: _calendar(publication, territoires, PRODUCTEUR), **own}


def _calendar(publication: Publication, territoires: Iterable[Territoire], title: str) -> str:
    calendar = Calendar()
    calendar.add("prodid", IDENTIFIER)
    calendar.add("version", "2.0")
    # The library does not take these two for texts, and would not escape them.
    calendar.add("name", vText(title))
    calendar.add("x-wr-calname", vText(title))
    for territoire in territoires:
        found = sorted(_appointments(publication, territoire), key=lambda item: item.debut)
        names = unique(name_of(territoire, item.dispositif, item.debut, item.titre) for item in found)
        for name, item in zip(names, found, strict=True):
            calendar.add_component(_event(publication, territoire, name, item))
    return str(calendar.to_ical(), "utf-8")


def _appointments(publication: Publication, territoire: Territoire) -> Iterator[RendezVous]:
    """Yield deadlines, then meetings, openings and workshops that a source places on a day.

    What is past and known only by its month or year would be noise in a calendar.
    """
    plan = publication.echeancier
    for echeance in (*plan.a_venir, *plan.sans_suite):
        date, end = echeance.date, echeance.enonce.fin
        if date and echeance.territoire is territoire:
            yield RendezVous(
                f"{echeance.titre} : {echeance.dispositif.nom}" if echeance.dispositif else echeance.titre,
                date,
                end if end and end > date else date,
                echeance.enonce,
                echeance.dispositif,
            )
    for fait in faits_du_territoire(territoire):
        if isinstance(fait.enonce, Etape) and fait.date and fait.date.jour and not est_annonce(fait):
            title = f"{fait.contexte} : {fait.titre}" if fait.contexte else fait.titre
            yield RendezVous(title, fait.date, fait.enonce.fin or fait.date, fait.enonce, fait.dispositif)


def _event(publication: Publication, territoire: Territoire, name: str, item: RendezVous) -> Event:
    event = Event()
    event.add("uid", f"{name}@{publication.hote}")
    event.add("dtstamp", _instant(learnt_on(publication, item.enonce)))
    event.add("dtstart", first_day(item.debut))
    event.add("dtend", _day_after(item.fin))
    event.add("summary", typographier(f"{territoire.nom} : {item.titre}"))
    about = (item.dispositif and f"{item.dispositif.nom}.", _precision(item), cited(publication, item.enonce))
    event.add("description", typographier(" ".join(part for part in about if part)))
    if isinstance(item.enonce, Etape) and item.enonce.lieu:
        event.add("location", typographier(item.enonce.lieu))
    event.add("url", publication.adresse_de(territoire, item.dispositif))
    event.add("transp", "TRANSPARENT")
    return event


def _precision(item: RendezVous) -> str | None:
    """Say why an event lasts a month or a year."""
    if item.debut.jour:
        return None
    return "La source ne donne que le mois." if item.debut.mois else "La source ne donne que l'année."


def _instant(date: DatePartielle) -> dt.datetime:
    return dt.datetime.combine(first_day(date), dt.time(), tzinfo=dt.UTC)


def _day_after(date: DatePartielle) -> dt.date:
    """Return the day that follows the last day of a date: calendars leave out the end that they are given."""
    month = date.mois or 12
    day = date.jour or monthrange(date.annee, month)[1]
    return dt.date(date.annee, month, day) + dt.timedelta(days=1)
