"""Contracts: those in force, those in preparation, those before; their end, their number of actions."""

from __future__ import annotations

from reperes_sante.link.places import place_of
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif, Etat
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import EtatDispositif

IN_FORCE = {EtatDispositif.SIGNE, EtatDispositif.EN_OEUVRE, EtatDispositif.RENOUVELE, EtatDispositif.PROROGE}
EXTENSIONS = {EtatDispositif.PROROGE, EtatDispositif.AVENANT, EtatDispositif.RENOUVELE}


def est_en_vigueur(contrat: Contrat) -> bool:
    """Tell whether a source says that the contract was signed or is at work, and not only announced."""
    return any(etat.etat in IN_FORCE and not etat.prevue for etat in contrat.etats)


def contrats_precedents(territoire: Territoire) -> tuple[Contrat, ...]:
    """Return the contracts that another in force follows, in the order of the file."""
    followed = {contrat.succede_a for contrat in territoire.contrats if est_en_vigueur(contrat)}
    return tuple(contrat for contrat in territoire.contrats if contrat.id in followed)


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


def prolongations(contrat: Contrat) -> tuple[Etat, ...]:
    """Return the states that extended the contract beyond the end first published, in its order."""
    return tuple(etat for etat in contrat.etats if etat.etat in EXTENSIONS and not etat.prevue)


def terme_passe(contrat: Contrat, reference: DatePartielle) -> DatePartielle | None:
    """Return the published end of the retained period when it is over and no state extended it.

    Args:
        contrat: the contract.
        reference: the day that « over » is judged at: the last check of the territory.
    """
    fin = contrat.durees[0].fin if contrat.durees else None
    if fin is None or prolongations(contrat) or fin.iso >= reference.iso[: len(fin.iso)]:
        return None
    return fin


def fin_depassee(dispositif: Dispositif) -> DatePartielle | None:
    """Return the published end of a dispositif that was over when its territory was last checked."""
    territoire = place_of(dispositif).dans_un(Territoire)
    if territoire is None or not isinstance(dispositif, Contrat):
        return None
    return terme_passe(dispositif, territoire.verifie_le)


def nombre_d_actions(contrat: Contrat) -> int:
    """Count the actions of a contract, those of its axes and objectives included."""
    axes = (len(axe.actions) + sum(len(o.actions) for o in axe.objectifs) for axe in contrat.axes)
    return len(contrat.actions) + sum(axes)
