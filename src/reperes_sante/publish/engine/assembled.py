"""Pages put in the skeleton before: of the same page in the same skeleton, the published site has the whole.

It is taken from there if it still is what was written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, meta

from reperes_sante.read.kept import digest, keep_last, last
from reperes_sante.read.pressed import compact

LIST = "pages-assemblees"
SKELETON = "overrides"
# What the engine also gives to a skeleton, and changes with other pages or with the day.
OTHERS = frozenset({"pages", "build_date_utc"})


class Assembled:
    """Whole pages of one skeleton.

    Args:
        root: the project's folder.
        site: the published site, if there is one.
        inputs: all that surrounds pages is made from, but the menu.
    """

    def __init__(self, root: Path, site: Path, inputs: Sequence[bytes]) -> None:
        self._root, self._site, self._inputs = root, site, tuple(inputs)
        self._before: dict[str, list[str]] = {}
        self._now: dict[str, list[str]] = {}

    def surround(self, env: Environment, nav: Any, settings: Mapping[str, Any]) -> None:  # noqa: ANN401
        """Learn what surrounds pages; without this, or where it tells of other pages, none is known.

        Args:
            env: what reads the templates.
            nav: the menu, once its pages have their titles.
            settings: those of the engine, variables of the machine put in their places.
        """
        menu = "\n".join(_told(nav.items))
        read = json.dumps(dict(settings), default=_plain, sort_keys=True)
        self._inputs = (*self._inputs, menu.encode(), read.encode())
        texts = (path.read_text("utf-8") for path in sorted((self._root / SKELETON).rglob("*.html")))
        if all(OTHERS.isdisjoint(meta.find_undeclared_variables(env.parse(text))) for text in texts):
            kept = map(json.loads, last(self._root, LIST, self._inputs))
            self._before = {url: told for url, *told in kept}

    def whole(self, url: str, parts: Sequence[str]) -> str | None:
        """Return a page as it was assembled from the same parts, if it is known."""
        kept, place = self._before.get(url), self._site / url / "index.html"
        if kept and kept[0] == _key(parts):
            with suppress(OSError, ValueError):
                content = place.read_bytes()
                if sha256(content).hexdigest() == kept[1]:
                    self._now[url] = kept
                    return content.decode()
        return None

    def note(self, url: str, parts: Callable[[], Sequence[str]], whole: str) -> None:
        """Learn that a page was assembled from its parts, unless it was known."""
        if url not in self._now:
            self._now[url] = [_key(parts()), sha256(whole.encode()).hexdigest()]

    def keep(self) -> None:
        """Keep all that was learnt, once it is sure that nothing changed meanwhile."""
        if self._now != self._before:
            told = (compact((url, *kept)) for url, kept in self._now.items())
            keep_last(self._root, LIST, self._inputs, told)


def _key(parts: Sequence[str]) -> str:
    return digest(part.encode() for part in parts)


def _plain(value: object) -> object:
    """Return settings as JSON can tell them: of what does things, its kind is enough."""
    return dict(value) if isinstance(value, Mapping) else type(value).__name__


def _told(items: Sequence[Any]) -> Iterator[str]:
    """Yield what a menu says, item by item."""
    for item in items:
        below = item.children or ()
        yield repr((type(item).__name__, item.title, getattr(item, "url", None), len(below)))
        yield from _told(below)
