"""The renderer: from a page's name or a block's name to its HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import escape

from reperes_sante.link.anchors import anchors
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.render.blocks import BLOCS
from reperes_sante.render.environment import environment
from reperes_sante.render.families import FAMILLES, Famille
from reperes_sante.render.lexique import Lexique, lexique
from reperes_sante.render.lookup import Donnees, find
from reperes_sante.render.page_context import PageContext
from reperes_sante.render.sigles import expliquer
from reperes_sante.view.sources import Origine, origines

SPACES = re.compile(r"[ \t\r\n]+")


class Renderer:
    """Renders pages and blocks as HTML, each in one element on one line, which Markdown leaves alone.

    Args:
        catalogue: the data, already checked.
        templates: the folder of the Jinja templates.
        site: address of the site, with its final slash: what search engines read needs whole addresses.
        sizes: bytes of each file to download whose size pages tell, by its address.
    """

    def __init__(self, catalogue: Catalogue, templates: Path, site: str, sizes: Mapping[str, int]) -> None:
        self._catalogue = catalogue
        self._site = site
        self._env = environment(templates)
        self._env.globals["tailles"] = sizes

    def page(self, genre: str, cle: str, page_url: str) -> str:
        """Return the whole content of a generated page, its h1 included.

        Args:
            genre: which family of pages: a key of `FAMILLES`.
            cle: identifier of the thing that the page is about.
            page_url: address of the page from the root of the site.

        Raises:
            ValueError: there is no such family or thing.
        """
        famille, thing = self._find(genre, cle)
        names = famille.contenu(self._donnees, thing)
        page = PageContext(self._catalogue, self._site, page_url, self._donnees.ancres, self._origines)
        return self._fill(famille.gabarit, page, **names)

    def titre(self, genre: str, cle: str) -> str:
        """Return the title of a generated page, escaped for HTML.

        Raises:
            ValueError: there is no such family or thing.
        """
        famille, thing = self._find(genre, cle)
        return str(escape(famille.titre(thing)))

    def description(self, genre: str, cle: str) -> str:
        """Return one plain sentence about a generated page, not escaped.

        Raises:
            ValueError: there is no such family or thing.
        """
        famille, thing = self._find(genre, cle)
        return famille.description(thing)

    def bloc(self, nom: str, page_url: str, *args: object) -> str:
        """Return a block for a hand-written page.

        Args:
            nom: name of the block, one of `BLOCS`.
            page_url: address of the page from the root of the site.
            *args: what the page's author gave: the id of a territory, or a number.

        Raises:
            ValueError: there is no such block or territory.
        """
        bloc = find(nom, BLOCS, "Le bloc")
        names = bloc.contenu(self._donnees, *args)
        unique = "-".join((nom.replace("_", "-"), *map(str, args), ""))
        prefixe = unique if bloc.repetable else ""
        return self._fill(
            f"blocs/{nom}.html",
            PageContext(
                self._catalogue,
                self._site,
                page_url,
                self._donnees.ancres,
                self._origines,
                prefixe,
                unique,
            ),
            **names,
        )

    @cached_property
    def _donnees(self) -> Donnees:
        return Donnees(self._catalogue, anchors(self._catalogue.dispositifs.values()))

    @cached_property
    def _origines(self) -> dict[int, Origine]:
        return origines(self._catalogue.files)

    def _find(self, genre: str, cle: str) -> tuple[Famille, Any]:
        famille = find(genre, FAMILLES, "La page")
        return famille, famille.trouver(self._catalogue, cle)

    def _fill(self, template: str, page: PageContext, **names: object) -> str:
        html = self._env.get_template(template).render(page=page, **names)
        return self._explain(SPACES.sub(" ", html).strip(), page)

    def _explain(self, html: str, page: PageContext) -> str:
        """Develop the acronyms of a fragment; their explanations go at its end, inside its one element."""
        prefixe = f"{page.prefixe_sources}sigle-"
        expliquee = expliquer(html, self._lexique, prefixe)
        if not expliquee.sigles:
            return html
        template = self._env.get_template("composants/explications.html").module
        explications = template.explications(page, expliquee.sigles, prefixe)  # type: ignore[attr-defined]
        inside, end = expliquee.html.rsplit("</", 1)
        return f"{inside}{SPACES.sub(' ', explications)}</{end}"

    @cached_property
    def _lexique(self) -> Lexique:
        return lexique(self._catalogue)
