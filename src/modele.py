"""Put into the wheel, under `reperes_sante/modele/`, what a new site is made of.

`pyproject.toml` names this hook. `macros/`, `overrides/`, `docs/` and `data/` stand at the top of this
repository, and the package needs them wherever it is installed.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LISTS = "src/reperes_sante/edit/start/model.py"
PLACE = "reperes_sante/modele"


class Modele(BuildHookInterface[Any]):
    """Names the files, those that a build generated left out; an installation in place needs no copy."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files of the model to a wheel."""
        root = Path(self.root)
        if version == "standard":
            names = runpy.run_path(str(root / LISTS))["model_files"](root)
            build_data["force_include"].update({str(root / name): f"{PLACE}/{name}" for name in names})
