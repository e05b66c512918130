"""The settings of the site engine, `mkdocs.yml`, for what the data and the publication need of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def settings(root: Path) -> dict[str, Any]:
    """Return what the settings of a project say, every value as text; nothing when there is no such file."""
    path = root / "mkdocs.yml"
    # They hold tags of the engine (`!ENV`), which only a reader of plain texts passes over.
    return yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) if path.is_file() else {}  # noqa: S506
