"""Calendars: what each territory announces, on its day or within its month or year (iCalendar)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from icalendar import Calendar, Event, vText

from reperes_sante.france.letters import typographier
from reperes_sante.link import pages
from reperes_sante.link.places import place_of
from reperes_sante.model.base import Date
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.evenement import Etape, MomentDeJournee
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import Periodicite
from reperes_sante.open_data.news import cited, learnt_on, name_of, practical, unique
from reperes_sante.open_data.publication import Publication
from reperes_sante.view.etats import situation
from reperes_sante.view.timeline import en_faits, faits_du_territoire

# Nothing is told more precisely than its source does: a day makes an event of that day, a month one of that
# month, a year one of that year. None of them makes anybody busy.

CALENDAR = "agenda.ics"


class RendezVous(NamedTuple):
    """What a calendar tells: what, from when to when, who says so, and the dispositif that it is about.

    Attributes:
        moment: the part of an event that it is, if it is one: its hours and its place are its own.
    """

    titre: str
    debut: DatePartielle
    fin: DatePartielle
    enonce: Date
    dispositif: Dispositif | None
    moment: MomentDeJournee | None = None

    @property
    def etape(self) -> Etape | None:
        """The event itself, if it is one."""
        return self.enonce if isinstance(self.enonce, Etape) else None

    @property
    def revient(self) -> bool:
        """Whether it comes back on the same day of each week; what else comes back may do so on any day."""
        return self.enonce.chaque is Periodicite.SEMAINE


def calendars(publication: Publication) -> dict[str, str]:
    """Return the text of each calendar, by its address from the root of the site."""
    producteur, territoires = publication.producteur, publication.catalogue.territoires.values()
    events = {t.id: _events(publication, t) for t in territoires}
    own = {
        f"{pages.of_territoire(t)}{CALENDAR}": _calendar(producteur, f"{producteur} : {t.nom}", events[t.id])
        for t in territoires
    }
    return {CALENDAR: _calendar(producteur, producteur, "".join(events.values())), **own}


def new_calendar(producteur: str, title: str) -> Calendar:
    """Return a calendar that holds nothing yet, of who publishes it, under a title."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{producteur}//Agenda//FR")
    calendar.add("version", "2.0")
    # The library does not take these two for texts, and would not escape them.
    calendar.add("name", vText(title))
    calendar.add("x-wr-calname", vText(title))
    return calendar


def _calendar(producteur: str, title: str, events: str) -> str:
    """Return the text of a calendar from that of its events: those of a territory stand in two of them."""
    head, end = str(new_calendar(producteur, title).to_ical(), "utf-8").rsplit("END:", 1)
    return f"{head}{events}END:{end}"


def _events(publication: Publication, territoire: Territoire) -> str:
    found = sorted(_appointments(publication, territoire), key=lambda item: item.debut)
    names = unique(name_of(territoire, item.dispositif, item.debut, item.titre) for item in found)
    made = (_event(publication, territoire, name, item) for name, item in zip(names, found, strict=True))
    return "".join(str(event.to_ical(), "utf-8") for event in made)


def _appointments(publication: Publication, territoire: Territoire) -> Iterator[RendezVous]:
    """Yield deadlines, then meetings, openings and workshops that a source places on a day.

    What is past and known only by its month or year would be noise in a calendar.
    """
    for echeance in publication.annonces.get(territoire.id, ()):
        date, end = echeance.date, echeance.enonce.fin
        if date:
            yield RendezVous(
                f"{echeance.titre} : {echeance.dispositif.nom}" if echeance.dispositif else echeance.titre,
                date,
                end if end and end > date else date,
                echeance.enonce,
                echeance.dispositif,
            )
    for fait in faits_du_territoire(territoire):
        if isinstance(fait.enonce, Etape) and fait.date and fait.date.jour and not fait.est_annonce:
            title = fait.titre_entier
            end = fait.enonce.fin or fait.date
            whole = RendezVous(title, fait.date, end, fait.enonce, fait.dispositif)
            yield whole
            if end == fait.date:
                timed = (moment for moment in fait.enonce.moments if moment.heure)
                yield from (whole._replace(titre=f"{title} : {one.titre}", moment=one) for one in timed)


def _event(publication: Publication, territoire: Territoire, name: str, item: RendezVous) -> Event:
    event = Event()
    event.add("uid", f"{name}@{publication.hote}")
    learnt = learnt_on(publication, item.enonce).premier_jour
    event.add("dtstamp", dt.datetime.combine(learnt, dt.time(), tzinfo=dt.UTC))
    for name_of_bound, bound in _bounds(item).items():
        event.add(name_of_bound, bound)
    if item.revient:
        end = item.enonce.fin
        event.add("rrule", {"freq": "weekly", **({"until": _until(item, end)} if end else {})})
    event.add("summary", typographier(f"{territoire.nom} : {item.titre}"))
    facts = en_faits((item.etape,)) if item.etape and not item.moment else ()
    told = (part for fait in facts for part in (fait.detail, *practical(publication, fait)))
    about = (*_holder(publication, item), *told, _precision(item), cited(publication, item.enonce))
    event.add("description", typographier(" ".join(part for part in about if part)))
    if where := _where(item):
        event.add("location", typographier(where))
    event.add("url", _page(publication, territoire, item))
    event.add("transp", "TRANSPARENT")
    return event


def _where(item: RendezVous) -> str:
    """Return where it takes place: a part of an event may have its own place."""
    around = (one for one in (item.moment, item.etape) if one)
    told = (", ".join(filter(None, (one.lieu, one.adresse, one.depart))) for one in around)
    return next(filter(None, told), "")


def _page(publication: Publication, territoire: Territoire, item: RendezVous) -> str:
    """Return the page that shows an event: that of its action, of its dispositif, else the history."""
    if item.etape is None:
        return publication.adresse_de(territoire, item.dispositif)
    if item.dispositif is None:
        return publication.adresse(pages.of_territoire(territoire, Rubrique.HISTORIQUE))
    anchor = next((place.ancre for place in place_of(item.etape).lignee if place.ancre), item.dispositif.id)
    field = place_of(item.etape).champ_de(place_of(item.dispositif))
    return publication.adresse(f"{pages.of_part(publication.catalogue, item.dispositif, field)}#{anchor}")


def _bounds(item: RendezVous) -> dict[str, dt.date]:
    """Return when an event begins and ends, to the hour where a source tells it.

    Hours are those of the place, as RFC 5545 lets them « float »: no time zone is to be guessed. An end that
    no source tells is left out.
    """
    first, last = item.debut.premier_jour, (item.debut if item.revient else item.fin).dernier_jour
    timed = item.moment or item.etape
    if not (timed and timed.heure and item.debut.jour and first == last):
        return {"dtstart": first, "dtend": last + dt.timedelta(days=1)}
    start = dt.datetime.combine(first, dt.time.fromisoformat(timed.heure))
    if not timed.heure_fin:
        return {"dtstart": start}
    end = dt.datetime.combine(first, dt.time.fromisoformat(timed.heure_fin))
    return {"dtstart": start, "dtend": end if end > start else end + dt.timedelta(days=1)}


def _until(item: RendezVous, end: DatePartielle) -> dt.date:
    """Return the last day of what comes back, as precise as its beginning (RFC 5545, 3.3.10)."""
    is_timed = isinstance(_bounds(item)["dtstart"], dt.datetime)
    return (
        dt.datetime.combine(end.dernier_jour, dt.time.max.replace(microsecond=0))
        if is_timed
        else end.dernier_jour
    )


def _holder(publication: Publication, item: RendezVous) -> Iterator[str]:
    if item.dispositif:
        yield f"{item.dispositif.nom}."
        yield f"{situation(publication.catalogue, item.dispositif).texte}."


def _precision(item: RendezVous) -> str | None:
    """Say why an event lasts a month or a year."""
    if item.debut.jour:
        return None
    return "La source ne donne que le mois." if item.debut.mois else "La source ne donne que l'année."
