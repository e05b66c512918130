"""One thing that the search can find."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

# Every page is a page: the word says nothing of one.
PAGE = "Page"


@dataclass(frozen=True)
class Entry:
    """A page, or a part of one.

    Attributes:
        url: address from the root of the site, with the anchor of the part.
        titre: what the link says.
        genre: sort of page, as its label says.
        territoire: short name of the territory that it is about, if any.
        texte: what is searched and quoted.
        mots: other names and everyday words that lead to it.
        lieux: names and post codes of the places that it covers.
        cle: what `data/recherche.yml` calls it: `numero samu-15`.
    """

    url: str
    titre: str
    genre: str
    territoire: str = ""
    texte: str = ""
    mots: str = ""
    lieux: str = ""
    cle: str = ""

    def also(self, mots: Iterable[str]) -> Entry:
        """Return the same, found by more words."""
        return replace(self, mots=" · ".join(filter(None, (self.mots, *mots))))
