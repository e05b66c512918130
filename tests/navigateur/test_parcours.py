"""A resident's journeys in a real browser: find, read, reach, by pointer and by keyboard."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.built import BuiltSite
from tests.navigateur.conftest import PHONE

SEARCH = "[data-ouvrir-recherche]"


def open_search(page: Page, address: str) -> None:
    """Open a page, wait for its script, then open its search."""
    page.goto(address)
    page.locator("html[data-pret]").wait_for()
    page.locator(SEARCH).click()
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()


def test_home_leads_by_search_to_a_cls_page(page: Page) -> None:
    open_search(page, "")
    page.keyboard.insert_text("contrat local de sante lens")
    page.get_by_role("dialog").get_by_role("link").first.click()
    page.wait_for_url("**/territoires/lens-lievin/cls/**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("locaux de santé")


def test_escape_closes_the_search_and_gives_the_focus_back(page: Page) -> None:
    page.goto("")
    page.locator("html[data-pret]").wait_for()
    page.locator(SEARCH).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(SEARCH)).to_be_focused()


def test_every_page_fits_the_width(page: Page, site: BuiltSite) -> None:
    for adresse in site.pages:
        page.goto(adresse)
        overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0, adresse


def test_the_menu_of_a_phone_works_by_keyboard(browser: Browser, serveur: str) -> None:
    context = browser.new_context(viewport=PHONE, base_url=serveur)
    page = context.new_page()
    page.goto("")
    page.locator("html[data-pret]").wait_for()
    button = page.get_by_role("button", name="Menu")
    expect(page.get_by_role("navigation", name="Menu principal")).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("navigation", name="Menu principal")).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    context.close()


def test_without_javascript_the_menu_and_the_pages_are_there(browser: Browser, serveur: str) -> None:
    context = browser.new_context(viewport=PHONE, base_url=serveur, java_script_enabled=False)
    page = context.new_page()
    page.goto("")
    page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Territoires").click()
    page.get_by_role("main").get_by_role("link", name="Béthune-Bruay").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Béthune-Bruay")
    context.close()
