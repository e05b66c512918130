"""What residents look for in a thing, by importance: one small test each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, NamedTuple, Self


class Importance(Enum):
    """How much a thing matters to residents: its word, and the points that it is worth."""

    points: int

    ESSENTIEL = "essentiel", 5
    IMPORTANT = "important", 3
    UTILE = "utile", 1

    def __new__(cls, word: str, points: int) -> Self:
        """Pair the word shown to editors with the points."""
        member = object.__new__(cls)
        member._value_ = word
        member.points = points
        return member


class Attente(NamedTuple):
    """A thing that residents look for.

    Attributes:
        code: stable identifier.
        importance: how much it matters.
        texte: the thing, in plain French; it is said when it is missing.
        objet: name of the dispositif that lacks it, once one does; empty for the territory itself.
    """

    code: str
    importance: Importance
    texte: str
    objet: str = ""


class Critere(NamedTuple):
    """A thing that residents look for, with the test that tells whether it is there."""

    attente: Attente
    est_rempli: Callable[[Any], bool]


def can_be_called(contacts: Iterable[Any]) -> bool:
    """Tell whether one of the contacts gives a telephone or an e-mail address."""
    return any(contact.telephone or contact.courriel for contact in contacts)


ESSENTIEL, IMPORTANT, UTILE = Importance
EN_BREF = Critere(
    Attente("en-bref", UTILE, "le résumé en deux ou trois phrases"), lambda thing: bool(thing.en_bref)
)
ETAT = Critere(
    Attente("etat", ESSENTIEL, "où en est le contrat (signé, en préparation, terminé…)"),
    lambda dispositif: bool(dispositif.etats),
)
