"""Filters in a real browser: what is chosen is kept, said, undone; each choice leads to something."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.navigateur.conftest import DESKTOP, PHONE

LISTS = ("territoires/", "themes/", "organismes/", "themes/sante-mentale/")


def open_list(page: Page, address: str) -> Locator:
    """Open a page, and return its filters once they work."""
    page.goto(address)
    group = page.locator("[data-filtres]")
    expect(group.get_by_role("status")).not_to_be_empty()
    return group


def total(page: Page) -> int:
    return page.locator("[data-lignes]").count()


def shown(page: Page) -> int:
    return page.locator("[data-lignes]:visible").count()


@pytest.mark.parametrize("address", LISTS)
def test_each_choice_keeps_what_it_says(page: Page, address: str) -> None:
    group = open_list(page, address)
    for select in group.get_by_role("combobox").all():
        label = select.locator("option").nth(1).inner_text()
        value = select.locator("option").nth(1).get_attribute("value")
        select.select_option(value)
        said = re.search(r"\((\d+)\)$", label)
        assert said
        assert shown(page) == int(said[1])
        assert value
        assert value in page.url
        select.select_option("")
    assert shown(page) == total(page)
    assert "?" not in page.url


def test_a_choice_leaves_only_choices_that_lead_to_something(page: Page) -> None:
    group = open_list(page, "territoires/")
    group.get_by_label("Région").select_option("corse")
    kinds = group.get_by_label("Dispositif")
    for value in kinds.locator("option").evaluate_all("found => found.map(o => o.value).filter(Boolean)"):
        kinds.select_option(value)
        assert shown(page) > 0, value
    expect(group.get_by_label("Région").locator("option[value=corse]")).to_have_count(1)


def test_the_choice_is_said_kept_by_a_reload_and_found_back(page: Page) -> None:
    group = open_list(page, "organismes/")
    group.get_by_label("Région").select_option("corse")
    said = f"{shown(page)} organismes sur {total(page)}."
    expect(group.get_by_role("status")).to_have_text(said)
    page.reload()
    expect(group.get_by_role("status")).to_have_text(said)
    page.locator("[data-lignes]:visible a").first.click()
    page.wait_for_url("**/organismes/*/")
    page.go_back()
    expect(page.get_by_label("Région")).to_have_value("corse")
    expect(group.get_by_role("status")).to_have_text(said)


def test_on_the_way_back_from_a_part_of_the_page_the_address_still_says_the_choice(page: Page) -> None:
    group = open_list(page, "organismes/?region=corse")
    page.get_by_role("navigation", name="Première lettre").locator("a:visible").last.click()
    page.wait_for_url("**?region=corse#*")
    group.get_by_label("Région").select_option("hauts-de-france")
    page.go_back()
    page.wait_for_url("**/organismes/?region=hauts-de-france")
    expect(group.get_by_label("Région")).to_have_value("hauts-de-france")


def test_parts_left_empty_disappear_with_the_links_to_them(page: Page) -> None:
    open_list(page, "organismes/?region=corse")
    headings = page.locator("main h2:visible").all_inner_texts()
    letters = page.get_by_role("navigation", name="Première lettre").locator("a:visible").all_inner_texts()
    assert headings == letters
    assert len(letters) < page.locator("main h2").count()


def test_filters_are_cleared_by_keyboard_and_the_focus_stays_near(page: Page) -> None:
    group = open_list(page, "themes/")
    first = group.get_by_role("combobox").first
    expect(group.get_by_role("button")).to_be_hidden()
    first.focus()
    page.keyboard.press("ArrowDown")
    clear = group.get_by_role("button", name="Effacer les filtres")
    expect(clear).to_be_visible()
    while not clear.evaluate("node => node === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(first).to_be_focused()
    expect(clear).to_be_hidden()
    expect(group.get_by_role("status")).to_have_text(f"{total(page)} thèmes.")
    assert "?" not in page.url


@pytest.mark.parametrize("query", ["?region=nulle-part", "?region=%3Cscript%3E", "?autre=1"])
def test_an_address_that_no_list_knows_shows_everything(page: Page, query: str) -> None:
    group = open_list(page, f"territoires/{query}")
    expect(group.get_by_role("status")).to_have_text(f"{total(page)} territoires.")


def test_a_combination_without_result_is_said(page: Page) -> None:
    group = open_list(page, "territoires/?region=la-reunion&dispositif=cias")
    expect(group.get_by_role("status")).to_have_text(f"Aucun territoire sur {total(page)}.")
    group.get_by_role("button", name="Effacer les filtres").click()
    expect(group.get_by_role("status")).to_have_text(f"{total(page)} territoires.")


@pytest.mark.parametrize("address", LISTS)
def test_a_list_with_filters_fits_the_width_and_its_fields_are_tall(page: Page, address: str) -> None:
    group = open_list(page, address)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    for select in group.get_by_role("combobox").all():
        box = select.bounding_box()
        assert box
        assert box["height"] >= 44


@pytest.mark.parametrize("address", LISTS)
def test_without_javascript_everything_is_listed(browser: Browser, serveur: str, address: str) -> None:
    context = browser.new_context(viewport=PHONE, base_url=serveur, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}?region=corse")
    expect(page.locator("[data-filtres]")).to_be_hidden()
    assert shown(page) == total(page) > 1
    context.close()


def test_if_the_script_of_filters_is_missing_the_list_stays(browser: Browser, serveur: str) -> None:
    context = browser.new_context(viewport=DESKTOP, base_url=serveur)
    page = context.new_page()
    page.route("**/filtres.js", lambda route: route.abort())
    page.goto("territoires/")
    expect(page.locator("[data-filtres]")).to_be_hidden()
    assert shown(page) == total(page)
    context.close()
