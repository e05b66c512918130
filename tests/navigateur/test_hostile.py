"""Hostile values in every text field, in a real browser: nothing runs, nothing leaves, all is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.broken import PROJET
from tests.built import BuiltSite
from tests.conftest import built_once
from tests.hostile import SHOWN, Placed, all_text_fields, make_hostile
from tests.server import served

# What was placed where, beside the site.
KEPT = "valeurs.json"
# One turn puts a value in each field; with all of them, each field has had each value.
TURNS = (0, *(pytest.param(turn, marks=pytest.mark.lent) for turn in range(1, len(SHOWN))))
# Words that readers type, which only the search reads; names of another vocabulary, for programs.
NEVER_SHOWN = {
    ("Besoin", "phrases"),
    ("Equivalence", "mots"),
    ("Equivalence", "sens"),
    ("FichierRecherche", "sans_besoin"),
    ("Langue", "autres_langues"),
    ("Langue", "phrases"),
    ("Ligne", "phrases"),
    ("Relais", "recherche"),
    ("Terme", "phrases"),
    ("Thematique", "data_inclusion"),
    ("Thematique", "phrases"),
}
SPACES = re.compile(r"\s+")
# What hostile values call, and what the browser says when its policy stops something.
WATCH = """
window.sonde = () => { document.documentElement.dataset.execute = 'oui'; };
addEventListener('securitypolicyviolation', (e) => {
  document.documentElement.dataset.refus = `${e.violatedDirective} ${e.blockedURI} ${e.sample}`;
});
"""
STATE = "[document.documentElement.dataset.execute, document.documentElement.dataset.refus, document.cookie]"


class Spoilt(NamedTuple):
    """A site built from hostile data, and what was put into it."""

    folder: Path
    placed: list[Placed]

    @property
    def pages(self) -> list[Path]:
        """Its pages."""
        return sorted(self.folder.rglob("*.html"))


@pytest.fixture(scope="session", params=TURNS)
def spoilt(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Spoilt:
    """Return the small project with a hostile value in every text field, built once for all processes."""

    def hostile(root: Path) -> None:
        (root / KEPT).write_text(json.dumps(make_hostile(root, request.param)), "utf-8")

    hostile.__name__ += str(request.param)
    folder = built_once(tmp_path_factory, PROJET, hostile).folder
    return Spoilt(folder, [Placed(*one) for one in json.loads((folder.parent / KEPT).read_text("utf-8"))])


@pytest.fixture
def base(spoilt: Spoilt) -> Iterator[str]:
    """Serve that site."""
    with served(spoilt.folder) as address:
        yield address


@pytest.fixture
def asked() -> list[str]:
    """Return the addresses that the browser asked for."""
    return []


@pytest.fixture
def page(browser: Browser, asked: list[str]) -> Iterator[Page]:
    """Return a page that is watched, its Content-Security-Policy in force."""
    # Small, since nobody looks at it: painting is what costs most.
    opened = browser.new_page(viewport={"width": 320, "height": 200})
    opened.add_init_script(WATCH)
    opened.on("request", lambda sent: asked.append(sent.url))
    opened.on("dialog", lambda dialog: asked.append(f"dialog: {dialog.message}"))
    yield opened
    opened.close()


def compact(text: str) -> str:
    """Fold what typography changes: spaces, apostrophes, capitals."""
    return SPACES.sub("", text.replace("’", "'")).casefold()


def test_nothing_runs_and_nothing_is_asked_outside(
    request: pytest.FixtureRequest, spoilt: Spoilt, base: str, page: Page, asked: list[str]
) -> None:
    site = BuiltSite(spoilt.folder)
    # The first turn visits a page of each kind; those of `make test-tout`, all of them.
    visited = site.one_of_each_kind if request.node.get_closest_marker("lent") is None else list(site.pages)
    for address in visited:
        page.goto(base + address)
        assert page.evaluate(STATE) == [None, None, ""], address
    pairs = {(one.bloc, one.champ, one.texte.removesuffix(one.marque)) for one in spoilt.placed}
    fields = {(one.bloc, one.champ) for one in spoilt.placed}
    print(f"{len(SHOWN)} valeurs, {len(fields)} champs, {len(pairs)} paires, {len(spoilt.placed)} emplois")
    assert not [url for url in asked if not url.startswith(base)]
    assert len(asked) > len(visited)


def test_search_results_show_text_only(base: str, page: Page, asked: list[str]) -> None:
    page.goto(f"{base}recherche/#q=sonde")
    page.locator("main .resultats li").nth(5).wait_for()
    assert page.evaluate(STATE) == [None, None, ""]
    assert page.locator("main .resultats :is(img, svg, iframe, script, form, link, style)").count() == 0
    assert page.evaluate("Object.keys(localStorage)") == []
    assert not [url for url in asked if not url.startswith(base)]


def test_every_value_is_shown_as_typed(spoilt: Spoilt) -> None:
    trees = [html.parse(path, html.HTMLParser(encoding="utf-8")).getroot() for path in spoilt.pages]
    shown = compact("\n".join(tree.text_content() for tree in trees))
    assert {(one.bloc, one.champ) for one in spoilt.placed} == all_text_fields()
    told = [one for one in spoilt.placed if (one.bloc, one.champ) not in NEVER_SHOWN]
    assert not [one for one in told if compact(one.texte) not in shown]


def test_titles_are_whole_too(spoilt: Spoilt) -> None:
    tree = html.parse(spoilt.folder / "territoires/corse/index.html", html.HTMLParser(encoding="utf-8"))
    title = compact(str(tree.xpath("string(//title)")))
    names = [one.texte for one in spoilt.placed if (one.bloc, one.champ) == ("Territoire", "nom")]
    assert [name for name in names if compact(name) in title]


def test_the_tables_of_open_data_start_no_formula(spoilt: Spoilt) -> None:
    cells = (
        cell
        for path in spoilt.folder.rglob("*.csv")
        for line in path.read_text("utf-8-sig").splitlines()
        for cell in re.split(r'[;,]"?', line.lstrip('"'))
    )
    assert not [cell for cell in cells if re.match(r"=HYP|\+1\+cmd|-2\+3|@SUM", cell)]


def test_calendars_gain_no_line(spoilt: Spoilt) -> None:
    lines = [line for path in spoilt.folder.rglob("*.ics") for line in path.read_text("utf-8").splitlines()]
    assert lines
    assert not [line for line in lines if line.startswith("ATTENDEE")]
