"""What the pages of a few territories are made from: their files, those that they lead to, what all share.

They are given a catalogue that holds nothing else. What is not there cannot be read: what was made of the
same files is the same, whatever the others say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from reperes_sante.link.catalogue import Catalogue, cites_dans
from reperes_sante.link.coverage import venus_d_ailleurs
from reperes_sante.link.places import blocs_of, place_of
from reperes_sante.model.base import Model
from reperes_sante.model.territoire import Territoire

# What the pages of a territory are told of all the others, which they do not read.
TOLD = ("seul", "jour")
# Territories by their ids.
Fiches = tuple[str, ...]


class Extraits:
    """The parts of a catalogue that pages of a few territories are made from.

    Args:
        catalogue: the whole, whose files have names.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._last: tuple[Fiches, Catalogue] = (), catalogue

    def de(self, fiches: Fiches) -> Catalogue:
        """Return what the pages of some territories are made from; the whole where files have no name."""
        if not self._catalogue.noms:
            return self._catalogue
        if self._last[0] != fiches:
            self._last = fiches, self._part(frozenset(self.lus(fiches)))
        return self._last[1]

    def lus(self, fiches: Fiches) -> tuple[str, ...]:
        """Return the names of the files of territories that this holds, sorted."""
        whole = self._catalogue
        shown = (other for id_ in fiches for other in venus_d_ailleurs(whole, whole.territoires[id_]))
        there = (*fiches, *(whole.territoire_du_dispositif[other.id].id for other in shown))
        waiting = {name for id_ in there for name in self._places.get(id_, ())}
        found: set[str] = set()
        while waiting:
            name = waiting.pop()
            found.add(name)
            waiting.update(set(self._led_to(name)) - found)
        return tuple(sorted(found))

    @property
    def told(self) -> tuple[object, ...]:
        """What each part is told of the whole."""
        return bool(self._catalogue.seul), self._catalogue.jour

    def _part(self, read: frozenset[str]) -> Catalogue:
        own = [file for name in self._by_name if name in read for file in self._by_name[name]]
        part = Catalogue.gathered((*own, *self._shared), self._catalogue.registre)
        cites = self._cites.union(*map(cites_dans, own))
        vars(part).update({"cites": cites, **{name: getattr(self._catalogue, name) for name in TOLD}})
        return part

    @cached_property
    def _shared(self) -> tuple[Model, ...]:
        """The files that are of no territory."""
        named = zip(self._catalogue.noms, self._catalogue.files, strict=True)
        return tuple(file for name, file in named if name not in self._by_name)

    @cached_property
    def _cites(self) -> frozenset[str]:
        """What these cite: it takes as long to gather as all that a territory tells."""
        return frozenset(id_ for file in self._shared for id_ in cites_dans(file))

    @cached_property
    def _by_name(self) -> Mapping[str, list[Model]]:
        """What the file of each territory holds: itself, and what it describes at its end."""
        named = list(zip(self._catalogue.noms, self._catalogue.files, strict=True))
        found: dict[str, list[Model]] = {name: [] for name, file in named if isinstance(file, Territoire)}
        for name, file in named:
            if name in found:
                found[name].append(file)
        return found

    @cached_property
    def _places(self) -> Mapping[str, set[str]]:
        """The files of territories that describe something by an id."""
        found: dict[str, set[str]] = {}
        for name, files in self._by_name.items():
            for thing in (thing for file in files for thing in _things(file)):
                found.setdefault(str(getattr(thing, "id", "")), set()).add(name)
        return found

    def _led_to(self, name: str) -> Iterator[str]:
        """Yield the files of territories that describe what one refers to."""
        for file in self._by_name[name]:
            for node in place_of(file).renvois:
                yield from self._places.get(str(node.value), ())


def _things(file: Model) -> Iterator[Model]:
    """Yield what others may refer to in the file of a territory."""
    return iter((file, *file.dispositifs)) if isinstance(file, Territoire) else blocs_of(file, Model)
