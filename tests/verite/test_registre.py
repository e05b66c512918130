"""The register that the project keeps: whole."""

from __future__ import annotations

from collections import Counter

import pytest

from reperes_sante.model.vocabulaire import TypeTerritoire
from reperes_sante.registry import METROPOLE, Registre
from reperes_sante.scaffold.naming import identifiers
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def registre() -> Registre:
    """Return the register, read once."""
    return Registre(ROOT / "data" / "registre")


def test_the_register_is_whole(registre: Registre) -> None:
    assert len(registre.epci) == 1255
    kinds = Counter(epci.type for epci in registre.epci.values())
    assert kinds == {
        TypeTerritoire.CC: 989, TypeTerritoire.CA: 230, TypeTerritoire.CU: 14, TypeTerritoire.METROPOLE: 22,
    }  # fmt: skip
    assert all(epci.communes for epci in registre.epci.values())
    assert Counter(c.type for c in registre.communes.values())["commune-actuelle"] == 34_969
    assert registre.annee == "2026"


def test_every_intercommunalite_has_an_id_of_its_own(registre: Registre) -> None:
    ids = identifiers(registre)
    assert ids.keys() == registre.epci.keys()
    assert len(set(ids.values())) == len(ids)


def test_homonyms_are_told_apart_by_their_department(registre: Registre) -> None:
    same = [(c.nom, c.departement) for c in registre.communes.values() if c.type == "commune-actuelle"]
    assert len(same) == len(set(same))


def test_every_department_of_the_mainland_and_corsica_has_an_outline(registre: Registre) -> None:
    departements = {code for code in registre.departements if len(code) == len("62")}
    assert set(registre.contours) == {METROPOLE, *departements}
