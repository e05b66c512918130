"""Reading in one's own way: narrow or magnified, large text, wide spacing; nothing is lost, covered, parted.

WCAG 2.2: 1.4.4 (text at 200 %), 1.4.10 (reflow at 320 px, or 400 %) and 1.4.12 (text spacing).
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.built import BuiltSite

# The four distances of success criterion 1.4.12.
SPACING = """
const sheet = new CSSStyleSheet();
sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; \
word-spacing: .16em !important; } p { margin-bottom: 2em !important; }");
document.adoptedStyleSheets = [sheet];
"""
TWICE = "document.documentElement.style.fontSize = '200%'"
READERS = {
    "320 px": (320, ""),
    "spacing": (360, SPACING),
    "text at 200 %": (1280, TWICE),
    "text at 200 % on a phone": (360, TWICE),
}
TALLEST = 16_000
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


@pytest.mark.parametrize("reader", READERS)
def test_nothing_is_lost_or_parted(blank: Page, site: BuiltSite, reader: str) -> None:
    width, change = READERS[reader]
    lost = {}
    for address in site.one_of_each_kind:
        blank.set_viewport_size({"width": width, "height": 800})
        blank.goto(address)
        blank.evaluate(change or "0")
        height = blank.evaluate("document.documentElement.scrollHeight")
        blank.set_viewport_size({"width": width, "height": min(height, TALLEST)})
        found = blank.evaluate(LOST) + blank.evaluate(PARTED)
        if found:
            lost[address] = found[:3]
    assert lost == {}
