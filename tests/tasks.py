"""Ten ordinary tasks on a phone, on this site's own data: `uv run python -m tests.tasks [FOLDER]`.

For each, how many taps it takes, and on which screen of the phone its answer stands; a task without an answer
says so. Typing words counts no tap, coming to a field counts one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as Late

from tests.browser import open_browser
from tests.conftest import ROOT
from tests.heights import HEIGHT, WIDTH
from tests.server import served

PATIENCE = 4_000
# ruff: noqa: E501 - a task is read on one line
# An answer that is folded is no answer yet.
IN_SIGHT = "(e) => e.getBoundingClientRect().top + (e.closest('dialog[open]')?.scrollTop ?? 0)"


class Hand:
    """Someone with a phone: what they do is counted.

    Args:
        page: a tab.
        root: where the site is served.
    """

    def __init__(self, page: Page, root: str) -> None:
        self.page = page
        self.taps = 0
        page.goto(root)

    def tap(self, where: str | Locator) -> None:
        """Tap the first such thing in sight."""
        self.taps += 1
        thing = self.page.locator(where) if isinstance(where, str) else where
        thing.locator("visible=true").first.click(timeout=PATIENCE)

    def ask(self, words: str) -> None:
        """Type a question in the search."""
        self.tap("[data-ouvrir-recherche]")
        self.page.locator("#site-recherche-mots").fill(words)

    def say_where(self, place: str) -> None:
        """Type a place in the field of the home page, and ask."""
        self.tap("main [role=combobox]")
        self.page.locator("main [role=combobox]").fill(place)
        self.tap("main form button")


class Tache(NamedTuple):
    """A task: what someone wants, what they do, and what answers them."""

    nom: str
    geste: Callable[[Hand], None]
    reponse: str
    mots: str


def _find(words: str) -> Callable[[Hand], None]:
    return lambda hand: hand.ask(words)


def _open(words: str, tells: str = "") -> Callable[[Hand], None]:
    """Open the first result whose title or extract tells something."""

    def go(hand: Hand) -> None:
        hand.ask(words)
        result = hand.page.locator("#site-recherche .resultat").filter(has_text=re.compile(tells))
        hand.tap(result.locator(".resultat__lien"))

    return go


def _place(words: str, choice: str = "") -> Callable[[Hand], None]:
    def go(hand: Hand) -> None:
        hand.say_where(words)
        if choice:
            hand.tap(hand.page.get_by_role("option", name=choice))

    return go


def _print(hand: Hand) -> None:
    hand.say_where("Béthune")
    hand.tap("[data-reponse] a:has-text('La fiche')")


ANSWER, FOUND = "[data-reponse]", "#site-recherche"
TACHES = (
    Tache("1 Nœux-les-Mines, ma mère déprime", _place("Nœux-les-Mines"), f"{ANSWER} a", "3114"),
    Tache("2 Mon fils de 16 ans boit", _find("mon fils de 16 ans boit"), f"{FOUND} .carte-reponse a", "."),
    Tache("3 Un médecin à Robecq", _find("médecin à Robecq"), f"{FOUND} .carte-reponse a", "."),
    Tache("4 CLS de Lens pour les jeunes", _open("CLS Lens-Liévin jeunes", "jeunes"), "main :is(h3, h4)", "jeune"),
    Tache(
        "5 Les associations au CIAS de Béthune",
        _open("associations CIAS Béthune"),
        "main :is(h3, h4)",
        "conseil d.administration|associations",
    ),
    Tache("6 Lyon, que rien ne couvre", _place("Lyon"), f"{ANSWER} a", "15|annuaire"),
    Tache("7 Saint-Denis de La Réunion", _place("Saint-Denis", "Réunion"), f"{ANSWER} :is(h2, h3)", "Saint-Denis"),
    Tache("8 Bruay-en-Artois, qui a changé de nom", _place("Bruay-en-Artois"), f"{ANSWER} :is(h2, h3)", "Bruay"),
    Tache("9 Comparer Béthune et Lens", _find("comparer béthune et lens"), f"{FOUND} .resultat__lien", "Comparer"),
    Tache("10 Imprimer pour ma voisine", _print, "main a[href$='fiche.pdf']", "Imprimer"),
)  # fmt: skip


def screen_of(page: Page, tache: Tache) -> float | None:
    """Return on which screen the answer stands, from 1.0; nothing when there is none in sight."""
    words = re.compile(tache.mots)
    answer = page.locator(tache.reponse).filter(has_text=words).locator("visible=true").first
    try:
        answer.wait_for(timeout=PATIENCE)
    except Late:
        return None
    return 1 + max(0.0, float(answer.evaluate(IN_SIGHT))) / HEIGHT


def table(root: str) -> str:
    """Return one line for each task, done on a served site."""
    lines = [f"{'task':<44}{'taps':>5}{'screen':>8}"]
    with open_browser() as browser:
        for tache in TACHES:
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            hand = Hand(page, root)
            try:
                tache.geste(hand)
                screen = screen_of(page, tache)
            except Late:
                screen = None
            lines.append(f"{tache.nom:<44}{hand.taps:>5}{f'{screen:.1f}' if screen else 'none':>8}")
            page.close()
    return "\n".join(lines)


if __name__ == "__main__":
    with served(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site") as address:
        print(table(address))
