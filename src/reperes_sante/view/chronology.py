"""The timeline of the whole site: the dated facts of every territory, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.view.timeline import Fait, annee_de, faits_du_territoire


@dataclass(frozen=True)
class FaitSitue:
    """A fact with the territory whose file tells it."""

    territoire: Territoire
    fait: Fait


@dataclass(frozen=True)
class AnneeSituee:
    """A year of the timeline of the whole site."""

    titre: str
    faits: tuple[FaitSitue, ...]


def derniers_faits(catalogue: Catalogue, number: int) -> tuple[FaitSitue, ...]:
    """Return the most recent facts of the whole site, the latest first, those only announced left out."""
    happened = (item for item in _faits_situes(catalogue) if item.fait.date and not item.fait.enonce.prevue)
    return tuple(sorted(happened, key=_when, reverse=True)[:number])


def chronologie(catalogue: Catalogue, first: int, last: int) -> tuple[AnneeSituee, ...]:
    """Return the facts of the whole site, the latest first, grouped by year.

    Args:
        catalogue: the data.
        first: first year kept; 0 keeps the facts without a date, which come last.
        last: last year kept.
    """
    kept = [item for item in _faits_situes(catalogue) if first <= _when(item).annee <= last]
    years = groupby(sorted(kept, key=_when, reverse=True), key=lambda item: annee_de(item.fait))
    return tuple(AnneeSituee(year, tuple(group)) for year, group in years)


def _faits_situes(catalogue: Catalogue) -> Iterator[FaitSitue]:
    for territoire in catalogue.territoires.values():
        yield from (FaitSitue(territoire, fait) for fait in faits_du_territoire(territoire))


def _when(item: FaitSitue) -> DatePartielle:
    return item.fait.date or DatePartielle(0)
