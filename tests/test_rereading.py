"""What other processes read in the pages of a built site is what this one would have."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor
from typing import NoReturn

import pytest

from reperes_sante.inspect import reading
from reperes_sante.inspect.manifest import hashes
from reperes_sante.inspect.reading import Built, Lectures
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.findings import Finding
from reperes_sante.publish import rereading
from reperes_sante.publish.origins import read_explained
from reperes_sante.render.sigles import lexique
from tests.built import BuiltSite


def read(site: BuiltSite, catalogue: Catalogue) -> tuple[tuple[Built, tuple[Finding, ...]], list[str]]:
    lectures = Lectures()
    found = read_explained(site.folder, "site", lexique(catalogue), lectures, hashes(site.folder))
    return found, list(lectures.told())


def refused(*_asked: object) -> NoReturn:
    raise BrokenExecutor


def test_pages_say_the_same_whoever_reads_them(
    site: BuiltSite, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = read(site, catalogue)
    monkeypatch.setattr(rereading, "MANY", 1)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(reading, "read_page", refused)
        assert read(site, catalogue) == here
    monkeypatch.setattr(rereading, "made_beside", refused)
    assert read(site, catalogue) == here
