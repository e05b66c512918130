"""A block too heavy for its page, arranged: its things by region, department, letter or year.

What stays in the page leads to each group, at an address of its own. A group too heavy for one page is
arranged in turn; where nothing sets its things apart any more, it is cut between them. Few things stay
together: nothing else decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any, NamedTuple, Protocol

from reperes_sante.france.letters import plain_letters, slug
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.render.division import Morceau

# No thing takes fewer elements: of more things, a page is not even tried.
LEAST_ELEMENTS = 2
# One thing in so many is shown first, to know at once that all would be too heavy.
FEW = 8
# Things are not equally long: runs are cut a little shorter than their mean tells.
MARGIN = 0.85


class Cle(NamedTuple):
    """What sets things apart.

    Attributes:
        de: returns the name of the group of a thing.
        trie: whether groups stand in alphabetical order; else in the order of their first things.
    """

    de: Callable[[Catalogue, Any], str]
    trie: bool = True


class Rangement(NamedTuple):
    """How a block arranges its things when they are too many for its page.

    Attributes:
        choses: returns its things, in order, from the data and what the page's author typed.
        cles: what sets them apart, the coarsest first.
        nom: returns what a thing is called where they are cut between two of them.
        compte: how they are counted: one, several.
    """

    choses: Callable[..., Sequence[Any]]
    cles: tuple[Cle, ...]
    nom: Callable[[Any], str]
    compte: tuple[str, str]


class Rayon(NamedTuple):
    """A group of things, as what leads to it tells: its name, its address, what it holds."""

    nom: str
    adresse: str
    choses: Sequence[Any]


class Montre(Protocol):
    """What shows some things at an address, or only the groups that they are arranged in."""

    def __call__(self, choses: Sequence[Any], chemin: str, groupes: tuple[Rayon, ...] | None, /) -> str:
        """Return the HTML."""


class _Part(NamedTuple):
    """Things to be shown at one address: their title, what sets them apart, their name among others."""

    chemin: str
    titre: str
    choses: Sequence[Any]
    cles: tuple[Cle, ...]
    nom: str = ""


@dataclass(frozen=True)
class Rangeur:
    """Arranges the things of a block.

    Attributes:
        catalogue: the data.
        rangement: how.
        url: address of the page.
        base: where its groups have theirs, under that of the page.
        montre: shows things, or groups.
        poids: returns what the page that shows a piece weighs.
        budget: the most that a page should weigh.
        elements: the most elements that it should hold.
        _essai: what the runs that were tried last show and weigh: those that are light enough stay.
    """

    catalogue: Catalogue
    rangement: Rangement
    url: str
    base: str
    montre: Montre
    poids: Callable[[Morceau], int]
    budget: int
    elements: int
    _essai: dict[str, tuple[Morceau | None, int]] = field(default_factory=dict)

    def pieces(self, choses: Sequence[Any]) -> tuple[Morceau, ...]:
        """Return what stays in the page, then what has pages of its own; nothing when all things may stay."""
        found = tuple(self._pieces(_Part("", "", choses, self.rangement.cles)))
        return found if len(found) > 1 else ()

    def _pieces(self, part: _Part) -> Iterator[Morceau]:
        tried = self._essai.pop(part.chemin) if part.chemin in self._essai else self._whole(part)
        whole, weight = tried
        if whole and (weight <= self.budget or len(part.choses) == 1):
            yield whole
            return
        below = self._below(part, weight / self.budget)
        told = tuple(Rayon(one.nom, f"{self.url}{one.chemin}", one.choses) for one in below)
        yield Morceau.de(part.chemin, part.titre, self.montre(part.choses, part.chemin, told))
        for one in below:
            yield from self._pieces(one)

    def _whole(self, part: _Part) -> tuple[Morceau | None, int]:
        """Return all things of a part in one piece, and its weight; nothing where too many to try."""
        if len(part.choses) * LEAST_ELEMENTS > self.elements or self._is_hopeless(part):
            return None, 2 * self.budget
        whole = Morceau.de(part.chemin, part.titre, self.montre(part.choses, part.chemin, None))
        return whole, self.poids(whole)

    def _is_hopeless(self, part: _Part) -> bool:
        """Tell whether a few of the things that a word sets apart are too many: all are not even shown."""
        few = part.choses[: len(part.choses) // FEW]
        if not few or not any(len(self._by(cle, part.choses)) > 1 for cle in part.cles):
            return False
        return (
            self.poids(Morceau.de(part.chemin, part.titre, self.montre(few, part.chemin, None))) > self.budget
        )

    def _by(self, cle: Cle, choses: Iterable[Any]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for chose in choses:
            found.setdefault(cle.de(self.catalogue, chose), []).append(chose)
        return found

    def _below(self, part: _Part, times: float) -> list[_Part]:
        """Return the groups of a part that weighs so many times what it may."""
        for rank, cle in enumerate(part.cles, 1):
            found = self._by(cle, part.choses)
            if len(found) > 1:
                names = sorted(found, key=plain_letters) if cle.trie else list(found)
                return self._named(part, [(name, found[name]) for name in names], part.cles[rank:])
        while True:
            below = self._named(part, self._runs(part.choses, ceil(times / MARGIN)), ())
            self._essai.clear()
            if all(self._fits(one) for one in below):
                return below
            times += 1

    def _fits(self, part: _Part) -> bool:
        self._essai[part.chemin] = self._whole(part)
        return len(part.choses) == 1 or self._essai[part.chemin][1] <= self.budget

    def _named(
        self, part: _Part, groups: Iterable[tuple[str, Sequence[Any]]], cles: tuple[Cle, ...]
    ) -> list[_Part]:
        """Return the parts that groups make, each at an address of its own: two may bear one name."""
        below: dict[str, _Part] = {}
        for rank, (name, own) in enumerate(groups, 1):
            word = f"{slug(name)}-{rank}" if slug(name) in below else slug(name)
            titre = f"{part.titre}, {name}" if part.titre else name
            below[word] = _Part(f"{part.chemin or self.base}{word}/", titre, own, cles, name)
        return list(below.values())

    def _runs(self, choses: Sequence[Any], count: int) -> Iterator[tuple[str, Sequence[Any]]]:
        """Yield things in so many runs, each called by its first and its last."""
        length, nom = ceil(len(choses) / min(count, len(choses))), self.rangement.nom
        for start in range(0, len(choses), length):
            run = choses[start : start + length]
            first, last = nom(run[0]), nom(run[-1])
            yield first if first == last else f"{first} à {last}", run
