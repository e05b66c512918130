"""The state of each territory's file at a date: a pure function of the data and of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from reperes_sante.catalogue import Catalogue
from reperes_sante.completeness.announcements import Annonce, past_announcements
from reperes_sante.completeness.criteria import (
    SUR_LE_TERRITOIRE,
    Critere,
    Importance,
    absences,
    criteria_of,
)
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.territoire import Territoire
from reperes_sante.rendering.views.territories import dispositifs_actuels

MONTHS_BEFORE_REVIEW = 12


@dataclass(frozen=True)
class Manque:
    """Something that residents look for and do not find.

    Attributes:
        objet: name of the dispositif that lacks it; empty for the territory itself.
        code: stable identifier of the thing, for example `signataires`.
        importance: how much it matters.
        texte: what is missing, in plain French.
    """

    objet: str
    code: str
    importance: Importance
    texte: str


@dataclass(frozen=True)
class Bilan:
    """The state of a territory's file.

    Attributes:
        territoire: the territory.
        points: points of what is there.
        points_max: points of all that residents look for there.
        manques: what is missing, the most important first.
        age: whole months since the last complete check, 0 at least.
        annonces: announced events whose date is past, the oldest first.
    """

    territoire: Territoire
    points: int
    points_max: int
    manques: tuple[Manque, ...]
    age: int
    annonces: tuple[Annonce, ...]

    @property
    def pourcentage(self) -> int:
        """Completeness in percent, rounded down: 100 means that nothing is missing."""
        return 100 * self.points // self.points_max

    @property
    def a_relire(self) -> bool:
        """True when the last complete check is too old."""
        return self.age >= MONTHS_BEFORE_REVIEW


def bilan(catalogue: Catalogue, au: dt.date) -> tuple[Bilan, ...]:
    """Return the state of every territory's file, the least complete first.

    Args:
        catalogue: the data.
        au: the day that ages and announcements are judged at.
    """
    rows = [_of_territory(catalogue, territoire, au) for territoire in catalogue.territoires.values()]
    return tuple(sorted(rows, key=lambda row: row.pourcentage))


def _of_territory(catalogue: Catalogue, territoire: Territoire, au: dt.date) -> Bilan:
    age = months_since(territoire.verifie_le, au)
    checks = list(_checks(catalogue, territoire, age))
    missing = [
        Manque(objet, c.code, c.importance, c.manque) for objet, c, is_filled in checks if not is_filled
    ]
    return Bilan(
        territoire,
        sum(critere.importance.points for _, critere, is_filled in checks if is_filled),
        sum(critere.importance.points for _, critere, _ in checks),
        tuple(sorted(missing, key=lambda manque: -manque.importance.points)),
        age,
        past_announcements(territoire, au),
    )


def _checks(catalogue: Catalogue, territoire: Territoire, age: int) -> Iterator[tuple[str, Critere, bool]]:
    for critere in SUR_LE_TERRITOIRE:
        yield "", critere, critere.est_rempli(territoire)
    yield from (("", critere, False) for critere in absences(catalogue, territoire))
    for dispositif in dispositifs_actuels(territoire):
        for critere in criteria_of(dispositif):
            yield dispositif.nom, critere, critere.est_rempli(dispositif)
    texte = f"une relecture complète : la dernière a {age} mois"
    fresh = Critere("verification", Importance.UTILE, texte, bool)
    yield "", fresh, age < MONTHS_BEFORE_REVIEW


def months_since(date: DatePartielle, au: dt.date) -> int:
    """Return the whole months between a date and a day; a vague date counts from its first day."""
    months = (au.year - date.annee) * 12 + au.month - (date.mois or 1) - (au.day < (date.jour or 1))
    return max(months, 0)
