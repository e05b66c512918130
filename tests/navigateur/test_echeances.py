"""What is over on the day of reading is no longer to come, whatever the day of the build."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Browser, Page, expect

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.view.deadlines import echeancier
from tests.navigateur.conftest import DESKTOP

SHORT = "[data-echeances] > li"


def read_on(page: Page, address: str, day: str) -> None:
    page.clock.set_fixed_time(dt.datetime.fromisoformat(f"{day}T12:00:00"))
    page.goto(address)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("days", [0, 1])
def test_the_home_page_leaves_out_what_is_over(page: Page, catalogue: Catalogue, days: int) -> None:
    first = echeancier(catalogue).a_venir[0]
    day = dt.date.fromisoformat(first.jusque) + dt.timedelta(days=days)
    read_on(page, "", day.isoformat())
    shown = page.locator(f"{SHORT}:visible")
    expect(shown.filter(has_text=first.territoire.nom).first if not days else shown.first).to_be_visible()
    assert all(str(item.get_attribute("data-jusque")) >= day.isoformat() for item in shown.all())


def test_the_home_page_says_when_nothing_is_left(page: Page) -> None:
    read_on(page, "", "2199-12-31")
    expect(page.locator(f"{SHORT}:visible")).to_have_count(0)
    expect(page.get_by_text("Nous ne connaissons rien à venir.")).to_be_visible()


def test_the_page_of_deadlines_says_what_is_over(page: Page, catalogue: Catalogue) -> None:
    items = page.locator(SHORT)
    read_on(page, "echeances/", "2000-01-01")
    expect(page.locator("[data-passe]:visible")).to_have_count(0)
    read_on(page, "echeances/", "2199-12-31")
    expect(items).to_have_count(len(echeancier(catalogue).a_venir))
    expect(page.locator("[data-passe]:visible")).to_have_count(len(echeancier(catalogue).a_venir))


def test_without_a_script_lists_say_at_which_day_they_stand(
    browser: Browser, serveur: str, catalogue: Catalogue
) -> None:
    context = browser.new_context(base_url=serveur, viewport=DESKTOP, java_script_enabled=False)
    page = context.new_page()
    day = str(echeancier(catalogue).jour)
    page.goto("")
    expect(page.get_by_text(f"D’après nos lectures, jusqu’au {day}.")).to_be_visible()
    assert page.locator(f"{SHORT}:visible").count() <= 3
    page.goto("echeances/")
    expect(page.get_by_role("heading", name=f"À venir au {day}")).to_be_visible()
    context.close()
