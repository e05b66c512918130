"""What the file of each territory still lacks for residents, how old it is, and what was announced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from reperes_sante.france.figures import months_before
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import dispositifs_actuels, est_en_vigueur
from reperes_sante.link.coverage import venus_d_ailleurs
from reperes_sante.model.attentes import EN_BREF, ETAT, Attente, Critere, Importance, can_be_called
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.findings import Finding
from reperes_sante.model.territoire import PRINCIPAUX, Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import TypeTerritoire
from reperes_sante.validate import Project
from reperes_sante.validate.rules.freshness import MONTHS, annonces_passees
from reperes_sante.view.territories import contacts

SUR_LE_TERRITOIRE = (
    Critere(
        Attente("contact", Importance.ESSENTIEL, "qui appeler (ni téléphone ni courriel)"),
        lambda territoire: can_be_called(contacts(territoire)),
    ),
    EN_BREF,
)
AVANT_SIGNATURE = (ETAT, EN_BREF)


def criteria_of(dispositif: Dispositif) -> tuple[Critere, ...]:
    """Return what residents look for in a dispositif; a contract in preparation has no signatories yet."""
    if isinstance(dispositif, Contrat) and dispositif.etats and not est_en_vigueur(dispositif):
        return AVANT_SIGNATURE
    return dispositif.GENRE.criteres


def absences(catalogue: Catalogue, territoire: Territoire) -> Iterator[Attente]:
    """Yield the main kinds of dispositif that neither the file nor another one describes there.

    A region or a department is not asked for any; some kinds only an intercommunalité can have.
    """
    there = (*territoire.dispositifs, *venus_d_ailleurs(catalogue, territoire))
    is_wide = territoire.type in (TypeTerritoire.REGION, TypeTerritoire.DEPARTEMENT)
    for kind, principal in PRINCIPAUX.items():
        is_possible = bool(territoire.siren) if principal.intercommunal else not is_wide
        if is_possible and not any(isinstance(dispositif, kind) for dispositif in there):
            described = f"la description d'{kind.GENRE.appellation.un}"
            yield Attente(principal.absence, Importance.IMPORTANT, described)


@dataclass(frozen=True)
class Completude:
    """How much of what residents look for a territory's pages hold, whatever the day.

    Attributes:
        points_max: points of all that residents look for there.
        manques: what is missing, the most important first.
    """

    points: int
    points_max: int
    manques: tuple[Attente, ...]

    @property
    def pourcentage(self) -> int:
        """Completeness in percent, rounded down: 100 means that nothing is missing."""
        return 100 * self.points // self.points_max


@dataclass(frozen=True)
class Bilan:
    """The state of a territory's file.

    Attributes:
        age: whole months since the last complete check, 0 at least.
        a_relire: true when this check is older than the site allows.
        annonces: findings that tell announced events whose date is past, in the order of the file.
    """

    territoire: Territoire
    completude: Completude
    age: int
    a_relire: bool
    annonces: tuple[Finding, ...]


def bilan(project: Project, au: dt.date) -> tuple[Bilan, ...]:
    """Return the state of every territory's file, the least complete first.

    Args:
        project: the data, loaded for the same day: its findings tell the announcements.
        au: the day that ages are judged at.
    """
    rows = [_of_territory(project, territoire, au) for territoire in project.catalogue.territoires.values()]
    return tuple(sorted(rows, key=lambda row: row.completude.pourcentage))


def months_since(date: DatePartielle, au: dt.date) -> int:
    """Return the whole months between a date and a day; a vague date counts from its first day."""
    first = date.premier_jour
    months = (au.year - first.year) * 12 + au.month - first.month - (au.day < first.day)
    return max(months, 0)


def completude(catalogue: Catalogue, territoire: Territoire) -> Completude:
    """Return what a territory's pages hold of what residents look for, and what they lack."""
    checks = tuple(_checks(catalogue, territoire))
    missing = (attente for attente, is_met in checks if not is_met)
    return Completude(
        points=sum(attente.importance.points for attente, is_met in checks if is_met),
        points_max=sum(attente.importance.points for attente, _ in checks),
        manques=tuple(sorted(missing, key=lambda manque: -manque.importance.points)),
    )


def _of_territory(project: Project, territoire: Territoire, au: dt.date) -> Bilan:
    return Bilan(
        territoire=territoire,
        completude=completude(project.catalogue, territoire),
        age=months_since(territoire.verifie_le, au),
        a_relire=territoire.verifie_le.premier_jour < months_before(au, MONTHS),
        annonces=tuple(_announcements(project, territoire)),
    )


def _checks(catalogue: Catalogue, territoire: Territoire) -> Iterator[tuple[Attente, bool]]:
    for attente, is_met in SUR_LE_TERRITOIRE:
        yield attente, is_met(territoire)
    yield from ((attente, False) for attente in absences(catalogue, territoire))
    for dispositif in dispositifs_actuels(territoire):
        for attente, is_met in criteria_of(dispositif):
            yield attente._replace(objet=dispositif.nom), is_met(dispositif)


def _announcements(project: Project, territoire: Territoire) -> Iterator[Finding]:
    name, code = f"data/territoires/{territoire.id}.yml", annonces_passees.kind.code
    return (f for f in project.findings if f.fichier == name and f.code == code)
