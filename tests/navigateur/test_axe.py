"""axe-core on every page of the built site, on a phone in light and on a desktop in dark: no violation."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.built import BuiltSite
from tests.navigateur.audit import audit, told


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_every_page(blank: Page, site: BuiltSite, width: int, scheme: Literal["light", "dark"]) -> None:
    blank.set_viewport_size({"width": width, "height": 800})
    blank.emulate_media(color_scheme=scheme)
    problems = []
    for address in site.pages:
        blank.goto(address)
        problems += told(address, audit(blank))
    assert problems == []
