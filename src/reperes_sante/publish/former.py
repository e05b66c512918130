"""What the last build made, taken up again by one that starts from the very same bytes.

All that decides is in the key: the content of the data, of the templates, of the skeleton and of the
settings, and the code. What also reads the pages written by hand has theirs in its own key.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from reperes_sante.read.disk import is_by_hand
from reperes_sante.read.kept import code, digest, keep_last, last
from reperes_sante.read.tree import contents
from reperes_sante.render import Rendus

NAME = "fabrique"
READ = ("data", "macros", "overrides")
SETTINGS = "mkdocs.yml"
# The mention that the law wants on the home page; the page skeleton includes it. It comes from the data.
STATE_FILE = "overrides/partials/etat-accessibilite.html"
Files = Mapping[str, str]


def inputs_of(root: Path) -> tuple[bytes, ...]:
    """Return all that generated pages and exports are made from, each file after its name."""
    found = ((name, content) for name, content in contents(root, *READ) if name != STATE_FILE)
    files = (part for name, content in found for part in (name.encode("utf-8", "replace"), content))
    path = root / SETTINGS
    return code(), path.read_bytes() if path.is_file() else b"", *files


def by_hand(docs: Path) -> tuple[bytes, ...]:
    """Return the pages written by hand, each after its name."""
    pages = filter(is_by_hand, sorted(docs.rglob("*.md")))
    return tuple(
        part for page in pages for part in (page.relative_to(docs).as_posix().encode(), page.read_bytes())
    )


class Former:
    """What was made of some inputs.

    Args:
        key: the digest of the inputs.
        lines: what was kept of them, if anything.
    """

    def __init__(self, key: str = "", lines: Iterable[str] = ()) -> None:
        self._key = key
        self._files: dict[str, tuple[str, Files]] = {}
        self.rendus = Rendus()
        for line in lines:
            match json.loads(line):
                case ["page", asked, html]:
                    self.rendus.pages[tuple(asked)] = html
                case ["division", of, pieces]:
                    self.rendus.recall(tuple(of), pieces)
                case [str() as name, str() as more, files]:
                    self._files[name] = more, files

    @classmethod
    def of(cls, root: Path) -> Former:
        """Return what was made of a project as it is now; ask before anything of it is read."""
        key = digest(inputs_of(root))
        return cls(key, last(root, NAME, (key.encode(),)))

    def files(self, name: str, make: Callable[[], Files], more: tuple[bytes, ...] = ()) -> Files:
        """Return a group of files, made only if it is not known.

        Args:
            name: what the group is.
            make: makes it.
            more: what it depends on beside the inputs.
        """
        key, found = self._files.get(name, ("", {}))
        if key != digest(more):
            found = make()
            self._files[name] = digest(more), found
        return found

    def keep(self, root: Path) -> None:
        """Keep all that was made, unless an input changed meanwhile."""
        if digest(inputs_of(root)) == self._key:
            keep_last(root, NAME, (self._key.encode(),), self._lines())

    def _lines(self) -> Iterator[str]:
        known = (
            *(("page", asked, html) for asked, html in self.rendus.pages.items()),
            *(("division", of, pieces) for of, pieces in self.rendus.told()),
            *((name, key, dict(files)) for name, (key, files) in self._files.items()),
        )
        return (json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in known)
