"""Printed pages: nothing lost, nothing of the screen left, black on white, no more paper than needed."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

from tests.built import plain

TERRITOIRE = "territoires/bethune-bruay/"
# In millimetres: an A4 sheet without its margins, as section 11 of the stylesheet sets them.
PORTRAIT, LANDSCAPE = 210 - 2 * 16, 297 - 2 * 10
PIXELS = 96 / 25.4
SCREEN_ONLY = (
    ".aide, .menu, .bouton-entete, .recherche, .filtres, .fil, .onglets, .sommaire, .suivre, .suite, form"
)


@pytest.fixture(scope="module")
def sombre(browser: Browser) -> Iterator[BrowserContext]:
    """Open a session whose reader prefers dark colours, the harder case for paper."""
    context = browser.new_context(color_scheme="dark")
    yield context
    context.close()


def paper(context: BrowserContext, address: str, width: int = PORTRAIT) -> Page:
    """Open a page laid out as on paper of this width, in millimetres."""
    page = context.new_page()
    page.set_viewport_size({"width": round(width * PIXELS), "height": 1000})
    page.goto(address)
    page.emulate_media(media="print")
    return page


def printed(context: BrowserContext, address: str) -> list[str]:
    """Print a page, and return the text of each sheet."""
    page = context.new_page()
    page.goto(address)
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    return [plain(sheet.extract_text()).casefold() for sheet in reader.pages]


def test_what_serves_on_a_screen_is_not_printed(sombre: BrowserContext, serveur: str) -> None:
    for path in ("", TERRITOIRE, f"{TERRITOIRE}cls/", "territoires/", "themes/logement/", "comparer/"):
        page = paper(sombre, f"{serveur}{path}")
        assert page.locator(SCREEN_ONLY).locator("visible=true").count() == 0, path
        page.close()


def test_paper_is_black_on_white_even_in_the_dark(sombre: BrowserContext, serveur: str) -> None:
    page = paper(sombre, f"{serveur}{TERRITOIRE}")
    for theme in ("", "sombre"):
        page.evaluate("theme => document.documentElement.setAttribute('data-theme', theme)", theme)
        colours = "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
        assert page.locator("body").evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        assert page.locator("main a").first.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize(
    ("path", "width"),
    [("territoires/", PORTRAIT), ("comparer/", LANDSCAPE), ("comparer/themes/", LANDSCAPE)],
)
def test_no_column_of_a_table_leaves_the_sheet(
    sombre: BrowserContext, serveur: str, path: str, width: int
) -> None:
    page = paper(sombre, f"{serveur}{path}", width)
    tables = page.locator("main table")
    assert tables.count()
    edges = tables.locator("th, td").evaluate_all("cells => cells.map(c => c.getBoundingClientRect().right)")
    assert max(edges) <= width * PIXELS + 1


def test_closed_parts_are_printed(sombre: BrowserContext, serveur: str) -> None:
    text = " ".join(printed(sombre, f"{serveur}{TERRITOIRE}"))
    assert "noeux-les-mines" in text.replace("œ", "oe")
    assert "vous savez, et une source le dit" in text


def test_a_sheet_says_where_it_comes_from(sombre: BrowserContext, serveur: str) -> None:
    sheets = printed(sombre, f"{serveur}{TERRITOIRE}")
    assert f"essai.fr/{TERRITOIRE}" in sheets[0]
    text = "".join(sheets).replace(" ", "")
    assert "sourcesdecettepage" in text
    assert "https://" in text
    assert ",lu" in text
    assert "copielue" in text


def test_many_contacts_leave_no_empty_sheet_before_them(sombre: BrowserContext, serveur: str) -> None:
    page = sombre.new_page()
    page.goto(f"{serveur}{TERRITOIRE}")
    more = "u => u.append(...Array.from({ length: 12 }, () => u.firstElementChild.cloneNode(true)))"
    page.locator(".appeler > ul").first.evaluate(more)
    first = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[0].extract_text()
    page.close()
    assert "03530100" in "".join(first.split())


def test_pages_take_no_more_paper_than_needed(sombre: BrowserContext, serveur: str) -> None:
    most = {"": 3, TERRITOIRE: 7, f"{TERRITOIRE}cls/": 8, "numeros-utiles/": 8, "territoires/": 5}
    taken = {path: len(printed(sombre, f"{serveur}{path}")) for path in most}
    print(taken)
    assert {path: number for path, number in taken.items() if number > most[path]} == {}
