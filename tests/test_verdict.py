"""What a proposal touches decides what judges it; one verdict answers for all; what passed is published."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.repository import first_commit, git

SCRIPTS = ROOT / ".github" / "workflows" / "scripts"
SYSTEM = "/usr/local/bin:/usr/bin:/bin"
FICHE, PAGE, CODE = "data/territoires/évêché d'à côté.yml", "docs/aide/où\naller ?.md", "src/essai/module.py"
# Plays `gh run list`: keeps how it was called, and answers line by line, one more at each call.
GH = """#!/bin/sh
echo "$@" >> appels
sed -n "$(wc -l < appels)p" reponses | tr ';' '\\n'
"""


def _write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("Une ligne\nUne autre\nUne troisième\n")


def _run(folder: Path, script: str, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """Run a script as GitHub does; return its code, what it printed and what it gave to the next jobs."""
    given = folder.with_suffix(".sortie")
    done = subprocess.run(
        (SCRIPTS / script, *arguments),
        cwd=folder,
        env={"PATH": f"{folder.parent}:{SYSTEM}", "GITHUB_OUTPUT": str(given), "PAUSE": "0", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, given.read_text("utf-8") if given.exists() else ""


@pytest.fixture(scope="module")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with a file, a page and a module, and a `gh` to play with beside it."""
    folder = tmp_path_factory.mktemp("modele")
    _write(folder / "depot", FICHE, PAGE, CODE)
    first_commit(folder / "depot")
    (folder / "gh").write_text(GH)
    (folder / "gh").chmod(0o755)
    return folder


@pytest.fixture
def depot(modele: Path, tmp_path: Path) -> Path:
    """Return a copy of the repository, free to change."""
    shutil.copytree(modele, tmp_path, dirs_exist_ok=True)
    return tmp_path / "depot"


@pytest.mark.parametrize(
    ("changed", "generator"),
    [
        ([], "non"),
        ([FICHE], "non"),
        ([FICHE, "data/glossaire.yml", "schema/territoire.json", "adresses-publiees.txt"], "non"),
        ([FICHE, "tests/verite/recherche.csv", "tests/verite/releves/arras.yml"], "non"),
        ([FICHE, "tests/verite/test_site.py"], "oui"),
        ([PAGE], "non"),
        ([FICHE, PAGE], "non"),
        ([CODE], "oui"),
        ([FICHE, CODE], "oui"),
        ([FICHE, "docs/assets/style.css"], "oui"),
        ([PAGE, "macros/gabarits/page.html"], "oui"),
        (["README.md"], "oui"),
        (["src/data/module.py"], "oui"),
        (["donnees/data/fiche.yml"], "oui"),
        (["data\n/module.py"], "oui"),
        (["src/é à\n.py"], "oui"),
        ([".github/workflows/verify.yml"], "oui"),
    ],
)
def test_only_what_touches_the_generator_asks_for_its_tests(
    depot: Path, changed: list[str], generator: str
) -> None:
    _write(depot, *changed)
    assert _run(depot, "portee.sh", "HEAD")[::2] == (0, f"generateur={generator}\n")


@pytest.mark.parametrize(
    ("order", "generator"),
    [
        (("rm", FICHE), "non"),
        (("rm", CODE), "oui"),
        (("mv", FICHE, "data/territoires/autre.yml"), "non"),
        (("mv", FICHE, "docs/page.md"), "non"),
        (("mv", CODE, "data/module.py"), "oui"),
        (("mv", PAGE, "src/page.md"), "oui"),
    ],
)
def test_what_is_renamed_or_removed_is_changed_where_it_was_too(
    depot: Path, order: tuple[str, ...], generator: str
) -> None:
    git(depot, *order)
    git(depot, "commit", "-qm", "Changement")
    assert _run(depot, "portee.sh", "HEAD^1")[2] == f"generateur={generator}\n"


def test_a_name_gives_no_order_to_github(depot: Path) -> None:
    _write(depot, "::error::x\n::stop-commands::y", "##[error]z")
    lines = _run(depot, "portee.sh", "HEAD")[1].splitlines()
    assert len(lines) == 3
    assert not [line for line in lines if line.strip().startswith("::") or "##[" in line]


def test_what_will_be_published_is_compared_with_what_is_online(depot: Path) -> None:
    online = git(depot, "rev-parse", "HEAD")
    _write(depot, CODE)
    git(depot, "commit", "-qam", "Jamais publié")
    _write(depot, FICHE)
    git(depot, "commit", "-qam", "Une fiche")
    (depot / "reponses").write_text(online)
    git(depot, "add", "reponses")
    assert "generateur=oui" in _run(depot, "portee.sh")[2]
    call = (depot / "appels").read_text()
    assert "--workflow publish.yml --branch main --event push --status success --limit 1" in call


@pytest.mark.parametrize("answer", ["", "0123456789012345678901234567890123456789"])
def test_without_a_version_to_compare_with_all_is_verified(depot: Path, answer: str) -> None:
    (depot / "reponses").write_text(answer)
    assert _run(depot, "portee.sh")[::2] == (0, "generateur=oui\n")


@pytest.mark.parametrize(
    ("scope", "check", "generator", "tests", "code"),
    [
        ("success", "success", "non", "skipped", 0),
        ("success", "success", "oui", "success", 0),
        ("success", "success", "oui", "skipped", 1),
        ("success", "success", "oui", "failure", 1),
        ("success", "success", "oui", "cancelled", 1),
        ("success", "failure", "non", "skipped", 1),
        ("success", "cancelled", "oui", "success", 1),
        ("success", "skipped", "non", "skipped", 1),
        ("failure", "success", "", "skipped", 1),
        ("success", "success", "", "skipped", 1),
    ],
)
def test_a_skipped_job_passes_only_when_nothing_called_for_it(
    depot: Path, scope: str, check: str, generator: str, tests: str, code: int
) -> None:
    given = {"PORTEE": scope, "CONTROLE": check, "GENERATEUR": generator, "ESSAIS": tests}
    assert _run(depot, "verdict.sh", **given)[0] == code


@pytest.mark.parametrize(
    ("answers", "run", "calls"),
    [
        (["12 QUEUE/main/p completed success"], "12", 1),
        (["13 QUEUE/main/p completed failure;12 QUEUE/main/p completed success"], "12", 1),
        (["12 QUEUE/main/p in_progress ", "12 QUEUE/main/p completed success"], "12", 2),
        (["12 QUEUE/main/p in_progress "] * 9, "", 6),
        (["12 QUEUE/main/p completed failure"], "", 1),
        (["12 QUEUE/autre/p completed success"], "", 1),
        (["12 main completed success"], "", 1),
        ([""], "", 1),
    ],
)
def test_only_a_run_of_the_queue_for_this_very_commit_is_taken(
    depot: Path, answers: list[str], run: str, calls: int
) -> None:
    (depot / "reponses").write_text("\n".join((*answers, "")).replace("QUEUE", "gh-readonly-queue"))
    code, _, given = _run(depot, "retrouver.sh", COMMIT="0" * 40)
    assert (code, given) == (0, f"execution={run}\n")
    asked = (depot / "appels").read_text().splitlines()
    assert len(asked) == calls
    assert f"--workflow verify.yml --commit {'0' * 40} --event merge_group" in asked[0]
