"""Entries of the pages written by hand: each page, and each part of it that has its own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import markdown
import yaml
from lxml.html import HtmlElement, fragment_fromstring

from reperes_sante.search.entry import Entry
from reperes_sante.search.words import STOP_WORDS, words
from reperes_sante.stubs import is_by_hand

MACRO_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
# Without `toc`, only the headings that were given an address have one.
EXTENSIONS = ("tables", "attr_list", "md_in_html")
PARTS = ("h2", "h3")
FOR_EDITORS = "contribuer/"


def pages_by_hand(docs: Path) -> Iterator[Entry]:
    """Yield the entries of the pages of a folder, in the order of their paths.

    Args:
        docs: folder of the hand-written pages.
    """
    for path in sorted(docs.rglob("*.md")):
        if is_by_hand(path):
            url = re.sub(r"(^|/)index/$", r"\1", f"{path.relative_to(docs).with_suffix('').as_posix()}/")
            yield from _entries(url, path)


def _entries(url: str, path: Path) -> Iterator[Entry]:
    """Yield the page itself, then its parts that have an address of their own."""
    genre = "Pour contribuer" if url.startswith(FOR_EDITORS) else "Page"
    source = path.read_text("utf-8")
    html = markdown.markdown(MACRO_CALL.sub("", MATTER.sub("", source)), extensions=EXTENSIONS)
    tree = fragment_fromstring(html, create_parent=True)
    title = tree.find(".//h1")
    titre = path.stem if title is None else _said(title)
    whole, *parts = _cut(tree)
    yield Entry(url, titre, genre, texte=" ".join(map(_said, whole)), mots=_description(source))
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


def _description(source: str) -> str:
    matter = MATTER.match(source)
    return str((yaml.safe_load(matter[1]) or {}).get("description", "")) if matter else ""


def _said(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())
