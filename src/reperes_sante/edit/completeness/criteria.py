"""What residents look for, by importance: one small test each, all listed in the tables below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import Any, NamedTuple, Self

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import est_en_vigueur
from reperes_sante.link.coverage import venus_d_ailleurs
from reperes_sante.model.base import Contact
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.dispositifs import CentreActionSociale, CentreSante, Conseil
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import TypeTerritoire
from reperes_sante.view.territories import contacts


class Importance(Enum):
    """How much a thing matters to residents: its word, and the points that it is worth."""

    points: int

    ESSENTIEL = "essentiel", 5
    IMPORTANT = "important", 3
    UTILE = "utile", 1

    def __new__(cls, word: str, points: int) -> Self:
        """Pair the word shown to editors with the points."""
        member = object.__new__(cls)
        member._value_ = word
        member.points = points
        return member


class Attente(NamedTuple):
    """A thing that residents look for.

    Attributes:
        code: stable identifier.
        importance: how much it matters.
        texte: the thing, in plain French; it is said when it is missing.
    """

    code: str
    importance: Importance
    texte: str


class Critere(NamedTuple):
    """A thing that residents look for, with the test that tells whether it is there."""

    attente: Attente
    est_rempli: Callable[[Any], bool]


def can_be_called(found: Iterable[Contact]) -> bool:
    """Tell whether one of the contacts gives a telephone or an e-mail address."""
    return any(contact.telephone or contact.courriel for contact in found)


def _has_hours(dispositif: Dispositif) -> bool:
    return any(contact.horaires for contact in dispositif.contacts)


def _has_addresses(dispositif: CentreActionSociale | CentreSante) -> bool:
    if dispositif.implantations:
        return all(place.adresse for place in dispositif.implantations)
    return any(contact.adresse for contact in dispositif.contacts)


def _has_period(contrat: Contrat) -> bool:
    return any(duree.fin or duree.annees for duree in contrat.durees)


def _has_actions(contrat: Contrat) -> bool:
    of_axes = (axe.actions or any(objectif.actions for objectif in axe.objectifs) for axe in contrat.axes)
    return bool(contrat.actions or any(of_axes))


def _has_members(conseil: Conseil) -> bool:
    return bool(conseil.composition or any(instance.membres for instance in conseil.instances))


ESSENTIEL, IMPORTANT, UTILE = Importance
EN_BREF = Critere(
    Attente("en-bref", UTILE, "le résumé en deux ou trois phrases"), lambda thing: bool(thing.en_bref)
)
CONTACT = Critere(
    Attente("contact", IMPORTANT, "le téléphone ou le courriel d'un service"),
    lambda dispositif: can_be_called(dispositif.contacts),
)
HORAIRES = Critere(Attente("horaires", IMPORTANT, "les jours et les heures d'ouverture"), _has_hours)
ADRESSES = Critere(Attente("adresses", IMPORTANT, "l'adresse de chaque lieu d'accueil"), _has_addresses)
ETAT = Critere(
    Attente("etat", ESSENTIEL, "où en est le contrat (signé, en préparation, terminé…)"),
    lambda contrat: bool(contrat.etats),
)

SUR_LE_TERRITOIRE = (
    Critere(
        Attente("contact", ESSENTIEL, "qui appeler (ni téléphone ni courriel)"),
        lambda territoire: can_be_called(contacts(territoire)),
    ),
    EN_BREF,
)
SUR_LES_DISPOSITIFS: dict[type[Dispositif], tuple[Critere, ...]] = {
    Contrat: (
        ETAT,
        Critere(Attente("periode", IMPORTANT, "la durée du contrat, ou sa date de fin"), _has_period),
        Critere(Attente("signataires", IMPORTANT, "qui a signé"), lambda contrat: bool(contrat.signataires)),
        Critere(Attente("actions", IMPORTANT, "les actions du contrat"), _has_actions),
        EN_BREF,
    ),
    Conseil: (
        Critere(Attente("composition", IMPORTANT, "qui siège au conseil"), _has_members),
        CONTACT,
        EN_BREF,
    ),
    CentreActionSociale: (
        Critere(Attente("missions", IMPORTANT, "ce que fait le centre"), lambda cias: bool(cias.missions)),
        CONTACT,
        ADRESSES,
        HORAIRES,
        EN_BREF,
    ),
    CentreSante: (CONTACT, ADRESSES, HORAIRES, EN_BREF),
}
AVANT_SIGNATURE = (ETAT, EN_BREF)
AUTRES = (EN_BREF,)
PRESENCES: dict[type[Dispositif], Attente] = {
    Contrat: Attente("contrat", IMPORTANT, "la description d'un contrat local de santé (CLS)"),
    Conseil: Attente("conseil", IMPORTANT, "la description d'un conseil local de santé mentale (CLSM)"),
    CentreActionSociale: Attente(
        "cias", IMPORTANT, "la description d'un centre intercommunal d'action sociale (CIAS)"
    ),
}


def criteria_of(dispositif: Dispositif) -> tuple[Critere, ...]:
    """Return what residents look for in a dispositif; a contract in preparation has no signatories yet."""
    if isinstance(dispositif, Contrat) and dispositif.etats and not est_en_vigueur(dispositif):
        return AVANT_SIGNATURE
    return SUR_LES_DISPOSITIFS.get(type(dispositif), AUTRES)


def absences(catalogue: Catalogue, territoire: Territoire) -> Iterator[Attente]:
    """Yield the main kinds of dispositif that neither the file nor another one describes there.

    A region or a department is not asked for any; only an intercommunalité can have a CIAS
    (code de l'action sociale et des familles, article L.123-4-1).
    """
    there = (*territoire.dispositifs, *venus_d_ailleurs(catalogue, territoire))
    is_wide = territoire.type in (TypeTerritoire.REGION, TypeTerritoire.DEPARTEMENT)
    for kind, attente in PRESENCES.items():
        is_possible = bool(territoire.siren) if kind is CentreActionSociale else not is_wide
        if is_possible and not any(isinstance(dispositif, kind) for dispositif in there):
            yield attente
