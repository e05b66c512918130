"""Typst: data in, a tagged PDF or a picture out. The same data always give the same bytes.

Data go in as JSON through `sys.inputs` and templates print them as text: nothing in them is ever markup.
Only the fonts of the project and those inside Typst are used, whatever the machine has.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from reperes_sante.publish import laying
from reperes_sante.publish.laying import Job, lay_out, lay_out_all
from reperes_sante.publish.progress import Tick
from reperes_sante.read.kept import digest, is_kept, keep_at, kept_at
from reperes_sante.read.palette import palette
from reperes_sante.read.settings import logo
from reperes_sante.read.tree import contents

FOLDER = "macros/typst"
COMMON, FONTS = "charte.typ", "polices"
# What lies outside the blocks that the fonts cover whole: Latin, Greek, Cyrillic, usual signs.
UNDRAWN = re.compile("[^ -\u04ff\u1e00-\u1eff\u2000-\u2040\u2070-\u20bf\u2190-\u22ff\u25a0-\u25ff]")
# Logos that Typst can draw.
DRAWINGS = frozenset({".svg", ".png", ".jpg", ".webp"})


class Composition(NamedTuple):
    """What to lay out.

    Attributes:
        template: file name, in the folder of Typst templates.
        data: the data, as JSON.
        day: the day that the file bears; nothing for a picture, which bears none.
        charte: what the site chooses of how it looks, as JSON.
    """

    template: str
    data: str
    day: dt.date | None = None
    charte: str = "{}"


def document(template: str, data: dict[str, Any], day: dt.date | None = None) -> Composition:
    """Return a document to lay out; equal data make equal documents.

    A sign that the fonts cannot draw becomes a square: PDF/UA refuses a letter without a drawing.
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return Composition(template, UNDRAWN.sub("□", text), day)


class Order(NamedTuple):
    """A document that is asked for.

    Attributes:
        job: what makes it.
        inputs: all that it depends on.
    """

    job: Job
    inputs: tuple[bytes, ...]


class Atelier(NamedTuple):
    """What thousands of documents of a project share.

    Attributes:
        gabarits: the templates, by their name.
        polices: folder of the fonts, and what stands for what it holds.
        charte: what the site chooses of how documents look, as JSON.
    """

    gabarits: Mapping[str, bytes]
    polices: tuple[str, bytes]
    charte: str


def atelier(root: Path) -> Atelier:
    """Return what the documents of a project share, as it is now.

    Args:
        root: the folder of the project.
    """
    found = {name.removeprefix(f"{FOLDER}/"): content for name, content in contents(root, FOLDER)}
    fonts = (item for item in found.items() if item[0].startswith(f"{FONTS}/"))
    held = digest([part for name, content in fonts for part in (name.encode(), content)]).encode()
    return Atelier(found, (str(root / FOLDER / FONTS), held), _charte(root))


def sheet_of(document: Composition, atelier: Atelier) -> Order:
    """Ask for a document as PDF/UA-1: tagged, titled, in French."""
    moment = dt.datetime.combine(document.day or dt.date(1970, 1, 1), dt.time(), dt.UTC)
    return _order(document, atelier, moment)


def picture_of(document: Composition, atelier: Atelier) -> Order:
    """Ask for a document as a PNG picture, one pixel per point."""
    return _order(document, atelier, None)


def laid(order: Order, root: Path) -> Path:
    """Return where what was made of the same inputs is kept, made first if nothing is.

    Raises:
        LayoutError: the template is wrong.
    """
    return kept_at(root, order.inputs, lambda: lay_out(order.job))


def all_laid(orders: Mapping[str, Callable[[], Order]], root: Path, tick: Tick) -> dict[str, Path]:
    """Return where each document is kept; those that must be made are made together.

    Args:
        orders: what orders each document: what is kept waits for nothing.
        root: the folder of the project.
        tick: called once for each.

    Raises:
        LayoutError: a template is wrong.
    """
    found: dict[str, Path] = {}
    waiting: deque[tuple[str, Order]] = deque()

    def missing() -> Iterator[Job]:
        for path, ask in orders.items():
            order = ask()
            if is_kept(root, order.inputs):
                found[path] = laid(order, root)
            else:
                waiting.append((path, order))
                yield order.job

    # What other processes that the system stopped did not make is made here.
    with suppress(BrokenExecutor):
        for made in lay_out_all(missing()):
            path, order = waiting.popleft()
            found[path] = keep_at(root, order.inputs, made)
            tick()
    return {path: found.get(path) or laid(ask(), root) for path, ask in orders.items()}


def _order(document: Composition, atelier: Atelier, moment: dt.datetime | None) -> Order:
    document = document._replace(charte=atelier.charte)
    own = {f"{FOLDER}/{name}": atelier.gabarits.get(name, b"") for name in (COMMON, document.template)}
    if lost := next((path for path, text in own.items() if not text), None):
        raise laying.LayoutError(lost, 1, "Il manque ce gabarit.")
    inputs = (*makers(), atelier.polices[1], *own.values(), repr(document).encode())
    return Order(Job(own, document.data, document.charte, moment, atelier.polices), inputs)


@cache
def makers() -> tuple[bytes, ...]:
    """Return what stands for all that makes a document of its template: how it is asked, and by what."""
    return (Path(laying.__file__).read_bytes(), *(version(name).encode() for name in ("typst", "pillow")))


def _charte(root: Path) -> str:
    """Return what a site chooses of how documents look, as JSON: its colours, its drawing."""
    colours, drawing = palette(root), logo(root)
    chosen: dict[str, Any] = {"lien": colours.jour, "entete": colours.entete} if colours else {}
    if drawing and drawing.is_file() and drawing.suffix in DRAWINGS:
        chosen |= {"logo": list(drawing.read_bytes()), "format": drawing.suffix[1:]}
    return json.dumps(chosen, sort_keys=True)
