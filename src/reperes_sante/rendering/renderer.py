"""The renderer: from a page's name or a block's name to its HTML."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from markupsafe import escape

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.territoire import Territoire
from reperes_sante.pages import Rubrique, pages_of
from reperes_sante.rendering import titles
from reperes_sante.rendering.blocks import BLOCS, Donnees, known
from reperes_sante.rendering.contents import content
from reperes_sante.rendering.environment import environment
from reperes_sante.rendering.page_context import PageContext
from reperes_sante.views.anchors import anchors
from reperes_sante.views.sources import sources_effectives

RUBRIQUES = {rubrique.value: rubrique for rubrique in Rubrique}
SPACES = re.compile(r"[ \t\r\n]+")


class Renderer:
    """Renders pages and blocks as HTML, each in one element on one line, which Markdown leaves alone.

    Args:
        catalogue: the data, already checked.
        templates: the folder of the Jinja templates.
    """

    def __init__(self, catalogue: Catalogue, templates: Path) -> None:
        self._catalogue = catalogue
        self._env = environment(templates)

    def page(self, rubrique: str, territoire_id: str, page_url: str) -> str:
        """Return the whole content of a territory's page, its h1 included.

        Args:
            rubrique: which page: `apercu`, `cls`, `clsm`, `cias`, `autres`, `historique`, `sources`.
            territoire_id: which territory.
            page_url: address of the page from the root of the site.

        Raises:
            ValueError: there is no such page or territory.
        """
        wanted, territoire = self._find(rubrique, territoire_id)
        names = content(wanted, self._catalogue, territoire)
        return self._fill(
            f"pages/{wanted.value}.html",
            PageContext(self._catalogue, page_url, self._ancres, self._effectives),
            territoire=territoire,
            rubrique=wanted,
            pages=tuple(pages_of(territoire)),
            titre_de_page=titles.titre(wanted, territoire),
            **names,
        )

    def titre(self, rubrique: str, territoire_id: str) -> str:
        """Return the title of a territory's page, escaped for HTML.

        Raises:
            ValueError: there is no such page or territory.
        """
        return str(escape(titles.titre(*self._find(rubrique, territoire_id))))

    def description(self, rubrique: str, territoire_id: str) -> str:
        """Return one plain sentence about a territory's page, not escaped.

        Raises:
            ValueError: there is no such page or territory.
        """
        return titles.description(*self._find(rubrique, territoire_id))

    def bloc(self, nom: str, page_url: str, *args: object) -> str:
        """Return a block for a hand-written page.

        Args:
            nom: name of the block, one of `BLOCS`.
            page_url: address of the page from the root of the site.
            *args: what the page's author gave: the id of a territory, or a number.

        Raises:
            ValueError: there is no such block or territory.
        """
        bloc = BLOCS[known(nom, BLOCS, "Le bloc")]
        names = bloc.contenu(Donnees(self._catalogue, self._ancres), *args)
        unique = "-".join((nom.replace("_", "-"), *map(str, args), ""))
        prefixe = unique if bloc.repetable else ""
        return self._fill(
            f"blocs/{nom}.html",
            PageContext(self._catalogue, page_url, self._ancres, self._effectives, prefixe, unique),
            **names,
        )

    @cached_property
    def _ancres(self) -> dict[int, str]:
        return anchors(self._catalogue.dispositifs.values())

    @cached_property
    def _effectives(self) -> dict[int, tuple[str, ...]]:
        return sources_effectives(self._catalogue.files)

    def _find(self, rubrique: str, territoire_id: str) -> tuple[Rubrique, Territoire]:
        territoires = self._catalogue.territoires
        wanted = RUBRIQUES[known(rubrique, RUBRIQUES, "La page")]
        return wanted, territoires[known(territoire_id, territoires, "La fiche")]

    def _fill(self, template: str, page: PageContext, **names: object) -> str:
        html = self._env.get_template(template).render(page=page, **names)
        return SPACES.sub(" ", html).strip()
