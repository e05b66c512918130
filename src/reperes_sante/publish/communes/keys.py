"""The key under which a commune is filed, made alike from its name and from what people type.

`docs/assets/js/communes.js` does the same in the browser; a test compares the two on every name.
"""

from __future__ import annotations

import re
from functools import cache

from reperes_sante.france.letters import fold

# People leave these out or get them wrong: « Noeux les Mines », « Saint Martin d'Hères », « le Havre ».
SMALL_WORDS = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lez", "sous", "sur")
)
# One commune in nine is a Saint or a Sainte: kept in the key, they would make one giant drawer.
HEADS = frozenset(("saint", "sainte"))
ORDINAL = re.compile(r"\b(\d+)(?:er|e|eme)\b")


@cache
def key(name: str) -> str:
    """Return the key of a name: « Saint-Martin-d'Hères » gives « martinheres », « Paris 15e » « paris15 ».

    Args:
        name: name of a commune, as the register or a reader writes it.
    """
    words = ORDINAL.sub(r"\1", fold(name)).split()
    telling = [word for word in words if word not in SMALL_WORDS] or words
    if len(telling) > 1 and telling[0] in HEADS:
        telling = telling[1:]
    return "".join(telling)
