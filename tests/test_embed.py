"""The card of a territory says the same on other sites: in a frame, or as text to paste."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from tests.built import BuiltSite, gzipped, one

FOLDER = "territoires/arras"


def pasted(site: BuiltSite) -> str:
    return (site.folder / FOLDER / "carte.txt").read_text("utf-8").rpartition("-----\n")[2]


def test_each_territory_has_its_card_and_leads_to_it(site: BuiltSite) -> None:
    sheets = {path.parent for path in site.folder.glob("territoires/*/fiche.pdf")}
    assert sheets == {path.parent for path in site.folder.glob("territoires/*/carte.html")}
    assert site.pages[f"{FOLDER}/"].html.select_one(".suivre a[href$='carte.txt']")


def test_what_is_pasted_needs_nothing_of_the_page_that_holds_it(site: BuiltSite) -> None:
    html = BeautifulSoup(pasted(site), "lxml")
    assert html.select("[class], [style], [id], script, iframe, img, svg") == []
    links = [str(tag["href"]) for tag in html.select("a")]
    assert all(
        re.fullmatch(r"https://essai\.fr/territoires/arras/|(?:tel|sms):[0-9+]+", url) for url in links
    )
    assert {"https://essai.fr/territoires/arras/", "tel:0353010010", "tel:15", "sms:114"} <= set(links)
    assert "En cours" in html.get_text()


def test_the_frame_shows_the_same_and_asks_for_one_file(site: BuiltSite) -> None:
    path = site.folder / FOLDER / "carte.html"
    html = BeautifulSoup(path.read_text("utf-8"), "lxml")
    assert html.main
    assert html.main.get_text().strip() == BeautifulSoup(pasted(site), "lxml").get_text().strip()
    assert [tag["href"] for tag in html.select("link[rel=stylesheet]")] == ["../../assets/carte.css"]
    assert html.select("script, header, nav, footer") == []
    assert gzipped(path) + gzipped(site.folder / "assets" / "carte.css") < 3_000
    assert one(html, "link[rel=canonical]")["href"] == "https://essai.fr/territoires/arras/"


def test_only_cards_may_be_framed(site: BuiltSite) -> None:
    rules = re.split(r"(?m)^(?=/)", (site.folder / "_headers").read_text("utf-8"))[1:]
    framed = {rule.split("\n")[0]: re.findall(r"frame-ancestors ([^;\n]+)", rule) for rule in rules}
    assert framed == {"/*": ["'none'"], "/donnees/v1/*": [], "/territoires/*/carte.html": ["*"]}


@pytest.mark.parametrize("file", ["sitemap.xml", "assets/recherche/sommaire.json"])
def test_cards_are_no_pages_of_this_site(site: BuiltSite, file: str) -> None:
    assert "carte.html" not in (site.folder / file).read_text("utf-8")
