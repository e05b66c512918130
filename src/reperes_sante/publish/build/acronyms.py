"""Acronyms of the glossary that a page written by hand leaves short: the generator develops its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

from reperes_sante.inspect.reading import Built
from reperes_sante.model.findings import Finding, Wording
from reperes_sante.read.written import OUBLIE
from reperes_sante.render.lexique import Lexique, Sigle
from reperes_sante.render.sigles import APART_CLASSES, APART_TAGS

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
APART = (APART_TAGS - HEADINGS - {"button"}) | {"nav"}
APART_NAMES = {*APART_CLASSES, "explication", "developpe"}


def forgotten(built: Built, known: Lexique) -> Iterator[Finding]:
    """Yield the acronyms that the pages of a built site leave unexplained.

    Args:
        built: the site.
        known: the acronyms that readers may not know.
    """
    for page in built.pages.values():
        main = html.parse(built.dossier / page.fichier, html.HTMLParser(encoding="utf-8")).find(".//main")
        for sigle in () if main is None else _unexplained(main, known):
            message = f"« {sigle.mot} » n'est pas expliqué dans cette partie de la page."
            whole = sigle.developpe or "ce que c'est"
            remedy = f"Écrivez « {sigle.mot} ({whole}) » la première fois."
            yield built.finding(page.fichier, 1, Wording(OUBLIE, message, remedy))


def _unexplained(main: HtmlElement, known: Lexique) -> Iterator[Sigle]:
    """Yield the first use of each acronym of each part (h2) of a page that nothing explains there."""
    seen: set[Sigle] = set()
    for text in main.xpath(".//text()"):
        parent = text.getparent()
        holder = parent.getparent() if text.is_tail else parent
        around = [holder, *holder.iterancestors()]
        names = {str(element.tag) for element in around}
        if "h2" in names and not text.is_tail and holder.tag == "h2":
            seen = set()
        if _is_apart(around, names):
            continue
        for found in known.motif.finditer(text):
            sigle, is_told = known.par_forme[found[0]], _is_explained(text, found, names)
            if sigle not in seen and not is_told and not names & HEADINGS:
                yield sigle
            if is_told or not names & HEADINGS:
                seen.add(sigle)


def _is_apart(around: list[HtmlElement], names: set[str]) -> bool:
    """Tell whether acronyms may stay short here: links, code, lists of sources, explanations themselves."""
    classes = {name for element in around for name in element.get("class", "").split()}
    is_source = any(e.tag == "p" and e.text_content().startswith("Source") for e in around)
    return bool(names & APART) or bool(classes & APART_NAMES) or is_source


def _is_explained(text: str, found: re.Match[str], names: set[str]) -> bool:
    """Tell whether a use is written in full beside it, or opens an explanation."""
    before, after = text[: found.start()], text[found.end() :]
    return "button" in names or before.endswith("(") or after.lstrip().startswith(("(", ":"))
