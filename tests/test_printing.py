"""The same findings, printed for people, for GitHub and for programs; and the verb that prints them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from reperes_sante import validate
from reperes_sante.commands import main
from reperes_sante.commands.printing import as_github, as_json, as_text, summary
from reperes_sante.model.findings import Finding, Severity
from tests.broken import TODAY
from tests.repository import first_commit

ARRAS = "data/territoires/arras.yml"
KEYS = ["fichier", "ligne", "colonne", "gravite", "code", "champ", "message", "remede"]


@pytest.fixture
def casse(minimal: Path) -> Path:
    """Return the small project with one error, one warning and one advice."""
    path = minimal / ARRAS
    text = path.read_text("utf-8")
    text = text.replace("nom: Arras", "nom: Arras > Lens").replace("etat: signe", "etat: signé")
    text = text.replace("thematiques: [logement]", "thematiques: [logement]\n        publics: [tous, tous]")
    path.write_text(text, "utf-8")
    return minimal


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge the small project at the day of its last check: later, its age would be told too."""
    monkeypatch.setattr(validate, "_today", lambda: TODAY)


def valider(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["valider", "--racine", str(root), *arguments])


def mend(root: Path, old: str, new: str) -> None:
    path = root / ARRAS
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_text_shows_the_line_and_a_caret(minimal: Path) -> None:
    mend(minimal, "etat: signe", "etat: signé")
    told = valider(minimal)
    lines = told.stdout.splitlines()
    assert lines[:2] == [ARRAS, ""]
    assert lines[2] == f"  {ARRAS}:15:15  erreur contrats › 1 › etats › 1 › etat"
    assert lines[3] == "    15 |       - etat: signé"
    assert lines[4].index("^") == lines[3].index("signé")
    assert lines[5] == "    « signé » n'est pas dans la liste."
    assert lines[6] == "    → Écrivez « signe ».  [valeur-inconnue]"
    assert told.stderr == "0 territoire lu : 1 erreur.\n"


def test_severities_are_told_apart(casse: Path) -> None:
    mend(casse, "etat: signé", "etat: signe")
    told = valider(casse)
    assert told.exit_code == 0
    assert told.stderr == "1 territoire lu : 1 avertissement, 1 conseil.\n"
    mend(casse, "etat: signe", "etat: signé")
    assert valider(casse).exit_code == 1


def test_colours_are_for_terminals_only(casse: Path) -> None:
    assert "\x1b" not in valider(casse).stdout
    styled = as_text((Finding(ARRAS, 1, 1, "c", "", "m", "r"),), casse)
    assert "\x1b" in styled
    assert "\x1b" not in click.unstyle(styled)


def test_the_caret_stands_under_the_character_whatever_stands_before(tmp_path: Path) -> None:
    path = tmp_path / "data" / "x.yml"
    path.parent.mkdir()
    path.write_bytes("\ufeffclé:\tété\xa0à\x1b[31m : «\u202fx\r\n".encode())
    finding = Finding("data/x.yml", 1, 18, "c", "", "m", "r")
    _, _, _, shown, caret, *_ = click.unstyle(as_text((finding,), tmp_path)).split("\n")
    assert shown == "    1 | clé:→été à·[31m : « x"
    assert caret.index("^") - len("    1 | ") == 17


def test_a_long_line_is_shown_around_its_mistake(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text(f"nom: {'a' * 300}FAUTE{'b' * 300}\n", "utf-8")
    finding = Finding("x.yml", 1, 306, "c", "", "m", "r")
    _, _, _, shown, caret, *_ = click.unstyle(as_text((finding,), tmp_path)).split("\n")
    assert len(shown) < 120
    assert shown[caret.index("^") :].startswith("FAUTE")


@pytest.mark.parametrize("line", [1, 5])
def test_what_cannot_be_shown_is_left_out(tmp_path: Path, line: int) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mot de passe\n", "utf-8")
    (tmp_path / "lien.yml").symlink_to(secret)
    for name in ("lien.yml", "absent.yml", "."):
        told = as_text((Finding(name, line, 1, "c", "", "message", "remède"),), tmp_path)
        assert "mot de passe" not in told
        assert "message" in told


def test_github_gets_one_annotation_per_finding(casse: Path) -> None:
    mend(casse, "etat: signé", "etat: signe")
    assert valider(casse, "--format", "github").stdout.splitlines() == [
        f"::warning file={ARRAS},line=2,col=6,title=balise::« > » sera affiché tel quel."
        " Retirez-le, ou écrivez-le en mots.",
        f"::notice file={ARRAS},line=29,col=25,title=repetition::« tous » est déjà dans cette liste."
        " Retirez cette ligne.",
    ]


def test_github_gets_its_own_signs_escaped(tmp_path: Path) -> None:
    finding = Finding("a,b:c%.yml", 1, 2, "code", "", "50 %\nd'un, coup : ::error::", "r\r")
    assert as_github((finding,), tmp_path) == (
        "::error file=a%2Cb%3Ac%25.yml,line=1,col=2,title=code::50 %25%0Ad'un, coup : ::error:: r%0D"
    )


def test_json_has_exactly_the_documented_keys(casse: Path) -> None:
    rows = json.loads(valider(casse, "--format", "json").stdout)
    assert [list(row) for row in rows] == [KEYS] * len(rows)
    assert rows[0] == {
        "fichier": ARRAS,
        "ligne": 15,
        "colonne": 15,
        "gravite": "erreur",
        "code": "valeur-inconnue",
        "champ": "contrats › 1 › etats › 1 › etat",
        "message": "« signé » n'est pas dans la liste.",
        "remede": rows[0]["remede"],
    }


def test_json_without_findings_is_an_empty_list(tmp_path: Path) -> None:
    assert json.loads(as_json((), tmp_path)) == []


@pytest.mark.parametrize("form", ["texte", "github", "json"])
def test_findings_alone_go_to_the_standard_output(minimal: Path, form: str) -> None:
    told = valider(minimal, "--format", form)
    assert told.exit_code == 0
    assert told.stdout.strip() in ("", "[]")
    assert told.stderr.startswith("1 territoire lu : ")


def test_only_what_is_asked_is_told(casse: Path) -> None:
    assert valider(casse, str(casse / ARRAS)).exit_code == 1
    assert valider(casse, str(casse / "data" / "territoires")).exit_code == 1
    assert valider(casse, str(casse)).exit_code == 1
    told = valider(casse, str(casse / "data" / "glossaire.yml"))
    assert (told.exit_code, told.stdout) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [("absent.yml",), ("--format", "xml"), ("--inconnue",), (str(Path(__file__)),), ("--racine", "/proc")],
)
def test_misuse_is_told_apart(minimal: Path, arguments: tuple[str, ...]) -> None:
    told = valider(minimal, *arguments)
    assert told.exit_code == 2
    assert told.stdout == ""
    assert "Traceback" not in told.stderr


def test_a_link_that_is_named_is_told(minimal: Path, tmp_path: Path) -> None:
    (minimal / "data" / "territoires" / "lien.yml").symlink_to(tmp_path)
    told = valider(minimal, str(minimal / "data" / "territoires" / "lien.yml"))
    assert told.exit_code == 1
    assert "[lien-symbolique]" in told.stdout


def test_the_verb_works_as_a_process_from_any_folder(casse: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reperes_sante", "valider", ARRAS],
        cwd=casse, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert done.stdout.count(f"{ARRAS}:") == 1
    assert done.stderr.endswith("1 erreur.\n")


def test_the_summary_counts_in_french() -> None:
    findings = [Finding("f", 1, 1, "c", "", "m", "r", severity) for severity in Severity for _ in range(2)]
    assert summary(tuple(findings)) == "2 erreurs, 2 avertissements, 2 conseils"
    assert summary(()) == "aucune remarque"


def test_warnings_of_files_that_nobody_touched_stand_apart(minimal: Path) -> None:
    old = minimal / ARRAS
    old.write_text(
        old.read_text("utf-8").replace("  - Une phrase d'essai.", "  - LE CONTRAT DE LA VILLE"), "utf-8"
    )
    assert "Ce texte est tout en capitales." in valider(minimal).stdout
    first_commit(minimal)
    themes = minimal / "data" / "thematiques.yml"
    themes.write_text(themes.read_text("utf-8") + "# relu\n", "utf-8")
    told = valider(minimal)
    assert "Ce texte est tout en capitales." not in told.stdout
    assert "Déjà là, dans des fichiers inchangés : 1 avertissement (--tout les dit)." in told.stderr
    assert "Ce texte est tout en capitales." in valider(minimal, "--tout").stdout
    assert "Ce texte est tout en capitales." in valider(minimal, str(old)).stdout
    old.write_text(old.read_text("utf-8") + "# relu\n", "utf-8")
    assert "Ce texte est tout en capitales." in valider(minimal).stdout


def test_errors_elsewhere_are_counted_for_a_file_that_has_none(minimal: Path) -> None:
    assert "autres fichiers" not in valider(minimal, str(minimal / ARRAS)).stderr
    themes = minimal / "data" / "thematiques.yml"
    themes.write_text(themes.read_text("utf-8").replace("nom:", "nim:", 1), "utf-8")
    told = valider(minimal, str(minimal / ARRAS))
    assert told.exit_code == 0
    assert told.stderr.endswith(
        "Il y a 1 erreur dans d'autres fichiers : ce qui en dépend n'est pas vérifié ici.\n"
    )
