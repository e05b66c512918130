"""Contracts: those in force and those that others replaced, and how many of their parts are known."""

from __future__ import annotations

from decimal import Decimal

from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.dispositifs import Conseil
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import EtatDispositif
from reperes_sante.rendering.words import compte

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


def axes_connus(dispositif: Contrat | Conseil) -> str:
    """Say how many axes are known of those announced: « 6 axes annoncés, 3 connus »; nothing when there is none."""
    return _known(dispositif.nombre_axes, len(dispositif.axes), "axe", "axes", "")


def actions_connues(contrat: Contrat) -> str:
    """Say how many actions are known of those announced; nothing when no number was announced."""
    within = sum(len(axe.actions) + sum(len(o.actions) for o in axe.objectifs) for axe in contrat.axes)
    if contrat.nombre_actions is None:
        return ""
    return _known(contrat.nombre_actions, within + len(contrat.actions), "action", "actions", "e")


def _known(announced: Decimal | None, known: int, singular: str, plural: str, gender: str) -> str:
    if announced is None:
        return compte(known, singular, plural) if known else ""
    if announced == known:
        return compte(known, singular, plural)
    told = compte(announced, f"{singular} annoncé{gender}", f"{plural} annoncé{gender}s")
    return f"{told}, {compte(known, f'connu{gender}', f'connu{gender}s')}" if known else told
