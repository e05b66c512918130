"""Timelines: the dated facts of a territory or of a dispositif, grouped by year, the oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from reperes_sante.model.base import Date, Etape
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.dispositif import Action, Dispositif, Etat, Programme
from reperes_sante.model.dispositifs import Accompagnement, AnalyseBesoins, Implantation
from reperes_sante.model.territoire import Competence, Territoire
from reperes_sante.model.vocabulaire import EtatDispositif
from reperes_sante.model.walk import Path, walk

UNDATED = "Date non connue"
AROUND = "territoire"


@dataclass(frozen=True)
class Fait:
    """A fact as timelines show it, whatever the kind of object that told it.

    Attributes:
        enonce: the dated statement itself: its dates, sources and disagreements.
        titre: what happened.
        dispositif: the dispositif that it is about, if any.
        contexte: name of the action, programme or place that it belongs to, if any.
    """

    enonce: Date
    titre: str
    dispositif: Dispositif | None = None
    contexte: str | None = None
    detail: str | None = None
    lieu: str | None = None
    horaires: str | None = None
    public: str | None = None
    gratuit: bool | None = None
    organismes: tuple[str, ...] = ()

    @property
    def date(self) -> DatePartielle | None:
        """The date that places it on the line."""
        return self.enonce.date or self.enonce.fin

    @property
    def famille(self) -> str:
        """Which family of dispositif it is about: `cls`, `clsm`, `cias`, `autre`; else `territoire`."""
        return self.dispositif.GENRE.couleur if self.dispositif else AROUND


@dataclass(frozen=True)
class Annee:
    """A year of a timeline; the last group may hold the facts without a date."""

    titre: str
    faits: tuple[Fait, ...]


def en_faits(etapes: Iterable[Etape]) -> tuple[Fait, ...]:
    """Return steps as facts, in their own order."""
    return tuple(_etape(etape, None, None) for etape in etapes)


def faits_propres(dispositif: Dispositif) -> tuple[Fait, ...]:
    """Return the states and the steps of a dispositif, without those of its actions and programmes."""
    states = (_etat(etat, dispositif) for etat in dispositif.etats)
    return (*states, *(_etape(etape, dispositif, None) for etape in dispositif.etapes))


def faits_du_dispositif(dispositif: Dispositif) -> Iterator[Fait]:
    """Yield every dated fact of a dispositif, those of its actions, programmes and places included."""
    holders: dict[Path, str] = {}
    for node in walk(dispositif):
        if isinstance(node.value, (Action, Programme, Implantation)):
            holders[node.path] = node.value.appellation
            if isinstance(node.value, Implantation):
                yield from _ouverture(node.value, dispositif)
        elif isinstance(node.value, Etat):
            yield _etat(node.value, dispositif)
        elif isinstance(node.value, Etape):
            yield _etape(node.value, dispositif, _holder(holders, node.path))
        elif isinstance(node.value, (AnalyseBesoins, Accompagnement)):
            yield Fait(node.value, node.value.titre, dispositif, detail=node.value.detail)


def faits_du_territoire(territoire: Territoire) -> tuple[Fait, ...]:
    """Return every dated fact of a territory's file."""
    competences = (_competence(competence) for competence in territoire.competences)
    steps = en_faits(territoire.etapes)
    within = (fait for d in territoire.dispositifs for fait in faits_du_dispositif(d))
    return (*steps, *competences, *within)


def frise(faits: Iterable[Fait]) -> tuple[Annee, ...]:
    """Group facts by year, the oldest first; those without a date come last, in their own order.

    Within a year, vague dates come before precise ones; ties keep their own order.
    """
    known = list(faits)
    dated = sorted((fait for fait in known if fait.date), key=lambda fait: fait.date or DatePartielle(0))
    years = [Annee(year, tuple(group)) for year, group in groupby(dated, key=annee_de)]
    undated = tuple(fait for fait in known if not fait.date)
    return (*years, Annee(UNDATED, undated)) if undated else tuple(years)


def est_annonce(fait: Fait) -> bool:
    """Tell whether a source only announces a fact."""
    signature = isinstance(fait.enonce, Etat) and fait.enonce.etat is EtatDispositif.SIGNATURE_PREVUE
    return fait.enonce.prevue or signature


def annee_de(fait: Fait) -> str:
    """Return the year that a fact stands under."""
    return f"{fait.date.annee}" if fait.date else UNDATED


def _etat(etat: Etat, dispositif: Dispositif) -> Fait:
    return Fait(
        etat,
        etat.etat.label,
        dispositif,
        detail=etat.detail,
        lieu=etat.lieu,
        organismes=etat.organismes,
    )


def _etape(etape: Etape, dispositif: Dispositif | None, context: str | None) -> Fait:
    return Fait(
        etape,
        etape.titre,
        dispositif,
        context,
        etape.detail,
        etape.lieu,
        etape.horaires,
        etape.public,
        etape.gratuit,
        etape.organismes,
    )


def _ouverture(place: Implantation, dispositif: Dispositif) -> Iterator[Fait]:
    for ouverture in place.ouvertures[:1]:
        yield Fait(ouverture, "Ouverture", dispositif, place.nom, ouverture.detail)


def _competence(competence: Competence) -> Fait:
    return Fait(competence, f"Compétence « {competence.intitule} »", detail=competence.detail)


def _holder(holders: dict[Path, str], path: Path) -> str | None:
    lengths = range(len(path), 0, -1)
    return next((holders[path[:length]] for length in lengths if path[:length] in holders), None)
