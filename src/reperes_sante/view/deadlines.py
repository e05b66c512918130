"""What ends or is announced: to come, without an end, without an outcome.

A static page cannot know the day of its reading. « To come » is judged at one day, which the data give:
that of the newest check. Two builds of the same data are then identical, whatever the engine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import (
    contrats_courants,
    contrats_en_preparation,
    est_en_vigueur,
    fin_publiee,
)
from reperes_sante.model.base import Date
from reperes_sante.model.contrat import Contrat, Duree
from reperes_sante.model.dispositif import Dispositif, Etat
from reperes_sante.model.evenement import Etape
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import EtatDispositif
from reperes_sante.view.timeline import Fait, faits_du_territoire

END, END_OF_CONVENTION = "Fin du contrat", "Fin de la convention"
PREPARED = "Contrat en préparation"


class Echeance(NamedTuple):
    """An end or an announcement.

    Attributes:
        enonce: the dated statement that says it, with its sources.
        dispositif: the dispositif that it is about, if any.
        date: the day that it is due, as far as it is known.
    """

    territoire: Territoire
    titre: str
    enonce: Date
    dispositif: Dispositif | None
    date: DatePartielle | None

    @property
    def jusque(self) -> str:
        """The last day that it may be due, as browsers compare days: « 2026-12-31 » for a whole year."""
        return self.date.dernier_jour.isoformat() if self.date else ""


class Echeancier(NamedTuple):
    """Every end and announcement, each list sorted by date, what has none last.

    Attributes:
        jour: the day that the lists are judged at.
        a_venir: due on that day or later.
        sans_fin: contracts whose length is published and whose last day is not.
        sans_suite: due before that day or at an unknown one, and nothing says what came of it.
    """

    jour: DatePartielle
    a_venir: tuple[Echeance, ...]
    sans_fin: tuple[Echeance, ...]
    sans_suite: tuple[Echeance, ...]


def echeancier(catalogue: Catalogue, parmi: Collection[Territoire] | None = None) -> Echeancier:
    """Arrange every end and announcement of some territories; of all by default."""
    jour = catalogue.jour
    territoires = catalogue.territoires.values() if parmi is None else parmi
    due = [echeance for territoire in territoires for echeance in _due(territoire, jour)]
    lengths = [echeance for territoire in territoires for echeance in _lengths(territoire)]
    return Echeancier(
        jour,
        _sorted(echeance for echeance in due if _is_to_come(echeance.date, jour)),
        _sorted(lengths),
        _sorted(echeance for echeance in due if not _is_to_come(echeance.date, jour)),
    )


def prochaines_echeances(catalogue: Catalogue, number: int) -> Echeancier:
    """Return the first of what is to come, the nearest first, with as many that may take their place.

    A page is read later than it is built: its browser leaves out what is over by then.
    """
    plan = echeancier(catalogue)
    return plan._replace(a_venir=plan.a_venir[: 2 * number])


def evenements(catalogue: Catalogue, territoire: Territoire) -> tuple[Echeance, ...]:
    """Return the events to come that a territory's file announces, the nearest first."""
    jour = catalogue.jour
    found = (e for e in _due(territoire, jour) if isinstance(e.enonce, Etape) and _is_to_come(e.date, jour))
    return _sorted(found)


def _due(territoire: Territoire, jour: DatePartielle) -> Iterator[Echeance]:
    """Yield the published ends of the contracts at work, and what is announced without a known outcome."""
    for contrat in contrats_courants(territoire):
        end = fin_publiee(contrat, jour)
        if end:
            yield Echeance(territoire, END, end, contrat, end.fin)
    for convention in territoire.conventions:
        if end := fin_publiee(convention, jour):
            yield Echeance(territoire, END_OF_CONVENTION, end, convention, end.fin)
    for contrat in contrats_en_preparation(territoire):
        yield from (Echeance(territoire, PREPARED, etat, contrat, None) for etat in contrat.etats[-1:])
    for fait in _announced(territoire):
        if not _has_come(fait):
            yield Echeance(territoire, fait.titre_entier, fait.enonce, fait.dispositif, fait.date)


def _lengths(territoire: Territoire) -> Iterator[Echeance]:
    for contrat in contrats_courants(territoire):
        if contrat.durees and contrat.durees[0].annees and not any(duree.fin for duree in contrat.durees):
            yield Echeance(territoire, "Durée du contrat", contrat.durees[0], contrat, contrat.durees[0].date)


def _announced(territoire: Territoire) -> Iterator[Fait]:
    """Yield what is announced; the length of a contract is told by its end."""
    facts = (fait for fait in faits_du_territoire(territoire) if not isinstance(fait.enonce, Duree))
    return (fait for fait in facts if fait.est_annonce)


def _has_come(fait: Fait) -> bool:
    """Tell whether the file says elsewhere that what was announced happened."""
    enonce, dispositif = fait.enonce, fait.dispositif
    if not isinstance(enonce, Etat) or dispositif is None:
        return False
    if enonce.etat is EtatDispositif.SIGNATURE_PREVUE and isinstance(dispositif, Contrat):
        return est_en_vigueur(dispositif)
    return any(other.etat is enonce.etat and not other.prevue for other in dispositif.etats)


def _is_to_come(date: DatePartielle | None, jour: DatePartielle) -> bool:
    return bool(date and date.iso >= jour.iso[: len(date.iso)])


def _sorted(echeances: Iterable[Echeance]) -> tuple[Echeance, ...]:
    return tuple(sorted(echeances, key=lambda echeance: _latest(echeance.date)))


def _latest(date: DatePartielle | None) -> tuple[int, int, int]:
    """Return where a date sorts: « 2026 » may be as late as the last day of that year."""
    return (date.annee, date.mois or 13, date.jour or 32) if date else (9999, 13, 32)
