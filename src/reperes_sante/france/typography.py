"""French typography: unbreakable spaces and real apostrophes, where an editor typed plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from reperes_sante.model.dates import MOIS

NBSP = "\u00a0"
NNBSP = "\u202f"
UNITS = (
    "habitant", "habitants", "commune", "communes", "personnes", "ETP", "%", "€", "k€", "M€", "euros",
    "million", "millions", "milliard", "milliards", "km", "km²", "m²", "ko", "an", "ans", "mois", "jours",
    "h", "heures", "minutes", "fois",
)  # fmt: skip

_AFTER_NUMBER = "|".join(re.escape(word) for word in (*UNITS, *MOIS))
RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W_]|«|<)"), "’"),
    (re.compile(r" (?=:(?:\s|<|$))"), NBSP),
    (re.compile(r" (?=[;!?])"), NNBSP),
    (re.compile(r"(?<=«) | (?=»)"), NBSP),
    (re.compile(r"(?<=\d)(?<!\d{4}) (?=\d{3}(?:\D|$))"), NNBSP),
    (re.compile(rf"(?<=\d) (?=(?:{_AFTER_NUMBER})(?:\W|$))"), NBSP),
    (re.compile(rf"(?<=1er) (?=(?:{'|'.join(MOIS)})\b)"), NBSP),
    (re.compile(rf"(?<=\d{NBSP}h) (?=\d\d\b)"), NBSP),
)


def typographier(text: str) -> str:
    """Return a text with French typography.

    Only plain spaces and straight apostrophes are replaced; nothing is ever inserted or removed.

    Args:
        text: the text as typed, without markup.
    """
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text


class TemplateTypography(Extension):
    """Gives the words written in templates the same typography as the data."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Replace the text that stands outside of Jinja's own tags."""
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, token.type, typographier(token.value))
            else:
                yield token
