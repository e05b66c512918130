"""What is saved is seen in a tab that is open, without a key pressed; so is what is wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import copy_project

TERRITOIRE = "territoires/corse/"
FICHE = "data/territoires/corse.yml"
Change = Callable[[str, str, str], None]


@pytest.fixture(scope="module")
def projet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the small project, that tests mend after them."""
    return copy_project(tmp_path_factory.mktemp("apercu") / "projet")


@pytest.fixture(scope="module")
def apercu(projet: Path) -> Iterator[str]:
    """Preview the project; return its address."""
    command = [sys.executable, "-u", "-m", "reperes_sante", "servir", "--adresse", "127.0.0.1:0"]
    with subprocess.Popen(command, cwd=projet, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().split()[2]
        server.terminate()


@pytest.fixture
def onglet(browser: Browser, apercu: str) -> Iterator[Page]:
    """Return a tab open on the page of a territory; the policy of the page refuses nothing of ours."""
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text) if "Security Policy" in told.text else None)
    page.goto(f"{apercu}{TERRITOIRE}")
    expect(page.locator("h1")).to_contain_text("Corse")
    yield page
    page.close()
    assert refused == []


@pytest.fixture
def ecrire(projet: Path) -> Iterator[Change]:
    """Return what changes a file of the project; all are mended at the end."""
    before: dict[Path, str] = {}

    def change(name: str, old: str, new: str) -> None:
        path = projet / name
        before.setdefault(path, path.read_text("utf-8"))
        assert old in before[path]
        path.write_text(before[path].replace(old, new, 1), "utf-8")

    yield change
    for path, text in before.items():
        path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "seen"),
    [
        (FICHE, "nom: Corse", "nom: Corse vue", "Corse vue"),
        ("macros/composants/suivre.html", "Comparer ce territoire", "Comparer de près", "Comparer de près"),
        ("overrides/partials/footer.html", "<footer", "<p>Gabarit changé</p><footer", "Gabarit changé"),
    ],
    ids=["fiche", "composant", "gabarit"],
)
def test_what_is_saved_is_seen_in_the_open_tab(
    onglet: Page, ecrire: Change, name: str, old: str, new: str, seen: str
) -> None:
    ecrire(name, old, new)
    expect(onglet.locator("body")).to_contain_text(seen)


def test_a_saved_style_is_seen(onglet: Page, ecrire: Change) -> None:
    ecrire("docs/assets/site.css", ":root {", "h1 { text-indent: 7px; }\n:root {")
    expect(onglet.locator("h1")).to_have_css("text-indent", "7px")


def test_a_page_written_by_hand_is_seen_and_told_when_it_fails(
    onglet: Page, apercu: str, ecrire: Change
) -> None:
    onglet.goto(f"{apercu}aide/")
    ecrire("docs/aide.md", "\n# ", "\n\n# Toute l'")
    expect(onglet.locator("h1")).to_contain_text("Toute l")
    ecrire("docs/aide.md", "\n# ", '\n{{ frise("nulle-part") }}\n\n# ')
    expect(onglet.locator("body")).to_contain_text("docs/aide.md:")
    ecrire("docs/aide.md", "\n# ", "\n\n# Et voici l'")
    expect(onglet.locator("h1")).to_contain_text("Et voici l")


def test_broken_data_are_told_with_their_line_and_the_page_comes_back(onglet: Page, ecrire: Change) -> None:
    ecrire(FICHE, "nom: Corse", "nmo: Corse")
    told = onglet.locator(".constats")
    expect(told).to_contain_text("data/territoires/corse.yml:4:1")
    expect(told).to_contain_text("La clé « nmo » n'existe pas ici.")
    ecrire(FICHE, "nom: Corse", "nom: Corse réparée")
    expect(onglet.locator("h1")).to_contain_text("Corse réparée")


def test_the_tab_keeps_its_place(onglet: Page, ecrire: Change) -> None:
    onglet.evaluate("scrollTo(0, 400)")
    ecrire("macros/composants/suivre.html", "Comparer ce territoire", "Comparer encore")
    expect(onglet.locator("body")).to_contain_text("Comparer encore")
    assert onglet.evaluate("scrollY") == 400


def test_a_page_comes_and_goes_with_its_file(onglet: Page, apercu: str, projet: Path) -> None:
    onglet.goto(f"{apercu}nouvelle/")
    page = projet / "docs" / "nouvelle.md"
    page.write_text("# Une page nouvelle\n", "utf-8")
    expect(onglet.locator("h1")).to_contain_text("Une page nouvelle")
    page.unlink()
    expect(onglet.locator("h1")).not_to_contain_text("Une page nouvelle")
