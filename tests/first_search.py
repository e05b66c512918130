"""What a first search costs a reader: bytes that a real browser fetches, compressed as hosts send them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlparse

from playwright.sync_api import Browser, Page

from tests.browser import open_browser
from tests.built import gzipped
from tests.conftest import ROOT
from tests.questions import read
from tests.server import served

TABLE = ROOT / "tests" / "verite" / "recherche.csv"
# Slower than the pause after which the search answers: each letter is searched.
SLOWLY = 250


def costs(site: Path, every: int, *, letter_by_letter: bool = False) -> list[int]:
    """Return the bytes of a first search, in a new session each time: engine, summary, words, entries.

    Args:
        site: a built site.
        every: one question of the table in how many.
        letter_by_letter: whether to type slowly instead of pasting the question.
    """
    asked = [question.texte for question in read(TABLE)[::every]]
    delay = SLOWLY if letter_by_letter else 0
    with served(site) as address, open_browser() as browser:
        return [_cost(browser, address, site, question, delay) for question in asked]


def _cost(browser: Browser, address: str, site: Path, question: str, delay: int) -> int:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("plan-du-site/")
    page.locator("html[data-pret]").wait_for()
    fetched: list[str] = []
    page.on("request", lambda sent: fetched.append(sent.url))
    page.locator("[data-ouvrir-recherche]").click()
    _type(page, question, delay)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    context.close()
    return sum(map(gzipped, {site / unquote(urlparse(url).path).lstrip("/") for url in fetched}))


def _type(page: Page, question: str, delay: int) -> None:
    if delay:
        page.keyboard.type(question, delay=delay)
    else:
        page.keyboard.insert_text(question)
    page.locator("dialog [role=status]:not(:empty)").wait_for()
