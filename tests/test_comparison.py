"""What changed between two versions is told in words, whole and once, whatever the state of the old one."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

from reperes_sante.commands import main
from reperes_sante.edit import comparison
from reperes_sante.edit.comparison import as_markdown, as_text
from reperes_sante.edit.comparison.changes import Changement, ThingDiffer, compare
from reperes_sante.edit.comparison.versions import Snapshot, committed, pages_by_hand_changed, working_tree
from reperes_sante.edit.comparison.words import Words
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Model
from reperes_sante.model.fields import blocs, champs, walk
from reperes_sante.model.markers import Mark
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from tests.broken import PROJET
from tests.repository import git

FICHE = "data/territoires/arras.yml"
ORGANISMES = "data/organismes/essai.yml"
SOURCES = "data/sources/essai.yml"
NUMEROS = "data/numeros-utiles.yml"

PREMIER = "Arras — « Premier contrat d'essai »"
SECOND = "Arras — « Second contrat d'essai »"
AXE = "      - titre: Un axe\n        nature: transversal\n        thematiques: [logement]\n"
CENTRE = """\
centres_sante:
  - id: arras-cds
    nom: Centre d'essai
    implantations:
      - nom: Arras
        role: antenne
        commune: "62041"
        ouvertures:
          - date: 2025-01
            prevue: oui
      - nom: Halle aux draps
        role: centre
"""

# File, text to replace, its replacement, the whole answer.
EDITIONS = [
    (FICHE, "telephone: 03 21 00 00 00", "telephone: 03 21 00 00 01",
     ["Arras — « Une question » : téléphone : 03 21 00 00 00 → 03 21 00 00 01"]),
    (FICHE, "    telephone: 03 21 00 00 00\n", "    telephone: 03 21 00 00 00\n    horaires: le lundi\n",
     ["Arras — « Une question » : horaires, ajout : « le lundi »"]),
    (FICHE, "pour: Une question", "pour: Une autre question",
     ["Arras : contacts : « Une question » → « Une autre question »"]),
    (FICHE, "  - Une phrase d'essai.", "  - Une phrase d'essai corrigée.",
     ["Arras : en bref : « Une phrase d'essai. » → « Une phrase d'essai corrigée. »"]),
    (FICHE, "  - Une phrase d'essai.", "  - Une phrase d'essai.\n  - Nouveau.",
     ["Arras : en bref, ajout : Nouveau."]),
    (FICHE, "verifie_le: 2026-11-22", "verifie_le: 2027-01-01",
     ["Arras : relu le : 22 novembre 2026 → 1er janvier 2027"]),
    (FICHE, "      - etat: signe\n", "      - etat: proroge\n        date: 2024-06\n      - etat: signe\n",
     [f"{PREMIER} : prorogé en juin 2024 (nouvel état)"]),
    (FICHE, "    etats:\n      - etat: signe\n        date: 2019-03-12\n", "",
     [f"{PREMIER} : signé le 12 mars 2019 (état retiré)"]),
    (FICHE, "date: 2019-03-12", "date: 2019-03-13",
     [f"{PREMIER} — signé : date : le 12 mars 2019 → le 13 mars 2019"]),
    (FICHE, "date: 2019-03-12", "date: 2019-03-12\n        prevue: oui",
     [f"{PREMIER} — signé : date : le 12 mars 2019 → le 12 mars 2019 (annoncé)"]),
    (FICHE, "      - date: 2019\n        fin: 2023\n",
     "      - annees: 5\n        date: 2019\n      - date: 2019\n        fin: 2023\n",
     [f"{PREMIER} : durées : de 2019 à 2023 → 5 ans, en 2019"]),
    (FICHE, "        fin: 2023\n", "        fin: 2023\n        detail: selon la page\n",
     [f"{PREMIER} — de 2019 à 2023 : détail, ajout : « selon la page »"]),
    (FICHE, "      - organisme: agence-essai\n",
     "      - organisme: agence-essai\n        precision: copilote\n      - designation: les villes\n",
     [f"{SECOND} — Agence d'essai : précision, ajout : copilote",
      f"{SECOND} : porteurs, ajout : les villes"]),
    (FICHE, f"    axes:\n{AXE}", "", [f"{SECOND} : axes, retrait : « Un axe »"]),
    (FICHE, AXE, f"{AXE}      - titre: Un autre\n      - titre: Un troisième\n",
     [f"{SECOND} : axes, ajout : « Un autre »", f"{SECOND} : axes, ajout : « Un troisième »"]),
    (FICHE, "nature: transversal", "nature: socle",
     [f"{SECOND} — « Un axe » : nature : axe transversal → thématique socle"]),
    (FICHE, "        thematiques: [logement]\n", "",
     [f"{SECOND} — « Un axe » : thématiques, retrait : Logement"]),
    (FICHE, "valeur: 4,5", "valeur: 4,50", [f"{SECOND} — « Cotisation » : valeur : 4,5 → 4,50"]),
    (FICHE, "    succede_a: arras-cls-1\n", "",
     [f"{SECOND} : succède à, retrait : Premier contrat d'essai"]),
    (FICHE, "nom: Second contrat d'essai", "nom: Second contrat",
     ["Arras : contrats : « Second contrat d'essai » → « Second contrat »"]),
    (FICHE, "prevue: oui\n      - nom", "prevue: oui\n          - date: 2024\n      - nom",
     ["Arras — Centre de santé — antenne d'Arras : ouvertures, ajout : ouverte en 2024"]),
    (FICHE, "          - date: 2025-01\n", "          - date: 2026-03\n          - date: 2025-01\n",
     ["Arras — Centre de santé — antenne d'Arras : ouverture prévue en janvier 2025 → ouverte en mars 2026"]),
    (FICHE, "          - date: 2025-01\n            prevue: oui\n", "          - date: 2025-01\n",
     ["Arras — Centre de santé — antenne d'Arras : ouverture prévue en janvier 2025 → ouverte en janvier"
      " 2025"]),
    (FICHE, "      - nom: Halle aux draps\n", "      - nom: Halle aux draps\n        adresse: 1 rue\n",
     ["Arras — Centre de santé — centre « Halle aux draps » : adresse, ajout : « 1 rue »"]),
    (FICHE, CENTRE, "", ["Arras : centres de santé, retrait : « Centre d'essai »"]),
    (FICHE, "id: arras-cds", "id: arras-centre",
     ["Arras — Centre de santé : identifiant : arras-cds → arras-centre"]),
    (FICHE, 'siren: "200033579"', 'siren: "246200364"',
     ["Arras : nom officiel : CU d'Arras → CA de Lens - Liévin",
      "Arras : type : communauté urbaine → communauté d'agglomération",
      "Arras : communes : Arras → Lens",
      "Arras : population : 109\u202f781 → 242\u202f591",
      "Arras : SIREN : CU d'Arras → CA de Lens - Liévin"]),
    (ORGANISMES, "nom: Agence d'essai", "nom: Agence nouvelle",
     ["Organismes : « Agence d'essai » → « Agence nouvelle »"]),
    (SOURCES, "url: https://exemple.fr/essai", "url: https://exemple.fr/autre",
     ["Sources — « Page d'essai » : adresse web : https://exemple.fr/essai → https://exemple.fr/autre"]),
    (FICHE, "# rien\n", "# un commentaire\n", []),
]  # fmt: skip


def commit(root: Path, message: str = "essai") -> str:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(root, "rev-parse", "HEAD")


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def small_register(target: Path) -> None:
    """Write a register that holds two intercommunalités, of one commune each."""
    source = PROJET / "data" / "registre"
    target.mkdir()
    kept = {
        "communes": ("62041", "62498"), "epci": ("200033579", "246200364"), "departements": ("62",),
        "regions": ("32",),
    }  # fmt: skip
    for name, keys in kept.items():
        with (source / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        with (target / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(
                [rows[0], *(row for row in rows if row[0] in keys)]
            )
    (target / "MILLESIME").write_text("2026\nessai\n", "utf-8")


@pytest.fixture
def depot(minimal: Path) -> Path:
    """Return the small project with a health centre and a small register, committed in a repository."""
    shutil.rmtree(minimal / "data" / "registre")
    small_register(minimal / "data" / "registre")
    with (minimal / FICHE).open("a", encoding="utf-8") as file:
        file.write(f"{CENTRE}# rien\n")
    git(minimal, "init", "--quiet")
    commit(minimal)
    return minimal


@pytest.fixture(scope="module")
def actuelle() -> Snapshot:
    """Return the small project, which has a case of everything."""
    return working_tree(PROJET)


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["comparer", "--racine", str(root), "--", *arguments])


def spoken(text: str) -> str:
    """Take French typography away, to compare with what is typed here."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def told(old: Snapshot, new: Snapshot) -> list[str]:
    return [
        f"{' — '.join(change.lieu)} : {change.phrase}".replace("\u00a0", " ") for change in compare(old, new)
    ]


@pytest.mark.parametrize(("name", "old", "new", "expected"), EDITIONS, ids=[str(e[3])[:60] for e in EDITIONS])
def test_a_change_is_told_in_words(depot: Path, name: str, old: str, new: str, expected: list[str]) -> None:
    edit(depot, name, old, new)
    assert told(committed(depot, "HEAD"), working_tree(depot)) == expected


def test_nothing_changes_between_a_version_and_itself(actuelle: Snapshot) -> None:
    assert compare(actuelle, actuelle) == ()
    assert spoken(as_text((), actuelle, actuelle)).endswith(" : rien ne change sur le site.")


def test_every_field_counts(actuelle: Snapshot) -> None:
    """Whatever the field of whatever block, its change is told."""
    words = Words(actuelle.catalogue)
    differ = ThingDiffer(words, words)
    tried = 0
    for thing, name, value in _filled_fields(actuelle.catalogue):
        changes = list(differ.things(("ici",), thing, thing.model_copy(update={name: _other(value)})))
        assert changes, (type(thing), name)
        assert all(change.lieu[0] == "ici" and change.phrase for change in changes)
        tried += 1
    assert tried > 200


def _filled_fields(catalogue: Catalogue) -> Iterator[tuple[Model, str, Any]]:
    """Yield one example of each filled field of each kind of block."""
    seen = set()
    for node in (node for file in catalogue.files for node in walk(file)):
        if not isinstance(node.value, Model):
            continue
        for name in type(node.value).model_fields:
            value = getattr(node.value, name)
            if value not in (None, ()) and (type(node.value), name) not in seen:
                seen.add((type(node.value), name))
                yield node.value, name, value


def _other(value: Any) -> Any:
    """Return another value of the same kind."""
    if isinstance(value, Enum):
        return next(word for word in type(value) if word is not value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, Decimal):
        return value + 1
    if isinstance(value, DatePartielle):
        return DatePartielle(value.annee + 1, value.mois, 0)
    if isinstance(value, str):
        return f"{value} bis"
    return value[1:] if isinstance(value, tuple) else None


def test_the_order_of_a_list_counts(depot: Path) -> None:
    edit(depot, FICHE, "  - Une phrase d'essai.", "  - Une.\n  - Deux.")
    commit(depot)
    edit(depot, FICHE, "  - Une.\n  - Deux.", "  - Deux.\n  - Une.")
    assert told(committed(depot, "HEAD"), working_tree(depot)) == ["Arras : en bref : l'ordre a changé"]


def test_what_is_retained_is_what_the_model_says() -> None:
    fields = [champ for model in blocs(Territoire) for champ in champs(model)]
    retained = [champ for champ in fields if Mark.FIRST_RETAINED in champ.marques]
    assert {champ.nom for champ in retained} == {"generations", "durees", "ouvertures"}
    assert all(champ.liste and "première" in champ.description for champ in retained)


def test_long_series_are_told_in_one_line(depot: Path) -> None:
    edit(depot, FICHE, AXE, AXE + "".join(f"      - titre: Axe {letter}\n" for letter in "ABCDEF"))
    (change,) = compare(committed(depot, "HEAD"), working_tree(depot))
    assert change.phrase.startswith("axes, ajout : 6 éléments : « Axe A » ; « Axe B » ; ")


def test_territories_come_and_go(depot: Path) -> None:
    text = (depot / FICHE).read_text("utf-8").split("contrats:")[0]
    other = text.replace("arras", "lens").replace("Arras", "Lens").replace("200033579", "246200364")
    (depot / "data" / "territoires" / "lens.yml").write_text(other, "utf-8")
    assert told(committed(depot, "HEAD"), working_tree(depot)) == ["Lens : nouvelle fiche"]
    commit(depot)
    (depot / FICHE).unlink()
    assert told(committed(depot, "HEAD"), working_tree(depot)) == ["Arras : fiche retirée"]


def test_a_file_that_changes_name_is_the_same_territory(depot: Path) -> None:
    edit(depot, FICHE, "id: arras\n", "id: grand-arras\n")
    (depot / FICHE).rename(depot / "data" / "territoires" / "grand-arras.yml")
    assert told(committed(depot, "HEAD"), working_tree(depot)) == [
        "Arras : identifiant : arras → grand-arras"
    ]


def test_two_commits_are_compared_and_the_folder_is_left_alone(depot: Path) -> None:
    edit(depot, FICHE, "03 21 00 00 00", "03 21 00 00 01")
    second = commit(depot)
    edit(depot, FICHE, "03 21 00 00 01", "03 21 00 00 02")
    before = {path: path.stat().st_mtime_ns for path in depot.rglob("*") if ".git" not in path.parts}
    done = run(depot, "HEAD~1", second)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "03 21 00 00 00 → 03 21 00 00 01" in done.stdout
    assert "00 02" not in done.stdout
    assert before == {path: path.stat().st_mtime_ns for path in depot.rglob("*") if ".git" not in path.parts}
    assert git(depot, "status", "--porcelain") == f"M {FICHE}"


def test_a_project_may_be_a_folder_of_a_repository(minimal: Path) -> None:
    inner = minimal / "site"
    inner.mkdir()
    (minimal / "data").rename(inner / "data")
    shutil.rmtree(inner / "data" / "registre")
    small_register(inner / "data" / "registre")
    git(minimal, "init", "--quiet")
    commit(minimal)
    edit(inner, FICHE, "03 21 00 00 00", "03 21 00 00 01")
    assert len(compare(committed(inner, "HEAD"), working_tree(inner))) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (FICHE, "id: arras\nancien_champ: 1\n"),
        (FICHE, "\t: [\n"),
        (FICHE, ""),
        (SOURCES, "sources: oui\n"),
        (NUMEROS, "autrefois: {}\n"),
    ],
)
def test_an_unreadable_old_version_is_said(depot: Path, name: str, text: str) -> None:
    good = (depot / name).read_text("utf-8")
    (depot / name).write_text(text, "utf-8")
    commit(depot)
    (depot / name).write_text(good, "utf-8")
    edit(depot, ORGANISMES, "nature: agence", "nature: etat")
    done = run(depot, "HEAD")
    assert (done.exit_code, done.exception) == (0, None)
    answer = spoken(done.stdout)
    assert f"{name} n'est pas lisible avec le modèle d'aujourd'hui, il n'est pas comparé (ligne 1" in answer
    # The rest is compared, and nothing passes for new.
    assert "nature : agence publique → service de l'État" in answer
    assert "nouvelle" not in answer


def test_an_unreadable_new_version_is_said(depot: Path) -> None:
    (depot / FICHE).write_text("nom: [", "utf-8")
    done = run(depot, "HEAD")
    assert done.exit_code == 0
    assert f"Attention, les fichiers du dossier : {FICHE} n'est pas lisible" in spoken(done.stdout)
    assert "retirée" not in done.stdout


@pytest.mark.parametrize("register", [None, "autre,forme\n1,2\n", "code,nom\n62041\n", "code\n\0"])
def test_a_version_without_its_register_takes_today_s(depot: Path, register: str | None) -> None:
    path = depot / "data" / "registre" / "communes.csv"
    whole = path.read_text("utf-8")
    path.write_text(register, "utf-8") if register else path.unlink()
    commit(depot)
    path.write_text(whole, "utf-8")
    edit(depot, FICHE, "03 21 00 00 00", "03 21 00 00 01")
    version = committed(depot, "HEAD")
    assert version.remarques == (
        "Le registre officiel n'y est pas lisible : celui d'aujourd'hui le remplace.",
    )
    assert len(compare(version, working_tree(depot))) == 1


def test_a_version_without_data_makes_everything_new(depot: Path) -> None:
    git(depot, "checkout", "--quiet", "--orphan", "vide")
    git(depot, "rm", "--quiet", "-r", "--cached", "data")
    git(depot, "commit", "--quiet", "--allow-empty", "--message", "vide")
    lines = told(committed(depot, "HEAD"), working_tree(depot))
    assert lines[0] == "Arras : nouvelle fiche"
    assert "Sources : nouvelle liste de 1 éléments" in lines


@pytest.mark.parametrize("revision", ["zzz", "HEAD~9", "--all", "", "HEAD:data", "-h"])
def test_an_unknown_version_is_refused(depot: Path, revision: str) -> None:
    done = run(depot, revision)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"« {revision} » n'est pas une version connue de git." in done.stderr


def test_a_folder_without_history_is_refused(minimal: Path) -> None:
    done = run(minimal, "HEAD")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "n'est pas suivi par git" in done.stderr


def test_the_text_groups_territories(depot: Path) -> None:
    sha = git(depot, "rev-parse", "HEAD")[:7]
    edit(depot, FICHE, "verifie_le: 2026-11-22", "verifie_le: 2026-11-23")
    edit(depot, FICHE, "03 21 00 00 00", "03 21 00 00 01")
    edit(depot, ORGANISMES, "nature: agence", "nature: etat")
    assert spoken(run(depot, "HEAD").stdout) == (
        f"Entre HEAD ({sha}) et les fichiers du dossier : 3 changements.\n\n"
        "Arras : relu le : 22 novembre 2026 → 23 novembre 2026\n"
        "Arras — « Une question » : téléphone : 03 21 00 00 00 → 03 21 00 00 01\n\n"
        "Organismes — « Agence d'essai » : nature : agence publique → service de l'État\n"
    )


HOSTILE = (
    "<script>alert(1)</script> @quelqu-un #12 [lien](https://exemple.fr/) ![x](y) `code` *gras* "
    "_souligné_ ~~barré~~ | $x^2$ &amp; https://exemple.fr www.exemple.fr :smile: \\"
)


def test_markdown_shows_data_as_they_are(depot: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "LONGEST", 10_000)
    change = Changement((f"Arras {HOSTILE}", f"- {HOSTILE}"), f"1. {HOSTILE}", None, f"# {HOSTILE}")
    version = Snapshot(HOSTILE, working_tree(depot).catalogue, remarques=(HOSTILE,))
    printed = as_markdown((change,), version, version)
    page = BeautifulSoup(markdown.markdown(printed, extensions=["tables"]), "html.parser")
    assert {tag.name for tag in page.find_all()} <= {"p", "h3", "ul", "li", "strong", "blockquote"}
    words = spoken(page.get_text().replace("\u2060", ""))
    assert words.count(HOSTILE) == 10
    assert not re.search(r"[@<>]|https?://|www\.", printed.replace("\n> ", "\n"))


def test_what_drives_a_terminal_is_not_printed(depot: Path) -> None:
    version = working_tree(depot)
    change = Changement(("Arras",), "", None, "rouge \x1b[31m \u202e envers\nsuite \u2066")
    for printed in (as_text((change,), version, version), as_markdown((change,), version, version)):
        assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", printed)
        assert "suite" in printed.splitlines()[-1]


def test_a_long_comment_is_cut(depot: Path) -> None:
    version = working_tree(depot)
    changes = tuple(Changement(("Arras",), "", None, f"{'mot ' * 70}{rank}") for rank in range(500))
    printed = as_markdown(changes, version, version)
    assert len(printed) < 65_536
    assert printed.endswith("La suite est trop longue pour un commentaire.")


def test_pages_by_hand_are_named_as_they_are(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("évaluation.md", "vieille page.md"):
        (docs / name).write_text("# Page\n")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    (docs / "évaluation.md").write_text("# Autre\n")
    (docs / "vieille page.md").unlink()
    (docs / "deux\n::error::lignes.md").touch()
    assert pages_by_hand_changed(tmp_path, "HEAD") == (
        "docs/vieille page.md disparaît",
        "docs/évaluation.md change",
        "docs/deux·::error::lignes.md s'ajoute",
    )
