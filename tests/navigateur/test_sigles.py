"""Explanations of acronyms in a real browser: by keyboard, by finger, and without a script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.navigateur.conftest import DESKTOP, PHONE

ADDRESS = "territoires/lens-lievin/"
INSIDE = """box => {
  const {left, top, right, bottom} = box.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}"""


@pytest.fixture(params=[PHONE, DESKTOP], ids=["360", "1280"])
def page(request: pytest.FixtureRequest, browser: Browser, serveur: str) -> Iterator[Page]:
    """Return a page with several acronyms at each width, without JavaScript: popovers need none."""
    context = browser.new_context(
        viewport=request.param, base_url=serveur, has_touch=True, java_script_enabled=False
    )
    opened = context.new_page()
    opened.goto(ADDRESS)
    yield opened
    context.close()


def explanation(page: Page, button: Locator) -> Locator:
    """Return the explanation that a button opens."""
    return page.locator(f"id={button.get_attribute('popovertarget')}")


def test_by_keyboard_it_opens_leads_to_the_glossary_and_closes(page: Page) -> None:
    button = page.get_by_role("button", name="CLSM").first
    told = explanation(page, button)
    expect(told).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(told).to_contain_text("conseil local de santé mentale")
    expect(told).to_be_visible()
    page.keyboard.press("Tab")
    expect(told.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    expect(button).to_be_focused()


def test_a_finger_opens_it_in_view_and_a_tap_elsewhere_closes_it(page: Page) -> None:
    button = page.get_by_role("button", name="CIAS").first
    told = explanation(page, button)
    button.tap()
    expect(told).to_be_visible()
    assert told.evaluate(INSIDE)
    page.get_by_role("heading", level=1).tap()
    expect(told).to_be_hidden()


def test_opening_one_closes_the_other(page: Page) -> None:
    first, second = (page.get_by_role("button", name=name).first for name in ("CIAS", "CLSM"))
    first.tap()
    second.tap(force=True)
    expect(explanation(page, second)).to_be_visible()
    expect(explanation(page, first)).to_be_hidden()


def test_the_link_of_an_explanation_leads_to_its_entry(page: Page) -> None:
    button = page.get_by_role("button", name="CLSM").first
    button.tap()
    explanation(page, button).get_by_role("link").click()
    page.wait_for_url("**/glossaire/#clsm")
    expect(page.locator("#clsm")).to_be_in_viewport()
