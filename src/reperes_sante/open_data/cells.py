"""What a spreadsheet reads: one text per cell, in French, that no spreadsheet takes for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import singledispatch

from reperes_sante.model.types import DatePartielle

BETWEEN = " | "
# What Excel, LibreOffice and their East Asian settings take for the beginning of a formula.
# Source: OWASP, « CSV Injection ».
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
# A number or a phone number is not a formula: +33 3 21 21 87 00 stays what it is.
NUMBER = re.compile(r"[+-]?\d[\d ]*(?:,\d+)?")


def cell(value: object) -> str:
    """Return a value as one line of text.

    Dates keep their ISO form, which sorts; decimals have a comma and yes/no is in French, as spreadsheets set
    for France read them; the parts of a list are separated by a bar.
    """
    return neutral(_text(value))


def neutral(text: str) -> str:
    """Return a text that spreadsheets show as it is: an apostrophe goes before what would be a formula."""
    flat = " ".join(text.split())
    return f"'{flat}" if FORMULA.match(flat) and not NUMBER.fullmatch(flat) else flat


@singledispatch
def _text(value: object) -> str:
    return str(value)


@_text.register
def _(_value: None) -> str:
    return ""


@_text.register
def _(value: bool) -> str:  # noqa: FBT001
    return "oui" if value else "non"


@_text.register
def _(value: DatePartielle) -> str:
    return value.iso


@_text.register
def _(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


@_text.register(tuple)
@_text.register(list)
def _(value: Iterable[object]) -> str:
    return BETWEEN.join(map(_text, value))
