"""Drawings made at build: locator maps and lanes of dates, from typed data to numbers that SVG reads."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from reperes_sante.france.contours_import import import_outlines
from reperes_sante.france.register import METROPOLE
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.blocs import Chiffre
from reperes_sante.model.territoire import Territoire
from reperes_sante.view.chart import Couloir, Reperage, Trait, reperage
from reperes_sante.view.maps import carte, label_point, zones
from reperes_sante.view.shares import Tranche, part
from tests.broken import REGISTRE


def test_a_map_shows_the_departments_of_the_territory(catalogue: Catalogue) -> None:
    found = carte(catalogue, catalogue.territoires["corse"])
    assert found is not None
    assert found.noms == ("Corse-du-Sud", "Haute-Corse")
    assert found.zones == tuple(catalogue.registre.contours[code] for code in ("2A", "2B"))


def test_overseas_territories_have_no_map_of_their_own(catalogue: Catalogue) -> None:
    assert carte(catalogue, catalogue.territoires["territoire-cote-ouest"]) is None


def test_the_map_of_all_territories_holds_each_of_them_and_frames_those_overseas(
    catalogue: Catalogue,
) -> None:
    found = {zone.departement.code: zone for zone in zones(catalogue, catalogue.territoires.values())}
    assert {t.id for zone in found.values() for t in zone.territoires} == set(catalogue.territoires)
    assert not found["974"].trace
    assert found["974"].adresse == "ma-commune/974/"
    assert found["2A"].trace
    for zone in found.values():
        assert 0 < zone.x < 613
        assert 0 < zone.y < 585


@pytest.mark.parametrize(
    ("trace", "point"),
    [
        ("M10 10l10 0 0 10 -10 0z", (15, 15)),
        # The way round does not matter; of two rings, the largest holds the label.
        ("M0 0l2 0 0 2 -2 0zM10 10l0 20 20 0 0 -20z", (20, 20)),
        ("M100 0l30 0 -30 30z", (110, 10)),
    ],
)
def test_a_label_stands_in_the_middle_of_what_it_names(trace: str, point: tuple[int, int]) -> None:
    assert label_point(trace) == point


def test_every_department_of_the_mainland_and_corsica_has_an_outline(catalogue: Catalogue) -> None:
    departements = {code for code in catalogue.registre.departements if len(code) == len("62")}
    assert set(catalogue.registre.contours) == {METROPOLE, *departements}


@pytest.mark.parametrize(
    ("figure", "drawn"),
    [
        ({"valeur": 43, "unite": "% des plus de 80 ans"}, Tranche("43.0%")),
        ({"valeur": "4.5", "unite": "%", "exactitude": "environ"}, Tranche("4.5%")),
        ({"valeur": 25, "unite": "communes"}, Tranche("25.0%", 100)),
        ({"valeur": 100, "unite": "communes"}, None),
        ({"valeur": 120, "unite": "%"}, None),
        ({"valeur": -3, "unite": "%"}, None),
        ({"valeur": -3, "unite": "communes"}, None),
        ({"valeur": 0, "unite": "% de la population"}, Tranche("0.0%")),
        ({"valeur": 12, "unite": "% de l'ensemble"}, Tranche("12.0%")),
        ({"valeur": 12, "unite": "% depuis 2010"}, None),
        ({"valeur": 12, "unite": "% de plus"}, None),
        ({"valeur": 20, "valeur_max": 30, "unite": "%"}, None),
        ({"valeur": 32000, "unite": "habitants"}, None),
        ({"valeur": 2}, None),
    ],
)
def test_a_bar_is_drawn_where_the_whole_is_sure(
    catalogue: Catalogue, figure: dict[str, Any], drawn: Tranche | None
) -> None:
    territoire = catalogue.territoires["bethune-bruay"]
    chiffre = Chiffre.model_validate({"libelle": "Essai", **figure})
    assert part(catalogue, territoire, chiffre) == drawn


def drawn(*contrats: dict[str, Any]) -> Reperage | None:
    """Return the lanes of a territory that holds some contracts, checked at the end of 2026."""
    own = {"id": "ici", "nom": "Ici", "nom_officiel": "Ici", "type": "commune", "communes": ["62041"]}
    named = [{"id": f"ici-cls-{rank}", "nom": "Contrat", **contrat} for rank, contrat in enumerate(contrats)]
    given = {"sources": ["presse"], "verifie_le": "2026-11-22", "contrats": named}
    ici = Territoire.model_validate({**own, **given})
    catalogue = Catalogue.link([ici], REGISTRE)
    return reperage(catalogue, catalogue.territoires["ici"].dispositifs)


def lane(*contrats: dict[str, Any]) -> Couloir:
    found = drawn(*contrats)
    assert found is not None
    return found.lignes[-1]


SINCE_2020 = {"etats": [{"etat": "redaction", "date": "2020-01-01"}]}


def test_nothing_dated_draws_nothing() -> None:
    assert drawn({"etats": [{"etat": "signe"}]}) is None


@pytest.mark.parametrize(
    ("date", "place"), [("2020", "25.0%"), ("2021-01-01", "50.1%"), ("2021-12-31", "100.0%")]
)
def test_a_mark_stands_where_its_date_is_and_a_year_is_no_length(date: str, place: str) -> None:
    found = lane(
        SINCE_2020, {"etats": [{"etat": "signe", "date": date}, {"etat": "diagnostic", "date": "2021"}]}
    )
    assert found.jalons[0].place == place


@pytest.mark.parametrize(
    ("duree", "periode"),
    [
        ({"date": "2020", "fin": "2021"}, Trait("0.0%", "50.0%")),
        ({"annees": "3"}, None),
        ({"date": "2020", "annees": "3"}, None),
    ],
)
def test_a_period_is_drawn_only_when_a_source_gives_both_ends(
    duree: dict[str, str], periode: Trait | None
) -> None:
    states = [{"etat": "signe", "date": "2020"}, {"etat": "evaluation", "date": "2023"}]
    assert lane({"durees": [duree], "etats": states}).periode == periode


@pytest.mark.parametrize(
    ("etats", "phases", "vie"),
    [
        ([("signe", "2020", ""), ("en-oeuvre", "2023", "")], ["fait", "fait"], Trait("12.5%", "75.0%")),
        ([("en-oeuvre", "2020", ""), ("plus-cite", "2023", "")], ["fait", "silence"], None),
        ([("signe", "2020", ""), ("expire", "2023", "")], ["fait", "termine"], Trait("12.5%", "75.0%")),
        ([("diagnostic", "2020", ""), ("signature-prevue", "2023", "oui")], ["fait", "annonce"], None),
    ],
)
def test_running_planned_ended_and_silent_are_drawn_apart(
    etats: list[tuple[str, str, str]], phases: list[str], vie: Trait | None
) -> None:
    states = [{"etat": e, "date": d, **({"prevue": p} if p else {})} for e, d, p in etats]
    found = lane({"etats": states})
    assert ([jalon.phase.marque for jalon in found.jalons], found.vie) == (phases, vie)


def test_a_lane_says_in_words_all_that_it_draws() -> None:
    states = [{"etat": "en-oeuvre", "date": "2019"}, {"etat": "plus-cite", "date": "2024"}]
    said = lane({"etats": states}).mots.replace("\u00a0", " ").replace("\u202f", " ")
    assert said == "En cours : 2019 ; Plus de nouvelles : 2024. Sans nouvelles depuis 2019."


def test_labels_of_years_keep_apart() -> None:
    found = drawn({"etats": [{"etat": "signe", "date": "2001"}, {"etat": "evaluation", "date": "2026"}]})
    assert found is not None
    assert [mark.annee for mark in found.graduations] == ["2001", "2007", "2013", "2019", "2025"]


def test_outlines_are_simplified_and_islets_dropped(tmp_path: Path) -> None:
    square = "m 10,10 20,0.4 20,-0.4 0,40 -40,0 z m -5,-5 1,0 0,1 z"
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><path id="62" d="{square}"/></svg>'
    (tmp_path / "france.departments.svg").write_text(drawing, "utf-8")
    import_outlines(tmp_path, tmp_path)
    with (tmp_path / "contours.csv").open(encoding="utf-8", newline="") as file:
        traces = {row["code"]: row["trace"] for row in csv.DictReader(file)}
    assert set(traces) == {"62", METROPOLE}
    assert traces["62"] == "M10 50l40 0 0 -40 -40 0z"
