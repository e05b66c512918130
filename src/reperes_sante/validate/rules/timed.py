"""Timed: a day, an hour or a rank that two parts of one block tell differently."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from reperes_sante.france.counting import WORDS
from reperes_sante.france.figures import WEEKDAYS
from reperes_sante.france.letters import plain_letters, shown
from reperes_sante.model.base import Date, Enonce
from reperes_sante.model.blocs import PhraseCitee
from reperes_sante.model.communs import Source
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.evenement import Etape
from reperes_sante.model.fields import champs
from reperes_sante.model.types import ANNEES, MOIS
from reperes_sante.validate.rules.doubtful import DISPUTED
from reperes_sante.validate.rules.linked import Linked, Remark, warning

MONTH = "|".join(MOIS)
# « jeudi 20 décembre 2024 »; the year of the block, where the words have none.
WEEKDAY = re.compile(
    rf"\b({'|'.join(WEEKDAYS)})\s(\d{{1,2}})(?:er)?\s({MONTH})\b(?:\s(\d{{4}}))?", re.IGNORECASE
)
# What is told word for word may be wrong in its source.
WORD_FOR_WORD = (PhraseCitee, Source)


@warning("jour-de-semaine", "Le jour de la semaine écrit à côté d'une date est celui de cette date.")
def jours_de_semaine(linked: Linked) -> Iterator[Remark]:
    """Tell a day of the week that a date beside it contradicts: 20 December 2024 was a Friday."""
    for file, path, block in linked.every(Enonce):
        if block.desaccords or isinstance(block, WORD_FOR_WORD):
            continue
        own = block.date if isinstance(block, Date) and not block.fin else None
        for champ in champs(type(block)):
            held = getattr(block, champ.nom)
            for text in held if isinstance(held, tuple) else (held,):
                for found in WEEKDAY.finditer(text) if type(text) is str else ():
                    day = int(found[2]), MOIS.index(found[3].lower()) + 1
                    # Without a year, only the day of the block is known to be meant.
                    is_own = own is not None and day == (own.jour, own.mois)
                    year = int(found[4] or (own.annee if own and is_own else 0))
                    if said := _other_weekday(year, day, found[1]):
                        message = f"{shown(found[0])} : {said}."
                        yield Remark(file, (*path, champ.nom), message, DISPUTED)


def _other_weekday(year: int, day: tuple[int, int], told: str) -> str:
    """Return which day of the week a date is, if it is another; nothing where there is no such date."""
    if year not in ANNEES:
        return ""
    try:
        date = dt.date(year, day[1], day[0])
    except ValueError:
        return "ce jour n'existe pas"
    true = WEEKDAYS[date.weekday()]
    return "" if told.lower() == true else f"en {year}, c'était un {true}"


DAY = re.compile(rf"(\d{{1,2}})(?:er)?\s({MONTH})\b(?:\s(\d{{4}}))?", re.IGNORECASE)
# What may stand before the only day that words tell.
BEFORE_A_DAY = re.compile(rf"(?:«\s?)?(?:le\s)?(?:(?:{'|'.join(WEEKDAYS)})\s)?", re.IGNORECASE)


@warning("date-contredite", "« date » et « date_publiee » disent le même jour.")
def jours_publies(linked: Linked) -> Iterator[Remark]:
    """Tell a date whose day is not the one that the words of the source begin with."""
    for file, path, fact in linked.every(Date):
        days = list(DAY.finditer(fact.date_publiee or ""))
        if len(days) != 1 or not fact.date or not fact.date.jour or fact.fin or fact.desaccords:
            continue
        [found] = days
        told = int(found[1]), MOIS.index(found[2].lower()) + 1, int(found[3] or fact.date.annee)
        is_first = BEFORE_A_DAY.fullmatch(fact.date_publiee or "", 0, found.start())
        if is_first and told != (fact.date.jour, fact.date.mois, fact.date.annee):
            message = f"« date » dit le {fact.date}, et « date_publiee » : {shown(fact.date_publiee)}."
            yield Remark(file, (*path, "date"), message, DISPUTED)


SPAN = re.compile(r"\bde (\d{1,2}) ?h ?(\d\d)? à (\d{1,2}) ?h ?(\d\d)?", re.IGNORECASE)
# What goes on the day after.
NIGHT = re.compile(r"nuit|lendemain|garde|astreinte|samedi|dimanche|week|urgence", re.IGNORECASE)
# From the evening on, in minutes, hours may end the day after; so they do before dawn.
EVENING, DAWN = 18 * 60, 6 * 60
PART_OF_DAY = re.compile(
    r"(?:le |l['’]|au |en |dans l['’])?(?:(matin(?:ée)?)|après-midi|soir(?:ée)?)", re.IGNORECASE
)
NOON = "12:00"


@warning("horaires-contredits", "Des horaires finissent après leur début, et vont avec l'heure.")
def horaires_possibles(linked: Linked) -> Iterator[Remark]:
    """Tell hours that end before they begin, and a part of the day that the hour is not in."""
    remedy = "Vérifiez-les dans la source."
    for file, path, text in linked.texts:
        for found in SPAN.finditer(text) if path[-1] == "horaires" and not NIGHT.search(text) else ():
            start, end = (int(found[n]) * 60 + int(found[n + 1] or 0) for n in (1, 3))
            if DAWN <= end < start < EVENING:
                yield Remark(file, path, f"« {found[0].strip()} » : la fin précède le début.", remedy)
    for file, path, event in linked.every(Etape):
        part = PART_OF_DAY.fullmatch(event.horaires or "")
        if part and event.heure and bool(part[1]) is (event.heure > NOON):
            message = f"{shown(event.horaires)} ne va pas avec « heure: {event.heure} »."
            yield Remark(file, (*path, "horaires"), message, remedy)


# « Quatrième forum », « 4e forum ».
RANKED = re.compile(r"(?:l[ae] )?([^\W\d]+|\d{1,2}(?=er|re|e|è|nd))\w{0,4}\s([^\W\d]+)", re.IGNORECASE)
# Of what a rank counts: not « troisième âge ».
COUNTED = frozenset((
    "assise", "cls", "clsm", "colloque", "comite", "conference", "congres", "contrat", "course", "festival",
    "fete", "foire", "forum", "journee", "marche", "rencontre", "reunion", "salon", "seance", "semaine",
    "seminaire", "village",
))  # fmt: skip
# « Première journée du 5e forum »: which of the two the field counts is not known.
ANOTHER = re.compile(r"\d ?(?:re?|e|nd)\b|\b(?:premier|second|\w{3,}ieme\b|edition)")
ORDINAL = re.compile(r"premiere?|seconde?|\w+ieme")


@warning("rang-contredit", "Le rang écrit dans un nom est celui du champ qui le dit.")
def rangs_dits(linked: Linked) -> Iterator[Remark]:
    """Tell a rank that the name of an event, or of a contract, contradicts."""
    for file, path, event in linked.every(Etape):
        told = _rank(event.titre)
        if told and event.edition and told != event.edition and not event.desaccords:
            message = f"{shown(event.titre)} ne va pas avec « edition: {event.edition} »."
            yield Remark(file, (*path, "edition"), message, DISPUTED)
    for file, path, contrat in linked.every(Contrat):
        told, ranks = _rank(contrat.nom), {one.rang for one in contrat.generations}
        if told and ranks and told not in ranks:
            message = f"{shown(contrat.nom)} ne va pas avec « generations: {min(ranks)} »."
            yield Remark(file, (*path, "generations"), message, DISPUTED)


def _rank(name: str) -> int | None:
    """Return the rank that a name begins with, if it is that of the thing itself."""
    found = RANKED.match(name)
    if not found or plain_letters(found[2]).removesuffix("s") not in COUNTED:
        return None
    if ANOTHER.search(plain_letters(name[found.end() :])):
        return None
    if found[1].isdecimal():
        return int(found[1])
    word = plain_letters(found[1])
    return WORDS.get(word) if ORDINAL.fullmatch(word) else None


@warning("venus-trop-tot", "De ce qui est seulement annoncé, personne n'est encore venu.")
def venus_apres(linked: Linked) -> Iterator[Remark]:
    """Tell who came to a meeting that is only announced, or how many."""
    for file, path, event in linked.every(Etape):
        came = {"participants": event.participants, "presents": event.presents, "excuses": event.excuses}
        field = next((name for name, held in came.items() if held), "")
        if event.est_annonce and field:
            message = f"« {field} » dit qui est venu, et cela n'est qu'annoncé."
            remedy = "Si cela a eu lieu, retirez « prevue » ; sinon, dites qui est attendu dans « detail »."
            yield Remark(file, (*path, field), message, remedy)
