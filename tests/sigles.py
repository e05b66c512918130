"""Acronyms of the glossary that a page leaves short, without explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString

from reperes_sante.render.lexique import Lexique, Sigle
from reperes_sante.render.sigles import APART_CLASSES, APART_TAGS
from tests.built import BuiltPage

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
APART = APART_TAGS - HEADINGS - {"button"}


def unexplained(page: BuiltPage, known: Lexique) -> Iterator[str]:
    """Yield the first use of each acronym of each part (h2) of a page that nothing explains there."""
    seen: set[Sigle] = set()
    for text in page.main.find_all(string=True):
        parents = list(text.parents)
        names = {parent.name for parent in parents}
        if "h2" in names and text.parent is not None and text is next(text.parent.strings):
            seen = set()
        if type(text) is not NavigableString or is_apart(parents, names):
            continue
        for found in known.motif.finditer(text):
            sigle, is_told = known.par_forme[found[0]], is_explained(text, found, names)
            if sigle not in seen and not is_told and not names & HEADINGS:
                yield text[max(0, found.start() - 40) : found.end() + 40].strip()
            if is_told or not names & HEADINGS:
                seen.add(sigle)


def is_apart(parents: list[Tag], names: set[str]) -> bool:
    """Tell whether acronyms may stay short here: links, code, lists of sources, explanations themselves."""
    classes = {name for parent in parents for name in parent.get("class") or ()}
    is_source = any(parent.name == "p" and parent.get_text().startswith("Source") for parent in parents)
    return bool(names & APART) or bool(classes & {*APART_CLASSES, "explication", "developpe"}) or is_source


def is_explained(text: str, found: re.Match[str], names: set[str]) -> bool:
    """Tell whether a use is written in full beside it, or opens an explanation."""
    before, after = text[: found.start()], text[found.end() :]
    return "button" in names or before.endswith("(") or after.lstrip().startswith(("(", ":"))
