"""HTML that templates made, read as text: it is well formed, and a parser would take ten times longer."""

from __future__ import annotations

import re
from functools import cache

# « < » begins a tag, « > » ends it, but for those of a quoted value.
ATTRIBUTES = r"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+"""
# A tag, a sign written as a code, words, or any other sign.
PIECE = re.compile(rf"<{ATTRIBUTES}>|&#?\w+;|[^<&]+|.", re.DOTALL)
CLASSES = re.compile(r'\sclass="([^"]*)"')


def with_classes(names: frozenset[str]) -> str:
    """Return, as an expression, what follows « < » in a tag that may bear one of some classes."""
    return rf"""\w+(?:[^<>"']|"[^"]*"|'[^']*')*?\sclass="[^"]*(?:{"|".join(sorted(names))})"""


def has_classes(attributes: str, names: frozenset[str]) -> bool:
    """Tell whether a tag bears one of some classes."""
    found = CLASSES.search(attributes)
    return bool(found and not names.isdisjoint(found[1].split()))


def end_of(html: str, name: str, after: int) -> int:
    """Return the end of the element of a name that was opened just before a place."""
    depth = 1
    for tag in _of_name(name).finditer(html, after):
        depth += -1 if tag[1] else not tag[0].endswith("/>")
        if not depth:
            return tag.end()
    return len(html)


@cache
def _of_name(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?=[\s/>]){ATTRIBUTES}>")
