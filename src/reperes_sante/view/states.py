"""Where a dispositif or an action stands: its last state, and the tone in which to say it."""

from __future__ import annotations

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.communes import Offre
from reperes_sante.link.contracts import fin_depassee
from reperes_sante.model.dispositif import Dispositif, Etat
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import EtatDispositif, StatutAction

DONE = {
    EtatDispositif.SIGNE,
    EtatDispositif.CREE,
    EtatDispositif.OFFICIALISE,
    EtatDispositif.INSTALLE,
    EtatDispositif.EN_OEUVRE,
    EtatDispositif.RELANCE,
    EtatDispositif.AVENANT,
    EtatDispositif.PROROGE,
    EtatDispositif.RENOUVELE,
}
ALARMING = {EtatDispositif.EXPIRE, EtatDispositif.DISSOUS, EtatDispositif.PLUS_CITE}
STATUS_TONES = {
    StatutAction.A_VENIR: "annonce",
    StatutAction.EN_COURS: "neutre",
    StatutAction.REALISEE: "fait",
    StatutAction.ABANDONNEE: "alerte",
    StatutAction.PERMANENTE: "fait",
}


def dernier_etat(dispositif: Dispositif) -> Etat | None:
    """Return the last dated state that happened; else one without a date; else one only announced.

    Between two states of one date, the later in the file wins.
    """
    happened = [etat for etat in dispositif.etats if not etat.prevue]
    dated = [etat for etat in happened if etat.date]
    if dated:
        return max(reversed(dated), key=_when)
    found = happened or dispositif.etats
    return found[-1] if found else None


def _when(etat: Etat) -> DatePartielle:
    return etat.date or DatePartielle(0)


def ton_etat(etat: Etat) -> str:
    """Return the tone of a state: `fait`, `alerte`, `annonce` or `neutre`."""
    if etat.prevue or etat.etat is EtatDispositif.SIGNATURE_PREVUE:
        return "annonce"
    if etat.etat in ALARMING:
        return "alerte"
    return "fait" if etat.etat in DONE else "neutre"


def ton_statut(statut: StatutAction) -> str:
    """Return the tone of an action's progress."""
    return STATUS_TONES[statut]


def en_cours(catalogue: Catalogue, offre: Offre) -> tuple[Dispositif, ...]:
    """Return the dispositifs of an offer that a source says to be at work and whose end is not over."""
    served = (catalogue.dispositifs[id_] for id_ in offre.dispositifs)
    return tuple(d for d in served if _runs(d) and not fin_depassee(catalogue, d))


def _runs(dispositif: Dispositif) -> bool:
    etat = dernier_etat(dispositif)
    return etat is not None and ton_etat(etat) == "fait"
