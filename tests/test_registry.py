"""The official register: whole, and read as published."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from reperes_sante.france.register import Registre
from reperes_sante.france.registry_import import import_register
from reperes_sante.model.vocabulaire import TypeTerritoire
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def registre() -> Registre:
    """Return the register that the project keeps."""
    return Registre(ROOT / "data" / "registre")


# Source: the surveys, which quote data/epci.json of the package, version 6.0.0.
@pytest.mark.parametrize(
    ("siren", "communes", "population", "totale"),
    [
        ("200072460", 100, 275_736, 278_892),
        ("246200364", 36, 242_591, 244_474),
        ("246200299", 14, 126_133, None),
        ("244900015", 29, 308_806, 315_893),
        ("200035814", 42, 52_509, 53_918),
        ("200033298", 29, 26_746, 27_280),
        ("200033579", 46, 109_781, 111_820),
        ("249740101", 5, 218_990, 221_532),
    ],
)
def test_an_epci_has_all_its_communes(
    registre: Registre, siren: str, communes: int, population: int, totale: int | None
) -> None:
    epci = registre.epci[siren]
    assert (len(epci.communes), epci.population) == (communes, population)
    assert totale in (None, epci.population_totale)


def test_the_register_is_whole(registre: Registre) -> None:
    assert len(registre.epci) == 1255
    kinds = Counter(epci.type for epci in registre.epci.values())
    assert kinds == {
        TypeTerritoire.CC: 989, TypeTerritoire.CA: 230, TypeTerritoire.CU: 14, TypeTerritoire.METROPOLE: 22,
    }  # fmt: skip
    assert all(epci.communes for epci in registre.epci.values())
    assert Counter(c.type for c in registre.communes.values())["commune-actuelle"] == 34_969
    assert registre.annee == "2026"


def test_codes_keep_their_zeros_and_letters(registre: Registre) -> None:
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
        "departements": [{"code": "49", "nom": "Maine-et-Loire", "region": "52"}],
        "regions": [{"code": "52", "nom": "Pays de la Loire"}],
    }
    for name, content in files.items():
        (package / "data" / f"{name}.json").write_text(json.dumps(content), "utf-8")
    (package / "package.json").write_text('{"version": "9.9.9"}', "utf-8")
    import_register(package, tmp_path / "registre", 2030)
    registre = Registre(tmp_path / "registre")
    assert registre.epci["244900015"].communes == ("49307",)
    assert registre.communes["49307"].nom == "Loire-Authion"
    assert (registre.annee, registre.paquet) == ("2030", "@etalab/decoupage-administratif 9.9.9")
