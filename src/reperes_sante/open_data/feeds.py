"""Atom feeds (RFC 4287): what this site has learnt lately, everywhere or in one territory.

An entry is a dated fact of the data. Its `updated` is the last day when one of its sources was read, as the
data say: neither the clock of the build nor the history of the files matters, and two builds give one feed.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.builder import ElementMaker

from reperes_sante.france.figures import first_day
from reperes_sante.link import pages
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.open_data.about import LICENCE, PRODUCTEUR
from reperes_sante.open_data.identifiers import SINCE
from reperes_sante.open_data.news import Nouvelle, news
from reperes_sante.open_data.publication import Publication

NAMESPACE = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FEED = "flux.atom"
MOST = 50
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def feeds(publication: Publication) -> dict[str, str]:
    """Return the text of each feed, by its address from the root of the site."""
    territoires = tuple(publication.catalogue.territoires.values())
    own = {
        f"{pages.of_territoire(t)}{FEED}": _feed(publication, (t,), f"{PRODUCTEUR} : {t.nom}", t)
        for t in territoires
    }
    return {FEED: _feed(publication, territoires, PRODUCTEUR, None), **own}


def _feed(
    publication: Publication, territoires: Sequence[Territoire], title: str, territoire: Territoire | None
) -> str:
    entries = news(publication, territoires)[:MOST]
    updated = max((item.sue_le for item in entries), default=publication.mis_a_jour_le)
    page = pages.of_territoire(territoire) if territoire else ""
    feed = E.feed(
        E.id(_tag(publication, territoire.id if territoire else "tout")),
        E.title(title),
        E.subtitle("Ce que nous avons appris, la lecture la plus récente d'abord."),
        E.updated(_instant(updated)),
        E.author(E.name(PRODUCTEUR), E.uri(publication.site)),
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
    return f"{first_day(date).isoformat()}T00:00:00Z"
