"""Figures and dates in words, as French writes them; what a date means on a calendar."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from decimal import Decimal

from reperes_sante.france.letters import NBSP, NNBSP
from reperes_sante.model.base import Date, Desaccord
from reperes_sante.model.blocs import Frequence, Valeur
from reperes_sante.model.contrat import Duree
from reperes_sante.model.effectif import Effectif
from reperes_sante.model.evenement import Etape, MomentDeJournee, Parcours
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import Exactitude

MONTHS_WITH_VOWEL = (4, 8, 10)
PLURAL_FROM = 2
WORDS = re.compile(r"\w+")
# What a disagreement is about when it is about words alone.
NAMING = re.compile(r"(?:noms?|sigles?|orthographe|graphie|mots?|sens du sigle)\b", re.IGNORECASE)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
# Two clauses: the words of the source, or of who read it, explain the date.
COMMENT = re.compile("[,;]")
SMALL_WORDS = frozenset({"le", "en"})
# « 12 % », « 30 lits »: a short unit never stands alone at the start of a line.
SHORT_UNIT = 4


def nombre(value: Decimal | int) -> str:
    """Return a number as French writes it: « 275 736 », « 4,5 »; decimals stay as published."""
    return f"{Decimal(value):,f}".replace(",", NNBSP).replace(".", ",")


def montant(value: Valeur) -> str:
    """Return a figure in words: « environ 10 à 12 % », else the words of its source; nothing if unknown."""
    unit = value.unite or ""
    if value.valeur is None:
        # The words of the source may name the unit themselves.
        own = value.valeur_publiee or ""
        return own if unit in own or not own else f"{own} {unit}"
    exact = f"{value.exactitude.label} " if value.exactitude else ""
    upper = f" à {nombre(value.valeur_max)}" if value.valeur_max is not None else ""
    space = NBSP if len(unit) < SHORT_UNIT or unit.startswith("%") else " "
    published = f" (la source écrit : {value.valeur_publiee})" if value.valeur_publiee else ""
    return f"{exact}{nombre(value.valeur)}{upper}{unit and space}{unit}{published}"


def heures(etape: Etape | MomentDeJournee) -> str:
    """Return the hours of an event: « de 18 h 30 à 20 h », « à 9 h »; nothing if they are not known."""
    if not etape.heure:
        return ""
    return (
        f"de {heure(etape.heure)} à {heure(etape.heure_fin)}"
        if etape.heure_fin
        else f"à {heure(etape.heure)}"
    )


def personnes(poste: Effectif) -> str:
    """Return how many people a job counts, as exactly as the source says it; nothing if unknown."""
    if poste.nombre is None:
        return ""
    exact = f"{poste.exactitude.label} " if poste.exactitude else ""
    return (
        f"{exact}{nombre(poste.nombre)} ETP"
        if poste.etp
        else f"{exact}{compte(poste.nombre, 'personne', 'personnes')}"
    )


def circuit(parcours: Parcours) -> str:
    """Return a route in words: « 10 km, départ à 9 h (la place), enfants »."""
    start = f"départ à {heure(parcours.heure)}" if parcours.heure else ""
    place = parcours.depart and (f"({parcours.depart})" if start else f"départ : {parcours.depart}")
    return ", ".join(
        filter(None, (parcours.longueur, " ".join(filter(None, (start, place))), parcours.public))
    )


def rendez_vous(moment: MomentDeJournee) -> str:
    """Return a part of an event in a line: « de 14 h à 16 h 30, marche en forêt, départ : la mairie »."""
    start = f"départ : {moment.depart}" if moment.depart else ""
    public = f"pour {moment.public}" if moment.public else ""
    parts = (heures(moment), moment.titre, moment.lieu, moment.adresse, start, public)
    return ", ".join(filter(None, parts))


def venus(etape: Etape) -> str:
    """Return how many people came, as exactly as the source says it: « environ 60 »; nothing if unknown."""
    if etape.participants is None:
        return ""
    exact = f"{etape.exactitude.label} " if etape.exactitude else ""
    return f"{exact}{nombre(etape.participants)}"


def seances(etape: Etape) -> str:
    """Return how often something took place, as exactly as the source says: « environ 10 séances »."""
    if etape.nombre_seances is None:
        return ""
    exact = f"{etape.exactitude_seances.label} " if etape.exactitude_seances else ""
    return f"{exact}{compte(etape.nombre_seances, 'séance', 'séances')}"


def heure(text: str) -> str:
    """Return an hour as French writes it: « 18 h 30 », « 9 h »."""
    hours, _, minutes = text.partition(":")
    told = f"{int(hours)}{NBSP}h"
    return told if minutes == "00" else f"{told}{NBSP}{minutes}"


def ordinal(value: Decimal | int, feminin: bool = False) -> str:  # noqa: FBT001, FBT002
    """Return a rank: « 1er », « 1re » of a feminine noun, « 2e »."""
    first = "1re" if feminin else "1er"
    return first if value == 1 else f"{nombre(value)}e"


def compte(value: Decimal | int, singular: str, plural: str) -> str:
    """Return a number with its noun, which is plural from two on: « 1 axe », « 3 axes »."""
    return f"{nombre(value)}{NBSP}{plural if value >= PLURAL_FROM else singular}"


def rythme(frequency: Frequence) -> str:
    """Return how often a body meets: « au moins 2 fois par an »."""
    exact = f"{frequency.exactitude.label} " if frequency.exactitude else ""
    upper = f" à {nombre(frequency.fois_max)}" if frequency.fois_max is not None else ""
    return f"{exact}{nombre(frequency.fois)}{upper} fois {frequency.par.label}"


def nombre_d_annees(duree: Duree) -> str:
    """Return how many years something lasts: « 3 ans », « 2 à 5 ans »; nothing if no source counts them."""
    if duree.annees is None:
        return ""
    low = f"{nombre(duree.annees)} à " if duree.annees_max is not None else ""
    return f"{low}{compte(duree.annees_max or duree.annees, 'an', 'ans')}"


def connus(
    announced: Decimal | None,
    known: int,
    singular: str,
    plural: str,
    feminine: str = "",
    exactitude: Exactitude | None = None,
) -> str:
    """Say how many things are known of those announced: « 6 axes annoncés, 3 connus »; nothing without any.

    Without an announced number nobody knows whether these are all: « 3 axes connus ».

    Args:
        announced: the number that a source announces, if any.
        known: the number of those that the data hold.
        singular: the noun.
        plural: its plural.
        feminine: « e » for a feminine noun.
        exactitude: how exact the announced number is.
    """
    if announced is None:
        return compte(known, f"{singular} connu{feminine}", f"{plural} connu{feminine}s") if known else ""
    if announced == known and not exactitude:
        return compte(known, singular, plural)
    exact = f"{exactitude.label} " if exactitude else ""
    told = exact + compte(announced, f"{singular} annoncé{feminine}", f"{plural} annoncé{feminine}s")
    return f"{told}, {compte(known, f'connu{feminine}', f'connu{feminine}s')}" if known else told


def est_de_nom(desaccord: Desaccord) -> bool:
    """Tell whether sources only name or spell a thing in several ways: nothing that one would do changes."""
    return len(desaccord.versions) > 1 and bool(NAMING.match(desaccord.sujet))


def titre_du_desaccord(desaccord: Desaccord) -> str:
    """Say who disagrees: several sources, or one with itself; one version alone is a doubt."""
    if est_de_nom(desaccord):
        return "Plusieurs noms ou graphies"
    if len(desaccord.versions) == 1:
        return "La source laisse un doute"
    sources = {source for version in desaccord.versions for source in version.sources}
    return "Les sources ne sont pas d'accord" if len(sources) > 1 else "La source se contredit"


def du(date: DatePartielle) -> str:
    """Return the word that opens a period: « du », « de » or « d’ », with its space."""
    if date.jour:
        return "du "
    return "d’" if date.mois in MONTHS_WITH_VOWEL else "de "


def au(date: DatePartielle) -> str:
    """Return the word that closes a period: « au » or « à », with its space."""
    return "au " if date.jour else "à "


def le(date: DatePartielle) -> str:
    """Return the word that goes before a date in a sentence: « le » or « en », with its space."""
    return "le " if date.jour else "en "


def depuis(date: DatePartielle) -> str:
    """Return the words before a beginning without an end: « depuis » or « depuis le », with a space."""
    return "depuis le " if date.jour else "depuis "


def pour(date: DatePartielle) -> str:
    """Return the words before the date of what is announced: « pour » or « pour le », with a space."""
    return "pour le " if date.jour else "pour "


def jusque(date: DatePartielle) -> str:
    """Return the words that go before an end without a beginning, with their space."""
    return f"jusqu’{'au' if date.jour else 'en'} "


def sans_repetition(debut: DatePartielle, fin: DatePartielle) -> str:
    """Return the first day of a period without what its last day says again: « 22 », « octobre »."""
    words, others = str(debut).split(), str(fin).split()
    while len(words) == len(others) > 1 and words[-1] == others[-1]:
        words.pop()
        others.pop()
    return " ".join(words)


def se_lit_tel_quel(value: Date) -> bool:
    """Tell whether the words of the source say by themselves when it was: « vers 2011 », « dès mars 2019 ».

    They hold the date in full, and comment on nothing. What comes back is told by its rhythm first.
    """
    told = value.date_publiee or ""
    if value.environ and told.startswith("vers "):
        return True
    alone = value.date and not value.fin and not value.chaque and not COMMENT.search(told)
    # « 12 mars 2019 » does not hold « 2 mars 2019 ».
    return bool(alone and re.search(rf"\b{value.date}\b", told) and dit_de_plus(value))


def dit_de_plus(value: Date) -> str:
    """Return the words of the source, where they say more than the date; its day of the week does not."""
    told = value.date_publiee or ""
    days = {WEEKDAYS[value.date.premier_jour.weekday()]} if value.date and value.date.jour else set()
    dates = " ".join(str(date) for date in (value.date, value.fin) if date)
    known = {*WORDS.findall(dates.lower()), *days, *SMALL_WORDS}
    return told if set(WORDS.findall(told.lower())) - known else ""


def dure_depuis(value: Date) -> bool:
    """Tell whether a date is the beginning of what lasts or comes back."""
    return bool(value.date and not value.fin and (value.depuis or value.chaque))


def est_date(value: Date) -> bool:
    """Tell whether anything is known of when it was."""
    return bool(value.date or value.fin or value.date_publiee or value.chaque)


def months_before(today: dt.date, months: int) -> dt.date:
    """Return the same day some months earlier, or the last day of a shorter month."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return dt.date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def on_date(date: DatePartielle) -> str:
    """Put a date in a sentence: « le 14 février 2020 », « en novembre 2024 », « en 2024 »."""
    return f"{le(date)}{date}"
