"""Pages written by hand, read before the engine does: what would stop it is told at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import markdown
from lxml.html import HtmlElement, fragment_fromstring

from reperes_sante.model.findings import DataError, Finding, Kind, Severity, Wording
from reperes_sante.read import ReadError, decode, read_keys
from reperes_sante.read.disk import is_by_hand
from reperes_sante.read.files import position_of

SCHEME = Kind("lien-refuse", "Un lien mène au web, à un téléphone ou à un courriel, jamais à du code.")
CORRECT = "Corrigez le lien, ou rétablissez ce qu'il montrait."
APPEL = Kind("appel-faux", "Ce qu'une page écrite à la main appelle entre accolades existe, et s'écrit bien.")
OUBLIE = Kind(
    "sigle-oublie",
    "Dans chaque partie d'une page écrite à la main, un sigle est d'abord écrit en toutes lettres.",
    gravite=Severity.CONSEIL,
)
KINDS = (APPEL, OUBLIE)
MACRO_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
# Without `toc`, only the headings that were given an address have one.
EXTENSIONS = ("tables", "attr_list", "md_in_html")


class Written(NamedTuple):
    """A page written by hand: its description, or nothing, and its body as HTML."""

    description: str
    tree: HtmlElement


def written_pages(docs: Path) -> dict[Path, Written]:
    """Read the hand-written pages of a folder, in the order of their paths.

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
    return pages


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
