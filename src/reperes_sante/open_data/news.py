"""What feeds and calendars tell: the dated facts of territories, each with its lasting name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reperes_sante.france.letters import typographier
from reperes_sante.model.base import Enonce
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.open_data.identifiers import name_of, unique
from reperes_sante.open_data.publication import Publication
from reperes_sante.view.timeline import Fait, est_annonce, faits_du_territoire


class Nouvelle(NamedTuple):
    """A dated fact as feeds tell it.

    Attributes:
        nom: its lasting name.
        titre: when, where and what, in one line.
        texte: the rest of what is known, then the sources.
        adresse: the page that shows it.
        sue_le: the last day when one of its sources was read: when this site learnt it.
        date: when it happened, if it is known.
        territoire: name of the territory.
    """

    nom: str
    titre: str
    texte: str
    adresse: str
    sue_le: DatePartielle
    date: DatePartielle
    territoire: str


def news(publication: Publication, territoires: Iterable[Territoire]) -> tuple[Nouvelle, ...]:
    """Return every dated fact, the last learnt first, then the last that happened."""
    found = [item for territoire in territoires for item in _of_territoire(publication, territoire)]
    return tuple(sorted(found, key=lambda item: (item.sue_le, item.date), reverse=True))


def learnt_on(publication: Publication, enonce: Enonce) -> DatePartielle:
    """Return the last day when a source of a statement was read: nobody here knew it whole before."""
    return max(publication.catalogue.sources[key].archive_le for key in enonce.sources)


def cited(publication: Publication, enonce: Enonce) -> str:
    """Return the sources of a statement in a sentence."""
    sources = (publication.catalogue.sources[key] for key in enonce.sources)
    return "Sources : " + " ; ".join(f"{source.editeur}, « {source.titre} »" for source in sources) + "."


def _of_territoire(publication: Publication, territoire: Territoire) -> Iterator[Nouvelle]:
    facts = [fait for fait in faits_du_territoire(territoire) if fait.date]
    names = unique(name_of(territoire, fait.dispositif, fait.date, _what(fait)) for fait in facts)
    for name, fait in zip(names, facts, strict=True):
        yield Nouvelle(
            name,
            typographier(f"{territoire.nom}, {fait.date} : {_what(fait)}"),
            typographier(_text(publication, fait)),
            publication.adresse_de(territoire, fait.dispositif),
            learnt_on(publication, fait.enonce),
            fait.date or DatePartielle(0),
            territoire.nom,
        )


def _what(fait: Fait) -> str:
    title = f"{fait.contexte} : {fait.titre}" if fait.contexte else fait.titre
    return f"{title} (annoncé)" if est_annonce(fait) else title


def _text(publication: Publication, fait: Fait) -> str:
    about = fait.dispositif and f"{fait.dispositif.nom}."
    place = fait.lieu and f"Lieu : {fait.lieu}."
    hours = fait.horaires and f"Horaires : {fait.horaires}."
    parts = (about, fait.detail, place, hours, cited(publication, fait.enonce))
    return " ".join(part for part in parts if part)
