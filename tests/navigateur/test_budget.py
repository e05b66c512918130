"""The budgets of the site, held on the built pages in a real browser."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.built import BuiltSite, gzipped
from tests.visits import Visit, kinds, visit

HTML, ALL, FILES = 10_000, 60_000, 6


@pytest.fixture(scope="module")
def visits(site: BuiltSite, serveur: str, browser: Browser) -> dict[str, Visit]:
    """Visit the heaviest page of each kind."""
    return {page.adresse: visit(browser, serveur + page.adresse) for page in kinds(site).values()}


def test_the_html_of_every_page_is_light(site: BuiltSite) -> None:
    heavy = {page.adresse: size for page in site.pages.values() if (size := gzipped(page.path)) > HTML}
    assert heavy == {}


def test_a_first_visit_is_light_and_asks_for_few_files(visits: dict[str, Visit]) -> None:
    assert {adresse: v.octets for adresse, v in visits.items() if v.octets > ALL} == {}
    assert {adresse: v.adresses for adresse, v in visits.items() if len(v.adresses) > FILES} == {}


def test_nothing_moves_while_a_page_arrives(visits: dict[str, Visit]) -> None:
    assert {adresse: v.decalage for adresse, v in visits.items() if v.decalage} == {}


def test_no_other_host_no_font_and_no_index_before_a_search(visits: dict[str, Visit]) -> None:
    asked = [url for v in visits.values() for url in v.adresses]
    assert {urlsplit(url).hostname for url in asked} == {"127.0.0.1"}
    assert not [url for url in asked if url.endswith((".woff", ".woff2", ".ttf"))]
    assert not [url for url in visits[""].adresses if "recherche" in url or "vendor" in url]


def test_only_pages_with_filters_ask_for_their_script(site: BuiltSite, visits: dict[str, Visit]) -> None:
    asking = {adresse for adresse, v in visits.items() if any("filtres" in url for url in v.adresses)}
    assert asking == {adresse for adresse in visits if site.pages[adresse].html.select("[data-filtres]")}


def test_every_image_has_its_size(site: BuiltSite) -> None:
    images = [(page.adresse, img) for page in site.pages.values() for img in page.html.select("img")]
    assert not [adresse for adresse, img in images if not (img.get("width") and img.get("height"))]
