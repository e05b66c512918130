"""The checks of this site's own truth say which line to look at, and keep quiet about what is in place."""

from __future__ import annotations

from pathlib import Path

from reperes_sante.france.register import Registre
from reperes_sante.validate.load import load
from tests.conftest import ROOT
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
