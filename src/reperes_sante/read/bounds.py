"""How much one page written by hand may hold: more would stop the engine for hours, or for good.

The time that Markdown takes grows with the square of some signs of a paragraph, its depth with nested lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reperes_sante.france.figures import nombre
from reperes_sante.model.findings import Finding, Kind
from reperes_sante.read.files import position_of
from reperes_sante.read.markup import TAG

TROP = Kind("page-trop-chargee", "Une page écrite à la main et ses paragraphes ont une taille raisonnable.")
LONGEST_PAGE, LONGEST_BLOCK, MOST_BRACKETS, MOST_SIGNS = 100_000, 10_000, 100, 100
BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
# Lists or quotations inside one another, on one line.
NESTED = re.compile(r"^(?:[ \t]*(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t])){8}|^(?:[ \t]*>){8}", re.MULTILINE)


def overloaded(source: str, name: str) -> Iterator[Finding]:
    """Yield what a page holds too much of.

    Args:
        source: the text of the page.
        name: how findings call it.
    """
    if len(source) > LONGEST_PAGE:
        yield _told(name, source, 0, f"Cette page dépasse {nombre(LONGEST_PAGE)} signes.")
    if source.count("<") - len(TAG.findall(source)) > MOST_SIGNS:
        yield _told(
            name, source, source.find("<"), f"Plus de {MOST_SIGNS} signes « < » n'ouvrent aucune balise."
        )
    if nested := NESTED.search(source):
        yield _told(name, source, nested.start(), "Trop de listes ou de citations sont imbriquées.")
    for block in BLOCK.finditer(source):
        if len(block[0]) > LONGEST_BLOCK or block[0].count("[") > MOST_BRACKETS:
            message = f"Un paragraphe a {nombre(LONGEST_BLOCK)} signes et {MOST_BRACKETS} crochets au plus."
            yield _told(name, source, block.start(), message)


def _told(name: str, source: str, position: int, message: str) -> Finding:
    remedy = "Répartissez ce texte en plusieurs paragraphes, ou en plusieurs pages."
    return TROP.at((name, *position_of(position, source)), message, remedy)
