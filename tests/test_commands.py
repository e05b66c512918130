"""The verbs that build and publish: what they print, and how they end."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from reperes_sante.commands import VERBS, main
from reperes_sante.publish.engine.refusals import refusals
from tests import vitrine
from tests.conftest import ROOT
from tests.verbs import run


def set_number_check(minimal: Path, date: str) -> None:
    numbers = minimal / "data" / "numeros-utiles.yml"
    lines = [line for line in numbers.read_text("utf-8").splitlines() if not line.startswith("verifie_le")]
    numbers.write_text("\n".join([f"verifie_le: {date}", *lines, ""]), "utf-8")


@pytest.fixture
def pret(minimal: Path) -> Path:
    """Return the small project with a built site, fit to be published on any day of the tests."""
    vitrine.make(minimal / "site", dt.datetime(2999, 1, 1, tzinfo=dt.UTC))
    return minimal


# Far from any day on which the tests may run, so that none of them depends on it.
@pytest.mark.parametrize(
    ("date", "status", "told"), [("2199", 0, "peut être publié."), ("1999", 1, "à vérifier")]
)
def test_an_old_help_number_stops_publishing(pret: Path, date: str, status: int, told: str) -> None:
    set_number_check(pret, date)
    code, output = run("publiable", "--racine", str(pret))
    assert (code, told in output) == (status, True)


def test_an_old_help_number_is_only_a_warning_for_the_validator(minimal: Path) -> None:
    set_number_check(minimal, "1999")
    code, output = run("valider", "--racine", str(minimal))
    assert code == 0
    assert "[numero-perime]" in output


def test_a_dead_link_stops_publishing(pret: Path) -> None:
    set_number_check(pret, "2199")
    (pret / "site" / "autre" / "index.html").unlink()
    code, output = run("publiable", "--racine", str(pret))
    assert code == 1
    assert "[site-modifie]" in output
    assert "[lien-mort]" in output


def test_a_site_that_was_not_built_is_not_published(minimal: Path) -> None:
    set_number_check(minimal, "2199")
    code, output = run("publiable", "--racine", str(minimal))
    assert (code, "[site-absent]" in output) == (1, True)


def test_an_address_that_the_publisher_left_out_stops_publishing_and_nothing_else(pret: Path) -> None:
    set_number_check(pret, "2199")
    for name in ("SECURITY.md", "CODE_OF_CONDUCT.md"):
        (pret / name).write_text("# Écrire\n\n> **À REMPLIR PAR L'ÉDITEUR : l'adresse.**\n", "utf-8")
    code, output = run("publiable", "--racine", str(pret))
    assert code == 1
    assert "SECURITY.md:3 : à remplir" in output
    assert "CODE_OF_CONDUCT.md:3 : à remplir" in output
    assert "REMPLIR" not in run("valider", "--racine", str(pret))[1]


def test_errors_stop_publishing(minimal: Path) -> None:
    fiche = minimal / "data" / "territoires" / "arras.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("nom: Arras", "nmo: Arras", 1), "utf-8")
    code, output = run("publiable", "--racine", str(minimal))
    assert (code, "1 erreur" in output) == (1, True)


@pytest.mark.parametrize(
    ("file", "text", "place", "kind"),
    [
        ("docs/aide.md", b"# Aide\n\n\xe0 Arras\n", "3:1", "encodage"),
        ("mkdocs.yml", b"site_name: Essai\n", "1:1", "site-sans-adresse"),
        ("mkdocs.yml", b"site_name: Essai\nsite_url: essai.fr\n", "2:11", "site-sans-adresse"),
        ("mkdocs.yml", b'site_name: "Essai\n', "1:12", "guillemet"),
        ("mkdocs.yml", b"- site_name: Essai\n", "1:1", "sans-cle"),
        ("mkdocs.yml", b"site_name: Essai\nINHERIT: autre.yml\n", "2:1", "reglages-herites"),
    ],
)
def test_what_the_engine_reads_too_is_told_at_its_line(
    minimal: Path, file: str, text: bytes, place: str, kind: str
) -> None:
    shutil.copytree(ROOT / "macros", minimal / "macros")
    (minimal / file).parent.mkdir(exist_ok=True)
    (minimal / file).write_bytes(text)
    code, output = run("preparer", "--racine", str(minimal))
    assert (code, f"{file}:{place}  erreur" in output, f"[{kind}]" in output) == (1, True, True)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Config value 'plugins': The \"x\" plugin is not installed", "Le greffon « x » n'est pas installé."),
        ("Config value 'plugins': Something else.", "en anglais : « Something else. »"),
    ],
)
def test_what_the_engine_refuses_is_told_in_french(tmp_path: Path, said: str, told: str) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\nplugins:\n  - x\n", "utf-8")
    (found,) = refusals(tmp_path, f"ERROR   -  {said}\nAborted with a configuration error!\n")
    assert (found.ligne, found.code, told in found.message) == (2, "reglage-refuse", True)


def test_without_settings_the_address_of_the_site_is_asked_for(minimal: Path) -> None:
    (minimal / "mkdocs.yml").unlink()
    for verb in ("preparer", "publiable"):
        code, output = run(verb, "--racine", str(minimal))
        assert (code, "« site_url: https://exemple.fr/ »" in output) == (1, True)


def test_what_is_printed_into_a_pipe_of_windows_is_whole(minimal: Path) -> None:
    fiche = minimal / "data" / "territoires" / "arras.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("nom: Arras", "nmo: Arras", 1), "utf-8")
    command = [sys.executable, "-m", "reperes_sante", "valider", "--racine", str(minimal)]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, capture_output=True, check=False
    )
    assert (done.returncode, "    → Vouliez-vous écrire" in done.stdout.decode()) == (1, True)


@pytest.mark.parametrize(
    "order",
    [
        ("valider",),
        ("bilan",),
        ("comparer", "HEAD"),
        ("construire",),
        ("preparer",),
        ("servir",),
        ("publiable",),
        ("schema",),
        ("nouveau", "arras"),
        ("adresses",),
        ("liens",),
    ],
    ids=lambda order: order[0],
)
def test_outside_a_project_every_verb_says_what_is_missing_and_writes_nothing(
    tmp_path: Path, order: tuple[str, ...]
) -> None:
    code, output = run(*order, "--racine", str(tmp_path))
    assert (code, "Il n'y a pas de dossier « data »" in output) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_data_without_their_register_are_told_how_to_get_it(minimal: Path) -> None:
    shutil.rmtree(minimal / "data" / "registre")
    code, output = run("valider", "--racine", str(minimal))
    assert (code, "Il manque le registre officiel (communes.csv, " in output) == (2, True)
    assert "« make registre »" in output


def test_a_preview_that_lacks_a_folder_says_which(minimal: Path) -> None:
    shutil.rmtree(minimal / "overrides", ignore_errors=True)
    code, output = run("servir", "--racine", str(minimal), "--adresse", "127.0.0.1:0")
    assert (code, "overrides." in output, "adresse" in output) == (2, True, False)


def test_without_a_built_site_the_list_of_addresses_is_not_begun(minimal: Path) -> None:
    code, output = run("adresses", "--racine", str(minimal))
    assert (code, "« make site »" in output) == (1, True)
    assert not (minimal / "adresses-publiees.txt").exists()


def test_help_tells_each_verb_in_its_own_words_without_loading_what_it_works_with() -> None:
    heavy = "{'pydantic', 'jinja2', 'yaml', 'mkdocs', 'lxml', 'typst'} & set(sys.modules)"
    called = "from reperes_sante.commands import main; main(['--help'], standalone_mode=False)"
    script = f"import sys; {called}; print({heavy})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"
    for verb in VERBS:
        told = main.get_command(click.Context(main), verb)
        assert told is not None
        assert f"{verb} " in done.stdout
        assert told.get_short_help_str(40).removesuffix("...") in " ".join(done.stdout.split())
