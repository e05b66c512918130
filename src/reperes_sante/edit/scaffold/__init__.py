"""Start the file of a territory: official facts from the register, every field of the model in comments."""

from __future__ import annotations

from reperes_sante.edit.scaffold.creation import ScaffoldError, create

__all__ = ["ScaffoldError", "create"]
