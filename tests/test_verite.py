"""The checks of this site's own truth say which line to look at, and keep quiet about what is in place."""

from __future__ import annotations

from pathlib import Path

from reperes_sante.loading import load
from reperes_sante.registry import Registre
from tests.built import BuiltSite
from tests.conftest import ROOT
from tests.verite.feuilles import shown
from tests.verite.guide import GUIDE, first_territory, guide
from tests.verite.registre import register
from tests.verite.releves import RELEVES, surveys

SURVEY = """territoire: arras
faits:
  - fait: un premier contrat
    places: [contrats.0.nom, "sources:page-essai"]
  - fait: un contrat de plus
    places: [contrats.0.nom, contrats.9]
  - fait: laissé de côté
    omis: vient du registre
  - fait: ni l'un ni l'autre
"""


def test_a_fact_that_moved_is_told_at_its_line(minimal: Path) -> None:
    folder = minimal / RELEVES
    folder.mkdir(parents=True)
    (folder / "arras.yml").write_text(SURVEY, "utf-8")
    (folder / "perdu.yml").write_text("territoire: perdu\nfaits: []\n", "utf-8")
    found = [(f.fichier, f.ligne) for f in surveys(minimal, load(minimal).checked())]
    assert found == [(f"{RELEVES}/arras.yml", 6), (f"{RELEVES}/arras.yml", 9), (f"{RELEVES}/perdu.yml", 1)]


def test_the_register_of_this_project_is_whole_and_a_hole_is_told(tmp_path: Path) -> None:
    assert list(register(Registre(ROOT / "data" / "registre"))) == []
    for file in (ROOT / "data" / "registre").iterdir():
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    contours = tmp_path / "contours.csv"
    kept = [line for line in contours.read_text("utf-8").splitlines() if not line.startswith("62,")]
    contours.write_text("\n".join(kept) + "\n", "utf-8")
    assert [finding.fichier for finding in register(Registre(tmp_path))] == ["data/registre/contours.csv"]


def test_the_example_of_the_guide_is_right_and_a_wrong_one_is_told_at_its_line(tmp_path: Path) -> None:
    page = tmp_path / GUIDE
    page.parent.mkdir(parents=True)
    example = (
        'id: pays-d-exemple\nnom: Pays\nsiren: "123456782"\nsources: [page-cls-exemple]\nverifie_le: 2026\n'
    )
    page.write_text(f"# Écrire\n\n```\n{example}```\n", "utf-8")
    assert list(guide(tmp_path)) == []
    page.write_text(page.read_text("utf-8").replace("nom:", "nmo:"), "utf-8")
    assert (GUIDE, 5) in [(finding.fichier, finding.ligne) for finding in guide(tmp_path)]


def test_the_readme_begins_with_a_territory_that_has_no_file_yet(minimal: Path) -> None:
    readme = minimal / "README.md"
    readme.write_text("# Essai\n\n`reperes nouveau lens` writes `data/territoires/lens.yml`.\n", "utf-8")
    assert list(first_territory(minimal)) == []
    (minimal / "data" / "territoires" / "lens.yml").touch()
    assert [finding.ligne for finding in first_territory(minimal)] == [3]


def test_what_no_page_shows_is_told_at_its_line(projet: Path, site: BuiltSite) -> None:
    assert list(shown(projet, site, load(projet).checked())) == []
    fiche = projet / "data" / "territoires" / "corse.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("  - titre: Rencontre", "  - titre: Autre"), "utf-8")
    (finding,) = shown(projet, site, load(projet).checked())
    line = fiche.read_text("utf-8").splitlines()[finding.ligne - 1]
    assert (finding.fichier, line) == ("data/territoires/corse.yml", "  - titre: Autre régionale")
