"""Help numbers: which one stands for which."""

from __future__ import annotations

from typing import Any

from reperes_sante.link.catalogue import Catalogue


def remplacements(catalogue: Catalogue) -> dict[str, Any]:
    """Return the numbers by id, and those that replace each of them.

    Returns:
        `lignes`, the numbers by id; `remplacants`, the newer numbers by the id of the old one.
    """
    lignes = catalogue.lignes
    return {
        "lignes": lignes,
        "remplacants": {old: [new for new in lignes.values() if old in new.remplace] for old in lignes},
    }
