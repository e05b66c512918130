"""What is asked otherwise, in a real browser: in another language, by a short slip, by one letter."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.test_reponses import ask


def test_a_language_without_a_page_gets_the_nearest_one_and_says_which(page: Page) -> None:
    expect(ask(page, "necesito ayuda").locator("a[href*='urgences/en/']")).to_be_visible()
    expect(page.locator("main [role=status]")).to_contain_text("les numéros d’urgence en anglais")


@pytest.mark.parametrize("typed", ["lenx 62", "lenss 62"])
def test_a_short_slip_is_understood_in_a_department(page: Page, typed: str) -> None:
    expect(ask(page, typed).get_by_role("link", name="Lens", exact=True)).to_be_visible()


@pytest.mark.parametrize("typed", ["aaaa", "aaaaa", "haaaa"])
def test_a_letter_said_again_is_no_need(page: Page, typed: str) -> None:
    expect(ask(page, typed).locator("a[href*='besoins/']")).to_have_count(0)


def test_communes_of_one_name_are_said_with_their_department(page: Page) -> None:
    ask(page, "saint-denis")
    said = page.locator("main [role=status]")
    expect(said).to_have_text(re.compile(r"Lieux\s: .*Saint-Denis \([^)]+\)\s; .*Saint-Denis \([^)]+\)"))
