"""Typst: data in, a tagged PDF or a picture out. The same data always give the same bytes.

Data go in as JSON through `sys.inputs` and templates print them as text: nothing in them is ever markup.
Only the fonts of the project and those inside Typst are used, whatever the machine has.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from reperes_sante.publish.laying import Job, lay_out, lay_out_all
from reperes_sante.publish.progress import Tick
from reperes_sante.read.kept import is_kept, keep_at, kept_at
from reperes_sante.read.palette import palette
from reperes_sante.read.settings import settings

FOLDER = "macros/typst"
COMMON = "charte.typ"
# What lies outside the blocks that the fonts cover whole: Latin, Greek, Cyrillic, usual signs.
UNDRAWN = re.compile("[^ -\u04ff\u1e00-\u1eff\u2000-\u2040\u2070-\u20bf\u2190-\u22ff\u25a0-\u25ff]")
# Logos that Typst can draw.
DRAWINGS = frozenset({".svg", ".png", ".jpg", ".webp"})


class Document(NamedTuple):
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


def document(template: str, data: dict[str, Any], day: dt.date | None = None) -> Document:
    """Return a document to lay out; equal data make equal documents.

    A sign that the fonts cannot draw becomes a square: PDF/UA refuses a letter without a drawing.
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return Document(template, UNDRAWN.sub("□", text), day)


class Order(NamedTuple):
    """A document that is asked for.

    Attributes:
        job: what makes it.
        inputs: all that it depends on.
    """

    job: Job
    inputs: tuple[bytes, ...]


def sheet_of(document: Document, root: Path) -> Order:
    """Ask for a document as PDF/UA-1: tagged, titled, in French."""
    moment = dt.datetime.combine(document.day or dt.date(1970, 1, 1), dt.time(), dt.UTC)
    return _order(document, root, moment)


def picture_of(document: Document, root: Path) -> Order:
    """Ask for a document as a PNG picture, one pixel per point."""
    return _order(document, root, None)


def laid(order: Order, root: Path) -> Path:
    """Return where what was made of the same inputs is kept, made first if nothing is.

    Raises:
        typst.TypstError: the template is wrong.
    """
    return kept_at(root, order.inputs, lambda: lay_out(order.job))


def all_laid(orders: Mapping[str, Order], root: Path, tick: Tick) -> dict[str, Path]:
    """Return where each document is kept; those that must be made are made together.

    Args:
        orders: the documents.
        root: the folder of the project.
        tick: called once for each.

    Raises:
        typst.TypstError: a template is wrong.
    """
    missing = [order for order in orders.values() if not is_kept(root, order.inputs)]
    # What other processes that the system stopped did not make is made here.
    with suppress(BrokenExecutor):
        for order, made in zip(missing, lay_out_all([order.job for order in missing]), strict=True):
            keep_at(root, order.inputs, made)
            tick()
    return {path: laid(order, root) for path, order in orders.items()}


def _order(document: Document, root: Path, moment: dt.datetime | None) -> Order:
    source = _one(b"".join((root / FOLDER / name).read_bytes() for name in (COMMON, document.template)))
    document = document._replace(charte=_charte(root))
    inputs = (_version(), source, repr(document).encode())
    polices = str(root / FOLDER / "polices")
    job = Job(document.template, source, document.data, document.charte, moment, polices)
    return Order(job, inputs)


@lru_cache(maxsize=8)
def _one(source: bytes) -> bytes:
    """Return the same object for the same text: a thousand documents wait with theirs."""
    return source


@cache
def _version() -> bytes:
    return version("typst").encode()


def _charte(root: Path) -> str:
    """Return what a site chooses of how documents look, as JSON: its colours, its drawing."""
    colours, logo = palette(root), _logo(root)
    chosen: dict[str, Any] = {"lien": colours.jour, "entete": colours.entete} if colours else {}
    if logo and logo.is_file() and logo.suffix in DRAWINGS:
        chosen |= {"logo": list(logo.read_bytes()), "format": logo.suffix[1:]}
    return json.dumps(chosen, sort_keys=True)


def _logo(root: Path) -> Path | None:
    theme = settings(root).get("theme")
    name = theme.get("logo") if isinstance(theme, dict) else None
    return root / "docs" / name if isinstance(name, str) and name else None
