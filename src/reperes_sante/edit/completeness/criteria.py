"""What residents look for in a territory and in its dispositifs."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import est_en_vigueur
from reperes_sante.link.coverage import venus_d_ailleurs
from reperes_sante.model.attentes import EN_BREF, ETAT, Attente, Critere, Importance, can_be_called
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import PRINCIPAUX, Territoire
from reperes_sante.model.vocabulaire import TypeTerritoire
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
