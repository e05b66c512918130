"""What was rendered, and how pages were divided: each once, whoever asks."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from reperes_sante.render.division import Morceau

Of = tuple[str, str]
Asked = tuple[object, ...]
K = TypeVar("K")
# All pages are held while the engine builds: pressed, they take a fifth of the room.
EFFORT = 1


def pressed(text: str) -> bytes:
    """Return a text in little room."""
    return zlib.compress(text.encode(), EFFORT)


def read_pressed(content: bytes) -> str:
    """Return the text that `pressed` was given."""
    return zlib.decompress(content).decode()


class Pressed(MutableMapping[K, str]):
    """Texts by their name.

    Attributes:
        pressees: the same in little room.
    """

    def __init__(self, texts: Mapping[K, str] | None = None) -> None:
        self.pressees: dict[K, bytes] = {}
        self.update(texts or {})

    def __getitem__(self, name: K) -> str:
        """Return a text."""
        return read_pressed(self.pressees[name])

    def __setitem__(self, name: K, text: str) -> None:
        """Hold a text."""
        self.pressees[name] = pressed(text)

    def __delitem__(self, name: K) -> None:
        """Forget a text."""
        del self.pressees[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether a text is held."""
        return name in self.pressees

    def __iter__(self) -> Iterator[K]:
        """Yield the names."""
        return iter(self.pressees)

    def __len__(self) -> int:
        """Count the texts."""
        return len(self.pressees)


# The HTML of pages, parts and blocks, by what was asked, in plain words.
Pages = Pressed[Asked]


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
