"""What was rendered of the pages of each territory: one in memory, the others on the disk.

It is kept under all that these pages are made from. Contents are named by themselves, and one list says which
stands for which inputs: it is written once nothing changed meanwhile, so that no content stands for others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.extracts import Extraits
from reperes_sante.publish.typeset import sheet_path
from reperes_sante.read.compact import compact
from reperes_sante.read.kept import KEPT, code, digest, keep_at, keep_last, last, served
from reperes_sante.render import Rendus
from reperes_sante.render.sigles import lexique

LIST = "fiches-rendues"
Key = Callable[[str], str]


def key_of(catalogue: Catalogue, commun: str, read: Mapping[str, str], sizes: Mapping[str, int]) -> Key:
    """Return what gives, for a territory by its id, what stands for all that its pages are made from.

    Args:
        catalogue: the data.
        commun: what stands for all the rest: code, templates, settings, shared data.
        read: what stands for the file of each territory, by its name.
        sizes: bytes of each document, by its address.
    """
    extraits = Extraits(catalogue)
    shared = commun, repr(extraits.told), repr(lexique(catalogue).sigles)

    def key(territoire: str) -> str:
        own = ((name, read[name]) for name in extraits.lus(territoire))
        size = sizes[sheet_path(catalogue.territoires[territoire])]
        return digest(
            map(str.encode, (*shared, territoire, repr(size), *(part for one in own for part in one)))
        )

    return cache(key)


class Fiches:
    """The pages of territories.

    Args:
        root: the project's folder.
        key: returns what stands for all that the pages of a territory are made from.
    """

    def __init__(self, root: Path, key: Key) -> None:
        self._root, self._key = root, key
        self._before: dict[str, str] = dict(map(json.loads, last(root, LIST, (code(),))))
        self._now: dict[str, str] = {}
        self._fiche, self._rendus, self._known = "", Rendus(), 0

    def de(self, fiche: str) -> Rendus:
        """Return where what is rendered of the pages of a territory is held, until another is asked for."""
        if fiche != self._fiche:
            self._put_away()
            self._fiche, self._rendus = fiche, self._recalled(self._key(fiche))
            self._known = self._rendus.compte
        return self._rendus

    def keep(self) -> None:
        """Keep all that was asked for."""
        self._put_away()
        self._fiche, self._rendus, self._known = "", Rendus(), 0
        if self._now != self._before:
            keep_last(self._root, LIST, (code(),), map(compact, self._now.items()))

    def _put_away(self) -> None:
        if self._rendus.compte > self._known:
            content = "\n".join(map(compact, self._rendus.told())).encode()
            self._now[self._key(self._fiche)] = keep_at(self._root, (content,), content).name

    def _recalled(self, key: str) -> Rendus:
        found = Rendus()
        name = self._now.get(key) or self._before.get(key)
        # What was pruned, or spoilt, is made again.
        with suppress(OSError, ValueError):
            content = served(self._root / KEPT / name) if name else b""
            if name and digest((content,)) == name:
                for line in content.decode().split("\n"):
                    found.recall(json.loads(line))
                self._now[key] = name
        return found
