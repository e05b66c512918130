"""Things put together by a word of a closed list, or by whom they serve."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from reperes_sante.france.letters import plain_letters
from reperes_sante.model.communs import Ligne, Organisme
from reperes_sante.model.dispositif import Membre
from reperes_sante.model.dispositifs import Mission, Siege
from reperes_sante.model.vocabulaire import Vocabulaire

T = TypeVar("T")


class Groupe(NamedTuple, Generic[T]):
    """Things that share a word: the word typed in the data, its label, and the things in their own order."""

    mot: str
    libelle: str
    membres: tuple[T, ...]


def par_mot(
    things: Iterable[T], word: Callable[[T], Vocabulaire | None], unknown: str
) -> tuple[Groupe[T], ...]:
    """Group things by a word of a closed list, in the order of that list; those without a word come last.

    Args:
        things: what to group.
        word: tells the word of a thing.
        unknown: label of the group of those without a word.
    """
    found: dict[Vocabulaire | None, list[T]] = {}
    for thing in things:
        found.setdefault(word(thing), []).append(thing)
    rest = found.pop(None, [])
    known = sorted((key for key in found if key is not None), key=_rank)
    groups = tuple(Groupe(key.value, key.label, tuple(found[key])) for key in known)
    return (*groups, Groupe("inconnu", unknown, tuple(rest))) if rest else groups


def _rank(word: Vocabulaire) -> int:
    return tuple(type(word).__members__.values()).index(word)


def par_famille(membres: Iterable[Membre]) -> tuple[Groupe[Membre], ...]:
    """Group the members of a council by family."""
    return par_mot(membres, lambda membre: membre.famille, "Famille non précisée par la source")


def par_categorie(sieges: Iterable[Siege]) -> tuple[Groupe[Siege], ...]:
    """Group the associations of a board by legal category."""
    return par_mot(sieges, lambda siege: siege.categorie, "Catégorie non précisée par la source")


def par_lettre(organismes: Iterable[Organisme]) -> tuple[Groupe[Organisme], ...]:
    """Group organismes by the first letter of their name, accents set aside, in alphabetical order."""
    ordered = sorted(organismes, key=lambda organisme: plain_letters(organisme.nom))
    groups = groupby(ordered, key=lambda organisme: plain_letters(organisme.nom)[0])
    return tuple(Groupe(letter, letter.upper(), tuple(own)) for letter, own in groups)


def par_urgence(lignes: Iterable[Ligne]) -> tuple[Groupe[Ligne], ...]:
    """Group help numbers by family, the most urgent first."""
    return par_mot(lignes, lambda ligne: ligne.famille, "")


def par_public(missions: Iterable[Mission]) -> tuple[Groupe[Mission], ...]:
    """Group the missions of a CIAS by public, in the order of the file."""
    found: dict[str, list[Mission]] = {}
    for mission in missions:
        found.setdefault(mission.public, []).append(mission)
    return tuple(Groupe(public, public, tuple(items)) for public, items in found.items())
