"""What pages and blocks are made from, and how the words that their authors typed are looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from reperes_sante.france.letters import nearest
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Contact
from reperes_sante.view.organismes import Presence, contacts_des_organismes, presences
from reperes_sante.view.themes import Entree, index_des_themes

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Donnees:
    """What pages and blocks are made from: the data, and what is gathered from all of them at once.

    Attributes:
        catalogue: the data.
        ancres: anchor of each thing that has one, by the identity of the object.
    """

    catalogue: Catalogue
    ancres: Mapping[int, str]

    @cached_property
    def themes(self) -> Mapping[str, tuple[Entree, ...]]:
        """What bears on each theme, by the theme's id."""
        return index_des_themes(self.catalogue, self.ancres)

    @cached_property
    def presences(self) -> Mapping[str, tuple[Presence, ...]]:
        """What each organisme takes part in, by the organisme's id."""
        return presences(self.catalogue, self.ancres)

    @cached_property
    def contacts(self) -> Mapping[str, tuple[Contact, ...]]:
        """The contacts at which an organisme answers, by its id; those without any are absent."""
        return contacts_des_organismes(self.catalogue)


def find(word: str, things: Mapping[str, T], what: str) -> T:
    """Return what a page's author named.

    Args:
        word: what was typed.
        things: what there is, by name.
        what: the noun of these things, with its article.

    Raises:
        ValueError: there is no such thing; the message names the nearest one.
    """
    if word not in things:
        advice = nearest(word, things) or f"Choisissez parmi : {', '.join(sorted(things))}."
        raise ValueError(f"{what} « {word} » n'existe pas. {advice}")
    return things[word]
