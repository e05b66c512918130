"""The rows of each table, gathered from the catalogue in the order of the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pydantic import BaseModel

from reperes_sante.model.base import Chiffre, Date, Financement
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.fields import Path, walk
from reperes_sante.open_data.columns import Rangee
from reperes_sante.open_data.publication import Publication
from reperes_sante.view.deadlines import Echeance
from reperes_sante.view.timeline import faits_du_territoire


class Situee(NamedTuple):
    """A deadline, and how it stands on the day of the newest check of the data."""

    situation: str
    echeance: Echeance

    @property
    def enonce(self) -> Date:
        """The statement that says so."""
        return self.echeance.enonce


Rows = Callable[[Publication], Iterator[Rangee]]


def of_territoires(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per territory."""
    return (Rangee(territoire, territoire) for territoire in publication.catalogue.territoires.values())


def of_communes(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per commune of each territory."""
    for territoire in publication.catalogue.territoires.values():
        for commune in publication.catalogue.communes_de(territoire):
            yield Rangee(commune, territoire)


def of_dispositifs(*kinds: type[Dispositif]) -> Rows:
    """Return what yields a row per dispositif of some kinds."""
    return lambda publication: (
        Rangee(dispositif, territoire, dispositif)
        for territoire in publication.catalogue.territoires.values()
        for dispositif in territoire.dispositifs
        if isinstance(dispositif, kinds)
    )


def of_blocks(*kinds: type[BaseModel]) -> Rows:
    """Return what yields a row per block of some kinds, wherever it stands in a territory's file."""

    def rows(publication: Publication) -> Iterator[Rangee]:
        for territoire in publication.catalogue.territoires.values():
            holders: dict[Path, Dispositif] = {}
            for node in walk(territoire):
                if isinstance(node.value, Dispositif):
                    holders[node.path] = node.value
                if isinstance(node.value, kinds):
                    yield Rangee(node.value, territoire, holders.get(node.path[:2]))

    return rows


def of_figures(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per figure; money has its own table."""
    return (row for row in of_blocks(Chiffre)(publication) if not isinstance(row.chose, Financement))


def of_facts(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per dated fact."""
    for territoire in publication.catalogue.territoires.values():
        for fait in faits_du_territoire(territoire):
            yield Rangee(fait, territoire, fait.dispositif)


def of_deadlines(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per deadline, in the order of the page of deadlines."""
    plan = publication.echeancier
    lists = {
        "à venir": plan.a_venir,
        "durée sans fin publiée": plan.sans_fin,
        "passée ou sans date, suite inconnue": plan.sans_suite,
    }
    for situation, deadlines in lists.items():
        for echeance in deadlines:
            yield Rangee(Situee(situation, echeance), echeance.territoire, echeance.dispositif)


def of_organismes(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per organisme."""
    return map(Rangee, publication.catalogue.organismes.values())


def of_sources(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per source."""
    return map(Rangee, publication.catalogue.sources.values())


def of_numbers(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per help number."""
    return map(Rangee, publication.catalogue.numeros.numeros)


def of_terms(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per entry of the glossary."""
    return map(Rangee, publication.catalogue.glossaire.termes)


def of_themes(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per theme."""
    return map(Rangee, publication.catalogue.thematiques.values())
