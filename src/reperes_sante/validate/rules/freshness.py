"""Statements: each is sourced, none contradicts itself, and what time has overtaken is asked again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from reperes_sante.france.figures import months_before, on_date
from reperes_sante.france.letters import plain_letters
from reperes_sante.link.institutions import SOURCE
from reperes_sante.link.places import place_of
from reperes_sante.model.base import Date, Enonce
from reperes_sante.model.blocs import Valeur
from reperes_sante.model.communs import FichierNumeros, Ligne, Source
from reperes_sante.model.contrat import Duree
from reperes_sante.model.dispositif import Dispositif, Etat
from reperes_sante.model.dispositifs import Ouverture
from reperes_sante.model.fields import Path, champ_at
from reperes_sante.model.findings import Severity, also_at
from reperes_sante.model.markers import Mark, Top, bearing
from reperes_sante.model.plan import Action
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import EtatDispositif, StatutAction
from reperes_sante.read.typing import Typed
from reperes_sante.validate.rules.linked import Found, Linked, Remark, rule, warning

MONTHS = 12
MONTHS_OF_NUMBERS = 6
SETTLED = (StatutAction.REALISEE, StatutAction.ABANDONNEE, StatutAction.EN_COURS, StatutAction.PERMANENTE)


@warning("annonce-passee", "Une annonce dont la date est passée dit si elle a eu lieu.")
def annonces_passees(linked: Linked) -> Iterator[Remark]:
    """Tell each announced date that is over and to which nothing answers."""
    for found in linked.every(Date):
        file, path, fact = found
        announced = fact.fin or fact.date
        # A figure announced for a year that is over is still the one that was announced.
        is_figure = isinstance(fact, Valeur)
        if is_figure or not fact.est_annonce or announced is None or not announced.precede(linked.jour):
            continue
        if not _is_answered(found) and not _is_said_unknown(found):
            yield Remark(
                file, (*path, "fin" if fact.fin else "date"), _question(fact, announced), _remedy(fact)
            )


def _remedy(fact: Date) -> str:
    """Return what to write of an announcement: what came of it, or that nobody knows."""
    is_state = isinstance(fact, Etat) and fact.etat is EtatDispositif.SIGNATURE_PREVUE
    true = (
        "laissez cette ligne, et ajoutez la suite : « - signe: » et la date réelle"
        if is_state
        else "donnez la date réelle et retirez « prevue »"
    )
    unknown = json.dumps(f"Si {_subject(fact)} a eu lieu.", ensure_ascii=False)
    return (
        f"Si oui, {true} ; si aucune source ne le dit, ajoutez cette ligne à « inconnus » : « - {unknown} »."
    )


def _subject(fact: Date) -> str:
    """Return what was announced, as a sentence that says that nobody knows goes on with it."""
    day = fact.fin or fact.date
    when = on_date(day) if day else ""
    if isinstance(fact, Ouverture):
        return f"l'ouverture prévue {when}"
    if isinstance(fact, Etat) and fact.etat is EtatDispositif.SIGNATURE_PREVUE:
        return f"la signature prévue {when}"
    return f"« {fact.appellation} », prévu {when},"


def _question(fact: Date, announced: DatePartielle) -> str:
    when = on_date(announced)
    if isinstance(fact, Ouverture):
        return f"Ouverture prévue {when} : a-t-elle eu lieu ?"
    if isinstance(fact, Etat) and fact.etat is EtatDispositif.SIGNATURE_PREVUE:
        return f"Signature prévue {when} : a-t-elle eu lieu ?"
    return f"« {fact.appellation} » : c'était prévu {when}. Est-ce fait ?"


def _is_answered(found: Found[Date]) -> bool:
    """Tell whether something known since answers an announcement."""
    _, path, fact = found
    if isinstance(fact, Action):
        return fact.statut in SETTLED
    if isinstance(fact, Ouverture):
        return path[-1] != 0 or not all(other.prevue for other in _siblings(fact))
    if isinstance(fact, Etat):
        return any(_answers(other, fact) for other in _siblings(fact))
    return False


def _is_said_unknown(found: Found[Date]) -> bool:
    """Tell whether the dispositif, or the file, says that nobody knows what became of an announcement."""
    place = place_of(found.value)
    holder = place.dans_un(Dispositif) or place.dans_un(Territoire)
    told = (plain_letters(text) for text in (holder.inconnus if holder else ()))
    words = (plain_letters(found.value.appellation), plain_letters(_subject(found.value)))
    return any(word in text for text in told for word in words)


def _siblings(fact: Date) -> Any:  # noqa: ANN401
    """Return the list that holds a fact."""
    place = place_of(fact)
    return getattr(place.dans.bloc, place.champ_de(place.dans)) if place.dans else ()


def _answers(other: Etat, announced: Etat) -> bool:
    if other.est_annonce or other.date is None:
        return False
    is_signature = announced.etat is EtatDispositif.SIGNATURE_PREVUE and other.etat is EtatDispositif.SIGNE
    return is_signature or not (announced.date and other.date.precede(announced.date))


@warning("date-a-venir", "Un fait daté dans l'avenir est présenté comme une annonce.")
def dates_a_venir(linked: Linked) -> Iterator[Remark]:
    """Tell a fact of the future that is not said to be planned: a slip, or an announcement."""
    for file, path, fact in linked.every(Date):
        is_later = fact.date is not None and linked.jour.precede(fact.date)
        if is_later and not fact.est_annonce and not isinstance(fact, Duree):
            message = f"Cette date ({fact.date}) est à venir."
            yield Remark(file, (*path, "date"), message, "Corrigez-la, ou ajoutez « prevue: oui ».")


@warning("verification-a-venir", "Une vérification ou une lecture n'est pas datée dans l'avenir.")
def verifications_a_venir(linked: Linked) -> Iterator[Remark]:
    """Tell a check that is said to take place later than today."""
    for file, nodes in linked.nodes:
        for path, value, _ in nodes:
            is_date = isinstance(value, DatePartielle)
            is_check = is_date and Mark.READ_ON in champ_at(type(file.value), path).marques
            if is_check and linked.jour.precede(value):
                yield Remark(
                    file, path, f"Cette date ({value}) est à venir.", "Mettez la date de votre lecture."
                )


@warning("a-reverifier", f"Ce que le site affirme a été vérifié depuis moins de {MONTHS} mois.")
def a_reverifier(linked: Linked) -> Iterator[Remark]:
    """Tell each date of check that is too old, once for all that it covers."""
    for file, path, value in linked.every(Enonce):
        is_number = isinstance(file.value, FichierNumeros)
        if value.verifie_le and not is_number and _is_old(value.verifie_le, linked.today, MONTHS):
            message = f"Rien n'a été vérifié ici depuis {_since(value.verifie_le)} : plus de {MONTHS} mois."
            remedy = "Relisez les sources, corrigez ce qui a changé, puis mettez la date du jour."
            yield Remark(file, (*path, "verifie_le"), message, remedy)


@warning(
    "numero-perime",
    f"Un numéro utile a été vérifié depuis moins de {MONTHS_OF_NUMBERS} mois ; sinon, le site attend.",
)
def numeros_a_reverifier(linked: Linked) -> Iterator[Remark]:
    """Tell each date of check that makes help numbers stale, and each number that has none."""
    for file, _, numeros in linked.every(FichierNumeros):
        stale = numeros_perimes(numeros, linked.today)
        own = [rank for rank, ligne in enumerate(numeros.numeros) if ligne in stale and ligne.verifie_le]
        others = [ligne for ligne in stale if not ligne.verifie_le]
        for rank in own:
            path: Path = ("numeros", rank, "verifie_le")
            yield _stale(file, path, f"Le {numeros.numeros[rank].numero}", numeros.numeros[rank].verifie_le)
        if others:
            what = f"{len(others)} numéros" if len(others) > 1 else f"Le {others[0].numero}"
            yield _stale(file, ("verifie_le",), what, numeros.verifie_le)


def numeros_perimes(numeros: FichierNumeros, today: dt.date) -> tuple[Ligne, ...]:
    """Return the help numbers not checked for six months, or never: the site must not be published."""
    checks = ((ligne, place_of(ligne).origine.verifie_le) for ligne in numeros.numeros)
    return tuple(
        ligne for ligne, check in checks if check is None or _is_old(check, today, MONTHS_OF_NUMBERS)
    )


def _stale(file: Typed[BaseModel], path: Path, what: str, check: DatePartielle | None) -> Remark:
    state = (
        f"pas de vérification depuis {_since(check)}, soit plus de {MONTHS_OF_NUMBERS} mois"
        if check
        else "aucune date de vérification"
    )
    message = f"{what} : {state}. Le site ne peut pas être publié ainsi."
    return Remark(file, path, message, "Vérifiez auprès du service, puis écrivez « verifie_le » à ce jour.")


def _is_old(check: DatePartielle, today: dt.date, months: int) -> bool:
    return check.premier_jour < months_before(today, months)


def _since(date: DatePartielle) -> str:
    return f"le {date}" if date.jour else str(date)


@rule("sans-source", "Chaque affirmation a une source : la sienne, ou celle du bloc qui la contient.")
def enonces_sources(linked: Linked) -> Iterator[Remark]:
    """Tell each statement without a source, not what it holds."""
    remedy = "Ajoutez « sources: [identifiant] » ici ou dans le bloc au-dessus."
    for file, path, value in linked.every(Enonce):
        place = place_of(value)
        above = place.dans.dans_un(Enonce) if place.dans else None
        is_told_above = above is not None and above is not file.value
        if path and not place.origine.sources and not is_told_above:
            yield Remark(file, path, "Aucune source ne soutient ce bloc.", remedy)


@warning("registre-en-source", "Le registre officiel dit ce qu'est un territoire, jamais ce qui s'y fait.")
def registre_en_source(linked: Linked) -> Iterator[Remark]:
    """Tell a file whose first sources would have the register vouch for what is done, once."""
    for file, _, territoire in linked.every(Territoire):
        if SOURCE in territoire.sources and any(not one.sources for one in territoire.dispositifs):
            message = f"« {SOURCE} » deviendrait la source de ce qui se fait ici."
            remedy = "Mettez à sa place la page que vous avez lue : les communes citent déjà le registre."
            yield Remark(file, ("sources",), message, remedy)


@rule("fourchette-inversee", "Le haut d'une fourchette dépasse son bas.")
def fourchettes(linked: Linked) -> Iterator[Remark]:
    """Tell a range whose top is under its bottom."""
    for file, path, value in linked.objects:
        for low, high in _ranges(type(value)):
            bottom, top = getattr(value, low), getattr(value, high)
            if bottom is not None and top is not None and top < bottom:
                message = f"« {high} » ({top}) est plus petit que « {low} » ({bottom})."
                yield Remark(file, (*path, high), message, "Échangez les deux nombres, ou corrigez-en un.")


@cache
def _ranges(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a block that are the bottom and the top of a range."""
    return tuple((top.bottom, field) for field, top in bearing(model, Top).items())


@rule("source-fin-avant-debut", "La période de publication d'une source finit après son début.")
def periodes_des_sources(linked: Linked) -> Iterator[Remark]:
    """Tell a source published until a date before its first."""
    for file, path, source in linked.every(Source):
        if source.date and source.fin and source.fin.precede(source.date):
            yield Remark(file, (*path, "fin"), "La fin précède le début.", "Corrigez « date » ou « fin ».")


@rule("repetition", "Une liste ne dit pas deux fois la même chose.", gravite=Severity.CONSEIL)
def repetitions(linked: Linked) -> Iterator[Remark]:
    """Tell, once, each text or id written again in one list."""
    for file, nodes in linked.nodes:
        places: dict[tuple[Path, str], list[Path]] = {}
        for path, value, _ in nodes:
            if isinstance(value, str) and path and isinstance(path[-1], int):
                places.setdefault((path[:-1], value), []).append(path)
        for (_, value), (_, *again) in places.items():
            if again:
                lines = map(file.document.line, again[1:])
                message = also_at(f"« {value} » est déjà dans cette liste.", lines)
                yield Remark(file, again[0], message, "Retirez cette ligne.")
