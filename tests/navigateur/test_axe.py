"""axe-core: pages as they open, on a phone in light and on a desktop in dark; then all that opens in them.

`make test` audits the heaviest page of each kind, which holds the most kinds of elements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.built import BuiltSite
from tests.navigateur.audit import COLOURS, EVERY, NARROW, Options, audit, told

# A desktop by night, where all of a page is in sight; then what a phone by day changes.
VIEWS: tuple[tuple[int, Literal["light", "dark"], Options], ...] = (
    (1280, "dark", EVERY),
    (360, "light", NARROW),
)
BEYOND = "document.documentElement.scrollWidth - window.innerWidth"
ACRONYM = "main button[popovertarget]:visible"
SEARCH = "[data-ouvrir-recherche]"


class State(NamedTuple):
    """A state of a page: where, how a reader comes to it, and the part of the page that is then new."""

    address: str
    reach: Callable[[Page], None]
    part: str


def open_menu(page: Page) -> None:
    # A desktop shows it from the start.
    if page.locator(".bouton-menu").is_visible():
        page.locator(".bouton-menu").click()


def open_acronym(page: Page) -> None:
    page.locator(ACRONYM).first.click()


def search(page: Page, words: str) -> None:
    page.locator(SEARCH).click()
    page.keyboard.insert_text(words)
    expect(page.get_by_role("dialog").get_by_role("status")).not_to_be_empty()


def find(page: Page) -> None:
    search(page, "santé mentale bethune")
    page.locator("dialog[open] .resultats a").first.wait_for()


def find_nothing(page: Page) -> None:
    search(page, "bethumme")
    page.locator("dialog[open] .sans-resultat").wait_for()


def find_more(page: Page) -> None:
    page.goto("recherche/#q=sante")
    page.get_by_role("button", name="Montrer plus de résultats").click()


def propose_communes(page: Page) -> None:
    page.locator("#commune-champ").fill("saint denis")
    page.locator("main [role=option]").nth(1).wait_for()
    page.keyboard.press("ArrowDown")


def open_commune(page: Page) -> None:
    page.get_by_role("button", name="Ma commune").click()
    page.keyboard.insert_text("bethune")
    page.locator("dialog[open] [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("dialog[open] [data-reponse] h2").wait_for()


def answer(page: Page) -> None:
    page.locator("main [data-reponse] h2").wait_for()


def compare(page: Page) -> None:
    page.locator("[data-choisis='2']").wait_for()


def filter_all_out(page: Page) -> None:
    page.get_by_role("status").filter(has_text="Aucun").wait_for()


def choose_tab(page: Page) -> None:
    page.locator(".tabbed-set input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Une permanence passe")).to_be_visible()
    expect(page.get_by_text("Le centre est près")).to_be_hidden()


# What opens or changes once a page is there.
STATES = {
    "menu": State("", open_menu, ".entete"),
    "acronym": State("territoires/arras/cls/", open_acronym, ":popover-open"),
    "search": State("", find, "dialog[open]"),
    "nothing found": State("", find_nothing, "dialog[open]"),
    "more results": State("recherche/", find_more, "main"),
    "communes proposed": State("", propose_communes, "main"),
    "commune in a dialog": State("aide/", open_commune, "dialog[open]"),
    "commune covered": State("ma-commune/#62119", answer, "main"),
    "commune uncovered": State("ma-commune/#21231", answer, "main"),
    "comparison": State("comparer/#arras,lens-lievin", compare, "main"),
    "tabs": State("contribuer/mise-en-forme/", choose_tab, "main"),
    "filtered to nothing": State("territoires/?region=la-reunion&dispositif=cias", filter_all_out, "main"),
}


def wrong(page: Page, addresses: Iterable[str]) -> list[str]:
    """Open pages one after the other, and tell what axe finds in each view and which ones overflow."""
    found = []
    for address in addresses:
        page.goto(address)
        for width, scheme, rules in VIEWS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            found += told(f"{address} {width}", audit(page, rules=rules))
            if page.evaluate(BEYOND) > 0:
                found.append(f"{address} · wider than {width}")
    return found


@pytest.mark.parametrize("half", [0, 1])
def test_a_page_of_each_kind(blank: Page, site: BuiltSite, half: int) -> None:
    assert wrong(blank, site.one_of_each_kind[half::2]) == []


def test_all_that_markdown_makes(blank: Page) -> None:
    assert wrong(blank, ["contribuer/mise-en-forme/"]) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", STATES)
def test_all_that_opens(blank: Page, name: str, width: int) -> None:
    state = STATES[name]
    blank.set_viewport_size({"width": width, "height": 800})
    blank.goto(state.address)
    blank.locator("html[data-pret]").wait_for()
    state.reach(blank)
    assert in_colours(blank, name, state.part) == []


def in_colours(page: Page, name: str, part: str) -> list[str]:
    """Audit a part of a page: all of it as it is, then its contrasts in the dark."""
    page.emulate_media(color_scheme="light")
    found = told(name, audit(page, part))
    page.emulate_media(color_scheme="dark")
    return found + told(f"{name} dark", audit(page, part, COLOURS))


@pytest.mark.lent
def test_every_page_of_the_real_site(blank_public: Page, public: BuiltSite) -> None:
    assert wrong(blank_public, public.pages) == []


@pytest.mark.lent
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_two_pages_of_each_kind_in_all_colours(blank_public: Page, public: BuiltSite, width: int) -> None:
    blank_public.set_viewport_size({"width": width, "height": 800})
    problems = []
    for address in public.two_of_each_kind:
        blank_public.goto(address)
        problems += in_colours(blank_public, address, ":root")
    assert problems == []
