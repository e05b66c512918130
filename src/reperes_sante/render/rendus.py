"""What was rendered, and how pages were divided: each once, whoever asks."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field

from reperes_sante.render.division import Morceau

Of = tuple[str, str]
Asked = tuple[object, ...]
# All pages are held while the engine builds: pressed, they take a fifth of the room.
EFFORT = 1


def pressed(text: str) -> bytes:
    """Return a text in little room."""
    return zlib.compress(text.encode(), EFFORT)


def read_pressed(content: bytes) -> str:
    """Return the text that `pressed` was given."""
    return zlib.decompress(content).decode()


class Pages(MutableMapping[Asked, str]):
    """The HTML of pages, parts and blocks, by what was asked, in plain words.

    Attributes:
        pressees: the same in little room.
    """

    def __init__(self) -> None:
        self.pressees: dict[Asked, bytes] = {}

    def __getitem__(self, asked: Asked) -> str:
        """Return what was rendered."""
        return read_pressed(self.pressees[asked])

    def __setitem__(self, asked: Asked, html: str) -> None:
        """Hold what was rendered."""
        self.pressees[asked] = pressed(html)

    def __delitem__(self, asked: Asked) -> None:
        """Forget what was rendered."""
        del self.pressees[asked]

    def __contains__(self, asked: object) -> bool:
        """Tell whether it was rendered."""
        return asked in self.pressees

    def __iter__(self) -> Iterator[Asked]:
        """Yield what was asked."""
        return iter(self.pressees)

    def __len__(self) -> int:
        """Count what was rendered."""
        return len(self.pressees)


@dataclass(frozen=True)
class Rendus:
    """What was rendered: search, stubs, inspection and engine ask for the same.

    Attributes:
        pages: the HTML of pages, parts and blocks.
        divisions: the pieces of each page, by its family and its thing; none for one that is light enough.
    """

    pages: Pages = field(default_factory=Pages)
    divisions: dict[Of, tuple[Morceau, ...]] = field(default_factory=dict)

    def told(self) -> Iterator[tuple[Of, list[tuple[str, str, str]]]]:
        """Yield the divisions in plain words."""
        for of, pieces in self.divisions.items():
            yield of, [(piece.chemin, piece.titre, piece.corps) for piece in pieces]

    def recall(self, of: Of, told: Sequence[Sequence[str]]) -> None:
        """Take up a division that `told` gave."""
        self.divisions[of] = tuple(Morceau(*piece) for piece in told)
