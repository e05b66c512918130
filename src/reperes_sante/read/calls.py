"""What a page written by hand calls between braces: a block, with words or numbers, and nothing else.

Engines would run whatever stands there as a program, with all the rights of who builds. So the form is held
here, before any of them reads the page, and it is narrower than what any of them reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reperes_sante.model.findings import Finding, Kind

APPEL = Kind("appel-faux", "Ce qu'une page écrite à la main appelle entre accolades existe, et s'écrit bien.")
OPENING = re.compile(r"\{[{%#]")
LITERAL = re.compile(r""""[^"'\\{}<>]*"|'[^"'\\{}<>]*'|[0-9]{1,9}""")
_LITERAL = f" *(?:{LITERAL.pattern}) *"
CALL = re.compile(rf"[ \t]*\{{\{{ *([a-z_]+)\((?: *|({_LITERAL}(?:,{_LITERAL})*))\) *\}}\}}[ \t]*")
EXAMPLE = 'Écrivez seulement, seul sur sa ligne, un bloc avec des mots ou des nombres : {{ axes("arras") }}.'
ANCHOR = "Pour donner une adresse à un titre, mettez une espace après l'accolade : { #nom }."


class CalledBlock(NamedTuple):
    """A block that a page calls: its line, its name, the words and numbers that it is given."""

    ligne: int
    nom: str
    valeurs: tuple[str | int, ...]


def calls(source: str) -> Iterator[CalledBlock]:
    """Yield what a page calls in the only form that is admitted."""
    for rank, line, _ in _opened(source):
        if call := CALL.fullmatch(line):
            yield _call(rank, call)


def wrong_forms(source: str, name: str) -> Iterator[Finding]:
    """Yield the braces of a page that hold anything else.

    Args:
        source: the text of the page.
        name: how findings call it.
    """
    for rank, line, column in _opened(source):
        if not CALL.fullmatch(line):
            found = line[column : column + 60].strip()
            remedy = ANCHOR if found.startswith("{#") else EXAMPLE
            yield APPEL.at(
                (name, rank, column + 1), f"« {found} » ne peut pas être écrit dans une page.", remedy
            )


def without_calls(source: str) -> str:
    """Return a page without the lines that call a block."""
    return with_calls(source, lambda _: "")


def with_calls(source: str, answer: Callable[[CalledBlock], str]) -> str:
    """Return a page with an answer in the place of each call."""

    def told(rank: int, line: str) -> str:
        call = CALL.fullmatch(line)
        return answer(_call(rank, call)) if call else line

    return "\n".join(told(rank, line) for rank, line in enumerate(source.split("\n"), 1))


def _opened(source: str) -> Iterator[tuple[int, str, int]]:
    """Yield the lines that hold braces: their rank, what they hold, where the first brace stands."""
    lines = enumerate(source.split("\n"), 1)
    return ((rank, line, found.start()) for rank, line in lines if (found := OPENING.search(line)))


def _call(rank: int, call: re.Match[str]) -> CalledBlock:
    return CalledBlock(rank, call[1], tuple(map(_value, LITERAL.findall(call[2] or ""))))


def _value(literal: str) -> str | int:
    return int(literal) if literal.isdecimal() else literal[1:-1]
