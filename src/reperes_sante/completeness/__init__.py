"""What the file of each territory still lacks for residents, how old it is, and what was announced."""

from __future__ import annotations

from reperes_sante.completeness.criteria import Importance
from reperes_sante.completeness.report import Bilan, Manque, bilan

__all__ = ["Bilan", "Importance", "Manque", "bilan"]
