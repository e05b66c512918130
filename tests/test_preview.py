"""The preview shows editors, in the pages, what the terminal says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent

from reperes_sante.model.findings import DataError
from reperes_sante.publish.engine import environment_of
from reperes_sante.publish.live import Preview
from reperes_sante.publish.preview import PreviewRenderer
from reperes_sante.publish.recipe import Site, prepare
from reperes_sante.publish.search.entries import Ecrites, pages_by_hand
from reperes_sante.publish.serving import Watcher
from tests.built import BuiltSite
from tests.conftest import ROOT


@pytest.fixture
def ouvert(minimal: Path) -> Site:
    """Return the small project, ready to render with the real templates."""
    shutil.copytree(ROOT / "macros", minimal / "macros")
    (minimal / "docs").mkdir()
    fiche = minimal / "data" / "territoires" / "arras.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("nom: Arras", "nom: A<b>rras", 1), "utf-8")
    return prepare(minimal)


def test_a_page_shows_the_findings_of_its_own_file(ouvert: Site) -> None:
    html = PreviewRenderer(ouvert).page("apercu", "arras", "territoires/arras/")
    assert html.startswith('<section class="constats"')
    assert "data/territoires/arras.yml:2:6" in html
    assert "<b>" not in html
    assert html.endswith(ouvert.renderer.page("apercu", "arras", "territoires/arras/"))


def test_the_editors_page_tells_what_has_grown_old(ouvert: Site) -> None:
    html = PreviewRenderer(ouvert).bloc("bilan", "contribuer/bilan/")
    assert "Annonces passées" in html
    assert "Annonces passées" not in ouvert.renderer.bloc("bilan", "contribuer/bilan/")
    assert PreviewRenderer(ouvert).bloc("glossaire", "glossaire/") == ouvert.renderer.bloc(
        "glossaire", "glossaire/"
    )


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (b"---\ndescription: Aide : comment faire\n---\n# Aide\n", (2, "deux-points")),
        (b"---\n\n- description\n---\n# Aide\n", (3, "sans-cle")),
        (b"# Aide\n\nEn mairie, \xe0 Arras.\n", (3, "encodage")),
        (b"# Aide\n\nVoir [la page](https://[essai.fr/).\n", (3, "lien-refuse")),
    ],
)
def test_all_pages_by_hand_that_cannot_be_read_are_told_at_their_line(
    tmp_path: Path, page: bytes, told: tuple[int, str]
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("aide.md", "autre.md"):
        (docs / name).write_bytes(page)
    with pytest.raises(DataError) as caught:
        list(pages_by_hand(docs, Ecrites()))
    found = [(finding.fichier, finding.ligne, finding.code) for finding in caught.value.findings]
    assert found == [("docs/aide.md", *told), ("docs/autre.md", *told)]


@pytest.fixture
def apercu(projet: Path) -> Iterator[Preview]:
    """Return the preview of the small project, without its server."""
    with environment_of(projet):
        yield Preview(projet, lambda _findings: None)


def test_a_page_asked_for_is_that_of_the_site_and_nothing_is_written(
    apercu: Preview, projet: Path, site: BuiltSite
) -> None:
    before = sorted(path for path in (projet / "docs").rglob("*"))
    for url in ("", "aide/", "territoires/corse/", "besoins/", "glossaire/cls/"):
        status, _, content = apercu.answer(url)
        html = re.sub('<script src="/apercu.js"[^>]*></script>', "", content.decode())
        html = re.sub('<section class="constats".*?</section>', "", html)
        assert status == 200
        assert html == (site.folder / url / "index.html").read_text("utf-8")
    assert sorted(path for path in (projet / "docs").rglob("*")) == before


def test_what_pages_download_is_made_when_asked_for(apercu: Preview, site: BuiltSite) -> None:
    for path in ("assets/recherche/sommaire.json", "territoires/corse/fiche.pdf", "donnees/v1/index.json"):
        answer = apercu.answer(path)
        assert (answer.status, answer.content) == (200, (site.folder / path).read_bytes())


def test_no_address_leaves_the_project(apercu: Preview) -> None:
    for path in ("../mkdocs.yml", "assets/../../mkdocs.yml", "//etc/passwd", "a\0b"):
        assert apercu.answer(path).status == 404


def test_a_page_that_cannot_be_read_takes_no_file_away(apercu: Preview, projet: Path) -> None:
    page = projet / "docs" / "latin.md"
    page.write_bytes(b"# Aide\n\nEn mairie, \xe0 Arras.\n")
    apercu.change(page)
    status = apercu.answer("donnees/v1/territoires.csv").status
    page.unlink()
    apercu.change(page)
    assert status == 200


def test_while_data_are_broken_every_page_says_why(apercu: Preview, projet: Path) -> None:
    fiche = projet / "data" / "territoires" / "corse.yml"
    good = fiche.read_text("utf-8")
    fiche.write_text(good.replace("nom: Corse", "nmo: <i>", 1), "utf-8")
    for url in ("", "territoires/corse/", "nulle-part/"):
        html = apercu.answer(url).content.decode()
        assert "data/territoires/corse.yml:4:1" in html
        assert "La clé « nmo » n&#39;existe pas ici." in html
        assert "<i>" not in html
    fiche.write_text(good, "utf-8")
    apercu.change(fiche)
    assert apercu.answer("territoires/corse/").status == 200


def test_settings_and_templates_that_fail_are_told_at_their_line(apercu: Preview, projet: Path) -> None:
    template = projet / "macros" / "composants" / "suivre.html"
    good = template.read_text("utf-8")
    template.write_text(good.replace("{% endmacro %}", "", 1), "utf-8")
    html = apercu.answer("territoires/corse/").content.decode()
    assert "macros/composants/suivre.html:" in html
    assert "la page revient" in html
    code = "page-impossible"
    assert f"[{code}]" in html
    template.write_text(good, "utf-8")
    apercu.change(template)
    assert apercu.answer("territoires/corse/").status == 200


@pytest.mark.parametrize(
    ("name", "wakes"),
    [
        ("data/territoires/corse.yml", True),
        ("docs/aide.md", True),
        ("docs/assets/site.css", True),
        ("mkdocs.yml", True),
        ("docs/territoires/corse/index.md", False),
        ("docs/.gitignore", False),
        ("overrides/partials/etat-accessibilite.html", False),
        ("data/territoires/.corse.yml.swp", False),
        ("data/territoires/corse.yml~", False),
        ("macros/__pycache__/__init__.cpython-311.pyc", False),
        ("README.md", False),
    ],
)
def test_only_what_somebody_writes_wakes_the_preview(tmp_path: Path, name: str, wakes: object) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / ".gitignore").write_text("/.gitignore\n/territoires/corse/index.md\n", "utf-8")
    woken: list[Path] = []
    Watcher(tmp_path, woken.append).on_any_event(FileModifiedEvent(str(tmp_path / name)))
    assert bool(woken) is wakes
