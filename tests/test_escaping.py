"""Every datum is text: hostile syntax in the data comes out as the characters typed, and nothing lives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from reperes_sante.loading import COLLECTIONS, load
from reperes_sante.model.base import Model
from reperes_sante.model.walk import walk
from reperes_sante.publication import build
from reperes_sante.validation.typing import make_typed, read_document
from tests.built import BuiltSite, searchable
from tests.conftest import copy_project
from tests.test_site import compact

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> {{ 7*7 }} {% raw %} {# x #} *em* _em_ **st**"
    " `code`"
    " [lien](javascript:alert(3)) ![i](j) {: .classe #ancre onclick=alert(4) } | cellule | &amp; &lt;b&gt;"
    " \"double\" 'simple' </title></main> :material-home: [^1] --8<-- $x$ \\n <!-- c --> ]]>"
)
# Fields whose form the model holds already, so that nothing hostile can be typed there.
FORMAL = {"id", "url", "site", "telephone", "courriel", "numero", "siren", "voir", "remplace"}


def make_hostile(path: Path, model: Model) -> int:
    """Append the hostile text to every free text of a data file; return how many."""
    raw = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - every scalar stays text
    count = 0
    for node in walk(model):
        names = [step for step in node.path if isinstance(step, str)]
        is_text = type(node.value) is str and node.ref is None and names[-1] not in FORMAL
        if is_text and put(raw, node.path, f"{node.value} {HOSTILE}"):
            count += 1
    path.write_text(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False), "utf-8")
    return count


def put(raw: Any, path: tuple[str | int, ...], value: str) -> bool:
    """Set a value in the plain data; say whether the file states it at all."""
    for step in path[:-1]:
        raw = raw[step]
    if isinstance(raw, dict) and path[-1] not in raw:
        return False
    raw[path[-1]] = value
    return True


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuiltSite, int]:
    """Build the real site with hostile text in every free text field of every file."""
    root = copy_project(tmp_path_factory.mktemp("hostile") / "projet")
    total = 0
    # Everyday words are searched, never shown.
    paths = sorted(path for path in (root / "data").rglob("*.yml") if path.name != "recherche.yml")
    catalogue = load(root).checked()
    for path in paths:
        model = next(file for file in catalogue.files if file == typed(path))
        total += make_hostile(path, model)  # type: ignore[arg-type]
    build(root, root / "site")
    return BuiltSite(root / "site"), total


def typed(path: Path) -> Any:
    """Return the typed content of one file."""
    model = next(m for pattern, m in COLLECTIONS if path.match(f"data/{pattern}"))
    item, _ = make_typed(read_document(path, path.name), model)
    assert item is not None
    return item.value


def test_hostile_text_is_shown_as_typed(hostile: tuple[BuiltSite, int]) -> None:
    site, count = hostile
    assert count > 1000
    expected = compact(HOSTILE)
    shown = sum(page.compact.casefold().count(expected) for page in site.pages.values())
    assert shown >= count


def test_hostile_text_makes_nothing_live(hostile: tuple[BuiltSite, int], site: BuiltSite) -> None:
    for adresse, page in hostile[0].pages.items():
        for tag in page.html.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on")], adresse
            assert not str(tag.get("href", "")).startswith("javascript:"), adresse
        count = len(page.html.find_all(["script", "iframe", "object"]))
        assert count == len(site.pages[adresse].html.find_all(["script", "iframe", "object"])), adresse
        assert not page.html.find(class_="classe"), adresse
        assert not page.html.find("img"), adresse
        assert "49" not in page.html.title.get_text() if page.html.title else True


def test_hostile_titles_are_whole(hostile: tuple[BuiltSite, int]) -> None:
    title = hostile[0].pages["territoires/corse/"].html.title
    assert title is not None
    assert compact(HOSTILE) in compact(title.get_text())


def test_the_search_index_keeps_the_text(hostile: tuple[BuiltSite, int]) -> None:
    corse = next(d for d in searchable(hostile[0].folder) if d.get("url") == "territoires/corse/")
    assert compact(HOSTILE) in compact(corse["texte"])
    assert BeautifulSoup(corse["titre"], "lxml").find("script") is None or "<script>" in corse["titre"]
