"""A resident's journeys in a real browser: find, read, reach, by pointer and by keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, Route, expect

from tests.navigateur.conftest import PHONE, held

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


def test_text_selected_as_far_as_the_backdrop_leaves_the_search_open(page: Page) -> None:
    open_search(page, "")
    dialog = page.get_by_role("dialog")
    field, frame = dialog.get_by_role("searchbox").bounding_box(), dialog.bounding_box()
    assert field
    assert frame
    page.mouse.move(field["x"] + 60, field["y"] + 10)
    page.mouse.down()
    page.mouse.move(field["x"] + 20, frame["y"] + frame["height"] + 20)
    page.mouse.up()
    expect(dialog).to_be_visible()
    page.mouse.click(field["x"] + 20, frame["y"] + frame["height"] + 20)
    expect(dialog).to_be_hidden()


def test_the_search_of_a_page_not_found_needs_no_other_file(page: Page) -> None:
    page.route(re.compile(r"/js/(?!site|amorce)"), lambda route: route.abort())
    page.goto("404.html")
    page.locator("html[data-pret]").wait_for()
    page.get_by_role("main").get_by_role("searchbox").fill("santé mentale")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/#q=sant%C3%A9+mentale")


def test_what_is_typed_before_the_search_is_there_is_what_it_searches(page: Page) -> None:
    field = page.get_by_role("main").get_by_role("searchbox")
    with held(page, "**/recherche.js"):
        page.goto("recherche/#q=logement")
        field.fill("bethune")
    expect(page.locator("main .resultats mark").first).to_have_text("Béthune")
    expect(field).to_have_value("bethune")


def test_code_that_is_long_to_come_is_told(page: Page) -> None:
    status = page.get_by_role("main").get_by_role("status").first
    with held(page, "**/recherche.js"):
        page.goto("recherche/")
        page.get_by_role("main").get_by_role("searchbox").fill("logement")
        expect(status).to_have_text("Recherche en cours…")
    expect(status).to_contain_text("résultats")
    with held(page, "**/ma-commune.js"):
        page.goto("")
        page.get_by_role("main").get_by_role("combobox").fill("Béthune")
        expect(status).to_have_text("Recherche en cours…")
    expect(status).to_contain_text("trouvée")


def test_a_search_that_fails_late_does_not_hide_a_newer_one(page: Page) -> None:
    page.goto("recherche/#q=bethune")
    field = page.get_by_role("main").get_by_role("searchbox")
    found = page.locator("main .recherche__etat")
    expect(found).to_contain_text("résultats")
    with held(page, "**/assets/recherche/*", Route.abort):
        with page.expect_request("**/assets/recherche/*"):
            field.fill("zona")
        expect(found).to_have_text("Recherche en cours…")
        field.fill("bethune")
        expect(found).to_contain_text("résultats")
    expect(found).to_contain_text("résultats")


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
