"""What was rendered, and how pages were divided: each once, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
    """

    pages: Pages = field(default_factory=Pages)
    divisions: dict[Of, tuple[Morceau, ...]] = field(default_factory=dict)

    def told(self) -> Iterator[tuple[Of, list[tuple[str, str, str]]]]:
        """Yield the divisions in plain words."""
        for of, pieces in self.divisions.items():
            yield of, [(piece.chemin, piece.titre, piece.corps) for piece in pieces]

    def recall(self, of: Of, told: Sequence[Sequence[str]]) -> None:
        """Take up a division that `told` gave."""
        self.divisions[of] = tuple(Morceau.de(*piece) for piece in told)
