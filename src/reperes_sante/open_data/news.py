"""Feeds: what each territory did and announces, under lasting names (Atom)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree
from lxml.builder import ElementMaker

from reperes_sante.france.figures import circuit, rendez_vous
from reperes_sante.france.letters import slug, typographier
from reperes_sante.link import pages
from reperes_sante.link.places import place_of
from reperes_sante.model.base import Enonce
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.open_data.columns import named
from reperes_sante.open_data.publication import LICENCE, Publication
from reperes_sante.view.timeline import Fait, edition_de, faits_du_territoire

# Year of the first publication: RFC 4151 asks for a day when the name of the host was ours.
SINCE = "2026"


def name_of(
    territoire: Territoire, dispositif: Dispositif | None, date: DatePartielle | None, words: str
) -> str:
    """Return the name of a fact, made of what it says: `arras/arras-cls/2019-03/signe`.

    A corrected date or title makes another name: readers are told, as of any change.
    """
    holder = (dispositif or territoire).id
    when = date.iso if date else "sans-date"
    return "/".join((territoire.id, holder, when, slug(words)))


def unique(names: Iterable[str]) -> Iterator[str]:
    """Yield the names, with a rank after those already met."""
    met: Counter[str] = Counter()
    for name in names:
        met[name] += 1
        yield name if met[name] == 1 else f"{name}-{met[name]}"


class Nouvelle(NamedTuple):
    """A dated fact as feeds tell it.

    Attributes:
        nom: its lasting name.
        texte: the rest of what is known, then the sources.
        sue_le: the last day when one of its sources was read: when this site learnt it.
    """

    nom: str
    titre: str
    texte: str
    adresse: str
    sue_le: DatePartielle
    date: DatePartielle
    territoire: str


def _latest(found: Iterable[Nouvelle]) -> list[Nouvelle]:
    """Return what a feed tells of some facts: the last learnt first, then the last that happened."""
    return sorted(found, key=lambda item: (item.sue_le, item.date), reverse=True)[:MOST]


def learnt_on(publication: Publication, enonce: Enonce) -> DatePartielle:
    """Return the last day when a source of a statement was read: nobody here knew it whole before."""
    return max(publication.catalogue.sources[key].archive_le for key in place_of(enonce).origine.sources)


def cited(publication: Publication, enonce: Enonce) -> str:
    """Return the sources of a statement in a sentence."""
    sources = (publication.catalogue.sources[key] for key in place_of(enonce).origine.sources)
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
    return f"{fait.titre_entier} (annoncé)" if fait.est_annonce else fait.titre_entier


def _text(publication: Publication, fait: Fait) -> str:
    about = fait.dispositif and f"{fait.dispositif.nom}."
    place = fait.lieu and f"Lieu : {fait.lieu}."
    parts = (about, fait.detail, place, *practical(publication, fait), cited(publication, fait.enonce))
    return " ".join(part for part in parts if part)


def practical(publication: Publication, fait: Fait) -> Iterator[str]:
    """Yield what one needs to know to come: when, for whom, at what price, how to enrol, who organises."""
    price = {True: "gratuit", False: "payant", None: None}[fait.gratuit]
    event = fait.evenement
    cases = [f"{case.prix} ({case.pour})" for case in event.tarifs] if event else []
    calls = [one.telephone for one in event.contacts if one.telephone] if event else []
    known = {
        "Horaires": fait.horaires,
        "Revient": fait.enonce.chaque and fait.enonce.chaque.chaque,
        "Œuvre": fait.oeuvre and fait.oeuvre.rstrip("."),
        "Pour qui": fait.public,
        "Pour": " ; ".join(but.rstrip(".") for but in fait.objectifs),
        "Au programme": " ; ".join(moment.rstrip(".") for moment in event.deroule) if event else "",
        "Rendez-vous": " ; ".join(map(rendez_vous, event.moments)) if event else "",
        "Parcours": " ; ".join(map(circuit, event.parcours)) if event else "",
        "Départ": event.depart if event else "",
        "Édition": edition_de(event) if event else "",
        "Prix": ", ".join(filter(None, (price, fait.tarif, *cases))),
        "Inscription": fait.inscription and fait.inscription.rstrip("."),
        "Renseignements": ", ".join(calls),
        "Campagne": fait.campagne,
        "Thème": fait.theme,
        "Au profit de": fait.au_profit_de,
        "Organisé par": ", ".join(str(named(publication, who)) for who in fait.organisateurs),
    }
    yield from (f"{word} : {value}." for word, value in known.items() if value)


# An entry is a dated fact of the data. Its `updated` is the last day when one of its sources was read, as the
# data say: neither the clock of the build nor the history of the files matters, and two builds give one feed.

NAMESPACE = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FEED = "flux.atom"
MOST = 50
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def feeds(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield each feed: its address from the root of the site, and its text."""
    producteur = publication.producteur
    latest: list[Nouvelle] = []
    for territoire in publication.catalogue.territoires.values():
        own = _latest(_of_territoire(publication, territoire))
        # Those of all territories would fill the memory.
        latest = _latest((*latest, *own))
        title = f"{producteur} : {territoire.nom}"
        yield f"{pages.of_territoire(territoire)}{FEED}", _feed(publication, own, title, territoire)
    yield FEED, _feed(publication, latest, producteur, None)


def _feed(
    publication: Publication, entries: Sequence[Nouvelle], title: str, territoire: Territoire | None
) -> str:
    updated = max((item.sue_le for item in entries), default=publication.mis_a_jour_le)
    page = pages.of_territoire(territoire) if territoire else ""
    feed = E.feed(
        E.id(_tag(publication, territoire.id if territoire else "tout")),
        E.title(title),
        E.subtitle("Ce que nous avons appris, la lecture la plus récente d'abord."),
        E.updated(_instant(updated)),
        E.author(E.name(publication.producteur), E.uri(publication.site)),
        E.link(rel="self", type="application/atom+xml", href=publication.adresse(f"{page}{FEED}")),
        E.link(rel="alternate", type="text/html", hreflang="fr", href=publication.adresse(page)),
        E.rights(LICENCE),
        *(_entry(publication, item) for item in entries),
    )
    feed.set(LANGUAGE, "fr")
    return etree.tostring(feed, encoding="unicode", pretty_print=True)


def _entry(publication: Publication, item: Nouvelle) -> etree._Element:
    return E.entry(
        E.id(_tag(publication, item.nom)),
        E.title(item.titre),
        E.updated(_instant(item.sue_le)),
        E.link(rel="alternate", type="text/html", hreflang="fr", href=item.adresse),
        E.category(term=item.territoire),
        E.summary(item.texte),
    )


def _tag(publication: Publication, name: str) -> str:
    """Return a lasting name (RFC 4151)."""
    return f"tag:{publication.hote},{SINCE}:{name}"


def _instant(date: DatePartielle) -> str:
    return f"{date.premier_jour.isoformat()}T00:00:00Z"
