"""What is asked in other words, in a real browser: of the site, in another language, by a short slip."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.test_reponses import ask, in_place_of

SITE = """
  export const creerLecteur = () => ({
    lire: async () => ({ besoins: [], page: { adresse: "aide/", chance: CHANCE } }),
    motsParlants: async () => () => false,
  });
  export const autreEcriture = () => false;
"""


@pytest.mark.parametrize(
    ("chance", "question", "wanted"),
    [
        # Nothing else is found, something is by chance, a word is named.
        (0.4, "zzkqw", "aide/"),
        (0.6, "prevention", "aide/"),
        (0.4, "gem", "glossaire/#gem"),
    ],
)
def test_what_is_asked_of_the_site_leads_to_its_page_first(
    page: Page, chance: float, question: str, wanted: str
) -> None:
    in_place_of(page, "besoins", SITE.replace("CHANCE", f"{chance}"))
    first = ask(page, question).locator(".resultat a").first
    expect(first).to_have_attribute("href", re.compile(f"/{wanted}$"))


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
