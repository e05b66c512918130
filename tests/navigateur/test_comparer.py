"""Comparing in a real browser: choose by keyboard, share the address, go back, print."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.navigateur.conftest import PHONE
from tests.navigateur.selects import type_ahead

# How many columns each row of a table spans.
WIDTHS = "(t) => [...t.querySelectorAll('tr')].map((r) => [...r.cells].reduce((n, c) => n + c.colSpan, 0))"
A4 = ViewportSize(width=673, height=980)

# Words that part within themselves: their letters stand on two lines, and no hyphen says so.
PARTED = r"""() => {
  const found = new Set();
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!node.parentElement.closest(".compare td")?.checkVisibility()) continue;
    for (const { 0: word, index } of node.data.matchAll(/[\p{L}’]{4,}/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].map((box) => box.top)).size > 1) found.add(word);
    }
  }
  return [...found];
}"""


def open_comparison(page: Page, address: str) -> None:
    """Open a comparison page and wait until its script has applied the address."""
    page.goto("about:blank")
    page.goto(address)
    page.locator("[data-choisis]").wait_for()


def names(page: Page) -> list[str]:
    """Name the columns in sight of each table, all tables together."""
    return page.locator(".compare thead th:not(.muet):visible").all_inner_texts()


def choose(page: Page, label: str, name: str) -> None:
    """Choose in a list by typing the beginning of a name, as a keyboard does."""
    page.get_by_label(label).focus()
    type_ahead(page, name)


def cells_beyond(page: Page) -> int:
    """Measure by how much the widest table goes beyond the page."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def status(page: Page) -> Locator:
    return page.locator(".choix__etat")


def test_two_territories_are_chosen_by_keyboard_and_stay_in_the_address(page: Page) -> None:
    open_comparison(page, "comparer/")
    choose(page, "Territoire 1", "Arras")
    choose(page, "Territoire 2", "Lens")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Comparer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("Vous comparez : Arras, Lens-Liévin.")
    assert page.url.endswith("comparer/#arras,lens-lievin")
    assert names(page) == ["Arras", "Lens-Liévin"] * 5
    expect(page).to_have_title("Arras, Lens-Liévin – Comparer des territoires – Santé d'Essai")


def test_columns_stand_as_they_were_chosen(page: Page) -> None:
    open_comparison(page, "comparer/#lens-lievin,arras")
    assert names(page) == ["Lens-Liévin", "Arras"] * 5
    row = page.locator(".compare tbody tr:has(td)").nth(3).locator("td")
    as_chosen = row.locator("visible=true").all_inner_texts()
    page.goto("comparer/#arras,lens-lievin")
    expect(status(page)).to_have_text("Vous comparez : Arras, Lens-Liévin.")
    assert row.locator("visible=true").all_inner_texts() == as_chosen[::-1]
    assert as_chosen[0] != as_chosen[1]


def test_the_back_button_gives_the_former_choice_back(page: Page) -> None:
    open_comparison(page, "comparer/")
    everybody = len(names(page))
    choose(page, "Territoire 1", "Corse")
    choose(page, "Territoire 2", "Lens")
    page.get_by_role("button", name="Comparer").click()
    expect(status(page)).to_contain_text("Corse, Lens-Liévin")
    choose(page, "Territoire 3", "Pays")
    page.get_by_role("button", name="Comparer").click()
    expect(status(page)).to_contain_text("Pays")
    page.go_back()
    expect(status(page)).to_have_text("Vous comparez : Corse, Lens-Liévin.")
    expect(page.get_by_label("Territoire 3")).to_have_value("")
    page.go_back()
    expect(status(page)).to_be_empty()
    assert len(names(page)) > everybody  # the tables of the other pages have joined


def test_a_shared_address_shows_the_same_and_ignores_what_it_does_not_know(page: Page) -> None:
    open_comparison(page, "comparer/#lens-lievin%2Cinconnu,arras,arras")
    expect(status(page)).to_have_text("Vous comparez : Lens-Liévin, Arras.")
    assert cells_beyond(page) <= 0
    assert page.locator("main a[href*='sources/#']:visible").count() > 0
    link = page.get_by_role("link", name="Conseil local de santé mentale Lens-Hénin")
    link.click()
    page.wait_for_url("**/territoires/lens-lievin/clsm/#*")


def test_no_word_is_parted_in_half_a_phone(page: Page) -> None:
    open_comparison(page, "comparer/")
    everybody = page.get_by_label("Territoire 1").locator("option:not([value=''])")
    addresses = [str(option.get_attribute("value")) for option in everybody.all()]
    page.set_viewport_size(PHONE)
    parted = {}
    for first, second in pairwise(addresses):
        open_comparison(page, f"comparer/#{first},{second}")
        parted[first, second] = page.evaluate(PARTED)
    assert len(parted) > 5
    assert {pair: words for pair, words in parted.items() if words} == {}


def test_a_territory_leads_to_its_comparison(page: Page) -> None:
    page.goto("territoires/arras/")
    page.get_by_role("link", name="Comparer ce territoire").click()
    expect(status(page)).to_have_text("Arras : choisissez avec quoi comparer.")
    expect(page.get_by_label("Territoire 2")).to_be_in_viewport()


def test_everything_comes_back(page: Page) -> None:
    open_comparison(page, "comparer/clsm/#arras,lens-lievin")
    assert len(names(page)) == 2
    page.get_by_role("button", name="Tout montrer").click()
    expect(status(page)).to_be_empty()
    assert len(names(page)) > 4


def test_the_matrix_keeps_the_names_of_its_rows(page: Page) -> None:
    open_comparison(page, "comparer/themes/#logement,addictions")
    heads = page.locator(".matrice thead th:visible").all_inner_texts()
    assert heads == ["Territoire", "Logement", "Addictions"]
    row = page.get_by_role("row", name="Béthune-Bruay")
    expect(row.get_by_role("cell")).to_have_count(2)
    assert cells_beyond(page) <= 0


def test_without_network_the_links_to_the_other_tables_stay(page: Page) -> None:
    page.route("**/comparer/cl*/", lambda route: route.abort())
    open_comparison(page, "comparer/#arras,lens-lievin")
    expect(status(page)).to_contain_text("Vous comparez")
    expect(page.get_by_role("link", name="Comparer les conseils locaux")).to_be_visible()


def test_without_javascript_the_tables_hold_everybody(browser: Browser, serveur: str) -> None:
    context = browser.new_context(viewport=PHONE, base_url=serveur, java_script_enabled=False)
    page = context.new_page()
    page.goto("comparer/")
    expect(page.get_by_role("button", name="Comparer")).to_be_hidden()
    expect(page.get_by_role("columnheader", name="Lens-Liévin")).to_have_count(2)
    page.get_by_role("link", name="Comparer les conseils locaux").click()
    expect(page.get_by_role("columnheader", name="Lens-Liévin")).to_have_count(1)
    context.close()


@pytest.mark.parametrize("many", ["arras,lens-lievin", "arras,corse,lens-lievin,pays-ajaccien"])
def test_a_printed_comparison_fits_a_sheet(browser: Browser, serveur: str, many: str) -> None:
    page = browser.new_page(viewport=A4, base_url=serveur)
    page.emulate_media(media="print")
    open_comparison(page, f"comparer/#{many}")
    expect(status(page)).to_contain_text("Vous comparez")
    assert cells_beyond(page) <= 0
    expect(page.locator("form:visible")).to_have_count(0)
    page.close()


def test_the_timeline_is_filtered_by_kind_and_the_choice_stays_in_the_address(page: Page) -> None:
    page.goto("chronologie/")
    page.locator("html[data-pret]").wait_for()
    everything = page.locator(".frise__fait:visible").count()
    choice = page.get_by_label("Dispositif")
    choice.select_option("clsm")
    expect(page.locator(".frise__fait--cls:visible")).to_have_count(0)
    assert 0 < page.locator(".frise__fait--clsm:visible").count() < everything
    assert (
        page.locator(".frise__annee:visible").count()
        == page.locator(".frise__annee:has(.frise__fait--clsm)").count()
    )
    assert page.url.endswith("chronologie/?dispositif=clsm")
    page.reload()
    expect(page.get_by_label("Dispositif")).to_have_value("clsm")
    expect(page.locator(".frise__fait--cls:visible")).to_have_count(0)


def test_the_history_of_a_territory_is_filtered_likewise(page: Page) -> None:
    page.goto("territoires/bethune-bruay/historique/?dispositif=cias")
    page.locator(".filtres__etat:has-text('sur')").wait_for()
    kinds = page.locator(".frise__fait:visible").evaluate_all("all => all.map(one => one.dataset.lignes)")
    assert set(kinds) == {"cias"}


@pytest.mark.lent
def test_columns_come_from_anywhere_one_by_one(browser: Browser, serveur_grand: str) -> None:
    """Too many territories for one page: each chosen one is fetched, and the address keeps the choice."""
    page = browser.new_page(viewport=PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{serveur_grand}comparer/#arras")
    expect(status(page)).to_have_text("Arras : choisissez avec quoi comparer.")
    page.get_by_label("Région").select_option("Corse")
    page.get_by_label("Territoire", exact=True).select_option(label="Alta Rocca")
    page.get_by_role("button", name="Ajouter").click()
    expect(status(page)).to_have_text("Vous comparez : Arras, Alta Rocca.")
    assert page.url.endswith("comparer/#arras,alta-rocca")
    tables = page.locator(".compare")
    assert set(names(page)) == {"Arras", "Alta Rocca"}
    assert len(names(page)) == 2 * tables.count()
    for table in tables.all():
        assert set(table.evaluate(WIDTHS)) == {3}
    fetched = {url.rpartition("/")[2] for url in asked if "/assets/comparer/" in url}
    assert fetched == {"arras.txt", "alta-rocca.txt", "corse.json"}
    page.evaluate("location.hash = 'contenu'")
    page.get_by_label("Région").select_option("Corse")
    page.get_by_label("Territoire", exact=True).select_option(label="Alta Rocca")
    page.get_by_role("button", name="Ajouter").click()
    expect(page).to_have_url(re.compile("#arras,alta-rocca$"))
    expect(status(page)).to_have_text("Vous comparez : Arras, Alta Rocca.")
    assert not [url for url in asked if "contenu" in url]
    tables.first.get_by_role("link", name="Arras").click()
    expect(page.locator("h1")).to_contain_text("Arras")
    page.goto(f"{serveur_grand}comparer/#arras,nulle-part")
    expect(status(page)).to_contain_text("ne s’est pas chargé")
    page.goto(f"{serveur_grand}comparer/")
    page.get_by_role("link", name="Corse").click()
    page.get_by_role("link", name="Corse-du-Sud").click()
    page.locator("[data-choisis]").wait_for()
    page.goto(f"{page.url}#alta-rocca")
    page.get_by_role("link", name="Comparer avec un territoire d’une autre région").click()
    expect(status(page)).to_contain_text("Alta Rocca")
    page.close()
