"""What the file of each territory still lacks for residents, how old it is, and what was announced."""

from __future__ import annotations

from reperes_sante.edit.completeness.report import Bilan, Completude, Manque, bilan, completude
from reperes_sante.model.attentes import Importance

__all__ = ["Bilan", "Completude", "Importance", "Manque", "bilan", "completude"]
