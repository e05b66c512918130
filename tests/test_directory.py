"""The State's directory: what an import keeps, what it leaves out, what it tells."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from reperes_sante.edit.directory_import import AnnuaireError, changes, is_of_service, read_export
from reperes_sante.france.directory import Annuaire, Service, write
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.coverage import accueils
from reperes_sante.view.territories import standard_de
from tests.conftest import ROOT
from tests.verbs import run

EXPORT = ROOT / "tests" / "annuaire.json"
DAY = dt.date(2026, 10, 7)
COMMUNES, EPCI = {"62041", "62119"}, {"200072460"}


def test_only_what_serves_covered_places_is_kept() -> None:
    lecture = read_export(EXPORT, COMMUNES, EPCI, DAY)
    assert [(s.type, s.codes, s.telephone, s.modifie_le) for s in lecture.services] == [
        ("ccas", ("62119",), "03 53 01 00 33", "2026-09-01"),
        ("epci", ("200072460",), "03 53 01 00 30", "2026-09-02"),
        ("mairie", ("62041",), "03 53 01 00 32", "2026-08-09"),
        ("mairie", ("62119",), "", ""),
    ]
    assert {service.releve_le for service in lecture.services} == {"2026-10-07"}


def test_nothing_that_names_a_person_is_kept() -> None:
    lecture = read_export(EXPORT, COMMUNES, EPCI, DAY)
    assert (lecture.boites, lecture.mobiles) == (2, 1)
    assert {service.courriel for service in lecture.services} == {"", "mairie@essai.fr"}


@pytest.mark.parametrize(
    ("mailbox", "name", "kept"),
    [
        ("contact@essai.fr", "Mairie - Arras", True),
        ("mairie.arras@wanadoo.fr", "Mairie - Arras", True),
        ("arras@essai.fr", "Mairie - Arras", True),
        ("jean.martin@essai.fr", "Mairie - Arras", False),
        ("jmartin@essai.fr", "Mairie - Arras", False),
        ("maire-martin@essai.fr", "Mairie - Arras", False),
        ("@essai.fr", "Mairie - Arras", False),
    ],
)
def test_a_mailbox_says_whether_it_is_a_service(mailbox: str, name: str, *, kept: bool) -> None:
    assert is_of_service(mailbox, name) is kept


@pytest.mark.parametrize("content", ["pas du JSON", "[]", "{}", '{"service": [1]}', '{"service": {}}'])
def test_another_file_is_refused_in_words(tmp_path: Path, content: str) -> None:
    path = tmp_path / "autre.json"
    path.write_text(content, "utf-8")
    with pytest.raises(AnnuaireError, match="fichier"):
        read_export(path, COMMUNES, EPCI, DAY)


def test_changes_are_told_in_words() -> None:
    old = Service("mairie", ("62041",), "Mairie - Arras", "03 53 01 00 40", "", "", "", "", "2026-01-01")
    new = old._replace(telephone="03 53 01 00 32", courriel="mairie@essai.fr", releve_le="2026-10-07")
    gone = old._replace(codes=("62119",), nom="Mairie - Béthune")
    assert list(changes((old, gone), (new,))) == [
        "Mairie - Arras : téléphone, 03 53 01 00 40 → 03 53 01 00 32",
        "Mairie - Arras : courriel, rien → mairie@essai.fr",
        "Mairie - Béthune : n'est plus dans l'annuaire",
    ]
    assert list(changes((), (new,))) == ["Mairie - Arras : nouveau, 03 53 01 00 32"]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    services = read_export(EXPORT, COMMUNES, EPCI, DAY).services
    write(tmp_path, reversed(services))
    read = Annuaire(tmp_path)
    assert read.services == services
    assert read.mairies["62041"].nom == "Mairie - Arras"
    assert str(read.mairies["62119"].jour) == "7 octobre 2026"
    assert Annuaire(tmp_path / "absent").services == ()


def test_the_command_rewrites_the_file_and_says_what_changed(projet: Path) -> None:
    arguments = ("annuaire", EXPORT, "--jour", "2026-10-07", "--racine", projet)
    code, output = run(*arguments)
    assert code == 0, output
    assert "Mairie - Béthune : nouveau, sans téléphone" in output
    assert "ils semblent être ceux de personnes : 2." in output
    assert "4 services gardés, 0 changements." in run(*arguments)[1]


def test_the_command_changes_nothing_when_the_file_is_another(projet: Path, tmp_path: Path) -> None:
    kept = projet / "data" / "registre" / "annuaire.csv"
    before = kept.read_text("utf-8")
    other = tmp_path / "autre.json"
    contents: tuple[dict[str, list[str]], ...] = ({"service": []}, {"autre": []})
    for content in contents:
        other.write_text(json.dumps(content), "utf-8")
        assert run("annuaire", other, "--jour", "2026-10-07", "--racine", projet)[0] == 1
        assert kept.read_text("utf-8") == before


def test_who_answers_in_a_commune(catalogue: Catalogue) -> None:
    assert [(name, s.telephone) for s, name in accueils(catalogue, "62041")] == [("Mairie", "03 53 01 00 32")]
    assert [name for _, name in accueils(catalogue, "62119")] == ["CCAS ou CIAS"]
    assert accueils(catalogue, "62498") == ()


def test_the_switchboard_is_not_told_twice(catalogue: Catalogue) -> None:
    bethune = catalogue.territoires["bethune-bruay"]
    service = standard_de(catalogue, bethune)
    assert service is not None
    contact = bethune.contacts[0].model_copy(update={"telephone": "0353010030"})
    assert service.telephone == "03 53 01 00 30"
    assert standard_de(catalogue, bethune.model_copy(update={"contacts": (contact,)})) is None
