"""Contracts: those in force, those in preparation, those before; their end, their number of actions."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.model.base import Date
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif, Etat
from reperes_sante.model.dispositifs import Conseil, Convention
from reperes_sante.model.plan import Action, Axe, Planifiee, Priorite
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import EtatDispositif

IN_FORCE = {EtatDispositif.SIGNE, EtatDispositif.EN_OEUVRE, EtatDispositif.RENOUVELE, EtatDispositif.PROROGE}
EXTENSIONS = {EtatDispositif.PROROGE, EtatDispositif.AVENANT, EtatDispositif.RENOUVELE}


def est_en_vigueur(contrat: Contrat | Convention) -> bool:
    """Tell whether a source says that the contract was signed or is at work, and not only announced."""
    return any(etat.etat in IN_FORCE and not etat.prevue for etat in contrat.etats)


def contrats_precedents(territoire: Territoire) -> tuple[Contrat, ...]:
    """Return the contracts that another in force follows, in the order of the file."""
    followed = {contrat.succede_a for contrat in territoire.contrats if est_en_vigueur(contrat)}
    return tuple(contrat for contrat in territoire.contrats if contrat.id in followed)


def est_remplace(territoire: Territoire, dispositif: Dispositif) -> bool:
    """Tell whether a dispositif of a territory is a contract that another in force follows."""
    return dispositif.id in {contrat.id for contrat in contrats_precedents(territoire)}


def contrats_en_preparation(territoire: Territoire) -> tuple[Contrat, ...]:
    """Return the contracts that follow another and are not known to be signed, in the order of the file."""
    return tuple(c for c in territoire.contrats if c.succede_a and not est_en_vigueur(c))


def contrats_courants(territoire: Territoire) -> tuple[Contrat, ...]:
    """Return the contracts that are neither replaced nor still in preparation, in the order of the file."""
    others = (*contrats_precedents(territoire), *contrats_en_preparation(territoire))
    return tuple(contrat for contrat in territoire.contrats if contrat not in others)


def dispositifs_actuels(territoire: Territoire) -> tuple[Dispositif, ...]:
    """Return the dispositifs of a territory's file, without the contracts that others replaced."""
    former = contrats_precedents(territoire)
    return tuple(dispositif for dispositif in territoire.dispositifs if dispositif not in former)


def successeur(territoire: Territoire, contrat: Contrat) -> Contrat | None:
    """Return the contract that follows this one, if any."""
    return next((other for other in territoire.contrats if other.succede_a == contrat.id), None)


def prolongations(contrat: Contrat | Convention) -> tuple[Etat, ...]:
    """Return the states that extended the contract beyond the end first published, in its order."""
    return tuple(etat for etat in contrat.etats if etat.etat in EXTENSIONS and not etat.prevue)


def fin_publiee(contrat: Contrat | Convention, jour: DatePartielle) -> Date | None:
    """Return the statement that ends a contract: its last dated extension, else its retained period.

    The end of a period is no news once it is over and an extension of unknown length followed.

    Args:
        contrat: the contract.
        jour: the day that « over » is judged at.
    """
    extensions = prolongations(contrat)
    dated = [etat for etat in extensions if etat.fin]
    if dated:
        return dated[-1]
    period = contrat.durees[0] if contrat.durees else None
    if period and period.fin and (not extensions or not period.fin.precede(jour)):
        return period
    return None


def terme_initial(contrat: Contrat | Convention) -> DatePartielle | None:
    """Return the end of the retained period: as written, or counted from its beginning or the signature."""
    if not contrat.durees:
        return None
    duree = contrat.durees[0]
    start = duree.date or min(signatures(contrat), default=None)
    years = duree.annees_max or duree.annees
    if duree.fin or not (start and years):
        return duree.fin
    return DatePartielle(start.annee + int(years), start.mois)


def signatures(contrat: Contrat | Convention) -> list[DatePartielle]:
    """Return the days when a contract was signed, as its states tell them."""
    signed = (etat for etat in contrat.etats if etat.etat is EtatDispositif.SIGNE and not etat.prevue)
    return [etat.date for etat in signed if etat.date]


def nombre_d_actions(plan: Planifiee) -> int:
    """Count the actions of what has a plan, those of its parts included."""
    parts = (*plan.axes, *(plan.priorites if isinstance(plan, Conseil) else ()))
    return len(plan.actions) + sum(map(nombre_dans, parts))


def nombre_dans(priorite: Priorite) -> int:
    """Count the actions of a priority or of an axis, those of its objectives included."""
    return len(tuple(actions_de(priorite)))


def actions_de(priorite: Priorite) -> Iterator[Action]:
    """Yield the actions of a priority or of an axis, those of its objectives first, as pages show them."""
    if isinstance(priorite, Axe):
        yield from (action for objectif in priorite.objectifs for action in objectif.actions)
    yield from priorite.actions
