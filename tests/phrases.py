"""Plain language: the sentences of pages, and the bound that they all keep."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString

from tests.built import BuiltSite

MOST_WORDS = 20
# Elements that hold sentences of their own; in the others, text runs on.
BLOCKS = frozenset(
    {
        "article",
        "blockquote",
        "br",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "form",
        "label",
    }
    | {
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
# Official titles are carried over word for word; marks, menus and drawings are not sentences.
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
APART = frozenset({"nav", "pre", "script", "select", "sup", "svg"})
APART_CLASSES = frozenset({"developpe", "explication", "marque", "sources", "verifie"})
# What is official inside a sentence counts for one word: a linked name, a title, a law, a quotation.
OFFICIAL = frozenset({"a", "cite", "code", "strong"})
ONE_WORD = " Officiel "
QUOTATION = re.compile(r"«[^»]*»")
# An enumeration counts item by item.
END = re.compile(r"(?<=[.!?…])[»)]*\s+(?=[«(]?\s*[A-ZÀ-ÖØ-Þ0-9])|\s[;·]\s|;\s")
WORD = re.compile(r"\S*\w\S*")


def runs(element: Tag) -> Iterator[str]:
    """Yield the pieces of text that no block cuts."""
    text = ""
    for child in element.children:
        if isinstance(child, Tag) and child.name in BLOCKS | HEADINGS:
            yield text
            yield from () if is_apart(child) else runs(child)
            text = ""
        elif isinstance(child, Tag):
            text += inline(child)
        elif type(child) is NavigableString:
            text += child
    yield text


def inline(element: Tag) -> str:
    """Return what an element inside a sentence counts for."""
    if is_apart(element):
        return ""
    if element.name in OFFICIAL:
        return ONE_WORD
    return " ".join(runs(element))


def is_apart(element: Tag) -> bool:
    """Tell whether an element holds no sentence of ours."""
    return element.name in APART | HEADINGS or bool(APART_CLASSES & set(element.get("class") or ()))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, with quotations folded into a word."""
    for sentence in END.split(QUOTATION.sub(ONE_WORD, text)):
        yield " ".join(sentence.split())


def words(sentence: str) -> int:
    """Count the words of a sentence: what spaces part, « l'accès » and « 275 736 » being one each."""
    return len(WORD.findall(re.sub(r"(?<=\d)\s(?=\d)", "", sentence)))


def too_long(site: BuiltSite) -> list[str]:
    """Return the sentences of a site that are longer than the bound, the longest first, with their page."""
    found: dict[str, tuple[int, str]] = {}
    for adresse, page in site.pages.items():
        for sentence in (sentence for run in runs(page.main) for sentence in sentences(run)):
            found.setdefault(sentence, (words(sentence), adresse))
    long = [(count, adresse, text) for text, (count, adresse) in found.items() if count > MOST_WORDS]
    return [f"{count} mots, {adresse} : {text}" for count, adresse, text in sorted(long, reverse=True)]
