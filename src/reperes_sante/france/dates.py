"""Read the dates that people write, to tell them how the site writes them; and compare vague dates."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from reperes_sante.france.letters import plain_letters
from reperes_sante.model.dates import ANNEES, FORM, MOIS, DatePartielle

NUMBERS = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
LETTERS = re.compile(r"(?:(\d{1,2})(?:er)?\s+)?([^\W\d]+)\.?\s+(\d{4})")
GENERAL = "Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ ; sinon, mettez ces mots dans « date_publiee »."
IMPLAUSIBLE = f"Écrivez une année de {ANNEES[0]} à {ANNEES[-1]} ; sans date connue, retirez cette ligne."


def date_remedy(text: str) -> str:
    """Say what to write instead of a text that is not a date of the site."""
    match = FORM.fullmatch(text.strip())
    if match and int(match[1]) not in ANNEES:
        return IMPLAUSIBLE
    if match:
        return "Ce jour ou ce mois n'existe pas : vérifiez la source."
    meant = _meant(" ".join(text.split()))
    return f"Écrivez « {meant.iso} »." if meant else GENERAL


def _meant(text: str) -> DatePartielle | None:
    numbers, letters = NUMBERS.fullmatch(text), LETTERS.fullmatch(text)
    if numbers:
        day, month, year = (int(part) for part in numbers.groups())
        return _existing(year, month, day)
    if letters:
        names = [plain_letters(name) for name in MOIS]
        name = plain_letters(letters[2])
        return (
            _existing(int(letters[3]), names.index(name) + 1, int(letters[1] or 0)) if name in names else None
        )
    return None


def _existing(year: int, month: int, day: int) -> DatePartielle | None:
    try:
        dt.date(year, month, day or 1)
    except ValueError:
        return None
    return DatePartielle(year, month, day) if year in ANNEES else None


def certainly_before(first: DatePartielle, second: DatePartielle) -> bool:
    """Tell whether a date precedes another, whatever the part of each that is not known."""
    common = min(len(first.iso), len(second.iso))
    return first.iso[:common] < second.iso[:common]


def certainly_past(date: DatePartielle, today: dt.date) -> bool:
    """Tell whether the whole of a date, even vague, is over."""
    return certainly_before(date, DatePartielle(today.year, today.month, today.day))


def first_day(date: DatePartielle) -> dt.date:
    """Return the first day of a date that may be vague."""
    return dt.date(date.annee, date.mois or 1, date.jour or 1)


def months_before(today: dt.date, months: int) -> dt.date:
    """Return the same day some months earlier, or the last day of a shorter month."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return dt.date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def on_date(date: DatePartielle) -> str:
    """Put a date in a sentence: « le 14 février 2020 », « en novembre 2024 », « en 2024 »."""
    return f"le {date}" if date.jour else f"en {date}"
