"""In a terminal, `reperes nouveau` asks, refuses what is wrong, and writes what is answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reperes_sante.commands import main
from reperes_sante.commands import nouveau as verb
from reperes_sante.validate import load
from tests.test_scaffold import SOURCE

# Its own name, and not that of a commune: one file only may be meant.
EPCI = "CA de Lens - Liévin"
PAGE = ["1", "oui", "https://exemple.fr/cls", "Le contrat de Creil", "Ville de Creil", "1", "2025-03"]


@pytest.fixture
def atelier(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the small project, with somebody before its terminal."""
    with (minimal / "data" / "sources" / "essai.yml").open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    monkeypatch.setattr(verb, "is_answered", lambda: True)
    return minimal


def answered(root: Path, *lines: str, what: tuple[str, ...] = ()) -> Result:
    typed = "".join(f"{line}\n" for line in lines)
    return CliRunner().invoke(main, ["nouveau", *what, "--racine", str(root)], input=typed)


def test_a_page_that_says_nothing_of_a_block_is_described_alone(atelier: Path) -> None:
    result = answered(atelier, *PAGE, "", "n", what=(EPCI,))
    assert result.exit_code == 0, result.output
    text = next((atelier / "data" / "territoires").glob("lens*.yml")).read_text("utf-8")
    assert "titre: Le contrat de Creil" in text
    assert "url: https://exemple.fr/cls" in text


def test_a_contract_is_told_step_by_step_and_a_wrong_date_is_asked_again(atelier: Path) -> None:
    contract = ("2", "CLS de Lens", "Il agit pour la santé.", "")
    # The state: its word by its number, a day that no month has, then the right one.
    state = ("2", "13", "2025-02-30", "", "", "", "", "", "2025-02-28")
    result = answered(atelier, *PAGE, *contract, *state, "", "", "", "", what=(EPCI,))
    assert result.exit_code == 0, result.output
    assert "n'est pas une date possible" in result.output
    [contrat] = load(atelier).catalogue.territoires["lens-lievin"].contrats
    assert (contrat.id, contrat.sources) == ("lens-lievin-cls-de-lens", ("le-contrat-de-creil",))
    assert [(etat.etat.value, str(etat.date)) for etat in contrat.etats] == [("signe", "28 février 2025")]


def test_what_is_answered_before_a_halt_stays(atelier: Path) -> None:
    result = answered(atelier, *PAGE, "2", "CLS de Lens", "", "2", what=(EPCI,))
    assert "Arrêté : data/territoires/lens-lievin.yml reste, avec les blocs finis." in result.output
    assert load(atelier).catalogue.territoires["lens-lievin"].contrats[0].nom == "CLS de Lens"


def test_a_territory_of_no_register_is_told_by_who_answers(atelier: Path) -> None:
    result = answered(atelier, "7", "Pays d'Essai", "Syndicat du pays d'Essai", "", "99", "62", "1", "n")
    assert "Le registre n'a pas de département 99." in result.output
    assert result.exit_code == 0, result.output
    written = load(atelier).catalogue.territoires["pays-d-essai"]
    assert (written.nom_officiel, written.departements) == ("Syndicat du pays d'Essai", ("62",))
    # What was typed is not what the register says.
    text = (atelier / "data" / "territoires" / "pays-d-essai.yml").read_text("utf-8")
    assert ("il ne dit pas ce nom" in text, "le registre officiel ne connaît pas" in text) == (True, True)


def test_a_territory_of_no_register_is_made_of_intercommunalites(atelier: Path) -> None:
    members = ("lens ; nulle part", "lens ; commune Arras", "lens ; 200033579")
    result = answered(atelier, "7", "Pays d'Essai", "Syndicat du pays d'Essai", *members, "1", "n")
    assert "ne se trouve pas dans le registre" in result.output
    assert "Donnez des intercommunalités" in result.output
    assert result.exit_code == 0, result.output
    assert load(atelier).catalogue.territoires["pays-d-essai"].epci == ("246200364", "200033579")


def test_the_register_is_no_source_of_what_is_typed(atelier: Path) -> None:
    told = ("7", "Pays d'Essai", "Syndicat du pays d'Essai", "", "62")
    result = answered(atelier, *told, *PAGE, "", "n")
    assert result.exit_code == 0, result.output
    text = (atelier / "data" / "territoires" / "pays-d-essai.yml").read_text("utf-8")
    assert "registre-officiel" not in text
    assert load(atelier).catalogue.territoires["pays-d-essai"].sources == ("le-contrat-de-creil",)


def test_a_place_is_asked_again_until_it_is_known_and_has_no_file(atelier: Path) -> None:
    result = answered(atelier, "1", "nulle part ailleurs", "lens", "1", "n")
    assert result.exit_code == 0, result.output
    result = answered(atelier, "1", "lens", "1")
    assert (result.exit_code, "a déjà sa fiche" in result.output) == (2, True)


def test_a_page_without_a_title_is_called_by_its_first_words(atelier: Path) -> None:
    result = answered(atelier, *PAGE[:3], "", *PAGE[3:], "", "n", what=(EPCI,))
    assert result.exit_code == 0, result.output
    assert (
        "Il faut une réponse. Titre de la page ou du document, mot pour mot. S'il n'y en a pas"
        in result.output
    )


def test_without_a_terminal_a_territory_must_be_named(minimal: Path) -> None:
    result = CliRunner().invoke(main, ["nouveau", "--racine", str(minimal)])
    assert result.exit_code == 2
    assert "reperes nouveau creil" in result.output


@pytest.mark.parametrize("typed", [(), ("",)], ids=["end of input", "Enter"])
def test_nothing_is_written_before_somebody_agrees(atelier: Path, typed: tuple[str, ...]) -> None:
    before = sorted(atelier.rglob("*.yml"))
    result = answered(atelier, *typed, what=("lens",))
    assert (result.exit_code, "Rien n'est écrit." in result.output) == (2, True)
    assert (
        "1 CA de Lens - Liévin (communauté d'agglomération) : data/territoires/lens-lievin.yml"
        in result.output
    )
    assert sorted(atelier.rglob("*.yml")) == before


def test_of_a_commune_and_its_intercommunalite_one_is_chosen(atelier: Path) -> None:
    result = answered(atelier, "2", "n", what=("lens",))
    assert result.exit_code == 0, result.output
    text = (atelier / "data" / "territoires" / "lens.yml").read_text("utf-8")
    # An official name that is the name says nothing.
    assert '\nnom: Lens\ntype: commune\ncommunes: ["62498"]\n' in text
    assert load(atelier).findings == ()


def test_an_official_name_that_is_the_name_is_not_written(atelier: Path) -> None:
    result = answered(atelier, "7", "Pays d'Essai", "", "", "62", "1", "n")
    assert result.exit_code == 0, result.output
    assert "\nnom_officiel:" not in (atelier / "data" / "territoires" / "pays-d-essai.yml").read_text("utf-8")


def test_an_address_answers_whether_a_page_was_read(atelier: Path) -> None:
    page = ("peut-être", "https://exemple.fr/cls", "Le contrat de Creil", "Ville de Creil")
    # A mere Enter takes no sort: the list comes again.
    result = answered(atelier, "1", *page, "", "1", "2025-03", "", "n", what=(EPCI,))
    assert result.exit_code == 0, result.output
    assert "ou par l'adresse de la page" in result.output
    assert result.output.count(" 1 page web") == 2
    source = load(atelier).catalogue.sources["le-contrat-de-creil"]
    assert (source.url, source.nature.value) == ("https://exemple.fr/cls", "page-web")


def test_what_a_mere_enter_means_is_said_and_a_number_is_one_of_a_list(atelier: Path) -> None:
    # The organismes are not listed: « 1 » is none of them, and is asked again.
    signatory = ("2", "CLS de Lens", "", "4", "1")
    result = answered(atelier, *PAGE, *signatory, *[""] * 12, what=(EPCI,))
    assert "\n  Entrée : A signé\n" in result.output
    assert "« 1 » n'existe pas parmi les organismes." in result.output
    assert (
        "organisme"
        not in (atelier / "data" / "territoires" / "lens-lievin.yml").read_text("utf-8").split("##")[0]
    )
