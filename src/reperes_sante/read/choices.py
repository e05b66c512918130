"""A word that is in no closed list: those of the list, with their meanings, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reperes_sante.france.letters import decapitale, hyphened, nearest_word, shown, slug
from reperes_sante.france.typed_dates import date_remedy
from reperes_sante.model.findings import Kind, Wording
from reperes_sante.model.synonymes import OPENED, meant_by
from reperes_sante.model.types import FORM
from reperes_sante.model.vocabulaire import EtatDispositif, StatutMembre, Vocabulaire
from reperes_sante.read.repairs import bare

HORS_LISTE = Kind("valeur-inconnue", "Un mot d'une liste fermée est dans cette liste.")


def with_meaning(word: Vocabulaire) -> str:
    """Return a word of a closed list with what pages say instead, if that is another word."""
    return f"{word.value}{label_of(word)}"


def label_of(word: Vocabulaire) -> str:
    """Return the same words, between brackets; nothing if pages say the word itself."""
    return "" if slug(word.label) == word.value else f" ({decapitale(word.label)})"


def choice(value: str, context: Mapping[str, Any]) -> Wording:
    """Word a text that is none of the words of a closed list, with those that it may be meant for.

    Args:
        value: what was written.
        context: `words`, the list; `otherwise`, the field for another word; `known`, keys of the block.
    """
    words: type[Vocabulaire] = context["words"]
    allowed = ", ".join(map(_with_sense if len(words) <= SHORT_LIST else with_meaning, words))
    typed = hyphened(bare(value))
    message = f"{shown(value)} n'est pas dans la liste."
    if told := _state_and_day(words, value, context) or _opened(words, typed, allowed, message):
        return told
    if "statut" in context.get("known", ()) and typed in {word.value for word in StatutMembre}:
        return Wording(HORS_LISTE, message, f"C'est un statut : « statut: {typed} ».")
    if same := next((word for word in words if typed in _names(word)), None):
        return Wording(HORS_LISTE, message, f"Écrivez « {same.value} »{label_of(same)}.")
    slipped = nearest_word(typed, [word.value for word in words])
    near = meant_by(words, typed) or next((word for word in words if word.value == slipped), None)
    other = context.get("otherwise")
    beside = f" Si aucun ne convient, écrivez ces mots dans « {other} »." if other else ""
    if not near:
        return Wording(HORS_LISTE, message, f"Choisissez parmi : {allowed}.{beside}")
    remedy = f"Vouliez-vous écrire « {near.value} »{label_of(near)} ? Sinon : {allowed}.{beside}"
    return Wording(HORS_LISTE, message, remedy)


def _names(word: Vocabulaire) -> tuple[str, ...]:
    """Return what people write for a word of a list: itself, its label, with its acronym or without."""
    return word.value, slug(word.label), slug(word.label.partition(" (")[0])


# Where a day begins after other words: « signé le 17 juillet 2025 », « lancé en mai 2024 ».
DAY_TOLD = re.compile(r"\d|(?<![^\W\d])[^\W\d]+ \d{4}$")


def _opened(words: type[Vocabulaire], typed: str, allowed: str, message: str) -> Wording | None:
    """Word an opening in place of a state: a place opens, and its own block says when."""
    if words is not EtatDispositif or typed not in OPENED - {word.value for word in words}:
        return None
    place = "C'est un lieu qui ouvre : « implantations », puis « ouvertures » ; une fête va dans « etapes »."
    return Wording(HORS_LISTE, message, f"{place} Sinon : {allowed}.")


def _state_and_day(words: type[Vocabulaire], value: str, context: Mapping[str, Any]) -> Wording | None:
    """Word a state with its day: « signé le 17 juillet 2025 »."""
    day = DAY_TOLD.search(value, 1)
    said = value[day.start() :].rstrip(" .") if day else ""
    iso = f"« {said} »." if FORM.fullmatch(said) else date_remedy(said, has_words=False)
    told = re.findall(r"[\w-]+", value[: day.start()]) if day else []
    states = {word for word in words for one in told if word.value == hyphened(one)}
    # « Le contrat a été signé puis évalué en 2024 » dates one of the two.
    found = states.pop() if len(states) == 1 else None
    if not found or "date" not in context.get("known", ()) or "« " not in iso:
        return None
    written = iso.removeprefix("Écrivez ").removeprefix("« ").removesuffix(" ».")
    message = f"{shown(value)} dit deux choses."
    return Wording(HORS_LISTE, message, f"Écrivez « - {found.value}: {written} ».")


# The meaning of each word is told in so short a list; pages of the guide tell those of the others.
SHORT_LIST = 8


def _with_sense(word: Vocabulaire) -> str:
    return f"{word.value} ({decapitale(word.sens.rstrip('.'))})"
