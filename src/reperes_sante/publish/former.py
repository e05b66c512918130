"""What the last build made, taken up again by one that starts from the very same bytes.

All that decides is in the key: the content of the data, of the templates, of the skeleton and of the
settings, and the code. What also reads the pages written by hand has theirs in its own key; what is made of
the official register, and of a few words besides, has the register and these words.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from reperes_sante.publish.fiches import Key, Propres
from reperes_sante.read.disk import pages_by_hand
from reperes_sante.read.files import ReadError
from reperes_sante.read.kept import code, digest, keep_last, last
from reperes_sante.read.pressed import Pressed, compact
from reperes_sante.read.settings import logo
from reperes_sante.read.tree import contents
from reperes_sante.render.rendus import Rendus, in_ascii

NAME = "fabrique"
READ = ("data", "macros", "overrides")
SETTINGS = "mkdocs.yml"
# The mention that the law wants on the home page; the page skeleton includes it. It comes from the data.
STATE_FILE = "overrides/partials/etat-accessibilite.html"
Files = Mapping[str, str]
# Groups of files by their name: the key of each, and the files by their path.
Groups = dict[str, tuple[str, Pressed[str]]]


FICHES = "data/territoires/"
REGISTER = "data/registre"
OF_REGISTER = "registre"


class Inputs(NamedTuple):
    """What decides, as it was at one moment.

    Attributes:
        tout: the digest of all that generated pages and exports are made from.
        commun: that of the same, without the files of territories.
        registre: that of the official register alone.
    """

    tout: str = ""
    commun: str = ""
    registre: str = ""


NONE = Inputs()


def inputs_of(root: Path) -> Inputs:
    """Return all that generated pages and exports are made from, each file after its name."""
    read = ((name, content) for name, content in contents(root, *READ) if name != STATE_FILE)
    found = [(name, digest((content,)).encode()) for name, content in read]
    settings = tuple(path.read_bytes() for path in chosen(root) if path.is_file())
    return Inputs(
        digest((code(), *settings, *_parts(found))),
        digest((code(), *settings, *_parts(item for item in found if not item[0].startswith(FICHES)))),
        digest(chain((code(),), _parts(contents(root, REGISTER)))),
    )


def chosen(root: Path) -> tuple[Path, ...]:
    """Return the settings, and the drawing that they choose: documents show it, pages tell their size."""
    # Settings that cannot be read are told elsewhere.
    with suppress(ReadError):
        drawing = logo(root)
        return (root / SETTINGS, drawing) if drawing else (root / SETTINGS,)
    return (root / SETTINGS,)


def _parts(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    return (part for name, content in files for part in (name.encode("utf-8", "replace"), content))


def by_hand(docs: Path) -> tuple[bytes, ...]:
    """Return the pages written by hand, each after its name."""
    pages = pages_by_hand(docs)
    return tuple(_parts((page.relative_to(docs).as_posix(), page.read_bytes()) for page in pages))


class Former:
    """What was made of some inputs.

    Args:
        inputs: what decides.
        lines: what was kept of all of them, if anything.
        of_register: what was kept of the official register and of what else each group says.
    """

    def __init__(
        self, inputs: Inputs = NONE, lines: Iterable[str] = (), of_register: Iterable[str] = ()
    ) -> None:
        self._inputs = inputs
        self._propres: Propres | None = None
        self._files: Groups = {}
        self._of_register: Groups = {}
        self.rendus = Rendus()
        for line in lines:
            told = json.loads(line)
            if not self.rendus.recall(told):
                _recall(self._files, told)
        for line in of_register:
            _recall(self._of_register, json.loads(line))
        self._before = self._keys()

    @classmethod
    def of(cls, root: Path) -> Former:
        """Return what was made of a project as it is now; ask before anything of it is read."""
        inputs = inputs_of(root)
        own = last(root, OF_REGISTER, (inputs.registre.encode(),))
        return cls(inputs, last(root, NAME, (inputs.tout.encode(),)), own)

    def follow(self, root: Path, key: Key) -> None:
        """Take up what was rendered from some territories alone, once what they are made from is known."""
        self._propres = Propres(root, key)
        self.rendus = replace(self.rendus, propres=self._propres.de)

    @property
    def commun(self) -> str:
        """What stands for all that decides but the files of territories."""
        return self._inputs.commun

    def files(
        self,
        name: str,
        make: Callable[[], Files | Iterable[tuple[str, str]]],
        more: tuple[bytes, ...] = (),
        *,
        register: bool = False,
    ) -> Files:
        """Return a group of files, made only if it is not known.

        Args:
            name: what the group is.
            make: makes it.
            more: what it depends on beside the inputs.
            register: whether it depends on no other input than the official register.
        """
        known = self._of_register if register else self._files
        key = digest(more)
        if name not in known or known[name][0] != key:
            known[name] = key, Pressed(make())
        return known[name][1]

    def keep(self, root: Path) -> None:
        """Keep all that was made, unless nothing was, or an input changed meanwhile; hold it no more."""
        made, is_same = self._keys(), inputs_of(root) == self._inputs
        if is_same and self._propres:
            self._propres.keep()
        if is_same and not made <= self._before:
            self._before = made
            keep_last(root, NAME, (self._inputs.tout.encode(),), self._lines())
            groups = _groups(self._of_register)
            keep_last(root, OF_REGISTER, (self._inputs.registre.encode(),), _told(groups))
        # All is written. Who asks again has it made again.
        for held in (self.rendus.pages.pressees, self._files, self._of_register):
            held.clear()

    def _keys(self) -> frozenset[object]:
        """Return what tells whether something was made: what is known is never made again."""
        groups = ((name, key) for held in (self._files, self._of_register) for name, (key, _) in held.items())
        return frozenset((*self.rendus.pages, *self.rendus.divisions, *groups))

    def _lines(self) -> Iterator[str]:
        return _told(chain(self.rendus.told(), _groups(self._files)))


def _groups(groups: Groups) -> Iterator[tuple[object, ...]]:
    for name, (key, files) in groups.items():
        yield "group", name, key
        yield from (("file", name, path, in_ascii(content)) for path, content in files.pressees.items())


def _recall(groups: Groups, told: Sequence[str]) -> None:
    """Take up a line that `_groups` told."""
    match told:
        case ["group", name, key]:
            groups[name] = key, Pressed()
        case ["file", name, path, content]:
            groups[name][1].pressees[path] = b64decode(content)


def _told(items: Iterable[tuple[object, ...]]) -> Iterator[str]:
    return map(compact, items)
