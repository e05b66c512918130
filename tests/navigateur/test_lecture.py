"""Reading in one's own way: narrow or magnified, large text, wide spacing; nothing is lost, covered, parted.

WCAG 2.2: 1.4.4 (text at 200 %), 1.4.10 (reflow at 320 px, or 400 %) and 1.4.12 (text spacing).
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Page

from tests.browser import open_browser
from tests.built import BuiltSite
from tests.navigateur.conftest import PHONE, watched

# The four distances of success criterion 1.4.12.
SPACING = """
const sheet = new CSSStyleSheet();
sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; \
word-spacing: .16em !important; } p { margin-bottom: 2em !important; }");
document.adoptedStyleSheets = [sheet];
"""
TWICE = "document.documentElement.style.fontSize = '200%'"
AS_IT_WAS = "document.adoptedStyleSheets = []; document.documentElement.style.fontSize = ''"
READERS = {
    "320 px": (320, "0"),
    "spacing": (360, SPACING),
    "text at 200 %": (1280, TWICE),
    "text at 200 % on a phone": (360, TWICE),
}
# Acronyms of several words, counts beside titles: what no width parts.
LONG_WORDS = ("territoires/lille-est/historique/", "themes/acces-aux-soins/", "themes/sante-mentale/")
# All of a page is in sight at once: what lies out of it has nothing over it.
TALL = 16_000
# A text is lost when its box hides what overflows, or when another element lies over its middle.
LOST = """() => {
  const apart = "script, svg, .tableau, [hidden], details:not([open]) > :not(summary), dialog:not([open])";
  const shown = { visibilityProperty: true };
  const hidden = (element) => element.closest(apart) || !element.checkVisibility(shown);
  const aside = (box) => box.width <= 1 || box.height <= 1;
  const found = [];
  if (document.documentElement.scrollWidth > innerWidth) found.push("page wider than the screen");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || hidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const box = range.getClientRects()[0];
    if (!box || aside(element.getBoundingClientRect())) continue;
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (over && !over.contains(element) && !element.contains(over)) {
      found.push(`${element.textContent.trim().slice(0, 60)} ← ${over.outerHTML.slice(0, 80)}`);
    }
    const style = getComputedStyle(element);
    if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) {
      found.push(`cut: ${element.textContent.trim().slice(0, 60)}`);
    }
  }
  return found;
}"""
# Acronyms parted from a sign that touches them, such as a bracket left at the end of the line before.
PARTED = r"""() => {
  const middle = ({ top, bottom }) => (top + bottom) / 2;
  const sign = (text, from) => {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, from + 1);
    return range.getBoundingClientRect();
  };
  const touching = (button) => [[button.previousSibling, -1], [button.nextSibling, 0]]
    .filter(([node, at]) => node?.nodeType === Node.TEXT_NODE && /\S/.test(node.data.at(at)))
    .map(([text, at]) => sign(text, at ? text.length - 1 : 0));
  const apart = (button, box) => Math.abs(middle(box) - middle(button.getBoundingClientRect())) > 10;
  return [...document.querySelectorAll("main button.sigle")]
    .filter((button) => button.checkVisibility() && touching(button).some((box) => apart(button, box)))
    .map((button) => button.parentElement.textContent);
}"""


def lost(page: Page, width: int, change: str) -> list[str]:
    """Return what a page loses for a reader of some width, once changed as they would."""
    page.set_viewport_size({"width": width, "height": TALL})
    page.evaluate(change)
    found: list[str] = page.evaluate(f"[...({LOST})(), ...({PARTED})()]")
    page.evaluate(AS_IT_WAS)
    return found[:3]


@pytest.mark.parametrize("half", [0, 1])
def test_nothing_is_lost_or_parted(blank: Page, site: BuiltSite, half: int) -> None:
    found: dict[tuple[str, str], list[str]] = {}
    for address in site.one_of_each_kind[half::2]:
        blank.goto(address)
        found |= {(address, name): lost(blank, *reader) for name, reader in READERS.items()}
    assert {where: what for where, what in found.items() if what} == {}


def test_a_phone_whose_text_is_twice_as_large_shows_whole_pages(site: BuiltSite, serveur: str) -> None:
    # Playwright runs once in a thread, and the other tests of this one hold theirs.
    with ThreadPoolExecutor(1) as thread:
        widths = thread.submit(_widths, serveur, [*site.one_of_each_kind, *LONG_WORDS]).result()
    assert {address: width for address, width in widths.items() if width > PHONE["width"]} == {}


def _widths(root: str, addresses: Iterable[str]) -> dict[str, int]:
    # The setting of the browser itself: the widths that styles tell in em follow it.
    large = open_browser("--blink-settings=defaultFontSize=32")
    with large as browser, watched(browser, root, viewport=PHONE) as page:
        return {address: _width(page, address) for address in addresses}


def _width(page: Page, address: str) -> int:
    page.goto(address)
    return int(page.evaluate("document.documentElement.scrollWidth"))
