"""Families of generated pages: how each finds its thing, names it, describes it and fills its template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.territoire import Territoire
from reperes_sante.pages import Rubrique, pages_of
from reperes_sante.rendering import titles
from reperes_sante.rendering.contents import content
from reperes_sante.rendering.lookup import Donnees, find_territoire


class Famille(NamedTuple):
    """A family of pages; its template is `pages/<name of the family>.html`.

    Attributes:
        trouver: returns the thing that a page is about from its key, or raises ValueError.
        titre: returns the title of the page, as plain text.
        description: returns one plain sentence about the page.
        contenu: returns the names that the template uses.
    """

    trouver: Callable[[Catalogue, str], Any]
    titre: Callable[[Any], str]
    description: Callable[[Any], str]
    contenu: Callable[[Donnees, Any], dict[str, Any]]


def _of_territoire(rubrique: Rubrique) -> Famille:
    def contenu(donnees: Donnees, territoire: Territoire) -> dict[str, Any]:
        return {
            "territoire": territoire,
            "rubrique": rubrique,
            "pages": tuple(pages_of(territoire)),
            "titre_de_page": titles.titre(rubrique, territoire),
            **content(rubrique, donnees.catalogue, territoire),
        }

    return Famille(
        find_territoire,
        lambda territoire: titles.titre(rubrique, territoire),
        lambda territoire: titles.description(rubrique, territoire),
        contenu,
    )


FAMILLES: Mapping[str, Famille] = {rubrique.value: _of_territoire(rubrique) for rubrique in Rubrique}
