"""Entries of the pages written by hand: each page, and each part of it that has its own address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml.html import HtmlElement

from reperes_sante.publish.search.entry import PAGE, Entry
from reperes_sante.publish.search.words import STOP_WORDS, words
from reperes_sante.publish.stubs import address_of
from reperes_sante.read.written import Written, written_pages

PARTS = ("h2", "h3")
FOR_EDITORS = "contribuer/"


def pages_by_hand(docs: Path) -> Iterator[Entry]:
    """Yield the entries of the pages of a folder, in the order of their paths.

    Args:
        docs: folder of the hand-written pages.

    Raises:
        DataError: some cannot be read; all that is wrong with them is told.
    """
    for path, page in written_pages(docs).items():
        url = address_of(path.relative_to(docs).as_posix())
        yield from _entries(url, path.stem, page)


def _entries(url: str, stem: str, page: Written) -> Iterator[Entry]:
    """Yield the page itself, then its parts that have an address of their own."""
    genre = "Pour contribuer" if url.startswith(FOR_EDITORS) else PAGE
    title = page.tree.find(".//h1")
    titre = stem if title is None else _said(title)
    whole, *parts = _cut(page.tree)
    yield Entry(url, titre, genre, texte=" ".join(map(_said, whole)), mots=page.description)
    for heading, *blocks in parts:
        texte, part = " ".join(map(_said, blocks)), _said(heading)
        # Its words say nothing and the title of the page does: beside it, they would be left out.
        mots = part if STOP_WORDS.issuperset(words(part)) else ""
        yield Entry(f"{url}#{heading.get('id')}", f"{part} – {titre}", genre, texte=texte, mots=mots)


def _cut(tree: HtmlElement) -> list[list[HtmlElement]]:
    """Return the blocks of a page, then those of each part, its heading first; never the title."""
    pieces: list[list[HtmlElement]] = [[]]
    for block in tree:
        if block.tag in PARTS and block.get("id"):
            pieces.append([])
        if block.tag != "h1":
            pieces[-1].append(block)
    return pieces


def _said(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())
