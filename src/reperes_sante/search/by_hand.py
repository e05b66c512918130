"""Entries of the pages written by hand: each page, and each part of it that has its own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import markdown
from lxml.html import HtmlElement, fragment_fromstring

from reperes_sante.findings import DataError, Finding, Wording
from reperes_sante.inspection.links import CORRECT, SCHEME
from reperes_sante.reading import ReadError, decode, read_keys
from reperes_sante.reading.files import position_of
from reperes_sante.search.entry import Entry
from reperes_sante.search.words import STOP_WORDS, words
from reperes_sante.stubs import is_by_hand

MACRO_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
# Without `toc`, only the headings that were given an address have one.
EXTENSIONS = ("tables", "attr_list", "md_in_html")
PARTS = ("h2", "h3")
FOR_EDITORS = "contribuer/"


class Written(NamedTuple):
    """A page written by hand: its description, or nothing, and its body as HTML."""

    description: str
    tree: HtmlElement


def pages_by_hand(docs: Path) -> Iterator[Entry]:
    """Yield the entries of the pages of a folder, in the order of their paths.

    Args:
        docs: folder of the hand-written pages.

    Raises:
        DataError: some cannot be read; all that is wrong with them is told.
    """
    pages: dict[Path, Written] = {}
    refused: list[Finding] = []
    for path in filter(is_by_hand, sorted(docs.rglob("*.md"))):
        try:
            pages[path] = _read(path.read_bytes(), path.relative_to(docs.parent).as_posix())
        except ReadError as error:
            refused.extend(error.findings)
    if refused:
        raise DataError(tuple(sorted(refused)))
    for path, page in pages.items():
        url = re.sub(r"(^|/)index/$", r"\1", f"{path.relative_to(docs).with_suffix('').as_posix()}/")
        yield from _entries(url, path.stem, page)


def _read(raw: bytes, name: str) -> Written:
    """Read a page; refuse here, with its line, what would stop the engine with none."""
    source = decode(raw, name)
    matter = MATTER.match(source)
    # Its first line is that of the dashes.
    keys = read_keys(f"\n{matter[1]}", name) if matter else {}
    html = markdown.markdown(MACRO_CALL.sub("", MATTER.sub("", source)), extensions=EXTENSIONS)
    tree = fragment_fromstring(html, create_parent=True)
    refused = tuple(_unreadable_links(tree, source, name))
    if refused:
        raise ReadError(*refused)
    return Written(str(keys.get("description", "")), tree)


def _unreadable_links(tree: HtmlElement, source: str, name: str) -> Iterator[Finding]:
    for _, _, url, _ in tree.iterlinks():
        try:
            urlsplit(url)
        except ValueError:
            place = position_of(max(source.find(url), 0), source)
            yield Finding.at((name, *place), Wording(SCHEME, f"« {url} » n'est pas un lien permis.", CORRECT))


def _entries(url: str, stem: str, page: Written) -> Iterator[Entry]:
    """Yield the page itself, then its parts that have an address of their own."""
    genre = "Pour contribuer" if url.startswith(FOR_EDITORS) else "Page"
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
