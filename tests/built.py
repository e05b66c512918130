"""A built site, read back: its pages, their text, their links."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from reperes_sante.inspect.reading import CARD

SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Fold what typography changes: kinds of spaces and apostrophes, invisible joiners."""
    return SPACES.sub(" ", text.replace("’", "'").replace("\u2060", "")).strip()


def one(html: Tag, selector: str) -> Tag:
    """Return the first element that a CSS selector names; there is one."""
    found = html.select_one(selector)
    assert found is not None, selector
    return found


# What sends the readers of an old address to the new one: it says nothing of its own.
MOVED = '<meta http-equiv="refresh"'


def gzipped(path: Path) -> int:
    """Return the size of a file once compressed, in bytes."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


@dataclass(frozen=True)
class BuiltPage:
    """One HTML page of a built site."""

    adresse: str
    path: Path

    @cached_property
    def html(self) -> BeautifulSoup:
        """The parsed page."""
        return BeautifulSoup(self.path.read_text("utf-8"), "lxml")

    @cached_property
    def by_id(self) -> dict[str, Tag]:
        """The elements that have an address of their own."""
        return {str(tag["id"]): tag for tag in self.html.find_all(id=True)}

    @cached_property
    def main(self) -> Tag:
        """The main landmark."""
        found = self.html.find("main")
        assert isinstance(found, Tag), f"{self.adresse} has no main"
        return found

    @cached_property
    def text(self) -> str:
        """Text of the main landmark as its authors wrote it, with typography folded."""
        main = copy(self.main)
        for added in main.find_all(class_=["developpe", "explication"]):
            added.decompose()
        return plain(main.get_text(" "))

    @cached_property
    def compact(self) -> str:
        """The same without any space, for phrases that elements cut."""
        return self.text.replace(" ", "")


@dataclass(frozen=True)
class BuiltSite:
    """All pages of a built site."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Pages by address, as `territoires/corse/`; an old one, or a card for other sites, is none."""
        found = {}
        for path in sorted(self.folder.rglob("*.html")):
            adresse = path.relative_to(self.folder).as_posix().removesuffix("index.html")
            if path.name != CARD and MOVED not in path.read_text("utf-8"):
                found[adresse] = BuiltPage(adresse, path)
        return found

    @cached_property
    def kinds(self) -> dict[str, list[BuiltPage]]:
        """Pages of each kind, from the lightest; a kind is an address without the names of things.

        What is compared is no thing: each of these tables is a kind.
        """
        found: dict[str, list[BuiltPage]] = {}
        for page in sorted(self.pages.values(), key=lambda page: gzipped(page.path)):
            found.setdefault(re.sub(r"^(?!comparer/)([\w-]+)/[\w-]+/", r"\1/*/", page.adresse), []).append(
                page
            )
        return found

    @cached_property
    def one_of_each_kind(self) -> list[str]:
        """Addresses of the heaviest page of each kind: it holds the most kinds of elements."""
        return sorted(pages[-1].adresse for pages in self.kinds.values())

    @cached_property
    def two_of_each_kind(self) -> list[str]:
        """Addresses of the lightest and the heaviest page of each kind."""
        return sorted({page.adresse for pages in self.kinds.values() for page in (pages[0], pages[-1])})

    def links(self) -> Iterator[tuple[BuiltPage, str]]:
        """Every `href` and `src` of every page."""
        for page in self.pages.values():
            for attribute in ("href", "src"):
                for tag in page.html.select(f"[{attribute}]"):
                    yield page, str(tag[attribute])


def searchable(folder: Path) -> list[dict[str, Any]]:
    """Return what the search of a built site can show: address, title, territory, text of each entry."""
    files = sorted((folder / "assets" / "recherche").glob("fiches-*.json"))
    return [entry for file in files for entry in json.loads(file.read_text("utf-8"))]
