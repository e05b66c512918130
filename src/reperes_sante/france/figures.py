"""French words made from typed values: numbers, counts, prepositions before dates."""

from __future__ import annotations

from decimal import Decimal

from reperes_sante.france.typography import NBSP, NNBSP
from reperes_sante.model.base import Date, Desaccord
from reperes_sante.model.dates import DatePartielle

MONTHS_WITH_VOWEL = (4, 8, 10)
PLURAL_FROM = 2


def nombre(value: Decimal | int) -> str:
    """Return a number as French writes it: « 275 736 », « 4,5 »; decimals stay as published."""
    return f"{Decimal(value):,f}".replace(",", NNBSP).replace(".", ",")


def ordinal(value: Decimal | int) -> str:
    """Return a rank: « 1er », « 2e »."""
    return "1er" if value == 1 else f"{nombre(value)}e"


def compte(value: Decimal | int, singular: str, plural: str) -> str:
    """Return a number with its noun, which is plural from two on: « 1 axe », « 3 axes »."""
    return f"{nombre(value)}{NBSP}{plural if value >= PLURAL_FROM else singular}"


def connus(announced: Decimal | None, known: int, singular: str, plural: str, feminine: str = "") -> str:
    """Say how many things are known of those announced: « 6 axes annoncés, 3 connus »; nothing without any.

    Without an announced number nobody knows whether these are all: « 3 axes connus ».

    Args:
        announced: the number that a source announces, if any.
        known: the number of those that the data hold.
        singular: the noun.
        plural: its plural.
        feminine: « e » for a feminine noun.
    """
    if announced is None:
        return compte(known, f"{singular} connu{feminine}", f"{plural} connu{feminine}s") if known else ""
    if announced == known:
        return compte(known, singular, plural)
    told = compte(announced, f"{singular} annoncé{feminine}", f"{plural} annoncé{feminine}s")
    return f"{told}, {compte(known, f'connu{feminine}', f'connu{feminine}s')}" if known else told


def titre_du_desaccord(desaccord: Desaccord) -> str:
    """Say who disagrees: several sources, or one with itself; one version alone is a doubt."""
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


def jusque(date: DatePartielle) -> str:
    """Return the words that go before an end without a beginning, with their space."""
    return f"jusqu’{'au' if date.jour else 'en'} "


def est_vague(value: Date) -> bool:
    """Tell whether the words of the source say by themselves about when it was: « vers 2011-2012 »."""
    return bool(value.environ and value.date_publiee and value.date_publiee.startswith("vers "))


def est_date(value: Date) -> bool:
    """Tell whether anything is known of when it was."""
    return bool(value.date or value.fin or value.date_publiee)
