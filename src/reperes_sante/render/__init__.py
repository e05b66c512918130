"""From the catalogue to the HTML of pages and blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import escape

from reperes_sante.france.letters import typographier
from reperes_sante.inspect import ELEMENTS, PAGE
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.coverage import Partage
from reperes_sante.link.extracts import Extraits
from reperes_sante.link.pages import BLOC
from reperes_sante.read.calls import CalledBlock
from reperes_sante.read.pressed import pressed
from reperes_sante.render.blocks import BLOCS, Bloc
from reperes_sante.render.called import BlocAppele, famille_des_blocs
from reperes_sante.render.division import SKELETON, Cadre, Morceau, divide, nothing_at
from reperes_sante.render.families import FAMILLES, Donnees, Famille, find
from reperes_sante.render.page_context import Entier, PageContext
from reperes_sante.render.rangement import Rangeur, Rayon
from reperes_sante.render.rendus import Of, Rendus
from reperes_sante.render.writing import Writer

# The frame that pages are weighed in is nearly theirs.
BUDGET = PAGE - 25
# Pages written by hand are weighed as they are typed: their menus and what Markdown adds come besides.
BUDGET_ECRIT = PAGE - 300


class Renderer:
    """Renders pages and blocks as HTML, each in one element on one line, which Markdown leaves alone.

    A page is named by its family, a key of `FAMILLES`, and by the identifier of the thing that it is about.
    What does not exist, family, thing, part or block, raises a ValueError that names the nearest one.

    Args:
        catalogue: the data, already checked.
        templates: the folder of the Jinja templates.
        site: address of the site, with its final slash: what search engines read needs whole addresses.
        sizes: bytes of each file to download whose size pages tell, by its address.
        cadre: what surrounds pages, to divide those that would weigh too much; without it, none is divided.
        rendus: what was rendered before of the very same.

    Raises:
        LookupError: a page or a kind of dispositif has no template.
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
        self._extraits = Extraits(catalogue)
        self._site = site
        self._cadre = cadre
        self._rendus = rendus or Rendus()
        self._ecrites = cadre.ecrites if cadre else nothing_at
        self._familles = {**FAMILLES, BLOC: famille_des_blocs(self._ecrites)}
        asked = {famille.gabarit for famille in self._familles.values()} | {_template(nom) for nom in BLOCS}
        if missing := sorted(name for name in asked if not (templates / name).is_file()):
            raise LookupError(
                f"Il manque de quoi montrer une page ou un bloc : écrivez {' et '.join(missing)}."
            )
        self._writer = Writer(catalogue, templates, sizes)

    def page(self, genre: str, cle: str, page_url: str) -> str:
        """Return the whole content of a generated page, its h1 included."""
        held = self._held(genre, cle)
        return held.once((genre, cle, page_url), lambda: self._page(genre, cle, page_url))

    def division(self, genre: str, cle: str, page_url: str) -> tuple[Morceau, ...]:
        """Return the pieces of a generated page that would weigh too much, what stays in place first.

        There is none of a page that is light enough, nor when no frame was given to weigh it in.
        """
        own, divisions = self._of(genre, cle), self._held(genre, cle).divisions
        if self._cadre and own not in divisions:
            divisions[own] = (
                self._arranged(cle, page_url) if genre == BLOC else self._divided(genre, cle, page_url)
            )
        return divisions.get(own, ())

    def partie(self, genre: str, cle: str, chemin: str, page_url: str) -> str:
        """Return what a divided page shows at an address, which ends by the path of one of its pieces."""
        url = page_url.removesuffix(chemin)
        pieces = {piece.chemin: piece for piece in self.division(genre, cle, url)}
        piece = find(chemin, pieces, "La partie")
        asked = (*self._of(genre, cle), url, piece.chemin)
        return self._held(genre, cle).once(asked, lambda: self._page(genre, cle, url, piece))

    def titre(self, genre: str, cle: str, chemin: str = "") -> str:
        """Return the title of a generated page, or of a part of it, escaped for HTML."""
        famille, thing = self._find(genre, cle)
        return str(escape(self._of_part(genre, cle, chemin, famille.titre(thing))))

    def description(self, genre: str, cle: str, chemin: str = "") -> str:
        """Return one plain sentence about a generated page, or about a part of it, not escaped."""
        famille, thing = self._find(genre, cle)
        return self._of_part(genre, cle, chemin, famille.description(thing))

    def bloc(self, nom: str, page_url: str, *args: object) -> str:
        """Return a block for a hand-written page, from what its author gave: ids, or numbers."""
        bloc = find(nom, BLOCS, "Le bloc")
        if bloc.rangement:
            called = BlocAppele(page_url, nom, tuple(map(str, args)), self._ecrites(page_url))
            if pieces := self.division(BLOC, called.cle, page_url):
                return self._rendus.once((BLOC, nom, called.marque), lambda: pieces[0].corps)
        asked = (BLOC, nom, page_url, *args)
        return self._rendus.once(asked, lambda: self._bloc(nom, bloc, page_url, *args))

    def chose(self, nom: str, territoire: str, page_url: str) -> str:
        """Return one territory of a block that arranges them, out of any page, as read at an address."""

        def make() -> str:
            donnees = Donnees(self._extraits.de((territoire,)))
            shown = (self._catalogue.territoires[territoire],)
            return self._shown(BlocAppele(page_url, nom), shown, donnees=donnees)[0]

        return self._rendus.de((territoire,)).once(("seul", nom, page_url), make)

    def lu(self, genre: str, cle: str, page_url: str, read: Callable[[], str]) -> str:
        """Return what is read in a page once it is rendered: the same page is not read again."""
        return self._held(genre, cle).once(("lu", page_url), read)

    def reponse(self, partage: Partage, page_url: str) -> str:
        """Return what « Ma commune » answers for the communes that share an offer, as read at an address."""
        page = self._context(self._donnees, page_url)
        return self._writer.explained(
            self._writer.written("gabarits/reponse.html", page, {"partage": partage}), page
        )

    @property
    def blocs_rendus(self) -> frozenset[str]:
        """The HTML of the blocks rendered until now."""
        pages = self._rendus.pages
        return frozenset(pages[asked] for asked in pages if asked[0] == BLOC and asked[1] in BLOCS)

    def ailleurs(self, gabarit: str, **names: object) -> str:
        """Return what another site shows of this one, from a file of `macros/ailleurs`."""
        return self._writer.elsewhere(gabarit, names)

    def _held(self, genre: str, cle: str) -> Rendus:
        """Return where what was rendered of a page is held."""
        fiches = find(genre, self._familles, "La page").fiches
        return self._rendus.de(fiches(self._catalogue, cle)) if fiches else self._rendus

    def _read(self, genre: str, cle: str) -> Donnees:
        """Return what a page is made from: no more than it may read."""
        fiches = find(genre, self._familles, "La page").fiches
        return Donnees(self._extraits.de(fiches(self._catalogue, cle))) if fiches else self._donnees

    def _bloc(self, nom: str, bloc: Bloc, page_url: str, *args: object) -> str:
        called = BlocAppele(page_url, nom, tuple(map(str, args)))
        if bloc.rangement:
            return self._writer.explained(*self._shown(called, bloc.rangement.choses(self._donnees, *args)))
        return self._writer.explained(*self._made(called, self._donnees, bloc.contenu(self._donnees, *args)))

    def _shown(
        self,
        called: BlocAppele,
        choses: Sequence[Any],
        chemin: str = "",
        groupes: tuple[Rayon, ...] | None = None,
        donnees: Donnees | None = None,
    ) -> tuple[str, PageContext]:
        """Return some things of a block, or the groups that they are arranged in, and where they stand."""
        bloc, read = BLOCS[called.nom], donnees or self._donnees
        there = replace(called, url=f"{called.url}{chemin}")
        counted = bloc.rangement.compte if bloc.rangement else ()
        around = bloc.autour(read)
        more = {**around, "groupes": groupes, "compte_de": counted, "partie": bool(chemin)}
        if groupes is not None:
            return self._made(there, read, more, bloc.groupes)
        return self._made(there, read, {**bloc.contenu(read, choses, *called.args), **more})

    def _made(
        self, called: BlocAppele, donnees: Donnees, names: Mapping[str, Any], gabarit: str = ""
    ) -> tuple[str, PageContext]:
        unique = "-".join((called.nom.replace("_", "-"), *called.args, ""))
        prefixe = unique if BLOCS[called.nom].repetable else ""
        page = PageContext(donnees.catalogue, self._site, called.url, prefixe, unique)
        return self._writer.written(gabarit or _template(called.nom), page, names), page

    @cached_property
    def _donnees(self) -> Donnees:
        return Donnees(self._catalogue)

    def _find(self, genre: str, cle: str) -> tuple[Famille, Any]:
        famille = find(genre, self._familles, "La page")
        return famille, famille.trouver(self._catalogue, cle)

    def _of_part(self, genre: str, cle: str, chemin: str, whole: str) -> str:
        pieces = self._held(genre, cle).divisions.get(self._of(genre, cle), ()) if chemin else ()
        titles = {piece.chemin: piece.titre for piece in pieces}
        return typographier(f"{titles[chemin]} – {whole}" if chemin else whole)

    def _page(self, genre: str, cle: str, url: str, morceau: Morceau | None = None) -> str:
        famille, thing = self._find(genre, cle)
        donnees = self._read(genre, cle)
        page = self._context(donnees, url, morceau)
        return self._filled(famille, thing, famille.contenu(donnees, thing), page)

    def _context(
        self, donnees: Donnees, url: str, morceau: Morceau | None = None, entier: Entier | None = None
    ) -> PageContext:
        place = f"{url}{morceau.chemin}" if morceau else url
        return PageContext(donnees.catalogue, self._site, place, morceau=morceau, entier=entier)

    def _filled(self, famille: Famille, thing: object, names: Mapping[str, Any], page: PageContext) -> str:
        titre = names.get("titre_de_page") or famille.titre(thing)
        own = {**names, "titre_de_page": typographier(titre)}
        if page.morceau and page.partie:
            own["parents"] = (*names["parents"], (names["ici"], page.url.removesuffix(page.morceau.chemin)))
            own["ici"] = page.morceau.titre
            own["titre_de_page"] = typographier(f"{page.morceau.titre} – {titre}")
        return self._writer.explained(self._writer.written(famille.gabarit, page, own), page)

    def _divided(self, genre: str, cle: str, url: str) -> tuple[Morceau, ...]:
        famille, thing = self._find(genre, cle)
        held, donnees = self._held(genre, cle), self._read(genre, cle)
        names, page = famille.contenu(donnees, thing), self._context(donnees, url)
        html = self._filled(famille, thing, names, page)
        titre, description, presse = self.titre(genre, cle), self.description(genre, cle), pressed(html)
        if len(html) < BUDGET or self._poids(html, titre, description, presse) <= BUDGET:
            held.pages.pressees[genre, cle, url] = presse
            return ()
        tried: dict[Morceau, bytes] = {}

        def weigh(piece: Morceau) -> int:
            if (least := piece.poids_minimal) > BUDGET:
                return least
            part = self._filled(famille, thing, names, self._context(donnees, url, piece, page.entier))
            tried[piece] = pressed(part)
            return self._poids(part, f"{piece.titre} – {titre}", description, tried[piece])

        pieces = divide(page.entier.html if page.entier else "", url, weigh, BUDGET)
        held.hold((genre, cle), url, pieces, tried)
        return pieces

    def _of(self, genre: str, cle: str) -> Of:
        """Return what a division is kept by: that of a block depends on what somebody wrote around it."""
        return (genre, BlocAppele.of(cle, self._ecrites).marque) if genre == BLOC else (genre, cle)

    def _arranged(self, cle: str, url: str) -> tuple[Morceau, ...]:
        called = BlocAppele.of(cle, self._ecrites)
        texte, rangement = called.texte, BLOCS[called.nom].rangement
        if rangement is None:
            return ()

        tried: dict[Morceau, bytes] = {}

        def montre(choses: Sequence[Any], chemin: str, groupes: tuple[Rayon, ...] | None) -> str:
            html, page = self._shown(called, choses, chemin, groupes)
            return html if chemin else self._writer.explained(html, page)

        def poids(piece: Morceau) -> int:
            if not piece.chemin:
                whole = called.dans_sa_page(piece.corps, self._neighbour)
                return self._poids(whole, texte.titre, texte.description) + BUDGET - BUDGET_ECRIT
            part = self._page(BLOC, cle, url, piece)
            tried[piece] = pressed(part)
            return self._poids(part, f"{piece.titre} – {texte.titre}", texte.description, tried[piece])

        rangeur = Rangeur(self._catalogue, rangement, url, called.base, montre, poids, BUDGET, ELEMENTS)
        pieces = rangeur.pieces(rangement.choses(self._donnees, *called.args))
        self._rendus.hold(self._of(BLOC, cle), url, pieces, tried)
        return pieces

    def _neighbour(self, url: str, appel: CalledBlock, *, is_before: bool) -> str:
        """Return another block of a page, as it may be while one is weighed; nothing if it is wrong."""
        if appel.nom not in BLOCS:
            return ""
        bloc = BLOCS[appel.nom]
        try:
            if is_before or not bloc.rangement:
                return self.bloc(appel.nom, url, *appel.valeurs)
            return self._bloc(appel.nom, bloc, url, *appel.valeurs)
        # Told at its line before anything is published.
        except (TypeError, ValueError):
            return ""

    def _poids(self, html: str, titre: str, description: str, presse: bytes = b"") -> int:
        return self._cadre.poids(html, titre, description, presse) if self._cadre else 0


def _template(bloc: str) -> str:
    return f"blocs/{bloc}.html"


__all__ = ["BLOCS", "SKELETON", "Cadre", "Renderer", "Rendus"]
