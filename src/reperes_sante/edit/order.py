"""The order in which editors meet the fields of a block: what is asked, then what residents look for."""

from __future__ import annotations

import math
from collections.abc import Iterable

from reperes_sante.model.fields import Champ
from reperes_sante.model.markers import Sought
from reperes_sante.model.territoire import KINDS

# Kinds of dispositif stand together among what residents look for, in their own order.
KINDS_FROM = 9


def in_order(fields: Iterable[Champ]) -> tuple[Champ, ...]:
    """Return fields: the required ones, what residents look for, then the others."""
    return tuple(sorted(fields, key=lambda champ: (not champ.obligatoire, place(champ))))


def place(champ: Champ) -> float:
    """Return where a field stands among what residents look for; the others keep the order of the model."""
    kinds: list[type | None] = list(KINDS)
    if champ.bloc in kinds:
        return KINDS_FROM + kinds.index(champ.bloc) / len(kinds)
    return mark.rank if (mark := champ.marque(Sought)) else math.inf
