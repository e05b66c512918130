"""Key dates as lanes: for each dispositif, where its period and its states stand on a line of years.

Positions are percentages of the width, as SVG reads them: the drawing follows the screen without distortion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif, Etat
from reperes_sante.model.types import DatePartielle

MONTHS = 12
DAYS = 31
# More labels than this would touch each other on a phone.
MOST_LABELS = 6


class Trait(NamedTuple):
    """A part of a line, in percentages of the width: where it starts, how long it is."""

    debut: str
    longueur: str


class Jalon(NamedTuple):
    """A state on its lane: a point, or the whole year when the month is not known."""

    etat: Etat
    place: Trait


class Ligne(NamedTuple):
    """A lane: a dispositif, the period that a source gives to its contract if any, and its dated states."""

    dispositif: Dispositif
    periode: Trait | None
    jalons: tuple[Jalon, ...]


class Graduation(NamedTuple):
    """A mark of the scale: where it stands, and the year if it is written."""

    place: str
    annee: str


class Reperage(NamedTuple):
    """The drawing: its lanes and its scale of years."""

    lignes: tuple[Ligne, ...]
    graduations: tuple[Graduation, ...]


def reperage(dispositifs: Iterable[Dispositif]) -> Reperage | None:
    """Return the lanes of the dispositifs that have a dated state; none when no state is dated."""
    dated = [dispositif for dispositif in dispositifs if any(_states(dispositif))]
    if not dated:
        return None
    years = [date.annee for dispositif in dated for date in _dates(dispositif)]
    scale = Scale(min(years), max(years) + 1)
    return Reperage(tuple(_ligne(dispositif, scale) for dispositif in dated), tuple(scale.marks()))


class Scale(NamedTuple):
    """A line from the first day of a year to the first day of another."""

    first: int
    end: int

    def place(self, start: Decimal, end: Decimal) -> Trait:
        """Return where a stretch of time stands, from dates in years."""
        width = self.end - self.first
        return Trait(_percent((start - self.first) / width), _percent((end - start) / width))

    def marks(self) -> Iterator[Graduation]:
        """Yield the first day of years, far enough apart for their labels."""
        step = -(-(self.end - self.first) // MOST_LABELS)
        for year in range(self.first, self.end, step):
            yield Graduation(self.place(Decimal(year), Decimal(year)).debut, str(year))


def _ligne(dispositif: Dispositif, scale: Scale) -> Ligne:
    jalons = tuple(
        Jalon(etat, scale.place(*_span(etat.date))) for etat in _states(dispositif) if etat.date is not None
    )
    return Ligne(dispositif, _periode(dispositif, scale), jalons)


def _periode(dispositif: Dispositif, scale: Scale) -> Trait | None:
    if not isinstance(dispositif, Contrat) or not dispositif.durees:
        return None
    retained = dispositif.durees[0]
    if retained.date is None or retained.fin is None:
        return None
    return scale.place(_span(retained.date)[0], _span(retained.fin)[1])


def _states(dispositif: Dispositif) -> Iterator[Etat]:
    return (etat for etat in dispositif.etats if etat.date)


def _dates(dispositif: Dispositif) -> Iterator[DatePartielle]:
    yield from (etat.date for etat in dispositif.etats if etat.date)
    if isinstance(dispositif, Contrat) and dispositif.durees:
        yield from (date for date in (dispositif.durees[0].date, dispositif.durees[0].fin) if date)


def _span(date: DatePartielle) -> tuple[Decimal, Decimal]:
    """Return the stretch that a date covers, in years: a whole year, or one moment within its month."""
    if not date.mois:
        return Decimal(date.annee), Decimal(date.annee + 1)
    day = Decimal(date.jour or DAYS // 2) / DAYS
    moment = date.annee + (date.mois - 1 + day) / MONTHS
    return moment, moment


def _percent(share: Decimal) -> str:
    return f"{share * 100:.1f}%"
