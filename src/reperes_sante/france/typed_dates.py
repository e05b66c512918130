"""Dates as people type them, in words or in figures: what to write instead, line after line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from reperes_sante.france.figures import WEEKDAYS
from reperes_sante.france.letters import plain_letters
from reperes_sante.model.types import ANNEES, FORM, HOUR, MOIS, DatePartielle

NUMBERS = re.compile(r"(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*(\d{4})")
REVERSED = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?")
LETTERS = re.compile(r"(?:(\d{1,2})(?:er)?\s+)?([^\W\d]+)\.?\s+(\d{4})")
ISO = "Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ"
GENERAL = f"{ISO} ; sinon, mettez ces mots dans « date_publiee »."
# A century that a reader would have to guess.
SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
IMPLAUSIBLE = f"Écrivez une année de {ANNEES[0]} à {ANNEES[-1]} ; sans date connue, retirez cette ligne."
# What leads to a day and adds nothing to it, then the day of the week.
LEADING = re.compile(rf"(?:en |le |les )?(?:({'|'.join(WEEKDAYS)}) )?", re.IGNORECASE)


def date_remedy(text: str, *, has_words: bool) -> str:
    """Say what to write instead of a text that is not a date of the site.

    Args:
        text: what was written.
        has_words: whether the block has a key for the words of the source.
    """
    text = " ".join(text.split())
    match = FORM.fullmatch(text)
    if match and int(match[1]) not in ANNEES:
        return IMPLAUSIBLE
    if match:
        return "Ce jour ou ce mois n'existe pas : vérifiez la source."
    meant = _meant(text)
    if meant:
        return f"Écrivez « {meant.iso} »."
    if SHORT_YEAR.fullmatch(text):
        return f"{ISO}, avec les quatre chiffres de l'année."
    return _of_another_weekday(text) or _several(text) or (GENERAL if has_words else f"{ISO}.")


def _of_another_weekday(text: str) -> str:
    """Say which day of the week a date is, where its words give it another."""
    leading = LEADING.match(text)
    date = _written(text[leading.end() :]) if leading and leading[1] else None
    if not date or not date.jour:
        return ""
    return f"Le {date} est un {WEEKDAYS[date.premier_jour.weekday()]} : vérifiez la source."


def _several(text: str) -> str:
    """Say that each date has a block of its own, where words give two or more."""
    *before, last = re.split(r" ?, ?| et ", OPENING.sub("", text, count=1))
    whole = LETTERS.fullmatch(last)
    days = [_day(part) or (_day(_completed(part, whole)) if whole else "") for part in before] + [_day(last)]
    if not before or not re.search(r"\bet\b", text) or not all(days):
        return ""
    others = " ; ".join(f"« {day} »" for day in days[1:])
    return f"Écrivez « {days[0]} » ; chaque autre date a son bloc : {others}."


# Spaces are single in what these read: two that may each take the same ones are tried in each way.
FROM_TO = re.compile(r"(?:de |du |d['’])?(.+?) (?:à|au) (.+)")
DASHED = re.compile(r"(.+?) ?[-–/] ?(.+)")
# What a source says of a part of a year, a month or a season aside.
VAGUE = re.compile(
    r"(?:tout |en |au |à l['’]|\w+ (?=(?:tri|se)mestre))?"
    r"(?:début|mi|fin|courant|milieu|vers|printemps|été|automne|hiver|rentrée|trimestre|semestre)"
    r"[ -](?:de )?",
    re.IGNORECASE,
)
# A beginning or an end alone: the words, then what they make of the day.
BEGINS = re.compile(r"(depuis|dès|à (?:partir|compter) d[eu]) (?:le |l['’])?(.+)", re.IGNORECASE)
ENDS = re.compile(r"jusqu['’](?:en |au |à )(?:fin )?(.+)", re.IGNORECASE)
ABOUT = re.compile(r"environ (?:en )?(.+)", re.IGNORECASE)
HOURS = re.compile(rf"(?:de |à )?({HOUR.pattern})(?:\s*(?:-|–|à)\s*({HOUR.pattern}))?")
# What no text that dates something is without.
OF_TIME = re.compile(
    rf"\d|\b(?:{'|'.join((*MOIS, *WEEKDAYS))}|ann?[ée]es?|jours?|mois|semaines?|trimestre|semestre|si[èe]cle"
    r"|printemps|été|automne|hiver|rentrée|début|fin|depuis|avant|après|lors|pendant|bientôt|prochain\w*"
    r"|derni\w+|chaque|tou[ts]\w* les|régulièrement|hier|demain|vacances|noël|pâques|date)\b",
    re.IGNORECASE,
)
# A day, then something else: an hour, a number of people, a note.
FOLLOWED = re.compile(r" ?[,;(] ?| (?=à (?:\d|[A-ZÀ-Ý])|\d{1,2} ?[hH:])")
COUNT = re.compile(r"(\d[\d ]*) ([^\W\d]+)")


def date_lines(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the lines that say a date told in several words; none where no reading is plain.

    Args:
        text: what was written: « fin 2008 à mai 2009 », « de janvier à février 2026 », « depuis mars 2026 ».
        known: the keys of the block: `date` and `fin` are among them.
    """
    text = " ".join(text.split())
    if (begun := BEGINS.fullmatch(text)) and (day := _day(begun[2])):
        lasts = begun[1].casefold() == "depuis" and "depuis" in known
        return (f"« date: {day} »", *(("« depuis: oui »",) if lasts else _words(text, known)))
    if (about := ABOUT.fullmatch(text)) and (day := _day(about[1])) and "environ" in known:
        return f"« date: {day} »", "« environ: oui »"
    if (hours := HOURS.fullmatch(text)) and {"heure", "heure_fin"} <= {*known}:
        return tuple(
            f"« {key}: {one} »" for key, one in zip(("heure", "heure_fin"), _hours(hours), strict=False)
        )
    if (ended := ENDS.fullmatch(text)) and (day := _day(ended[1])):
        return (f"« fin: {day} »", *_words(text, known if "fin " in ended[0] else ()))
    if shared := _sharing(text):
        is_between = text.startswith("entre ")
        return (
            ()
            if is_between and "date_publiee" not in known
            else (*_lines(shared), *_words(text, known if is_between else ()))
        )
    return _period(text, known) or _followed(text, known)


def _hours(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(f"{int(one[1]):02}:{one[2] or '00'}" for one in HOUR.finditer(found[0]))


def _words(text: str, known: Collection[str]) -> tuple[str, ...]:
    return (f"« date_publiee: {text} »",) if "date_publiee" in known else ()


def _lines(days: Sequence[str]) -> Iterator[str]:
    return (f"« {key}: {day} »" for key, day in zip(("date", "fin"), days, strict=False))


def _period(text: str, known: Collection[str]) -> tuple[str, ...]:
    ways = (found.groups() for found in (FROM_TO.fullmatch(text), DASHED.fullmatch(text)) if found)
    whole = (text,) if VAGUE.match(text) and _day(text) else ()
    parts = whole or next((way for way in ways if all(map(_day, way))), (text,))
    days = [day for part in parts if (day := _day(part))]
    is_vague = any(map(VAGUE.match, parts))
    said = _words(text, known) if is_vague else ()
    if len(days) < len(parts) or (is_vague and not said) or (len(parts) == 1 and not is_vague):
        return ()
    return (*_lines(days), *said)


def _followed(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the line of a day, and of what stands after it where that has a key of its own."""
    found = FOLLOWED.search(text, 1)
    day = _day(text[: found.start()]) if found else ""
    rest = text[found.end() :].removesuffix(")") if found else ""
    if not day or not rest or not {"(", ")"}.isdisjoint(rest):
        return ()
    count, hour = COUNT.fullmatch(rest), HOUR.fullmatch(rest.removeprefix("à ").strip())
    if count and count[2] in known:
        return f"« date: {day} »", f"« {count[2]}: {count[1]} »"
    if hour and "heure" in known:
        return f"« date: {day} »", f"« heure: {int(hour[1]):02}:{hour[2] or '00'} »"
    if rest.startswith("à ") and "lieu" in known:
        return f"« date: {day} »", f"« lieu: {rest.removeprefix('à ')} »"
    said = _words(text, known)
    return (f"« date: {day} »", *said) if said else ()


# « Du 12 au 15 mars 2026 », « 12, 13 et 14 mars 2026 », « entre janvier et mars 2026 ».
OPENING = re.compile(r"(?:de |d['’]|du |des |les |le |entre )?(?:le |les )?", re.IGNORECASE)
BETWEEN = re.compile(r" ?[-–/,] ?| (?:à|au|et) ")
PART = re.compile(r"(\d{1,2})?(?:er)?\s*([^\W\d]+)?")
MOST_DAYS = 8


def _sharing(text: str) -> tuple[str, str] | None:
    """Return the first and the last day of a period of which the last alone has its year, or its month.

    Two days apart that « et » joins are no period.
    """
    *before, last = BETWEEN.split(OPENING.sub("", text, count=1))
    whole = LETTERS.fullmatch(last.strip())
    if not before or len(before) > MOST_DAYS or not whole:
        return None
    days = [_day(_completed(part, whole)) for part in before] + [_day(last)]
    is_ordered = all(days) and all(one < other for one, other in pairwise(days))
    if not is_ordered or len({len(day) for day in days}) > 1:
        return None
    listed = len(before) > 1 or (re.search(r"\bet\b", text) and not text.startswith("entre "))
    return (days[0], days[-1]) if not listed or _are_next(days) else None


def _completed(part: str, whole: re.Match[str]) -> str:
    """Return a day or a month with what it shares with the last one: « 12 » of « 12 au 15 mars 2026 »."""
    found = PART.fullmatch(part.strip())
    if not found or not (found[1] or found[2]) or bool(found[1]) != bool(whole[1]):
        return ""
    return f"{found[1] or ''} {found[2] or whole[2]} {whole[3]}".strip()


def _are_next(days: Sequence[str]) -> bool:
    """Tell whether days, or months, follow one another without a gap."""
    dates = [DatePartielle.parse(day) for day in days]
    return all(
        one.dernier_jour + dt.timedelta(days=1) == other.premier_jour for one, other in pairwise(dates)
    )


def _day(text: str) -> str:
    """Return a day, a month or a year as the site writes it; nothing for what is none."""
    vague = VAGUE.match(text)
    bare = text[vague.end() :].strip() if vague else text.strip()
    if (own := FORM.fullmatch(bare)) and int(own[1]) in ANNEES:
        return bare
    meant = _meant(" ".join(bare.split()))
    return meant.iso if meant else ""


def _meant(text: str) -> DatePartielle | None:
    """Return the date that words or figures say; nothing if its day of the week is another."""
    leading = LEADING.match(text)
    weekday, bare = (leading[1], text[leading.end() :]) if leading else (None, text)
    date = _written(bare)
    is_other = weekday and date and WEEKDAYS[date.premier_jour.weekday()] != weekday.casefold()
    return None if is_other or (weekday and not (date and date.jour)) else date


def _written(text: str) -> DatePartielle | None:
    if numbers := NUMBERS.fullmatch(text):
        day, month, year = (int(part or 0) for part in numbers.groups())
        return _existing(year, month, day)
    if turned := REVERSED.fullmatch(text):
        return _existing(*(int(part or 0) for part in turned.groups()))
    if letters := LETTERS.fullmatch(text):
        names = [plain_letters(name) for name in MOIS]
        name = _whole_month(plain_letters(letters[2]), names)
        return (
            _existing(int(letters[3]), names.index(name) + 1, int(letters[1] or 0)) if name in names else None
        )
    return None


def _whole_month(typed: str, names: Sequence[str]) -> str:
    """Return the month that an abbreviation begins, if it begins one alone: « juil », never « jui »."""
    begun = [name for name in names if len(typed) >= len("mai") and name.startswith(typed)]
    return begun[0] if len(begun) == 1 else typed


def _existing(year: int, month: int, day: int) -> DatePartielle | None:
    try:
        dt.date(year, month, day or 1)
    except ValueError:
        return None
    return DatePartielle(year, month, day) if year in ANNEES else None
