"""Filters of a list: what may be chosen, and what each item answers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reperes_sante.france.letters import plain_letters


class Option(NamedTuple):
    """A choice: the word of the address, and what readers see."""

    mot: str
    libelle: str


class Critere(NamedTuple):
    """What a filter is about: its name in the address, its label, and the choice that leaves it aside."""

    cle: str
    nom: str
    tous: str


class Filtre(NamedTuple):
    """A filter with its choices, in alphabetical order."""

    critere: Critere
    options: tuple[Option, ...]


class Filtrage(NamedTuple):
    """The filters of a list, and the rows of each item, by the item's id.

    Attributes:
        filtres: the filters, in order.
        lignes: rows as the page holds them: « corse|cls|signe corse|clsm|installe,relance ». An item is kept
            when one of its rows has all the words chosen: two of its facts are never mixed. The last place
            of a row may hold several words, so that the page stays light.
    """

    filtres: tuple[Filtre, ...]
    lignes: Mapping[str, str]


INCONNU = Option("inconnu", "Non connu")
REGION = Critere("region", "Région", "Toutes")
DISPOSITIF = Critere("dispositif", "Dispositif", "Tous")
ETAT = Critere("etat", "État", "Tous")
THEME = Critere("theme", "Thème", "Tous")
NATURE = Critere("nature", "Sorte", "Toutes")
ROLE = Critere("role", "Rôle", "Tous")


def filtrage(criteres: tuple[Critere, ...], items: Mapping[str, Iterable[tuple[Option, ...]]]) -> Filtrage:
    """Return the filters of a list; a criterion on which all items agree makes none.

    Args:
        criteres: what to filter by.
        items: the facts of each item by its id, each with one option per criterion, in the same order.
    """
    facts = {item: tuple(own) for item, own in items.items()}
    choices = [
        _options(fact[rank] for own in facts.values() for fact in own) for rank in range(len(criteres))
    ]
    kept = [rank for rank, options in enumerate(choices) if len(options) > 1]
    words = {item: [[fact[rank].mot for rank in kept] for fact in own] for item, own in facts.items()}
    return Filtrage(
        tuple(Filtre(criteres[rank], choices[rank]) for rank in kept),
        {item: " ".join(_lines(own)) for item, own in words.items()},
    )


def _lines(facts: Iterable[list[str]]) -> Iterator[str]:
    gathered: dict[tuple[str, ...], dict[str, None]] = {}
    for fact in facts:
        gathered.setdefault(tuple(fact[:-1]), {}).update(dict.fromkeys(fact[-1:]))
    return ("|".join((*first, ",".join(last))) for first, last in gathered.items())


def _options(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple(sorted(set(options), key=lambda option: plain_letters(option.libelle)))
