"""A line whose syntax is wrong, as its editor most likely meant it, so that what follows is told too.

Nothing of it is published: the fault was told, and it is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from reperes_sante.model.findings import Finding
from reperes_sante.read.bare_texts import SANS_CLE, with_mark
from reperes_sante.read.syntax import DEBUT, DEUX_POINTS, GUILLEMET, TIRET

# What stands before a value: its dashes, its key.
BEFORE = re.compile(r"^(\s*(?:- +)*(?:[\w-]+:[ \t]+)?)(\S.*?)\s*$")
NO_SPACE = re.compile(r"^(\s*(?:- +)*[\w-]+:)[\xa0\u202f]*(?=\S)")
# A block that begins with its name, and what can follow one that is no name itself: a telephone, a day, an
# address, a number. « *Le soir: 03 21 00 00 00 », « Urgences: nuit et jour: 03 21 00 00 00 ».
NAMED = re.compile(
    r"^(\s*(?:- +)++)(?![a-z0-9_-]+:)(\S.*):[ \t]+(\+?\d[\d .]*|\d{4}(?:-\d\d){1,2}|https?://\S+)$"
)
NO_SPACE_AFTER_DASH = re.compile(r"^(\s*-)(?=[^\s-])")
Mend = Callable[[str], str]


def mended(text: str, finding: Finding) -> str | None:
    """Return a text with its faulty line as it was most likely meant; nothing where that is not plain.

    Args:
        text: the text in which the fault was found.
        finding: the fault.
    """
    if finding.code == SANS_CLE.code:
        return with_mark(text, finding)
    mend = MENDS.get(finding.code)
    lines = text.split("\n")
    if mend is None or finding.ligne > len(lines):
        return None
    line = lines[finding.ligne - 1]
    better = mend(line)
    if better == line:
        return None
    lines[finding.ligne - 1] = better
    return "\n".join(lines)


def with_line(finding: Finding, text: str) -> Finding:
    """Return a fault whose remedy ends with the line to paste, where quotes around its text are enough.

    Args:
        finding: the fault.
        text: the text once mended.
    """
    if finding.code == SANS_CLE.code:
        return finding
    line = text.split("\n")[finding.ligne - 1].strip()
    # What follows a « # » is a remark of its editor: within the quotes, it would be published.
    is_name = NAMED.match(line)
    if not (is_name or line.endswith('"')) or line.count('"') != len('""') or " #" in line:
        return finding
    remedy = 'Mettez le nom entre guillemets droits (").' if is_name else finding.remede
    return replace(finding, remede=f"{remedy} Cela donne : {line}")


def _quoted(line: str) -> str:
    """Put the text of a line between quotes; only the name, where a block begins with one."""
    if (named := NAMED.match(line.rstrip())) and _within(named[2].rstrip()) != named[2]:
        return f"{named[1]}{_within(named[2].rstrip())}: {named[3]}"
    found = BEFORE.match(line)
    if not found or not found[1].strip() or re.fullmatch("'[^']*'", found[2]):
        return line
    return f"{found[1]}{_within(found[2])}"


def _within(text: str) -> str:
    """Return a text between quotes, in place of those that it has around it."""
    bare = text.strip("\"'“”")
    if re.search(r'["\\]', bare):
        doubled = bare.replace("'", "''")
        return f"'{doubled}'"
    return f'"{bare}"'


def _spaced(line: str) -> str:
    """Put the space that is missing after a key; else, it is a text with a colon."""
    if NO_SPACE.match(line):
        return NO_SPACE.sub(r"\1 ", line)
    return _quoted(line) if ": " in line else line


MENDS: Mapping[str, Mend] = {
    DEUX_POINTS.code: _spaced,
    DEBUT.code: _quoted,
    GUILLEMET.code: _quoted,
    TIRET.code: lambda line: NO_SPACE_AFTER_DASH.sub(r"\1 ", line),
}
