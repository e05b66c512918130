"""axe-core on two pages of each kind, in all states: widths, colours; menu, acronym, search open or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.built import BuiltSite
from tests.navigateur.audit import Remark, audit, told

COLOURS: tuple[tuple[Literal["light", "dark"], Literal["none", "active"]], ...] = (
    ("light", "none"),
    ("dark", "none"),
    ("dark", "active"),
)
MENU = ".bouton-menu"
ACRONYM = "main button[popovertarget]:visible"
SEARCH = "[data-ouvrir-recherche]"


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_two_pages_of_each_kind(blank: Page, site: BuiltSite, width: int) -> None:
    blank.set_viewport_size({"width": width, "height": 800})
    problems = []
    for address in site.two_of_each_kind:
        blank.goto(address)
        blank.locator("html[data-pret]").wait_for()
        for state, found in states(blank):
            problems += told(f"{address} {state}", found)
    assert problems == []


def states(page: Page) -> Iterator[tuple[str, list[Remark]]]:
    """Audit a page in each colour mode: as it opens, then what opens in it."""
    for scheme, forced in COLOURS:
        page.emulate_media(color_scheme=scheme, forced_colors=forced)
        name = f"{scheme}, forced {forced}"
        yield name, audit(page)
        if page.locator(MENU).is_visible():
            page.locator(MENU).click()
            yield f"{name}, menu", audit(page, ".entete")
            page.locator(MENU).click()
        if page.locator(ACRONYM).count():
            page.locator(ACRONYM).first.click()
            yield f"{name}, acronym", audit(page, ":popover-open")
            page.keyboard.press("Escape")
        page.locator(SEARCH).click()
        page.keyboard.insert_text("sante mentale bethune")
        page.locator("dialog[open] .resultats a").first.wait_for()
        yield f"{name}, search", audit(page, "dialog[open]")
        page.keyboard.press("Escape")
