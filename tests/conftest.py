"""Shared fixtures: a small valid project that each test may break, and the real project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """Return a copy of the small project, with the real register."""
    shutil.copytree(ROOT / "tests" / "projet", tmp_path, dirs_exist_ok=True)
    (tmp_path / "data" / "registre").symlink_to(ROOT / "data" / "registre")
    return tmp_path
