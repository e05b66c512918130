"""The last words of a file that is no longer published: what replaces it, or why, in its own format.

Who subscribed to a feed or a calendar is told there, once; who reads a table or JSON, at its first line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from icalendar import Event
from lxml import etree

from reperes_sante.inspect.published import REMOVED
from reperes_sante.open_data.agenda import new_calendar
from reperes_sante.open_data.csv_files import csv_text, neutral
from reperes_sante.open_data.news import LANGUAGE, E
from reperes_sante.open_data.publication import Publication, json_text

REPLACED = "Fichier remplacé"


class LastWords(NamedTuple):
    """What is told at the address of a file that is gone.

    Attributes:
        ancienne: that address, whole.
        vers: the whole address of what replaces it, or of a page that may help.
        raison: why nothing replaces it; nothing when something does.
        jour: the last day that the data know: the same build always says the same.
        producteur: who published it.
    """

    ancienne: str
    vers: str
    raison: str | None
    jour: dt.date
    producteur: str

    @property
    def titre(self) -> str:
        """What happened, in two words."""
        return REPLACED if self.raison is None else REMOVED

    @property
    def texte(self) -> str:
        """What happened, and where to go."""
        return f"Remplacé par : {self.vers}" if self.raison is None else f"{self.raison} Voir : {self.vers}"


def last_words(publication: Publication, address: str, to: str, reason: str | None) -> LastWords:
    """Return what to tell at an old address.

    Args:
        publication: the data as they are published.
        address: the old address, from the root of the site.
        to: what replaces it, or a page that may help, from there too.
        reason: why nothing replaces it.
    """
    day = publication.mis_a_jour_le.premier_jour
    return LastWords(
        publication.adresse(address), publication.adresse(to), reason, day, publication.producteur
    )


def told_in_its_format(words: LastWords) -> str | None:
    """Return last words in the format of the file that is gone; nothing when it is no format for words."""
    write = WRITERS.get(PurePosixPath(words.ancienne).suffix)
    return write(words) if write else None


def _atom(words: LastWords) -> str:
    moment = f"{words.jour.isoformat()}T00:00:00Z"
    feed = E.feed(
        E.id(words.ancienne),
        E.title(words.titre),
        E.updated(moment),
        E.author(E.name(words.producteur)),
        E.link(rel="self", type="application/atom+xml", href=words.ancienne),
        E.link(rel="alternate", type="text/html", href=words.vers),
        E.entry(
            E.id(f"{words.ancienne}#fin"),
            E.title(words.titre),
            E.updated(moment),
            E.link(rel="alternate", type="text/html", href=words.vers),
            E.summary(words.texte),
        ),
    )
    feed.set(LANGUAGE, "fr")
    return etree.tostring(feed, encoding="unicode", pretty_print=True)


def _calendar(words: LastWords) -> str:
    calendar, event = new_calendar(words.producteur, words.titre), Event()
    event.add("uid", f"{words.ancienne}#fin")
    event.add("dtstamp", dt.datetime.combine(words.jour, dt.time(), tzinfo=dt.UTC))
    event.add("dtstart", words.jour)
    event.add("summary", words.titre)
    event.add("description", words.texte)
    event.add("url", words.vers)
    event.add("transp", "TRANSPARENT")
    calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")


def _json(words: LastWords) -> str:
    key = "remplace_par" if words.raison is None else "voir"
    content = {"titre": words.titre, "raison": words.raison, key: words.vers}
    return json_text({k: v for k, v in content.items() if v})


def _csv(words: LastWords) -> str:
    return csv_text((("titre", "texte"), (words.titre, neutral(words.texte))))


def _plain(words: LastWords) -> str:
    return f"{words.titre}\n\n{words.texte}\n"


WRITERS: Mapping[str, Callable[[LastWords], str]] = {
    ".atom": _atom,
    ".csv": _csv,
    ".ics": _calendar,
    ".json": _json,
    ".txt": _plain,
}
