"""From the catalogue to the HTML of pages and blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import escape

from reperes_sante.france.letters import typographier
from reperes_sante.inspect import PAGE
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.render.blocks import BLOCS, Bloc
from reperes_sante.render.division import SKELETON, Cadre, Morceau, divide
from reperes_sante.render.environment import environment
from reperes_sante.render.families import FAMILLES, Donnees, Famille, find
from reperes_sante.render.page_context import Entier, PageContext
from reperes_sante.render.rendus import Rendus, pressed
from reperes_sante.render.sigles import Lexique, expliquer, lexique

SPACES = re.compile(r"[ \t\r\n]+")
# The frame that pages are weighed in is nearly theirs.
BUDGET = PAGE - 25
BLOC = "bloc"


class Renderer:
    """Renders pages and blocks as HTML, each in one element on one line, which Markdown leaves alone.

    Args:
        catalogue: the data, already checked.
        templates: the folder of the Jinja templates.
        site: address of the site, with its final slash: what search engines read needs whole addresses.
        sizes: bytes of each file to download whose size pages tell, by its address.
        cadre: what surrounds pages, to divide those that would weigh too much; without it, none is divided.
        rendus: what was rendered before of the very same.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        templates: Path,
        site: str,
        sizes: Mapping[str, int],
        cadre: Cadre | None = None,
        rendus: Rendus | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._site = site
        self._cadre = cadre
        self._rendus = rendus or Rendus()
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
        return self._once((genre, cle, page_url), lambda: self._page(genre, cle, page_url))

    def division(self, genre: str, cle: str, page_url: str) -> tuple[Morceau, ...]:
        """Return the pieces of a generated page that would weigh too much, what stays in place first.

        Args:
            genre: which family of pages: a key of `FAMILLES`.
            cle: identifier of the thing that the page is about.
            page_url: address of the page from the root of the site.

        Returns:
            nothing for a page that is light enough, and when no frame was given to weigh it in.

        Raises:
            ValueError: there is no such family or thing.
        """
        if self._cadre and (genre, cle) not in self._rendus.divisions:
            self._rendus.divisions[genre, cle] = self._divided(genre, cle, page_url)
        return self._rendus.divisions.get((genre, cle), ())

    def partie(self, genre: str, cle: str, chemin: str, page_url: str) -> str:
        """Return what one address of a divided page shows.

        Args:
            genre: which family of pages: a key of `FAMILLES`.
            cle: identifier of the thing that the page is about.
            chemin: the address under that of the page; empty for the page itself.
            page_url: the whole address, from the root of the site.

        Raises:
            ValueError: there is no such family, thing or part.
        """
        url = page_url.removesuffix(chemin)
        pieces = {piece.chemin: piece for piece in self.division(genre, cle, url)}
        piece = find(chemin, pieces, "La partie")
        return self._once((genre, cle, url, piece.chemin), lambda: self._page(genre, cle, url, piece))

    def titre(self, genre: str, cle: str, chemin: str = "") -> str:
        """Return the title of a generated page, or of a part of it, escaped for HTML.

        Raises:
            ValueError: there is no such family or thing.
        """
        famille, thing = self._find(genre, cle)
        return str(escape(self._of_part(genre, cle, chemin, famille.titre(thing), " – ")))

    def description(self, genre: str, cle: str, chemin: str = "") -> str:
        """Return one plain sentence about a generated page, or about a part of it, not escaped.

        Raises:
            ValueError: there is no such family or thing.
        """
        famille, thing = self._find(genre, cle)
        return self._of_part(genre, cle, chemin, famille.description(thing), " – ")

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
        return self._once((BLOC, nom, page_url, *args), lambda: self._bloc(nom, bloc, page_url, *args))

    @property
    def blocs_rendus(self) -> frozenset[str]:
        """The HTML of the blocks rendered until now."""
        pages = self._rendus.pages
        return frozenset(pages[asked] for asked in pages if asked[0] == BLOC)

    def ailleurs(self, gabarit: str, **names: object) -> str:
        """Return what another site shows of this one.

        Args:
            gabarit: a file of `macros/ailleurs`.
            **names: what it tells.
        """
        return (
            self._env.get_template(f"ailleurs/{gabarit}").render(catalogue=self._catalogue, **names).strip()
        )

    def _once(self, asked: tuple[object, ...], make: Callable[[], str]) -> str:
        """Return what was rendered for the same question, or render it."""
        if asked in self._rendus.pages:
            return self._rendus.pages[asked]
        html = make()
        self._rendus.pages[asked] = html
        return html

    def _bloc(self, nom: str, bloc: Bloc, page_url: str, *args: object) -> str:
        names = bloc.contenu(self._donnees, *args)
        unique = "-".join((nom.replace("_", "-"), *map(str, args), ""))
        prefixe = unique if bloc.repetable else ""
        return self._fill(
            f"blocs/{nom}.html",
            PageContext(
                self._catalogue,
                self._site,
                page_url,
                prefixe,
                unique,
            ),
            **names,
        )

    @cached_property
    def _donnees(self) -> Donnees:
        return Donnees(self._catalogue)

    def _find(self, genre: str, cle: str) -> tuple[Famille, Any]:
        famille = find(genre, FAMILLES, "La page")
        return famille, famille.trouver(self._catalogue, cle)

    def _of_part(self, genre: str, cle: str, chemin: str, whole: str, between: str) -> str:
        titles = {piece.chemin: piece.titre for piece in self._rendus.divisions.get((genre, cle), ())}
        return typographier(f"{titles[chemin]}{between}{whole}") if chemin else whole

    def _page(self, genre: str, cle: str, url: str, morceau: Morceau | None = None) -> str:
        famille, thing = self._find(genre, cle)
        return self._filled(
            famille, thing, famille.contenu(self._donnees, thing), self._context(url, morceau)
        )

    def _context(self, url: str, morceau: Morceau | None = None, entier: Entier | None = None) -> PageContext:
        place = f"{url}{morceau.chemin}" if morceau else url
        return PageContext(self._catalogue, self._site, place, morceau=morceau, entier=entier)

    def _filled(self, famille: Famille, thing: Any, names: Mapping[str, Any], page: PageContext) -> str:  # noqa: ANN401
        own = dict(names)
        if page.morceau and page.partie:
            whole = names.get("titre_de_page") or famille.titre(thing)
            own["parents"] = (*names["parents"], (names["ici"], page.url.removesuffix(page.morceau.chemin)))
            own["ici"] = page.morceau.titre
            own["titre_de_page"] = typographier(f"{page.morceau.titre} – {whole}")
        return self._fill(famille.gabarit, page, **own)

    def _divided(self, genre: str, cle: str, url: str) -> tuple[Morceau, ...]:
        famille, thing = self._find(genre, cle)
        names, page = famille.contenu(self._donnees, thing), self._context(url)
        html = self._filled(famille, thing, names, page)
        titre, description = self.titre(genre, cle), self.description(genre, cle)
        if len(html) < BUDGET or self._poids(html, titre, description) <= BUDGET:
            self._rendus.pages[genre, cle, url] = html
            return ()
        tried: dict[Morceau, bytes] = {}

        def weigh(piece: Morceau) -> int:
            part = self._filled(famille, thing, names, self._context(url, piece, page.entier))
            tried[piece] = pressed(part)
            return self._poids(part, f"{piece.titre} – {titre}", description)

        pieces = divide(page.entier.html if page.entier else "", url, weigh, BUDGET)
        self._rendus.pages.pressees.update(
            {(genre, cle, url, piece.chemin): tried[piece] for piece in pieces if piece in tried}
        )
        return pieces

    def _poids(self, html: str, titre: str, description: str) -> int:
        return self._cadre.poids(html, titre, description) if self._cadre else 0

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


__all__ = ["BLOCS", "SKELETON", "Cadre", "Renderer", "Rendus"]
