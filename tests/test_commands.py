"""The verbs that build and publish: what they print, and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reperes_sante.cli import main


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.output


def set_number_check(projet: Path, date: str) -> None:
    numbers = projet / "data" / "numeros-utiles.yml"
    lines = [line for line in numbers.read_text("utf-8").splitlines() if not line.startswith("verifie_le")]
    numbers.write_text("\n".join([f"verifie_le: {date}", *lines, ""]), "utf-8")


# Far from any day on which the tests may run, so that none of them depends on it.
@pytest.mark.parametrize(
    ("date", "status", "told"), [("2999", 0, "peut être publié."), ("1999", 1, "à vérifier")]
)
def test_an_old_help_number_stops_publishing(projet: Path, date: str, status: int, told: str) -> None:
    set_number_check(projet, date)
    code, output = run("publiable", "--racine", str(projet))
    assert (code, told in output) == (status, True)


def test_an_old_help_number_is_only_a_warning_for_the_validator(projet: Path) -> None:
    set_number_check(projet, "1999")
    code, output = run("valider", "--racine", str(projet))
    assert code == 0
    assert "[numero-perime]" in output


def test_errors_stop_publishing(projet: Path) -> None:
    fiche = projet / "data" / "territoires" / "arras.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("nom: Arras", "nmo: Arras", 1), "utf-8")
    code, output = run("publiable", "--racine", str(projet))
    assert (code, "1 erreur" in output) == (1, True)


@pytest.mark.parametrize(
    "verb", ["valider", "publiable", "bilan", "nouveau", "comparer", "construire", "servir"]
)
def test_every_verb_explains_itself_in_french(verb: str) -> None:
    code, output = run(verb, "--help")
    assert code == 0
    assert "Dossier du projet" in output


def test_misuse_ends_with_two() -> None:
    assert run("valider", "--format", "latin")[0] == 2
    assert run("inconnu")[0] == 2
