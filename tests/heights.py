"""How far readers scroll on a phone, and how often a page speaks of its own making, by kind of page.

`uv run python -m tests.heights [FOLDER]` prints both for a built site.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser

from tests.browser import open_browser
from tests.built import BuiltPage, BuiltSite
from tests.conftest import ROOT
from tests.server import served

# A small phone, upright.
WIDTH, HEIGHT = 360, 740
# What is said of how the page was made, not of what it is about.
SELF_TALK = re.compile(
    r"\b(?:mis à jour|relue?s?|lue?s?) (?:et vérifiée?s? )?(?:le |du )\d|selon la source|retenu sur cette"
    r" page|titre (?:déduit|rétabli)|la source écrit|autre date publiée|adresse exacte inconnue",
    re.IGNORECASE,
)


class Height(NamedTuple):
    """A page: how many screens of a phone it takes, and how often it speaks of its own making in sight."""

    adresse: str
    ecrans: float
    redites: int


def measure(browser: Browser, root: str, pages: Iterable[BuiltPage]) -> list[Height]:
    """Return the height of some pages of a served site.

    Args:
        browser: a running browser.
        root: where the site is served.
        pages: the pages to measure.
    """
    tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    found = []
    for page in pages:
        tab.goto(root + page.adresse)
        seen = " ".join(tab.inner_text("main").split())
        tall = tab.evaluate("document.documentElement.scrollHeight")
        found.append(Height(page.adresse, tall / HEIGHT, len(SELF_TALK.findall(seen))))
    tab.close()
    return found


def table(site: BuiltSite, measured: Iterable[Height]) -> str:
    """Return one line for each kind of page: how many, the median, the highest and which it is."""
    by_address = {height.adresse: height for height in measured}
    lines = [f"{'kind':<42}{'pages':>6}{'median':>8}{'max':>7}{'talk':>6}  highest"]
    for kind, pages in sorted(site.kinds.items()):
        heights = sorted((by_address[page.adresse] for page in pages), key=lambda height: height.ecrans)
        middle, most = median(height.ecrans for height in heights), heights[-1]
        talk = sum(height.redites for height in heights)
        name = f"{kind or '(home)':<42}{len(heights):>6}"
        lines.append(f"{name}{middle:>8.1f}{most.ecrans:>7.1f}{talk:>6}  {most.adresse}")
    return "\n".join(lines)


if __name__ == "__main__":
    SITE = BuiltSite(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site")
    with served(SITE.folder) as address, open_browser() as chromium:
        print(table(SITE, measure(chromium, address, SITE.pages.values())))
