"""The sentences of a page, and how many words each has, as its reader counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element as Element

MOST_WORDS = 20
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Elements that hold sentences of their own; in the others, text runs on.
BLOCKS = HEADINGS | {
    "article", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "form",
    "label", "legend", "li", "main", "ol", "p", "section", "summary", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
}  # fmt: skip
# Official titles are carried over word for word; marks, menus and drawings are not sentences.
APART = HEADINGS | {"nav", "pre", "script", "select", "sup", "svg"}
APART_CLASSES = frozenset({"developpe", "explication", "marque", "sources", "verifie"})
# What is official inside a sentence counts for one word: a linked name, a title, a law, a quotation.
OFFICIAL = frozenset({"a", "cite", "code", "strong"})
ONE_WORD = " Officiel "
QUOTATION = re.compile(r"«[^«»]*»")
# An enumeration counts item by item.
END = re.compile(r"(?<=[.!?…])[»)]*\s+(?=[«(]?\s*[A-ZÀ-ÖØ-Þ0-9])|\s[;·]\s|;\s")
WORD = re.compile(r"(?<!\S)[^\w\s]*\w\S*")


class Phrase(NamedTuple):
    """A sentence, with what is official in it folded into a word, and its number of words."""

    texte: str
    mots: int


def too_long(element: Element) -> Iterator[Phrase]:
    """Yield the sentences of an element that pass the bound."""
    for run in _runs(element):
        # A word has a sign, and one beside it. What stands for a quotation may part what touches it.
        if len(run) > 2 * MOST_WORDS and len(run.split()) + 2 * run.count("«") > MOST_WORDS:
            yield from (phrase for phrase in sentences(run) if phrase.mots > MOST_WORDS)


def sentences(text: str) -> Iterator[Phrase]:
    """Yield the sentences of a text; « l'accès » and « 275 736 » are one word each."""
    for sentence in END.split(QUOTATION.sub(ONE_WORD, text)):
        said = " ".join(sentence.split())
        yield Phrase(said, len(WORD.findall(re.sub(r"(?<=\d)\s(?=\d)", "", said))))


def _runs(element: Element) -> list[str]:
    """Return the pieces of text that no block cuts."""
    found: list[str] = []
    text = element.text or ""
    for child in element:
        tag = child.tag
        if tag in BLOCKS:
            found.append(text)
            if not _is_apart(child):
                found += _runs(child)
            text = ""
        elif isinstance(tag, str):
            text += _inline(child)
        text += child.tail or ""
    found.append(text)
    return found


def _inline(element: Element) -> str:
    """Return what an element inside a sentence counts for."""
    if _is_apart(element):
        return ""
    return ONE_WORD if element.tag in OFFICIAL else " ".join(_runs(element))


def _is_apart(element: Element) -> bool:
    classes = element.get("class")
    return element.tag in APART or (classes is not None and not APART_CLASSES.isdisjoint(classes.split()))
