"""What was rendered, and how pages were divided: each once, whoever asks."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reperes_sante.link.extracts import Fiches
from reperes_sante.read.pressed import Pressed
from reperes_sante.render.division import Morceau

Of = tuple[str, str]
Asked = tuple[object, ...]


# The HTML of pages, parts and blocks, by what was asked, in plain words.
Pages = Pressed[Asked]


@dataclass(frozen=True)
class Rendus:
    """What was rendered: search, stubs, inspection and engine ask for the same.

    Attributes:
        pages: the HTML of pages, parts and blocks.
        divisions: the pieces of each page, by its family and its thing; none for one that is light enough.
        propres: returns where what is rendered from some territories alone is held; without it, here.
    """

    pages: Pages = field(default_factory=Pages)
    divisions: dict[Of, tuple[Morceau, ...]] = field(default_factory=dict)
    propres: Callable[[Fiches], Rendus] | None = None

    @property
    def compte(self) -> int:
        """How much is held."""
        return len(self.pages) + len(self.divisions)

    def de(self, fiches: Fiches) -> Rendus:
        """Return where what is rendered from some territories alone is held."""
        return self.propres(fiches) if self.propres else self

    def once(self, asked: Asked, make: Callable[[], str]) -> str:
        """Return what was rendered for the same question, or render it."""
        if asked in self.pages:
            return self.pages[asked]
        html = make()
        self.pages[asked] = html
        return html

    def hold(self, of: Of, url: str, pieces: Iterable[Morceau], tried: Mapping[Morceau, bytes]) -> None:
        """Hold what was rendered of the pieces of a page while they were weighed."""
        for piece in pieces:
            if piece in tried:
                self.pages.pressees[*of, url, piece.chemin] = tried[piece]

    def told(self) -> Iterator[tuple[str, Any, Any]]:
        """Yield all of it in plain words."""
        for asked, presse in self.pages.pressees.items():
            yield "page", asked, in_ascii(presse)
        for of, pieces in self.divisions.items():
            yield "division", of, [(piece.chemin, piece.titre, in_ascii(piece.presse)) for piece in pieces]

    def recall(self, told: Sequence[Any]) -> bool:
        """Take up what `told` gave; say whether it is some of that."""
        match told:
            case ["page", asked, html]:
                self.pages.pressees[tuple(asked)] = b64decode(html)
            case ["division", of, pieces]:
                kept = (Morceau(chemin, titre, b64decode(presse)) for chemin, titre, presse in pieces)
                self.divisions[tuple(of)] = tuple(kept)
            case _:
                return False
        return True


def in_ascii(content: bytes) -> str:
    """Return bytes as a text that JSON holds as it is."""
    return b64encode(content).decode("ascii")
