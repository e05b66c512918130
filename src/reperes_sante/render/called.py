"""A block as a hand-written page calls it: what it is given, and what surrounds it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from reperes_sante.link.pages import PARTS, PageDuBloc
from reperes_sante.read.calls import CalledBlock, calls, with_calls
from reperes_sante.read.kept import digest
from reperes_sante.read.written import Texte
from reperes_sante.render.blocks import BLOCS
from reperes_sante.render.families import Famille

Ecrites = Callable[[str], Texte]


class Neighbour(Protocol):
    """What renders another block of the same page."""

    def __call__(self, url: str, appel: CalledBlock, *, is_before: bool) -> str:
        """Return its HTML."""


@dataclass(frozen=True)
class BlocAppele:
    """A block that may show too many things, called by a page.

    Attributes:
        url: address of the page from the root of the site.
        nom: name of the block.
        args: what it is given, as typed.
        texte: the page.
    """

    url: str
    nom: str
    args: tuple[str, ...] = ()
    texte: Texte = field(default_factory=Texte)

    @classmethod
    def of(cls, cle: str, ecrites: Ecrites) -> BlocAppele:
        """Return what `cle` calls.

        Raises:
            ValueError: there is no such block.
        """
        url, _, called = cle.partition(" ")
        nom, *args = called.split(" ")
        if nom not in BLOCS:
            raise ValueError(f"Le bloc « {nom} » n'existe pas. Voyez les blocs dans CONTRIBUER.md.")
        return cls(url, nom, tuple(args), ecrites(url))

    @property
    def cle(self) -> str:
        """What stands for it in the stubs of its parts."""
        return " ".join((self.url, self.nom, *self.args))

    @property
    def page(self) -> PageDuBloc:
        """What its parts are parts of."""
        return PageDuBloc(self.cle, self.url)

    @property
    def marque(self) -> str:
        """What changes with all that its division depends on, the data aside."""
        return digest([part.encode() for part in (self.cle, *self.texte)])

    @property
    def base(self) -> str:
        """Where its groups are, under the address of the page: the first block takes the shortest."""
        first = next(filter(_is_divisible, calls(self.texte.corps)), None)
        if first is None or self._is_called_by(first):
            return PARTS
        return f"{PARTS}{'-'.join((self.nom.replace('_', '-'), *self.args))}/"

    def _is_called_by(self, appel: CalledBlock) -> bool:
        return appel.nom == self.nom and tuple(map(str, appel.valeurs)) == self.args

    def dans_sa_page(self, html: str, neighbour: Neighbour) -> str:
        """Return the page with this HTML in its place, and the other blocks in theirs."""
        seen = False

        def answer(appel: CalledBlock) -> str:
            nonlocal seen
            if self._is_called_by(appel):
                seen = True
                return html
            return neighbour(self.url, appel, is_before=not seen)

        whole = with_calls(self.texte.corps, answer)
        return whole if seen else f"{whole}{html}"


def _is_divisible(appel: CalledBlock) -> bool:
    return appel.nom in BLOCS and BLOCS[appel.nom].rangement is not None


def famille_des_blocs(ecrites: Ecrites) -> Famille:
    """Return the family of the pages in which the blocks of hand-written pages are arranged."""
    return Famille(
        "pages/bloc.html",
        lambda _, cle: BlocAppele.of(cle, ecrites),
        lambda called: called.texte.titre,
        lambda called: called.texte.description,
        lambda _, called: {"parents": (), "ici": called.texte.titre},
    )
