"""What residents type, of this site: the page that they want comes first, or nearly."""

from __future__ import annotations

from pathlib import Path

from tests.browser import open_browser
from tests.built import BuiltSite
from tests.questions import late, lost, ranks, read
from tests.server import served

QUESTIONS = read(Path(__file__).with_name("recherche.csv"))


def test_residents_find_the_page_they_want(site: BuiltSite) -> None:
    assert lost(QUESTIONS, site) == set()
    with served(site.folder) as address, open_browser() as browser:
        page = browser.new_page()
        page.goto(address)
        found = ranks(page, QUESTIONS)
    assert {question: rank for question, rank in found.items() if rank > 3} == {}
    assert len(late(found)) <= 0.05 * len(found), late(found)
