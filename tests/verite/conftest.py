"""The fixtures of the same names, with the real data and the real site."""

from __future__ import annotations

import pytest

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.validate.load import load
from tests.built import BuiltSite
from tests.conftest import ROOT, built_once


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return the real data, linked."""
    return load(ROOT).checked()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the real site, built once from a copy for all processes of the run."""
    return built_once(tmp_path_factory, ROOT)
