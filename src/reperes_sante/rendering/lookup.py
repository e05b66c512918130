"""What pages and blocks are made from, and how the words that their authors typed are looked up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.territoire import Territoire
from reperes_sante.validation.words import nearest


class Donnees(NamedTuple):
    """What pages and blocks are made from: the data, and the anchor of each thing."""

    catalogue: Catalogue
    ancres: Mapping[int, str]


def known(word: str, words: Mapping[str, Any], what: str) -> str:
    """Return the word if it is among the known ones.

    Raises:
        ValueError: it is not; the message names the nearest one.
    """
    if word not in words:
        advice = nearest(word, words) or f"Choisissez parmi : {', '.join(sorted(words))}."
        raise ValueError(f"{what} « {word} » n'existe pas. {advice}")
    return word


def find_territoire(catalogue: Catalogue, nom: str) -> Territoire:
    """Return a territory from its id.

    Raises:
        ValueError: there is no such territory.
    """
    return catalogue.territoires[known(nom, catalogue.territoires, "La fiche")]
