"""Journeys by keyboard alone: at each step the focus is where a reader expects it, and can be seen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.built import BuiltSite
from tests.navigateur.selects import type_ahead

# What has the focus: its name, whether its ring is drawn, whether it is in view and nothing lies over it.
STOP = """() => {
  const element = document.activeElement;
  // A link that runs over two lines has two boxes: the first is where the eye looks.
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1);
  // Of what is taller than the screen, the part that the bar leaves in sight.
  const bar = element.closest("main") ? document.querySelector("header").getBoundingClientRect().bottom : 0;
  const y = Math.min(Math.max(box.y + Math.min(box.height, 40) / 2, bar + 1, 1), innerHeight - 1);
  const over = document.elementFromPoint(x, y);
  return {
    nom: (element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent).trim().slice(0, 60),
    balise: element.tagName,
    page: element !== document.body,
    cercle: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    visible: box.width > 1 && box.bottom > 0 && box.top < innerHeight && element.contains(over),
  };
}"""
MOST_STOPS = 400


def press(page: Page, key: str) -> dict[str, Any]:
    """Press a key and return what has the focus then, which must be visible."""
    page.keyboard.press(key)
    stop: dict[str, Any] = page.evaluate(STOP)
    assert stop["balise"] == "BODY" or (stop["cercle"] and stop["visible"]), stop
    return stop


def reach(page: Page, name: str) -> None:
    """Press Tab until the element of this name has the focus; every stop on the way must be visible."""
    for _ in range(MOST_STOPS):
        if press(page, "Tab")["nom"].startswith(name):
            return
    pytest.fail(f"« {name} » cannot be reached")


def ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("html[data-pret]").wait_for()


def test_the_skip_link_leads_to_the_content(page: Page) -> None:
    ready(page, "territoires/bethune-bruay/")
    assert press(page, "Tab")["nom"] == "Aller au contenu"
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    press(page, "Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def skip(page: Page) -> None:
    """Follow the skip link, and wait until the page knows."""
    page.evaluate("addEventListener('hashchange', () => { document.documentElement.dataset.saute = 'oui'; })")
    page.get_by_role("link", name="Aller au contenu").press("Enter")
    page.locator("html[data-saute]").wait_for()
    expect(page.locator("main")).to_be_focused()


def test_the_skip_link_keeps_the_search_and_the_way_back(page: Page) -> None:
    ready(page, "recherche/#q=santé mentale")
    field = page.get_by_role("main").get_by_role("searchbox")
    results = page.locator("main .resultats a")
    expect(results).to_have_count(20)
    field.fill("logement")
    # Who thinks before Enter comes back to the question before all the same.
    page.wait_for_url("**#q=logement")
    field.press("Enter")
    skip(page)
    expect(field).to_have_value("logement")
    expect(results).not_to_have_count(0)
    page.go_back()
    expect(field).to_have_value("logement")
    page.go_back()
    expect(field).to_have_value("santé mentale")


def test_the_skip_link_keeps_the_comparison_and_the_way_back(page: Page) -> None:
    ready(page, "comparer/#corse,lille-est")
    said = page.locator(".choix__etat")
    expect(said).to_have_text("Vous comparez : Corse, Banlieue est de Lille.")
    page.goto("comparer/#arras,lens-lievin")
    expect(said).to_have_text("Vous comparez : Arras, Lens-Liévin.")
    skip(page)
    expect(said).to_have_text("Vous comparez : Arras, Lens-Liévin.")
    page.go_back()
    page.go_back()
    expect(said).to_have_text("Vous comparez : Corse, Banlieue est de Lille.")


@pytest.mark.parametrize("address", ["recherche/", "ma-commune/"])
def test_the_skip_link_fetches_nothing(page: Page, address: str) -> None:
    ready(page, address)
    fetched: list[str] = []
    page.on("request", lambda sent: fetched.append(sent.url))
    skip(page)
    assert not [url for url in fetched if url.endswith(".js")]


def test_menu(page: Page) -> None:
    ready(page, "")
    button = page.get_by_role("button", name="Menu")
    if page.viewport_size == {"width": 360, "height": 740}:
        reach(page, "Menu")
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        assert press(page, "Tab")["nom"] == "Territoires"
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
        press(page, "Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Space")
    reach(page, "Comprendre")
    page.keyboard.press("Enter")
    page.wait_for_url("**/comprendre/")


def test_search(page: Page) -> None:
    ready(page, "")
    reach(page, "Rechercher")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    page.keyboard.insert_text("sante mentale bethune")
    page.locator("dialog[open] .resultats a").first.wait_for()
    press(page, "ArrowDown")
    expect(page.locator("dialog[open] .resultats a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-ouvrir-recherche]")).to_be_focused()


def test_colours(page: Page) -> None:
    ready(page, "numeros-utiles/")
    reach(page, "Couleurs sombres")
    page.keyboard.press("Space")
    expect(page.locator("html")).to_have_attribute("data-theme", "sombre")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "sombre")


def test_commune(page: Page) -> None:
    ready(page, "")
    reach(page, "Votre commune")
    page.keyboard.type("bethune")
    page.locator("main [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("main [data-reponse]").get_by_role("heading", level=2)).to_be_focused()
    assert press(page, "Tab")["balise"] == "A"
    assert page.evaluate("document.activeElement.closest('[data-reponse]') !== null")


def test_comparison(page: Page) -> None:
    ready(page, "comparer/")
    page.locator("[data-choisis]").wait_for()
    for rank, name in (("1", "Arras"), ("2", "Lens")):
        reach(page, f"Territoire {rank}")
        type_ahead(page, name)
    reach(page, "Comparer")
    page.keyboard.press("Enter")
    page.wait_for_url("**/comparer/#arras,lens-lievin")
    page.locator("[data-choisis='2']").wait_for()
    reach(page, "Arras")


def test_printed_sheet(page: Page) -> None:
    ready(page, "territoires/corse/")
    reach(page, "Imprimer (PDF")


def hidden_stops(page: Page) -> list[dict[str, Any]]:
    """Press Tab through the page, and return the stops that a reader would not see."""
    hidden: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if not stop["page"]:
            return hidden
        if not (stop["cercle"] and stop["visible"]):
            hidden.append(stop)
    pytest.fail(f"{page.url} does not end")


@pytest.mark.parametrize("width", [360, 1280])
def test_every_stop_of_a_page_is_visible(blank: Page, width: int) -> None:
    blank.set_viewport_size({"width": width, "height": 740})
    ready(blank, "territoires/bethune-bruay/")
    assert hidden_stops(blank) == []


# All that a reader can stop at in the content, one after the other. Keys cost ten times that: one page is
# gone through with them, above.
EVERY_STOP = f"""() => {{
  const stops = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  return [...document.querySelectorAll(`main :is(${{stops}})`)]
    .filter((element) => element.checkVisibility({{ visibilityProperty: true }}) && !element.disabled)
    .map((element) => {{ element.focus(); return ({STOP})(); }})
    .filter(({{ cercle, visible }}) => !(cercle && visible));
}}"""


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.lent)])
def test_every_stop_of_every_kind_of_content_is_visible(blank: Page, site: BuiltSite, width: int) -> None:
    blank.set_viewport_size({"width": width, "height": 740})
    lost = {}
    for address in site.one_of_each_kind:
        ready(blank, address)
        # A ring is drawn for those who use keys.
        blank.keyboard.press("Tab")
        lost[address] = blank.evaluate(EVERY_STOP)
    assert {address: stops for address, stops in lost.items() if stops} == {}
