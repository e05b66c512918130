"""The form of the preview in a browser: without a mouse, on a phone, without a script, and with one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.navigateur.audit import audit
from tests.navigateur.conftest import PHONE, held, watched
from tests.server import previewed

FICHE = "apercu/remplir/territoires/arras/"


@pytest.fixture
def adresse(petit: Path) -> Iterator[str]:
    """Serve the preview of a project of its own."""
    with previewed(petit) as port:
        yield f"http://127.0.0.1:{port}/"


def test_a_phone_without_a_mouse(browser: Browser, adresse: str, petit: Path) -> None:
    fiche = petit / "data" / "territoires" / "arras.yml"
    with watched(browser, adresse, viewport=PHONE) as page:
        page.goto("territoires/arras/")
        page.get_by_role("link", name="Compléter cette fiche").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Arras")
        assert audit(page) == []
        page.get_by_role("button", name="Compléter : Une question").press("Enter")
        number = page.get_by_label("Téléphone")
        number.fill("12345")
        # Told while one types, tied to the field.
        expect(page.locator("#champ-telephone-dit")).to_contain_text("« 12345 »")
        expect(number).to_have_attribute("aria-invalid", "true")
        number.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("Rien n’est encore enregistré")
        assert audit(page) == []
        page.get_by_role("link", name="Téléphone").press("Enter")
        expect(number).to_be_focused()
        number.fill("03 53 01 00 00")
        number.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("est enregistré")
        # Its style may still be on the way.
        page.wait_for_load_state()
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        assert audit(page) == []
    assert "telephone: 03 53 01 00 00\n" in fiche.read_text("utf-8")


def test_what_was_typed_before_the_code_came_is_told(browser: Browser, adresse: str) -> None:
    with watched(browser, adresse, viewport=PHONE) as page:
        with held(page, "**/remplir.js*"):
            page.goto(f"{FICHE}contacts/0/", wait_until="commit")
            page.get_by_label("Téléphone").fill("12345")
        expect(page.locator("#champ-telephone-dit")).to_contain_text("« 12345 »")


def add_a_state(page: Page) -> None:
    page.goto(f"{FICHE}contrats/1/")
    page.get_by_role("button", name="Ajouter : États").click()
    page.get_by_role("radio", name="Signé Les signataires").check()
    page.get_by_label("Date", exact=True).fill("2024-03-12")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Signé")


def test_without_a_script(browser: Browser, adresse: str, petit: Path) -> None:
    with watched(browser, adresse, viewport=PHONE, java_script_enabled=False) as page:
        add_a_state(page)
        page.get_by_role("link", name="Retirer ce bloc").click()
        expect(page.locator("pre")).to_contain_text("date: 2024-03-12")
        page.get_by_role("link", name="Non, revenir").click()
        expect(page.get_by_text("Signé (2024-03-12)")).to_be_visible()
    written = (petit / "data" / "territoires" / "arras.yml").read_text("utf-8")
    assert "    etats:\n      - etat: signe\n        date: 2024-03-12\n" in written
