"""The preview shows editors, in the pages, what the terminal says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reperes_sante.model.findings import DataError
from reperes_sante.publish.preview import BrokenRenderer, PreviewRenderer, can_show
from reperes_sante.publish.recipe import Site, prepare
from reperes_sante.publish.search.entries import pages_by_hand
from tests.conftest import ROOT


@pytest.fixture
def site(minimal: Path) -> Site:
    """Return the small project, ready to render with the real templates."""
    shutil.copytree(ROOT / "macros", minimal / "macros")
    (minimal / "docs").mkdir()
    fiche = minimal / "data" / "territoires" / "arras.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("nom: Arras", "nom: A<b>rras", 1), "utf-8")
    return prepare(minimal)


def test_a_page_shows_the_findings_of_its_own_file(site: Site) -> None:
    html = PreviewRenderer(site).page("apercu", "arras", "territoires/arras/")
    assert html.startswith('<section class="constats"')
    assert "data/territoires/arras.yml:2:6" in html
    assert "<b>" not in html
    assert html.endswith(site.renderer.page("apercu", "arras", "territoires/arras/"))


def test_the_editors_page_tells_what_has_grown_old(site: Site) -> None:
    html = PreviewRenderer(site).bloc("bilan", "contribuer/bilan/")
    assert "Annonces passées" in html
    assert "Annonces passées" not in site.renderer.bloc("bilan", "contribuer/bilan/")
    assert PreviewRenderer(site).bloc("glossaire", "glossaire/") == site.renderer.bloc(
        "glossaire", "glossaire/"
    )


def test_while_data_are_broken_every_page_says_why(minimal: Path) -> None:
    fiche = minimal / "data" / "territoires" / "arras.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("nom: Arras", "nmo: <i>", 1), "utf-8")
    with pytest.raises(DataError) as caught:
        prepare(minimal)
    broken = BrokenRenderer(caught.value.findings)
    for html in (broken.page("cls", "arras", ""), broken.bloc("glossaire", "")):
        assert "La clé « nmo » n&#39;existe pas ici." in html
        assert "<i>" not in html
    assert broken.titre("cls", "arras") == "Erreurs dans les données"


@pytest.mark.parametrize(
    ("page", "told", "is_shown"),
    [
        (b"---\ndescription: Aide : comment faire\n---\n# Aide\n", (2, "deux-points"), True),
        (b"---\n\n- description\n---\n# Aide\n", (3, "sans-cle"), True),
        (b"# Aide\n\nEn mairie, \xe0 Arras.\n", (3, "encodage"), False),
        (b"# Aide\n\nVoir [la page](https://[essai.fr/).\n", (3, "lien-refuse"), False),
    ],
)
def test_all_pages_by_hand_that_cannot_be_read_are_told_at_their_line(
    tmp_path: Path, page: bytes, told: tuple[int, str], is_shown: object
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("aide.md", "autre.md"):
        (docs / name).write_bytes(page)
    with pytest.raises(DataError) as caught:
        list(pages_by_hand(docs))
    found = [(finding.fichier, finding.ligne, finding.code) for finding in caught.value.findings]
    assert found == [("docs/aide.md", *told), ("docs/autre.md", *told)]
    assert can_show(caught.value.findings) is is_shown
