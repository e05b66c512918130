"""Whatever editors change in this project, nothing forbids to publish it: no developer is ever needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changements.edits import CHANGES
from tests.changements.table import ROOT, copy_of, outcomes


@pytest.fixture(scope="module")
def copie_suivie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of this project in a repository of its own."""
    return copy_of(ROOT, tmp_path_factory.mktemp("changements") / "projet")


@pytest.mark.lent
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_an_editor_may_be_published(copie_suivie: Path, name: str) -> None:
    (outcome,) = outcomes(copie_suivie, [name])
    assert outcome.fichiers
    assert outcome.is_green, outcome.dit
    assert "Ce qui change sur le site" in outcome.dit
