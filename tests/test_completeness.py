"""What the files lack is told by importance, for a given day, and never depends on the real one."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reperes_sante.commands import main
from reperes_sante.edit.completeness import Bilan, bilan, months_since
from reperes_sante.edit.completeness.printing import WIDTH, as_json, as_text
from reperes_sante.model.attentes import Importance
from reperes_sante.model.types import DatePartielle
from reperes_sante.validate import load
from tests.broken import PROJET, REGISTRE

FICHE = "data/territoires/arras.yml"
JOUR = dt.date(2026, 11, 23)

TEXTE = """\
id: arras
nom: Arras
siren: "200033579"
verifie_le: 2026-11-22
sources: [page-essai]
en_bref:
  - Une phrase d'essai.
contacts:
  - pour: Une question
    telephone: 03 53 01 00 00
contrats:
  - id: arras-cls
    nom: Contrat d'essai
    axes:
      - titre: Un axe
"""
# All that this territory lacks: thing that lacks it, code.
MANQUES = {
    ("Contrat d'essai", "etat"),
    ("Contrat d'essai", "periode"),
    ("Contrat d'essai", "signataires"),
    ("Contrat d'essai", "actions"),
    ("Contrat d'essai", "en-bref"),
    ("", "conseil"),
    ("", "cias"),
}

# Text to replace in the file, its replacement, codes that are no longer missing, codes that now are.
Edition = tuple[str, str, set[str], set[str]]
CONTRAT = "    nom: Contrat d'essai\n"
AXE = "      - titre: Un axe\n"
CIAS = f"{AXE}centres_action_sociale:\n  - id: arras-cias\n    nom: CIAS d'essai\n"
CENTRE = f"{AXE}centres_sante:\n  - id: arras-cds\n    nom: Centre d'essai\n    en_bref: [Un centre.]\n"
LIEU = "    implantations:\n      - nom: Arras\n        role: centre\n"
SIGNE: Edition = (CONTRAT, f"{CONTRAT}    etats:\n      - etat: signe\n        date: 2024\n", {"etat"}, set())
DUREE: Edition = (CONTRAT, f"{CONTRAT}    durees:\n      - annees: 5\n", {"periode"}, set())
SIGNATAIRE: Edition = (
    CONTRAT, f"{CONTRAT}    signataires:\n      - organisme: agence-essai\n", {"signataires"}, set(),
)  # fmt: skip
ACTION: Edition = (CONTRAT, f"{CONTRAT}    actions:\n      - titre: Une action\n", {"actions"}, set())
EN_BREF: Edition = (CONTRAT, f"{CONTRAT}    en_bref: [Une phrase.]\n", {"en-bref"}, set())
CONSEIL: Edition = (
    AXE,
    f"{AXE}conseils:\n  - id: arras-clsm\n    nom: CLSM d'essai\n    en_bref: [Un conseil.]\n"
    "    instances: [{nature: bureau, membres: [{organisme: agence-essai}]}]\n"
    "    contacts: [{pour: Une question, courriel: clsm@exemple.fr}]\n",
    {"conseil"}, set(),
)  # fmt: skip
EDITIONS: list[Edition] = [
    SIGNE, DUREE, SIGNATAIRE, ACTION, EN_BREF, CONSEIL,
    (CONTRAT, f"{CONTRAT}    durees:\n      - date: 2024\n", set(), set()),
    # Before it is signed, a contract has no signatories.
    (
        CONTRAT, f"{CONTRAT}    etats:\n      - etat: redaction\n",
        {"etat", "periode", "signataires", "actions"}, set(),
    ),
    (AXE, f"{AXE}        actions: [{{titre: A}}]\n", {"actions"}, set()),
    (AXE, f"{AXE}        objectifs: [{{titre: O, actions: [{{titre: A}}]}}]\n", {"actions"}, set()),
    ("telephone: 03 53 01 00 00", "site: https://exemple.fr/", set(), {"contact"}),
    ("telephone: 03 53 01 00 00", "courriel: sante@exemple.fr", set(), set()),
    ("en_bref:\n  - Une phrase d'essai.\n", "", set(), {"en-bref"}),
    (
        AXE, f"{AXE}conseils:\n  - id: arras-clsm\n    nom: CLSM d'essai\n",
        {"conseil"}, {"composition", "contact", "en-bref"},
    ),
    (AXE, CIAS, {"cias"}, {"missions", "contact", "adresses", "horaires", "en-bref"}),
    (
        AXE,
        f"{CIAS}    missions: [{{public: Tous}}]\n"
        "    contacts: [{pour: A, telephone: 3114, adresse: 1 rue, horaires: le lundi}]\n",
        {"cias"}, {"en-bref"},
    ),
    (AXE, f"{CENTRE}{LIEU}", set(), {"contact", "adresses", "horaires"}),
    (AXE, f"{CENTRE}{LIEU}        adresse: 1 rue\n", set(), {"contact", "horaires"}),
    # Said where it is used, it is said.
    (AXE, f"{CENTRE}{LIEU}        adresse: 1 rue\n        horaires: le lundi\n", set(), {"contact"}),
    (
        AXE,
        f"{CIAS}    missions:\n      - public: Tous\n"
        "        contacts: [{pour: A, telephone: 3114, horaires: le lundi}]\n",
        {"cias"}, {"adresses", "en-bref"},
    ),
    (
        CONTRAT, f"{CONTRAT}    etats: [{{etat: en-oeuvre, date: 2024, fin: 2028}}]\n",
        {"etat", "periode"}, set(),
    ),
]  # fmt: skip


@pytest.fixture
def fiche(minimal: Path) -> Path:
    """Return the small project, with the territory above."""
    (minimal / FICHE).write_text(TEXTE, "utf-8")
    return minimal


def the_only(minimal: Path, au: dt.date = JOUR) -> Bilan:
    (row,) = bilan(load(minimal, au, REGISTRE), au)
    return row


def edit(minimal: Path, old: str, new: str) -> None:
    text = (minimal / FICHE).read_text("utf-8")
    assert old in text
    (minimal / FICHE).write_text(text.replace(old, new, 1), "utf-8")


def codes(row: Bilan) -> set[tuple[str, str]]:
    return {(manque.objet, manque.code) for manque in row.completude.manques}


def test_what_residents_look_for_is_told(fiche: Path) -> None:
    row = the_only(fiche)
    assert codes(row) == MANQUES
    # 6 points are there: whom to call, the summary. The contract has 15, two kinds have 3 each.
    assert (row.completude.points, row.completude.points_max, row.completude.pourcentage) == (6, 27, 22)
    points = [manque.importance.points for manque in row.completude.manques]
    assert points == sorted(points, reverse=True)


@pytest.mark.parametrize(("old", "new", "gone", "come"), EDITIONS)
def test_filling_in_removes_what_was_missing(
    fiche: Path, old: str, new: str, gone: set[str], come: set[str]
) -> None:
    edit(fiche, old, new)
    found = codes(the_only(fiche))
    assert {code for _, code in MANQUES - found} == gone
    assert {code for _, code in found - MANQUES} == come


def test_a_whole_file_reaches_100(fiche: Path) -> None:
    for old, new, *_ in (SIGNE, DUREE, SIGNATAIRE, ACTION, EN_BREF, CONSEIL):
        edit(fiche, old, new)
    assert codes(the_only(fiche)) == {("", "cias")}
    # Only an intercommunalité can have a CIAS.
    edit(fiche, 'siren: "200033579"\n', 'nom_officiel: Arras\ntype: petr\ncommunes: ["62041"]\n')
    row = the_only(fiche)
    assert (row.completude.manques, row.completude.pourcentage) == ((), 100)


@pytest.mark.parametrize(
    ("verified", "months"),
    [("2026-11-23", 0), ("2026-10-24", 0), ("2026-10-23", 1), ("2025-11-24", 11), ("2025-11-23", 12),
     ("2025", 22), ("2026-11", 0), ("2027-01-01", 0)],
)  # fmt: skip
def test_age_is_in_whole_months(verified: str, months: int) -> None:
    assert months_since(DatePartielle.parse(verified), JOUR) == months


@pytest.mark.parametrize(("au", "is_old"), [(dt.date(2027, 11, 22), False), (dt.date(2027, 11, 23), True)])
def test_an_old_check_is_told_after_a_year(fiche: Path, au: dt.date, is_old: bool) -> None:  # noqa: FBT001
    row = the_only(fiche, au)
    assert row.a_relire == is_old


def test_a_past_announcement_is_told_with_its_line(fiche: Path) -> None:
    edit(fiche, CONTRAT, f"{CONTRAT}    etats:\n      - etat: signature-prevue\n        date: 2019-03-12\n")
    (annonce,) = the_only(fiche).annonces
    assert (annonce.ligne, annonce.message[:22]) == (16, "Signature prévue le 12")
    assert the_only(fiche, dt.date(2019, 3, 12)).annonces == ()
    assert f"ligne {annonce.ligne} : {annonce.message}" in as_text((the_only(fiche),), JOUR)


def test_the_least_complete_comes_first() -> None:
    rows = bilan(load(PROJET, JOUR), JOUR)
    percents = [row.completude.pourcentage for row in rows]
    assert percents == sorted(percents)
    assert len(rows) == len(list((PROJET / "data" / "territoires").glob("*.yml")))
    assert all(
        0 <= percent < 100 or not row.completude.manques for percent, row in zip(percents, rows, strict=True)
    )


def test_the_table_fits_a_terminal() -> None:
    rows = bilan(load(PROJET, JOUR), JOUR)
    lines = as_text(rows, JOUR).splitlines()
    assert lines[0] == "Bilan des fiches au 23 novembre 2026, la moins complète d'abord"
    assert max(map(len, lines)) <= WIDTH
    # The columns are aligned.
    assert len({line.rindex("mois") for line in lines[3 : 3 + len(rows)]}) == 1


def test_json_is_stable(fiche: Path) -> None:
    (found,) = json.loads(as_json((the_only(fiche),), JOUR))
    first = found["manques"][0]
    assert list(found) == [
        "territoire", "nom", "pourcentage", "points", "points_max", "verifie_le", "age_mois", "a_relire",
        "manques", "annonces_passees",
    ]  # fmt: skip
    assert first == {
        "objet": "Contrat d'essai",
        "code": "etat",
        "importance": Importance.ESSENTIEL.value,
        "texte": "où en est le contrat (signé, en préparation, terminé…)",
    }


def test_the_command_takes_a_day(fiche: Path) -> None:
    arguments = ["bilan", "--racine", str(fiche), "--au", "2028-01-01", "--format", "json"]
    done = CliRunner().invoke(main, arguments)
    assert (done.exit_code, json.loads(done.stdout)[0]["age_mois"]) == (0, 13)


@pytest.mark.parametrize("typed", ["demain", "2028", "20280101", "0001-01-01", "9999-12-31"])
def test_the_command_refuses_what_is_not_a_day(fiche: Path, typed: str) -> None:
    done = CliRunner().invoke(main, ["bilan", "--racine", str(fiche), "--au", typed])
    assert done.exit_code == 2
    assert f"« {typed} » n'est pas un jour possible. Écrivez AAAA-MM-JJ." in done.stderr


def test_the_command_sends_back_to_the_mistakes(fiche: Path) -> None:
    (fiche / FICHE).write_text("nom: Arras\n", "utf-8")
    done = CliRunner().invoke(main, ["bilan", "--racine", str(fiche)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "reperes valider" in done.stderr
