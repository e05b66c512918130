"""The official register is read as published: codes whole, parts of communes, members of each EPCI."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reperes_sante.france.register import Registre
from reperes_sante.france.registry_import import import_register
from reperes_sante.model.vocabulaire import TypeTerritoire
from tests.broken import REGISTRE


# Source: data/epci.json of the package, version 6.0.0, of which the small project keeps a slice.
@pytest.mark.parametrize(
    ("siren", "communes", "population", "totale"),
    [
        ("200072460", 100, 275_736, 278_892),
        ("246200364", 36, 242_591, 244_474),
        ("244900015", 29, 308_806, 315_893),
        ("249740101", 5, 218_990, 221_532),
    ],
)
def test_an_epci_has_all_its_communes(siren: str, communes: int, population: int, totale: int) -> None:
    epci = REGISTRE.epci[siren]
    assert (len(epci.communes), epci.population, epci.population_totale) == (communes, population, totale)


def test_an_epci_has_its_kind_and_its_year() -> None:
    kinds = {REGISTRE.epci[siren].type for siren in ("245300355", "200072460", "200033579", "242100410")}
    assert kinds == {TypeTerritoire.CC, TypeTerritoire.CA, TypeTerritoire.CU, TypeTerritoire.METROPOLE}
    assert REGISTRE.annee == "2026"


def test_codes_keep_their_zeros_and_letters() -> None:
    registre = REGISTRE
    assert registre.communes["01004"].nom == "Ambérieu-en-Bugey"
    assert registre.communes["2A004"].codes_postaux == ("20000", "20090", "20167")
    assert registre.communes["59298"].chef_lieu == "59350"


def test_a_former_commune_never_hides_the_present_one(tmp_path: Path) -> None:
    package = tmp_path / "paquet"
    (package / "data").mkdir(parents=True)
    now = {"code": "49307", "nom": "Loire-Authion", "type": "commune-actuelle", "departement": "49"}
    old = {**now, "nom": "Andard", "type": "commune-deleguee", "chefLieu": "49307"}
    epci = {"code": "244900015", "nom": "CU", "type": "CU", "populationMunicipale": 1, "populationTotale": 2}
    files = {
        "communes": [now, old],
        "epci": [{**epci, "membres": [{"code": "49307"}]}],
        "departements": [{"code": "49", "nom": "Maine-et-Loire", "region": "52", "typeLiaison": 0}],
        "regions": [{"code": "52", "nom": "Pays de la Loire", "typeLiaison": 4}],
    }
    for name, content in files.items():
        (package / "data" / f"{name}.json").write_text(json.dumps(content), "utf-8")
    (package / "package.json").write_text('{"version": "9.9.9"}', "utf-8")
    import_register(package, tmp_path / "registre", 2030)
    registre = Registre(tmp_path / "registre")
    assert registre.epci["244900015"].communes == ("49307",)
    assert registre.communes["49307"].nom == "Loire-Authion"
    assert (registre.annee, registre.paquet) == ("2030", "@etalab/decoupage-administratif 9.9.9")
