"""Contracts: the last of each series and those before, their end, the number of their actions."""

from __future__ import annotations

from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import EtatDispositif

EXTENSIONS = {EtatDispositif.PROROGE, EtatDispositif.AVENANT, EtatDispositif.RENOUVELE}


def contrats_courants(territoire: Territoire) -> tuple[Contrat, ...]:
    """Return the contracts that no other follows, in the order of the file."""
    followed = {contrat.succede_a for contrat in territoire.contrats}
    return tuple(contrat for contrat in territoire.contrats if contrat.id not in followed)


def contrats_precedents(territoire: Territoire) -> tuple[Contrat, ...]:
    """Return the contracts that another follows, in the order of the file."""
    current = contrats_courants(territoire)
    return tuple(contrat for contrat in territoire.contrats if contrat not in current)


def successeur(territoire: Territoire, contrat: Contrat) -> Contrat | None:
    """Return the contract that follows this one, if any."""
    return next((other for other in territoire.contrats if other.succede_a == contrat.id), None)


def terme_passe(contrat: Contrat, reference: DatePartielle) -> DatePartielle | None:
    """Return the published end of the retained period when it is over and no state extended it.

    Args:
        contrat: the contract.
        reference: the day that « over » is judged at: the last check of the territory.
    """
    fin = contrat.durees[0].fin if contrat.durees else None
    extended = any(etat.etat in EXTENSIONS and not etat.prevue for etat in contrat.etats)
    if fin is None or extended or fin.iso >= reference.iso[: len(fin.iso)]:
        return None
    return fin


def nombre_d_actions(contrat: Contrat) -> int:
    """Count the actions of a contract, those of its axes and objectives included."""
    axes = (len(axe.actions) + sum(len(o.actions) for o in axe.objectifs) for axe in contrat.axes)
    return len(contrat.actions) + sum(axes)
