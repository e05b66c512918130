"""Institutions of each department and region are cited by an id that nobody has to describe."""

from __future__ import annotations

import pytest

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.institutions import institutions, of_register
from reperes_sante.validate import load
from tests.broken import REGISTRE, Files

ALL = institutions(REGISTRE)


@pytest.mark.parametrize(
    ("id_", "nom"),
    [
        ("ars-hauts-de-france", "Agence régionale de santé des Hauts-de-France"),
        ("ars-martinique", "Agence régionale de santé de la Martinique"),
        ("ars-guadeloupe", "Agence régionale de santé de Guadeloupe, Saint-Martin et Saint-Barthélemy"),
        ("departement-pas-de-calais", "Département du Pas-de-Calais"),
        ("departement-ille-et-vilaine", "Département d'Ille-et-Vilaine"),
        ("departement-ardennes", "Département des Ardennes"),
        ("departement-ain", "Département de l'Ain"),
        ("departement-la-reunion", "Département de La Réunion"),
        ("prefecture-haute-corse", "Préfecture de la Haute-Corse"),
        ("region-bretagne", "Région Bretagne"),
        ("collectivite-alsace", "Collectivité européenne d'Alsace"),
    ],
)
def test_an_institution_has_its_name(id_: str, nom: str) -> None:
    assert ALL[id_].nom == nom


@pytest.mark.parametrize(
    "id_",
    [
        "departement-paris",
        "departement-bas-rhin",
        "departement-haute-corse",
        "departement-martinique",
        "region-corse",
        "region-guyane",
        "prefecture-paris",
        "ars-saint-martin",
        "cpam-artois",
    ],
)
def test_what_the_law_does_not_give_is_not_made_up(id_: str) -> None:
    assert id_ not in ALL


def test_there_is_one_of_each() -> None:
    count = {kind: sum(id_.startswith(f"{kind}-") for id_ in ALL) for kind in ("ars", "region", "prefecture")}
    assert count == {"ars": 18, "region": 14, "prefecture": 100}


def test_a_commune_and_an_intercommunalite_are_cited_by_their_codes() -> None:
    commune, epci = of_register(REGISTRE, "commune-62041"), of_register(REGISTRE, "epci-200033579")
    assert commune
    assert epci
    assert (commune.nom, commune.commune) == ("Arras (commune)", "62041")
    assert (epci.nom, epci.siren) == ("CU d'Arras", "200033579")
    assert of_register(REGISTRE, "commune-99999") is None


def test_only_those_that_are_cited_have_a_page(catalogue: Catalogue) -> None:
    assert "ars-bretagne" in catalogue.organismes
    assert "ars-normandie" not in catalogue.organismes
    assert "ars-normandie" in catalogue.citables


def test_what_the_data_describe_comes_first(files: Files) -> None:
    described = "organismes:\n  - {id: ars-bretagne, nom: Agence à nous, nature: agence, sources: [essai]}\n"
    (files.root / "data" / "organismes" / "a-nous.yml").write_text(described, "utf-8")
    assert load(files.root, registre=REGISTRE).catalogue.organismes["ars-bretagne"].nom == "Agence à nous"
