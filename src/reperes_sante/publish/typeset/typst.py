"""Typst: data in, a tagged PDF or a picture out. The same data always give the same bytes.

Data go in as JSON through `sys.inputs` and templates print them as text: nothing in them is ever markup.
Only the fonts of the project and those inside Typst are used, whatever the machine has.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from enum import Enum
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import typst
from PIL import Image

from reperes_sante.read.kept import kept_at
from reperes_sante.read.palette import palette
from reperes_sante.read.settings import settings

FOLDER = "macros/typst"
COMMON = "charte.typ"
# What lies outside the blocks that the fonts cover whole: Latin, Greek, Cyrillic, usual signs.
UNDRAWN = re.compile("[^ -\u04ff\u1e00-\u1eff\u2000-\u2040\u2070-\u20bf\u2190-\u22ff\u25a0-\u25ff]")
# As many as flat drawings and smoothed letters need; a third of the weight of the whole palette.
COLOURS = 64
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


def pdf(document: Document, root: Path) -> bytes:
    """Return a document as PDF/UA-1: tagged, titled, in French.

    Raises:
        typst.TypstError: the template is wrong.
    """
    return laid(document, root, Form.PDF).read_bytes()


def png(document: Document, root: Path) -> bytes:
    """Return a document as a PNG picture, one pixel per point.

    Raises:
        typst.TypstError: the template is wrong.
    """
    return laid(document, root, Form.PNG).read_bytes()


class Form(Enum):
    """What a document becomes."""

    PDF = "pdf"
    PNG = "png"


def laid(document: Document, root: Path, form: Form) -> Path:
    """Return where what was made of the same inputs is kept, made first if nothing is.

    Raises:
        typst.TypstError: the template is wrong.
    """
    source = b"".join((root / FOLDER / name).read_bytes() for name in (COMMON, document.template))
    document = document._replace(charte=_charte(root))
    inputs = (_version(), source, repr(document).encode())
    make = _pdf if form is Form.PDF else _png
    return kept_at(root, inputs, lambda: make(document, source, root))


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


def _pdf(document: Document, source: bytes, root: Path) -> bytes:
    moment = dt.datetime.combine(document.day or dt.date(1970, 1, 1), dt.time(), dt.UTC)
    inputs = {"donnees": document.data, "charte": document.charte}
    made = _compiler(root).compile(
        source, format="pdf", sys_inputs=inputs, pdf_standards="ua-1", timestamp=moment
    )
    return _one_page(document, made)


def _png(document: Document, source: bytes, root: Path) -> bytes:
    inputs = {"donnees": document.data, "charte": document.charte}
    made = _compiler(root).compile(source, format="png", sys_inputs=inputs, ppi=72)
    picture, light = Image.open(io.BytesIO(_one_page(document, made))), io.BytesIO()
    picture.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(light, "PNG")
    return light.getvalue()


def _one_page(document: Document, made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError(f"{document.template} fait plus d'une page")
    return made


@cache
def _compiler(root: Path) -> typst.Compiler:
    return typst.Compiler(font_paths=[root / FOLDER / "polices"], ignore_system_fonts=True)
