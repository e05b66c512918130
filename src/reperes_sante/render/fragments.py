"""Pieces of HTML: where a fragment may be cut, what a piece needs on a page of its own, its tags as text."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.etree import _Element as Element

from reperes_sante.link.pages import relative

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
WITH_NEXT = (*HEADINGS, "dt")
# That of `lxml.html` gives each element a class of its own, which takes longer than all the rest.
PARSER = etree.HTMLParser()
# Between the children of these a page may be cut; nothing else is.
CONTAINERS = ("div", "section", "ul", "ol", "li", "dl", "dd")
# What templates made is well formed: some of it is read as text, ten times faster than a parser would.
# « < » begins a tag, « > » ends it, but for those of a quoted value.
ATTRIBUTES = r"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+"""
# A tag, a sign written as a code, words, or any other sign.
PIECE = re.compile(rf"<{ATTRIBUTES}>|&#?\w+;|[^<&]+|.", re.DOTALL)
CLASSES = re.compile(r'\sclass="([^"]*)"')


def tree_of(text: str) -> Element:
    """Return a fragment of HTML as one element."""
    body = etree.fromstring(f"<html><body><div>{text}</div></body></html>", PARSER)[0]
    tree = body[0]
    body.remove(tree)
    return tree


def text_of(element: Element) -> str:
    """Return the HTML of an element, and the words that follow it."""
    # The library leaves what looks like a comment as it is in an attribute; templates write no comment.
    return str(etree.tostring(element, method="html", encoding="unicode")).replace("<!--", "&lt;!--")


def drop(element: Element) -> None:
    """Remove an element; what follows it stays."""
    before, around = element.getprevious(), element.getparent()
    if around is None:
        return
    if before is None:
        around.text = f"{around.text or ''}{element.tail or ''}" or None
    else:
        before.tail = f"{before.tail or ''}{element.tail or ''}" or None
    around.remove(element)


def size_of(element: Element) -> int:
    """Return the size of an element by itself once compressed, in bytes."""
    return len(zlib.compress(text_of(element).encode()))


def leaves_of(element: Element, size: int) -> Iterator[Element]:
    """Yield in order what is never cut: what is small enough, or has words between its children."""
    for child in element:
        tails = (child.text, *(below.tail for below in child))
        is_mere = child.tag in CONTAINERS and len(child) and not any(text and text.strip() for text in tails)
        yield from leaves_of(child, size) if is_mere and size_of(child) > size else (child,)


def runs_of(leaves: Sequence[Element], size: int) -> list[list[Element]]:
    """Part leaves into runs of about one weight; a heading stays with what follows it."""
    runs: list[list[Element]] = [[]]
    press = zlib.compressobj()
    weight = 0
    for leaf in leaves:
        own = len(press.compress(text_of(leaf).encode()) + press.flush(zlib.Z_SYNC_FLUSH))
        if weight + own > size and runs[-1]:
            headings: list[Element] = []
            while len(runs[-1]) > 1 and runs[-1][-1].tag in WITH_NEXT:
                headings.insert(0, runs[-1].pop())
            runs.append(headings)
            weight = 0
        runs[-1].append(leaf)
        weight += own
    return runs


def kept_of(body: Element, run: Sequence[Element]) -> Element:
    """Return a copy of a body that only holds some of its leaves, each in its place.

    What holds none of them is not even looked at: there may be a hundred runs.
    """
    shells: dict[Element, Element] = {}

    def above(element: Element) -> Element:
        around = element.getparent()
        if around is None:
            raise LookupError("a leaf of another body")
        if around not in shells:
            shells[around] = _shell(around, element)
            if around is not body:
                above(around).append(shells[around])
        return shells[around]

    for leaf in run:
        above(leaf).append(deepcopy(leaf))
    return shells.get(body, etree.Element("div"))


def _shell(element: Element, first: Element) -> Element:
    """Return an element without what it holds, ready for the first of its children that stays."""
    shell = etree.Element(str(element.tag), dict(element.attrib))
    if element[0].tag == "dt" and first.tag != "dt":
        shell.append(deepcopy(element[0]))
    if element.tag == "ol" and (missing := element.index(first)):
        shell.set("start", str(missing + 1))
    return shell


def descend(tree: Element) -> None:
    """Make headings go down one level at a time below the title of their page."""
    headings = list(tree.iter(*HEADINGS))
    if not headings:
        return
    highest = min(level_of(heading) for heading in headings)
    before = 1
    for heading in headings:
        before = min(level_of(heading) - highest + 2, before + 1)
        heading.tag = f"h{before}"


def level_of(heading: Element) -> int:
    """Return the level of a heading: 2 for `h2`."""
    return int(str(heading.tag)[1])


def rebase(tree: Element, url: str, place: str) -> None:
    """Write for another address the links of a fragment that was written for a page."""
    own = {element.get("id") for element in tree.iter("*")}
    for link in tree.iter("a"):
        href = str(link.get("href", ""))
        parts = urlsplit(href)
        if parts.scheme or not href or (href.startswith("#") and (href[1:] in own or "source-" in href)):
            continue
        whole = urljoin(f"/{url}", href).removeprefix("/")
        link.set("href", relative(whole, place))


def with_classes(names: frozenset[str]) -> str:
    """Return, as an expression, what follows « < » in a tag that may bear one of some classes."""
    return rf"""\w+(?:[^<>"']|"[^"]*"|'[^']*')*?\sclass="[^"]*(?:{"|".join(sorted(names))})"""


def has_classes(attributes: str, names: frozenset[str]) -> bool:
    """Tell whether a tag bears one of some classes."""
    found = CLASSES.search(attributes)
    return bool(found and not names.isdisjoint(found[1].split()))


def end_of(html: str, name: str, after: int) -> int:
    """Return the end of the element of a name that was opened just before a place."""
    depth = 1
    for tag in _of_name(name).finditer(html, after):
        depth += -1 if tag[1] else not tag[0].endswith("/>")
        if not depth:
            return tag.end()
    return len(html)


@cache
def _of_name(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?=[\s/>]){ATTRIBUTES}>")
