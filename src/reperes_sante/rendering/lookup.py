"""What pages and blocks are made from, and how the words that their authors typed are looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.base import Contact
from reperes_sante.model.communs import Ligne, Organisme, Terme, Thematique
from reperes_sante.model.territoire import Territoire
from reperes_sante.registry import Departement
from reperes_sante.validation.words import nearest
from reperes_sante.views.communes import departements_presents
from reperes_sante.views.organismes import Presence, contacts_des_organismes, presences
from reperes_sante.views.themes import Entree, index_des_themes


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


def known(word: str, words: Mapping[str, Any], what: str) -> str:
    """Return the word if it is among the known ones.

    Raises:
        ValueError: it is not; the message names the nearest one.
    """
    if word not in words:
        advice = nearest(word, words) or f"Choisissez parmi : {', '.join(sorted(words))}."
        raise ValueError(f"{what} « {word} » n'existe pas. {advice}")
    return word


def find_departement(catalogue: Catalogue, code: str) -> Departement:
    """Return a department where something is known, from its code.

    Raises:
        ValueError: there is no such department, or nothing is known there.
    """
    present = {found: catalogue.registre.departements[found] for found in departements_presents(catalogue)}
    return present[known(code.upper(), present, "Le département")]


def find_territoire(catalogue: Catalogue, nom: str) -> Territoire:
    """Return a territory from its id.

    Raises:
        ValueError: there is no such territory.
    """
    return catalogue.territoires[known(nom, catalogue.territoires, "La fiche")]


def find_theme(catalogue: Catalogue, nom: str) -> Thematique:
    """Return a theme from its id.

    Raises:
        ValueError: there is no such theme.
    """
    return catalogue.thematiques[known(nom, catalogue.thematiques, "Le thème")]


def find_organisme(catalogue: Catalogue, nom: str) -> Organisme:
    """Return an organisme from its id.

    Raises:
        ValueError: there is no such organisme.
    """
    return catalogue.organismes[known(nom, catalogue.organismes, "L'organisme")]


def find_terme(catalogue: Catalogue, nom: str) -> Terme:
    """Return a glossary entry from its id.

    Raises:
        ValueError: there is no such entry.
    """
    return catalogue.termes[known(nom, catalogue.termes, "Le terme")]


def find_numero(catalogue: Catalogue, nom: str) -> Ligne:
    """Return a help number from its id.

    Raises:
        ValueError: there is no such number.
    """
    return catalogue.lignes[known(nom, catalogue.lignes, "Le numéro")]
