"""What was rendered from one territory, or from a few: the last in memory, the others on the disk.

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
from reperes_sante.link.extracts import Extraits, Fiches
from reperes_sante.publish.typeset import sheet_path
from reperes_sante.read.kept import KEPT, code, digest, keep_at, keep_last, last, served
from reperes_sante.read.pressed import compact
from reperes_sante.render import Rendus
from reperes_sante.render.sigles import lexique

LIST = "fiches-rendues"
NOBODY: Fiches = ()
Key = Callable[[Fiches], str]


def key_of(catalogue: Catalogue, commun: str, read: Mapping[str, str], sizes: Mapping[str, int]) -> Key:
    """Return what gives, for some territories, what stands for all that their pages are made from.

    Args:
        catalogue: the data.
        commun: what stands for all the rest: code, templates, settings, shared data.
        read: what stands for the file of each territory, by its name.
        sizes: bytes of each document, by its address.
    """
    extraits = Extraits(catalogue)
    shared = commun, repr(extraits.told), repr(lexique(catalogue).sigles)

    def key(fiches: Fiches) -> str:
        own = (part for name in extraits.lus(fiches) for part in (name, read[name]))
        documents = (repr(sizes[sheet_path(catalogue.territoires[id_])]) for id_ in fiches)
        return digest(map(str.encode, (*shared, repr(fiches), *documents, *own)))

    return cache(key)


class Propres:
    """What is rendered from some territories alone.

    Args:
        root: the project's folder.
        key: returns what stands for all that it is made from.
    """

    def __init__(self, root: Path, key: Key) -> None:
        self._root, self._key = root, key
        self._before: dict[str, str] = dict(map(json.loads, last(root, LIST, (code(),))))
        self._now: dict[str, str] = {}
        self._fiches, self._rendus, self._known = NOBODY, Rendus(), 0

    def de(self, fiches: Fiches) -> Rendus:
        """Return where what is rendered from some territories is held, until others are asked for."""
        if fiches != self._fiches:
            self._put_away()
            self._fiches, self._rendus = fiches, self._recalled(self._key(fiches))
            self._known = self._rendus.compte
        return self._rendus

    def keep(self) -> None:
        """Keep all that was asked for."""
        self._put_away()
        self._fiches, self._rendus, self._known = NOBODY, Rendus(), 0
        if self._now != self._before:
            keep_last(self._root, LIST, (code(),), map(compact, self._now.items()))

    def _put_away(self) -> None:
        if self._rendus.compte > self._known:
            content = "\n".join(map(compact, self._rendus.told())).encode()
            self._now[self._key(self._fiches)] = keep_at(self._root, (content,), content).name

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
