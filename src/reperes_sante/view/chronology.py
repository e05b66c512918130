"""The timeline of the whole site, the latest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.dispositif import Etat, Programme
from reperes_sante.model.dispositifs import Mission, Ouverture
from reperes_sante.model.evenement import Etape
from reperes_sante.model.plan import Action
from reperes_sante.model.regards import Position
from reperes_sante.model.territoire import Competence, Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.view.timeline import Annee, Fait, annee_de, faits_du_territoire

# What a date makes an event; the length of a contract or a body that meets is none.
EVENTS = (Action, Competence, Etape, Etat, Mission, Ouverture, Position, Programme)


@dataclass(frozen=True)
class FaitSitue:
    """A fact with the territory whose file tells it."""

    territoire: Territoire
    fait: Fait


def derniers_faits(catalogue: Catalogue, number: int) -> tuple[FaitSitue, ...]:
    """Return the most recent facts of the whole site, the latest first, those only announced left out.

    Each dispositif, or what surrounds each territory, tells its latest only: one long contract would hide all
    the others.
    """
    happened = (
        item
        for item in _faits_situes(catalogue)
        if item.fait.date and not item.fait.est_annonce and isinstance(item.fait.enonce, EVENTS)
    )
    newest: dict[str, FaitSitue] = {}
    for item in sorted(happened, key=_when, reverse=True):
        newest.setdefault((item.fait.dispositif or item.territoire).id, item)
    return tuple(newest.values())[:number]


def faits_des_annees(catalogue: Catalogue, first: int, last: int) -> tuple[FaitSitue, ...]:
    """Return the facts of the whole site in some years, the latest first.

    Args:
        catalogue: the data.
        first: first year kept; 0 keeps the facts without a date, which come last.
        last: last year kept.
    """
    kept = [item for item in _faits_situes(catalogue) if first <= _when(item).annee <= last]
    return tuple(sorted(kept, key=_when, reverse=True))


def par_annee(faits: Iterable[FaitSitue]) -> tuple[Annee[FaitSitue], ...]:
    """Return facts grouped by year, in their own order."""
    years = groupby(faits, key=lambda item: annee_de(item.fait))
    return tuple(Annee(year, tuple(group)) for year, group in years)


def _faits_situes(catalogue: Catalogue) -> Iterator[FaitSitue]:
    for territoire in catalogue.territoires.values():
        yield from (FaitSitue(territoire, fait) for fait in faits_du_territoire(territoire))


def _when(item: FaitSitue) -> DatePartielle:
    return item.fait.date or DatePartielle(0)
