"""What changed on the site between two versions of the data, in words."""

from __future__ import annotations

from reperes_sante.edit.comparison.change import Changement
from reperes_sante.edit.comparison.changes import compare
from reperes_sante.edit.comparison.versions import (
    Version,
    VersionError,
    base_of,
    commit_named,
    committed,
    pages_by_hand_changed,
    working_tree,
)

__all__ = [
    "Changement",
    "Version",
    "VersionError",
    "base_of",
    "commit_named",
    "committed",
    "compare",
    "pages_by_hand_changed",
    "working_tree",
]
