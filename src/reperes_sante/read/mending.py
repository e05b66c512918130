"""A line whose syntax is wrong, as its editor most likely meant it, so that what follows is told too.

Nothing of it is published: the fault was told, and it is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from reperes_sante.model.findings import Finding
from reperes_sante.read.syntax import DEBUT, DEUX_POINTS, GUILLEMET, TIRET

# What stands before a value: its dashes, its key.
BEFORE = re.compile(r"^(\s*(?:- +)*(?:[\w-]+:[ \t]+)?)(\S.*?)\s*$")
NO_SPACE = re.compile(r"^(\s*(?:- +)*[\w-]+:)[\xa0\u202f]*(?=\S)")
NO_SPACE_AFTER_DASH = re.compile(r"^(\s*-)(?=[^\s-])")
Mend = Callable[[str], str]


def mended(text: str, finding: Finding) -> str | None:
    """Return a text with its faulty line as it was most likely meant; nothing where that is not plain.

    Args:
        text: the text in which the fault was found.
        finding: the fault.
    """
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
    line = text.split("\n")[finding.ligne - 1].strip()
    # What follows a « # » is a remark of its editor: within the quotes, it would be published.
    if not line.endswith('"') or line.count('"') != len('""') or " #" in line:
        return finding
    return replace(finding, remede=f"{finding.remede} Cela donne : {line}")


def _quoted(line: str) -> str:
    found = BEFORE.match(line)
    if not found or not found[1].strip() or re.fullmatch("'[^']*'", found[2]):
        return line
    bare = found[2].strip("\"'“”")
    if re.search(r'["\\]', bare):
        doubled = bare.replace("'", "''")
        return f"{found[1]}'{doubled}'"
    return f'{found[1]}"{bare}"'


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
