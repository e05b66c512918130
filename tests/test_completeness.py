"""What the files lack is told by importance, for a given day, and never depends on the real one."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reperes_sante.cli import main
from reperes_sante.completeness import Bilan, Importance, bilan
from reperes_sante.completeness.printing import WIDTH, as_json, as_text
from reperes_sante.completeness.report import months_since
from reperes_sante.loading import load
from reperes_sante.model.dates import DatePartielle
from tests.conftest import ROOT

FICHE = "data/territoires/arras.yml"
JOUR = dt.date(2026, 11, 23)

# All that the small project's territory lacks: thing that lacks it, code.
MANQUES = {
    ("Second contrat d'essai", "etat"),
    ("Second contrat d'essai", "periode"),
    ("Second contrat d'essai", "signataires"),
    ("Second contrat d'essai", "actions"),
    ("Second contrat d'essai", "en-bref"),
    ("", "conseil"),
    ("", "cias"),
}

# Text to replace in the file, its replacement, codes that are no longer missing, codes that now are.
CONTRAT = "    succede_a: arras-cls-1\n"
FIN = "        valeur: 4,5\n"
CIAS = f"{FIN}centres_action_sociale:\n  - id: arras-cias\n    nom: CIAS d'essai\n"
CENTRE = f"{FIN}centres_sante:\n  - id: arras-cds\n    nom: Centre d'essai\n    en_bref: [Un centre.]\n"
LIEU = "    implantations:\n      - nom: Arras\n        role: centre\n"
EDITIONS = [
    (CONTRAT, f"{CONTRAT}    etats:\n      - etat: signe\n        date: 2024\n", {"etat"}, set()),
    (CONTRAT, f"{CONTRAT}    etats:\n      - etat: signe\n        prevue: oui\n", set(), set()),
    (CONTRAT, f"{CONTRAT}    durees:\n      - annees: 5\n", {"periode"}, set()),
    (CONTRAT, f"{CONTRAT}    durees:\n      - date: 2024\n", set(), set()),
    (CONTRAT, f"{CONTRAT}    signataires:\n      - organisme: agence-essai\n", {"signataires"}, set()),
    (CONTRAT, f"{CONTRAT}    actions:\n      - titre: Une action\n", {"actions"}, set()),
    ("      - titre: Un axe\n", "      - titre: Un axe\n        actions: [{titre: A}]\n", {"actions"}, set()),
    (
        "      - titre: Un axe\n",
        "      - titre: Un axe\n        objectifs: [{titre: O, actions: [{titre: A}]}]\n",
        {"actions"}, set(),
    ),
    (CONTRAT, f"{CONTRAT}    en_bref: [Une phrase.]\n", {"en-bref"}, set()),
    ("telephone: 03 21 00 00 00", "site: https://exemple.fr/", set(), {"contact"}),
    ("telephone: 03 21 00 00 00", "courriel: sante@exemple.fr", set(), set()),
    ("en_bref:\n  - Une phrase d'essai.\n", "", set(), {"en-bref"}),
    (
        FIN, f"{FIN}conseils:\n  - id: arras-clsm\n    nom: CLSM d'essai\n",
        {"conseil"}, {"composition", "contact", "en-bref"},
    ),
    (
        FIN,
        f"{FIN}conseils:\n  - id: arras-clsm\n    nom: CLSM d'essai\n    en_bref: [Un conseil.]\n"
        "    instances: [{nature: bureau, membres: [{organisme: agence-essai}]}]\n"
        "    contacts: [{pour: Une question, courriel: clsm@exemple.fr}]\n",
        {"conseil"}, set(),
    ),
    (FIN, CIAS, {"cias"}, {"missions", "contact", "adresses", "horaires", "en-bref"}),
    (
        FIN,
        f"{CIAS}    missions: [{{public: Tous}}]\n"
        "    contacts: [{pour: A, telephone: 3114, adresse: 1 rue, horaires: le lundi}]\n",
        {"cias"}, {"en-bref"},
    ),
    (FIN, f"{CENTRE}{LIEU}", set(), {"contact", "adresses", "horaires"}),
    (FIN, f"{CENTRE}{LIEU}        adresse: 1 rue\n", set(), {"contact", "horaires"}),
]  # fmt: skip


def the_only(projet: Path, au: dt.date = JOUR) -> Bilan:
    (row,) = bilan(load(projet, au), au)
    return row


def codes(row: Bilan) -> set[tuple[str, str]]:
    return {(manque.objet, manque.code) for manque in row.manques}


def test_what_residents_look_for_is_told(projet: Path) -> None:
    row = the_only(projet)
    assert codes(row) == MANQUES
    # Of 11 points for the territory with its check and of 15 for its contract, 7 are there.
    assert (row.points, row.points_max, row.pourcentage) == (7, 28, 25)
    assert [manque.importance for manque in row.manques] == sorted(
        (manque.importance for manque in row.manques), key=lambda importance: -importance.points
    )


@pytest.mark.parametrize(("old", "new", "gone", "come"), EDITIONS)
def test_filling_in_removes_what_was_missing(
    projet: Path, old: str, new: str, gone: set[str], come: set[str]
) -> None:
    text = (projet / FICHE).read_text("utf-8")
    assert old in text
    (projet / FICHE).write_text(text.replace(old, new, 1), "utf-8")
    found = codes(the_only(projet))
    assert {code for _, code in MANQUES - found} == gone
    assert {code for _, code in found - MANQUES} == come


def test_a_whole_file_reaches_100(projet: Path) -> None:
    for old, new, *_ in (EDITIONS[0], EDITIONS[2], EDITIONS[4], EDITIONS[5], EDITIONS[8], EDITIONS[13]):
        text = (projet / FICHE).read_text("utf-8")
        (projet / FICHE).write_text(text.replace(old, new, 1), "utf-8")
    row = the_only(projet)
    assert codes(row) == {("", "cias")}
    text = (projet / FICHE).read_text("utf-8").replace('siren: "200033579"\n', "")
    own = 'nom_officiel: Arras\ntype: petr\ncommunes: ["62041"]\n'
    (projet / FICHE).write_text(text.replace("nom: Arras\n", f"nom: Arras\n{own}", 1), "utf-8")
    # Only an intercommunalité can have a CIAS.
    row = the_only(projet)
    assert (row.manques, row.pourcentage) == ((), 100)


@pytest.mark.parametrize(
    ("verified", "months"),
    [("2026-11-23", 0), ("2026-10-24", 0), ("2026-10-23", 1), ("2025-11-24", 11), ("2025-11-23", 12),
     ("2025", 22), ("2026-11", 0), ("2027-01-01", 0)],
)  # fmt: skip
def test_age_is_in_whole_months(verified: str, months: int) -> None:
    assert months_since(DatePartielle.parse(verified), JOUR) == months


@pytest.mark.parametrize(("au", "is_old"), [(dt.date(2027, 11, 22), False), (dt.date(2027, 11, 23), True)])
def test_an_old_check_is_told_after_a_year(projet: Path, au: dt.date, is_old: bool) -> None:  # noqa: FBT001
    row = the_only(projet, au)
    assert row.a_relire == is_old
    assert (("", "verification") in codes(row)) == is_old


def test_a_past_announcement_is_told_with_its_line(projet: Path) -> None:
    path = projet / FICHE
    text = path.read_text("utf-8").replace("- etat: signe\n", "- etat: signature-prevue\n", 1)
    path.write_text(text, "utf-8")
    (annonce,) = the_only(projet).annonces
    assert "Signature prévue le 12 mars 2019" in annonce.message
    assert the_only(projet, dt.date(2019, 3, 12)).annonces == ()
    assert f"ligne {annonce.ligne} : {annonce.message}" in as_text((the_only(projet),), JOUR)


def test_the_least_complete_comes_first() -> None:
    rows = bilan(load(ROOT, JOUR), JOUR)
    percents = [row.pourcentage for row in rows]
    assert percents == sorted(percents)
    assert len(rows) == len(list((ROOT / "data" / "territoires").glob("*.yml")))
    assert all(0 <= percent < 100 or not row.manques for percent, row in zip(percents, rows, strict=True))


def test_the_table_fits_a_terminal() -> None:
    rows = bilan(load(ROOT, JOUR), JOUR)
    lines = as_text(rows, JOUR).splitlines()
    assert lines[0] == "Bilan des fiches au 23 novembre 2026, la moins complète d'abord"
    assert max(map(len, lines)) <= WIDTH
    # The columns are aligned.
    assert len({line.rindex("mois") for line in lines[3 : 3 + len(rows)]}) == 1


def test_json_is_stable(projet: Path) -> None:
    (found,) = json.loads(as_json((the_only(projet),), JOUR))
    first = found["manques"][0]
    assert list(found) == [
        "territoire", "nom", "pourcentage", "points", "points_max", "verifie_le", "age_mois", "a_relire",
        "manques", "annonces_passees",
    ]  # fmt: skip
    assert first == {
        "objet": "Second contrat d'essai",
        "code": "etat",
        "importance": Importance.ESSENTIEL.value,
        "texte": "où en est le contrat (signé, en préparation, terminé…)",
    }


def test_the_command_takes_a_day(projet: Path) -> None:
    arguments = ["bilan", "--racine", str(projet), "--au", "2028-01-01", "--format", "json"]
    done = CliRunner().invoke(main, arguments)
    assert (done.exit_code, json.loads(done.stdout)[0]["age_mois"]) == (0, 13)


def test_the_command_refuses_what_is_not_a_day(projet: Path) -> None:
    done = CliRunner().invoke(main, ["bilan", "--racine", str(projet), "--au", "demain"])
    assert done.exit_code == 2
    assert "« demain » n'est pas un jour possible. Écrivez AAAA-MM-JJ." in done.stderr


def test_the_command_sends_back_to_the_mistakes(projet: Path) -> None:
    (projet / FICHE).write_text("nom: Arras\n", "utf-8")
    done = CliRunner().invoke(main, ["bilan", "--racine", str(projet)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "reperes valider" in done.stderr
