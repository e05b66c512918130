"""axe-core on every page of the built site, on a phone in light and on a desktop in dark: no violation."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.built import BuiltSite
from tests.navigateur.audit import Settled, audit, settled, told


@pytest.fixture(scope="module")
def served() -> set[Settled]:
    """Gather the settled entries that the tests of this module met."""
    return set()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_every_page(
    blank: Page, site: BuiltSite, served: set[Settled], width: int, scheme: Literal["light", "dark"]
) -> None:
    blank.set_viewport_size({"width": width, "height": 800})
    blank.emulate_media(color_scheme=scheme)
    problems = []
    for address in site.pages:
        blank.goto(address)
        found = audit(blank)
        problems += told(address, found.remarks)
        served |= found.served
    assert problems == []


def test_what_was_settled_by_eye_still_happens(served: set[Settled]) -> None:
    assert [entry for entry in settled() if entry not in served] == []
