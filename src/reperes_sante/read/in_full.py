"""A text in place of a block, a figure or money of which nothing is told: the whole lines to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from reperes_sante.france.counting import WORDS
from reperes_sante.france.letters import capitale
from reperes_sante.france.typed_dates import date_lines
from reperes_sante.model.base import Model
from reperes_sante.model.fields import champs
from reperes_sante.model.findings import Kind, Wording
from reperes_sante.model.markers import naming_fields
from reperes_sante.model.types import FORM
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.read.choices import with_meaning
from reperes_sante.read.misplaced import in_order
from reperes_sante.read.repairs import as_value

CHIFFRE = Kind("chiffre-vide", "Un chiffre donne un nombre, ou les mots de la source.")
FINANCEMENT = Kind("financement-vide", "Un financement dit combien, qui paie, qui reçoit ou son cadre.")


def of_two(bloc: type[Model], text: str, needed: Sequence[str]) -> str:
    """Say how a text is written in place of a block of two keys: « Claire Durand, maire »."""
    if len(needed) != len(("name", "other")) or needed[0] not in naming_fields(bloc):
        return ""
    name, other = needed
    words = _innermost(bloc, other)
    if words and other == bloc.SUIVANT:
        choice = ", ".join(map(with_meaning, words))
        return f"Écrivez « - {as_value(text)}: … », avec l'un de ces mots : {choice}."
    first, comma, second = text.partition(", ")
    if comma and other == bloc.SUIVANT:
        first, second = in_order(bloc, first, second)
        return f"Écrivez « - {as_value(first)}: {as_value(second)} »."
    if not comma:
        return f"Écrivez « - {name}: {as_value(text)} » puis, dessous, « {other}: … »."
    return f"Écrivez « - {name}: {as_value(first)} » puis, dessous, « {other}: {as_value(second)} »."


def _innermost(bloc: type[Model], name: str) -> type[Vocabulaire] | None:
    return next((champ.vocabulaire for champ in champs(bloc) if champ.nom == name), None)


LENGTH = re.compile(r"(\d+|\w+)(?: (?:à|-) (\d+|\w+))? ans?(?:,? (renouvelable)s?\.?|,? (\S.*))?")


def length_lines(text: str) -> str:
    """Say how a length is written: « cinq ans », « 5 ans renouvelables », « de mars 2024 à mars 2029 »."""
    if found := LENGTH.fullmatch(text.strip()):
        years = [one if one.isdecimal() else WORDS.get(one.casefold()) for one in found.groups()[:2] if one]
        if all(years):
            keys = zip(("annees", "annees_max"), years, strict=False)
            lines = [f"« {key}: {one} »" for key, one in keys]
            lines += ["« renouvelable: oui »"] * bool(found[3])
            lines += [f"« detail: {as_value(found[4])} »"] if found[4] else []
            alone = f"« {years[0]} ans »"
            return f"Écrivez {alone if len(lines) == 1 else _in_a_block(lines)}."
    lines = [*date_lines(text.strip().replace("/", "-"), ("date", "fin", "depuis"))]
    return f"Écrivez {_in_a_block(lines)}." if lines else ""


def _in_a_block(lines: list[str]) -> str:
    """Return the lines of an item of a list, the first behind its dash."""
    return " puis, dessous, ".join((f"« - {lines[0][2:]}", *lines[1:]))


# « 40 médecins », « Médecins : 40 » in place of a figure.
COUNTED_FIRST = re.compile(r"(\d[\d ]*) ([^\d]+)")


def no_figure(_key: str, value: object, _context: dict[str, Any]) -> Wording:
    """Word a figure without a number; its name may hold one."""
    name = _named(value)
    message = "Ce chiffre ne dit rien."
    if name and (found := COUNTED_FIRST.fullmatch(name)):
        if not re.search(r"[^\W\d]{3}", found[2]):
            return Wording(CHIFFRE, message, f"Écrivez ce qui est compté devant : « - Un nom: {name} ».")
        return Wording(CHIFFRE, message, f"Écrivez « - {capitale(found[2])}: {found[1].strip()} ».")
    line = f"Écrivez « - {as_value(name)}: … »" if name else "Ajoutez « valeur: … »"
    remedy = f"{line}, avec le nombre"
    return Wording(CHIFFRE, message, f"{remedy} ; sinon, « valeur_publiee » avec les mots de la source.")


def _named(value: object) -> str:
    """Return the name that a block has in the file, if it has one; schemas have signs in place of it."""
    said = value.get("libelle") if isinstance(value, dict) else value
    return said if isinstance(said, str) and re.search(r"\w", said) else ""


def no_payment(_key: str, value: object, context: dict[str, Any]) -> Wording:
    """Word money of which nothing is told; where it has a day, that is a dated fact."""
    name, date = _named(value) or "Financement", value.get("date") if isinstance(value, dict) else None
    message = "Ce financement ne dit ni combien, ni qui paie ou reçoit, ni son cadre."
    known = "Ajoutez « payeurs », « beneficiaires », « cadre » ou « valeur », si la source le dit"
    if isinstance(date, str) and FORM.fullmatch(date):
        return Wording(
            FINANCEMENT, message, f"{known} ; sinon, sous « etapes: », « - {as_value(name)}: {date} »."
        )
    place = context.get("ailleurs", "")
    words = f" et dites-le en mots, dans « {place} »" if place else ""
    return Wording(FINANCEMENT, message, f"{known}. Sinon, retirez ce bloc{words}.")
