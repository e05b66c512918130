"""What a screen reader hears of the main pages: roles, names and their order, reviewed and kept in `arbres/`.

The small project of the tests gives the content, so that a change of data changes no tree. When a change is
meant, `REPERES_ARBRES=oui pytest tests/navigateur/test_arbre.py` writes the trees again, to be read.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.navigateur.conftest import DESKTOP, PHONE

# Pages are read on the day when the small project was checked: what is to come then is no news of today.
READ_ON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
TREES = Path(__file__).with_name("arbres")
PAGES = {
    "accueil": "",
    "territoire": "territoires/bethune-bruay/",
    "cls": "territoires/bethune-bruay/cls/",
    "ma-commune": "ma-commune/",
    "comparer": "comparer/",
    "numeros-utiles": "numeros-utiles/",
    "recherche": "recherche/",
}


def opened(browser: Browser, viewport: ViewportSize) -> Page:
    page = browser.new_context(viewport=viewport).new_page()
    page.clock.set_fixed_time(READ_ON)
    return page


def hold(name: str, page: Page) -> None:
    """Compare the tree of a page with the one that was kept."""
    kept = TREES / f"{name}.yml"
    tree = page.locator("body").aria_snapshot() + "\n"
    if os.environ.get("REPERES_ARBRES"):
        kept.write_text(tree, "utf-8")
    assert tree == kept.read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_main_pages(name: str, browser: Browser, serveur: str) -> None:
    page = opened(browser, DESKTOP)
    page.goto(serveur + PAGES[name])
    page.locator("html[data-pret]").wait_for()
    if name == "comparer":
        page.locator("[data-choisis]").wait_for()
    hold(name, page)
    page.context.close()


def test_open_menu_and_open_search_of_a_phone(browser: Browser, serveur: str) -> None:
    page = opened(browser, PHONE)
    page.goto(serveur)
    page.locator("html[data-pret]").wait_for()
    page.get_by_role("button", name="Menu").click()
    hold("menu-ouvert", page)
    page.keyboard.press("Escape")
    page.locator("[data-ouvrir-recherche]").click()
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    hold("recherche-ouverte", page)
    page.context.close()
