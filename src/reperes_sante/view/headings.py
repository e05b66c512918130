"""Headings and counts that say no more than the data: what runs is told in the present, the rest in nouns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from reperes_sante.france.figures import compte, connus
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif, Instance
from reperes_sante.model.dispositifs import Convention
from reperes_sante.model.genre import Appellation
from reperes_sante.model.plan import Axe
from reperes_sante.model.vocabulaire import EtatDispositif as E
from reperes_sante.model.vocabulaire import Exactitude, NatureAxe
from reperes_sante.view.etats import situation
from reperes_sante.view.phases import Phase


def nom_commun(things: Iterable[Dispositif]) -> Appellation | None:
    """Return what dispositifs of a kind are called together; nothing when no name holds for all of them."""
    known = tuple(things)
    sorts = {dispositif.sorte for dispositif in known}
    if len(sorts) == 1:
        return sorts.pop()
    # Councils have a name for all their sorts; that of a CIAS is not that of a CCAS.
    shared = known[0].GENRE.appellation
    return None if shared in sorts else shared


class Intertitre(NamedTuple):
    """A heading: its words for a dispositif that runs, then for any other."""

    courant: str
    sobre: str


TITRES: Mapping[str, Intertitre] = {
    "acces": Intertitre("Comment en profiter", "Ce que l'on sait de son accès"),
    "accompagnements": Intertitre("Ce qu'elle accompagne", "Ses accompagnements"),
    "administration": Intertitre("Qui siège au conseil d'administration", "Son conseil d'administration"),
    "buts": Intertitre("À quoi il sert", "Ses buts"),
    "composition": Intertitre("Qui y siège", "Ses membres cités"),
    "couverture": Intertitre("Où il agit", "Son territoire"),
    "equipe": Intertitre("Son équipe", "L'équipe citée"),
    "financements": Intertitre("Qui paie", "Ses financements"),
    "instances": Intertitre("Qui décide et qui suit", "Ses instances"),
    "lieux": Intertitre("Où aller", "Ses lieux"),
    "methode": Intertitre("Comment il travaille", "Sa méthode"),
    "missions": Intertitre("Ce qu'il fait, et pour qui", "Ses missions, et pour qui"),
    "pilotes": Intertitre("Qui le pilote", "Ses pilotes"),
    "porteurs": Intertitre("Qui le porte", "Ses porteurs"),
}
ELLE = {"il": "elle", "le": "la"}
AU_FEMININ = re.compile(r"\b(?:il|le)\b")
SIEGE, DOIT_SIEGER, MEMBRES = "Qui y siège", "Qui doit y siéger", "Membres cités"
PREPARES = frozenset(
    {
        E.INITIE, E.PREFIGURATION, E.PRECONISE, E.ENGAGEMENT, E.DIAGNOSTIC, E.REDACTION, E.DELIBERE, E.ADOPTE,
        E.SIGNATURE_PREVUE,
    }
)  # fmt: skip
SIGNE, A_SIGNER, CITES = "Qui l'a signé", "Qui doit le signer", "Signataires cités"


def titre_de(catalogue: Catalogue, dispositif: Dispositif, mot: str) -> str:
    """Return the heading of a part of a dispositif.

    Args:
        catalogue: the data.
        dispositif: what the part is about.
        mot: the part, one of `TITRES`.
    """
    titre = TITRES[mot]
    if situation(catalogue, dispositif).phase is not Phase.EN_COURS:
        return titre.sobre
    return (
        AU_FEMININ.sub(lambda word: ELLE[word[0]], titre.courant)
        if dispositif.sorte.feminin
        else titre.courant
    )


def titre_des_signataires(contrat: Contrat | Convention) -> str:
    """Return what heads the signatories: they signed, they have yet to, or no source says it."""
    if contrat.signataires and not any(signataire.signe for signataire in contrat.signataires):
        return CITES
    done = {etat.etat for etat in contrat.etats if not etat.prevue}
    if done & {E.SIGNE, E.RENOUVELE, E.AVENANT}:
        return SIGNE
    announced = {etat.etat for etat in contrat.etats if etat.prevue or etat.etat in PREPARES}
    return A_SIGNER if announced and not done - PREPARES else CITES


def titre_des_membres(catalogue: Catalogue, dispositif: Dispositif | None, instance: Instance) -> str:
    """Return what heads the members of a body: it may only be announced, or be of what has ended.

    Nothing says whether that of a territory itself still meets.
    """
    if instance.prevue:
        return DOIT_SIEGER
    runs = dispositif and situation(catalogue, dispositif).phase is Phase.EN_COURS
    return SIEGE if runs else MEMBRES


def titre_des_autres_actions(contrat: Contrat | Convention) -> str:
    """Return what heads the actions of no axis: they are « others » only beside those of axes."""
    of_axes = any(axe.actions or any(o.actions for o in axe.objectifs) for axe in contrat.axes)
    return "Ses autres actions" if of_axes else "Ses actions"


def axes_connus(announced: Decimal | None, axes: Iterable[Axe], exactitude: Exactitude | None = None) -> str:
    """Say how many axes are known: transversal ones are counted apart, as contracts do.

    Args:
        announced: the number that a source announces, if any.
        axes: those that the data hold.
        exactitude: how exact the announced number is.
    """
    counts = Counter(axe.nature is NatureAxe.TRANSVERSAL for axe in axes)
    across, plain = counts[True], counts[False]
    if exactitude or not across or not plain or announced not in (None, across + plain, plain):
        return connus(announced, across + plain, "axe", "axes", exactitude=exactitude)
    told = compte(plain, "axe", "axes"), compte(across, "axe transversal", "axes transversaux")
    return " et ".join(told) if announced is not None else f"{' et '.join(told)} connus"
