"""Contracts and states: an order that is possible, a content that the law asks for, an end that is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from reperes_sante.france.figures import on_date
from reperes_sante.france.letters import plain_letters
from reperes_sante.link.contracts import signatures, terme_initial
from reperes_sante.link.places import blocs_of
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif, Etat
from reperes_sante.model.dispositifs import Convention
from reperes_sante.model.fields import walk_references
from reperes_sante.model.plan import Action, Priorite
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import EtatDispositif as E
from reperes_sante.validate.rules.linked import Found, Linked, Remark, is_told_unknown, rule, warning

LOI_3DS = (
    "Code de la santé publique, article L.1434-10, IV, "
    "modifié par la loi n° 2022-217 du 21 février 2022 (« 3DS »), article 122"
)
MENTAL_HEALTH_SINCE = dt.date(2022, 2, 22)
MENTAL_HEALTH = "sante-mentale"

# How names begin that are no contrat local de santé, and what says that one is, all the same.
OTHER_CONTRACTS = ("convention", "contrat territorial de sante mentale", "ctsm")
LOCAL_CONTRACT = ("contrat local de sante", "cls")

ENDS = (E.EXPIRE, E.DISSOUS)
PROJECTS = (E.PRECONISE, E.PREFIGURATION)
BIRTHS = (E.SIGNE, E.LANCE, E.CREE, E.OFFICIALISE, E.INSTALLE, E.OUVERT, E.INAUGURE)
SEQUELS = (E.AVENANT, E.PROROGE)
# What says in « inconnus » that nobody knows what became of a contract.
SEQUEL = ("suite", "devenu", "prolong", "proroge", "renouvel", "apres")


@rule("succession", "Un contrat succède à un autre contrat de la même fiche, plus ancien.", ensemble=True)
def succession(linked: Linked) -> Iterator[Remark]:
    """Tell a contract that follows itself, a contract of another territory, or a later one."""
    for file, _, territoire in linked.every(Territoire):
        contrats = {contrat.id: contrat for contrat in territoire.contrats}
        turning = _in_circles(contrats)
        for rank, contrat in enumerate(territoire.contrats):
            former = contrat.succede_a
            if former in linked.catalogue.dispositifs and (
                contrat.id in turning or _is_wrong(contrat, contrats.get(former or ""))
            ):
                message = f"« {former} » ne peut pas être le contrat précédent."
                remedy = "Indiquez un autre contrat de la même fiche, plus ancien."
                yield Remark(file, ("contrats", rank, "succede_a"), message, remedy)


def _is_wrong(contrat: Contrat, former: Contrat | None) -> bool:
    """Tell whether a contract cannot follow another one: of another territory, or signed later."""
    if former is None:
        return True
    dates, former_dates = signatures(contrat), signatures(former)
    return bool(dates and former_dates and max(dates).precede(min(former_dates)))


def _in_circles(contrats: dict[str, Contrat]) -> set[str]:
    """Return the contracts that, from one to the former, follow themselves; each is passed once."""
    passed: set[str] = set()
    turning: set[str] = set()
    for start in contrats:
        way: dict[str, None] = {}
        name: str | None = start
        while name in contrats and name not in passed and name not in way:
            way[name] = None
            name = contrats[name].succede_a
        if name in way:
            walked = list(way)
            turning.update(walked[walked.index(name) :])
        passed.update(way)
    return turning


@rule("contrat-autre-nature", "Ce qui est écrit sous « contrats » est un contrat local de santé (CLS).")
def contrats_locaux(linked: Linked) -> Iterator[Remark]:
    """Tell a contract whose name says that it is another one: pages would call it a CLS."""
    for file, path, contrat in linked.every(Contrat):
        name = plain_letters(contrat.nom)
        if name.startswith(OTHER_CONTRACTS) and not any(word in name for word in LOCAL_CONTRACT):
            message = f"« {contrat.nom} » n'est pas un contrat local de santé : la page le dirait « CLS »."
            remedy = "Écrivez ce bloc sous « conventions: », avec sa « nature: »."
            yield Remark(file, (*path, "nom"), message, remedy)


@rule("etats-contradictoires", "Les états d'un dispositif se suivent dans un ordre possible.")
def etats_possibles(linked: Linked) -> Iterator[Remark]:
    """Tell the first state that cannot follow another: signed after the end, planned after the signature."""
    for file, path, dispositif in linked.every(Dispositif):
        for rank, etat in enumerate(dispositif.etats):
            before = next((other for other in dispositif.etats if _forbids(other, etat, dispositif)), None)
            if before and before.date:
                message = f"« {etat.etat} » ne peut pas suivre « {before.etat} » ({before.date})."
                remedy = (
                    "Corrigez une date ; sinon, ajoutez un état « relance », ou ouvrez un nouveau dispositif."
                )
                yield Remark(file, (*path, "etats", rank, "etat"), message, remedy)
                break


def _forbids(earlier: Etat, later: Etat, dispositif: Dispositif) -> bool:
    """Tell whether a later state contradicts an earlier one, nothing having begun again in between."""
    if not (earlier.date and later.date and earlier.date.precede(later.date)):
        return False
    if earlier.prevue or later.prevue:
        return False
    begun_again = any(
        other.etat in (E.RELANCE, E.RENOUVELE)
        and other.date
        and not other.date.precede(earlier.date)
        and not later.date.precede(other.date)
        for other in dispositif.etats
    )
    return not begun_again and _is_impossible(earlier, later, dispositif)


def _is_impossible(earlier: Etat, later: Etat, dispositif: Dispositif) -> bool:
    if earlier.etat in ENDS:
        return later.etat in (*PROJECTS, *BIRTHS)
    if earlier.etat in SEQUELS:
        return later.etat is E.SIGNE and _is_first(later, dispositif)
    return earlier.etat in BIRTHS and later.etat in PROJECTS and isinstance(dispositif, Contrat)


def _is_first(etat: Etat, dispositif: Dispositif) -> bool:
    same = [other.date for other in dispositif.etats if other.etat is etat.etat and other.date]
    return etat.date == min(same)


@warning(
    "volet-sante-mentale",
    "Un contrat local de santé signé depuis la loi « 3DS » a un volet consacré à la santé mentale.",
    source=LOI_3DS,
)
def volet_sante_mentale(linked: Linked) -> Iterator[Remark]:
    """Tell a recent contract of which no theme, axis or action is about mental health."""
    for file, path, contrat in linked.every(Contrat):
        days = enumerate(map(_recent_signature, contrat.etats))
        rank, signed = next(((rank, day) for rank, day in days if day), (0, None))
        themes = {node.value for node in walk_references(contrat) if node.ref == "thematique"}
        parts: tuple[Priorite | Action, ...] = (*blocs_of(contrat, Priorite), *blocs_of(contrat, Action))
        is_shown = MENTAL_HEALTH in themes or any(map(_is_about_it, parts))
        if signed is None or is_shown or is_told_unknown(contrat, "sante mentale"):
            continue
        message = (
            f"Signé {on_date(signed)}, "
            "ce contrat doit avoir un volet « santé mentale » : la fiche n'en montre pas."
        )
        remedy = (
            "Donnez la thématique « sante-mentale » à l'axe ou à l'action qui en parle ; "
            "si rien n'en parle, écrivez dans « inconnus » : « - Le volet santé mentale. »"
        )
        yield Remark(file, (*path, "etats", rank), message, remedy)


def _is_about_it(part: Priorite | Action) -> bool:
    """Tell whether the title or a subject of a part of a contract names mental health."""
    return any("sante mentale" in plain_letters(text) for text in (part.titre, *part.sujets))


def _recent_signature(etat: Etat) -> DatePartielle | None:
    is_signed = etat.etat is E.SIGNE and not etat.prevue
    is_recent = etat.date and etat.date.premier_jour >= MENTAL_HEALTH_SINCE
    return etat.date if is_signed and is_recent else None


@warning("terme-passe", "Un contrat ou une convention de terme passé dit sa suite.", ensemble=True)
def terme_passe(linked: Linked) -> Iterator[Remark]:
    """Tell a contract or a convention that is over, without a state since, nor a contract that follows."""
    followed = {contrat.succede_a for _, _, contrat in linked.every(Contrat)}
    signed: Iterator[Found[Contrat | Convention]] = chain(linked.every(Contrat), linked.every(Convention))
    for file, path, contrat in signed:
        is_contract = isinstance(contrat, Contrat)
        what = "ce contrat" if is_contract else "cette convention"
        end = terme_initial(contrat)
        is_answered = contrat.id in followed or any(is_told_unknown(contrat, word) for word in SEQUEL)
        if end is None or is_answered or not end.precede(linked.jour):
            continue
        if not any(_is_since(etat, end) for etat in contrat.etats):
            message = (
                f"Ce contrat finissait {on_date(end)} : qu'est-il devenu ?"
                if is_contract
                else f"Cette convention finissait {on_date(end)} : qu'est-elle devenue ?"
            )
            remedy = (
                "Ajoutez un état si une source le dit : « proroge », « renouvele » ou « expire » ; "
                f"sinon, écrivez dans « inconnus » : « La suite de {what} »."
            )
            yield Remark(file, (*path, "durees", 0), message, remedy)


def _is_since(etat: Etat, end: DatePartielle) -> bool:
    dates = (etat.date, etat.fin)
    return not etat.prevue and any(date and not date.precede(end) for date in dates)
