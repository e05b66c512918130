"""Key dates as a timeline chart: the marks of each dispositif on a line of years, how long it surely ran.

Positions are percentages of the width, as SVG reads them: the drawing follows the screen without distortion.
A mark carries the state, by its shape. A year without a month is a mark in its middle, never a length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif, Etat
from reperes_sante.model.dispositifs import Ouverture
from reperes_sante.model.types import DatePartielle
from reperes_sante.view.etats import marque_du_fait, phase_de, situation
from reperes_sante.view.latest import nouvelles
from reperes_sante.view.phases import Phase
from reperes_sante.view.timeline import Fait, faits_du_dispositif

MONTHS = 12
DAYS = 31
# More labels than this would touch each other on a phone.
MOST_LABELS = 5
# What no longer runs is closed by its own mark, which stands this far from another, in parts of the width.
CLOSED = (Phase.TERMINE, Phase.SILENCE)
ASIDE = Decimal("0.04")


class Trait(NamedTuple):
    """A part of a line, in percentages of the width: where it starts, how long it is."""

    debut: str
    longueur: str


class Jalon(NamedTuple):
    """A state or an opening on its lane: what its mark means, where it stands, and its words."""

    phase: Phase
    place: str
    mots: str


class Couloir(NamedTuple):
    """A lane.

    Attributes:
        periode: the period that a source gives to its contract, if any.
        vie: from the first to the last day when sources say that it runs; nothing when only one does.
        jalons: its dated states and openings.
        mots: all that the drawing says.
    """

    dispositif: Dispositif
    periode: Trait | None
    vie: Trait | None
    jalons: tuple[Jalon, ...]
    mots: str


class Graduation(NamedTuple):
    """A mark of the scale: where it stands, and the year if it is written."""

    place: str
    annee: str


class Reperage(NamedTuple):
    """The drawing: its lanes and its scale of years."""

    lignes: tuple[Couloir, ...]
    graduations: tuple[Graduation, ...]


def reperage(catalogue: Catalogue, dispositifs: Iterable[Dispositif]) -> Reperage | None:
    """Return the lanes of the dispositifs that have a dated state; none when no state is dated."""
    dated = [dispositif for dispositif in dispositifs if _facts(dispositif)]
    if not dated:
        return None
    years = [date.annee for dispositif in dated for date in _dates(dispositif)]
    scale = Scale(min(years), max(years) + 1)
    return Reperage(tuple(_ligne(catalogue, dispositif, scale) for dispositif in dated), tuple(scale.marks()))


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


def _ligne(catalogue: Catalogue, dispositif: Dispositif, scale: Scale) -> Couloir:
    jalons = tuple(_jalon(catalogue, fait, scale) for fait in _facts(dispositif))
    jalons += tuple(_fin(catalogue, dispositif, jalons, scale))
    periode, vie = _periode(dispositif, scale), _vie(catalogue, dispositif, scale)
    told = "\u202f; ".join(jalon.mots for jalon in jalons)
    return Couloir(dispositif, periode, vie, jalons, f"{told}. {situation(catalogue, dispositif).mots}.")


def _fin(
    catalogue: Catalogue, dispositif: Dispositif, drawn: tuple[Jalon, ...], scale: Scale
) -> Iterator[Jalon]:
    """Yield the end that another contract makes, or a silence, when no state of its own draws one."""
    where = situation(catalogue, dispositif)
    if where.phase not in CLOSED or where.date is None or where.phase in {jalon.phase for jalon in drawn}:
        return
    # A silence begins after the last news, whose own mark stays in sight.
    after = ASIDE * (scale.end - scale.first) if where.phase is Phase.SILENCE else 0
    moment = min(_moment(where.date) + after, Decimal(scale.end))
    yield Jalon(where.phase, scale.place(moment, moment).debut, where.mots)


def _jalon(catalogue: Catalogue, fait: Fait, scale: Scale) -> Jalon:
    date = fait.date or DatePartielle(0)
    name = f"{fait.titre}, {fait.contexte}" if fait.contexte else fait.titre
    announced = " (annoncé)" if fait.est_annonce else ""
    place = scale.place(_moment(date), _moment(date)).debut
    return Jalon(marque_du_fait(catalogue, fait), place, f"{name}{announced}\u00a0: {date}")


def _periode(dispositif: Dispositif, scale: Scale) -> Trait | None:
    if not isinstance(dispositif, Contrat) or not dispositif.durees:
        return None
    retained = dispositif.durees[0]
    if retained.date is None or retained.fin is None:
        return None
    return scale.place(_span(retained.date)[0], _span(retained.fin)[1])


def _vie(catalogue: Catalogue, dispositif: Dispositif, scale: Scale) -> Trait | None:
    begun = [f.date for f in _facts(dispositif) if f.date and not f.est_annonce and _makes_exist(f)]
    if not begun:
        return None
    told = situation(catalogue, dispositif)
    last = max(nouvelles(dispositif))
    if told.phase is Phase.TERMINE and told.date:
        last = min(last, told.date)
    start, end = _moment(min(begun)), min(_moment(last), Decimal(scale.end))
    return scale.place(start, end) if start < end else None


def _makes_exist(fait: Fait) -> bool:
    return not isinstance(fait.enonce, Etat) or phase_de(fait.dispositif, fait.enonce.etat) is Phase.EN_COURS


def _facts(dispositif: Dispositif) -> tuple[Fait, ...]:
    """Return the states and the openings that have a date, in the order of the file."""
    facts = faits_du_dispositif(dispositif)
    return tuple(fait for fait in facts if fait.date and isinstance(fait.enonce, (Etat, Ouverture)))


def _dates(dispositif: Dispositif) -> Iterator[DatePartielle]:
    yield from (fait.date for fait in _facts(dispositif) if fait.date)
    yield from nouvelles(dispositif)
    if isinstance(dispositif, Contrat) and dispositif.durees:
        yield from (date for date in (dispositif.durees[0].date, dispositif.durees[0].fin) if date)


def _moment(date: DatePartielle) -> Decimal:
    """Return where a mark stands, in years: in the middle of what is not known more precisely."""
    start, end = _span(date)
    return (start + end) / 2


def _span(date: DatePartielle) -> tuple[Decimal, Decimal]:
    """Return the stretch that a date covers, in years: a whole year, or one moment within its month."""
    if not date.mois:
        return Decimal(date.annee), Decimal(date.annee + 1)
    day = Decimal(date.jour or DAYS // 2) / DAYS
    moment = date.annee + (date.mois - 1 + day) / MONTHS
    return moment, moment


def _percent(share: Decimal) -> str:
    return f"{share * 100:.1f}%"
