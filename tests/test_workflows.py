"""The workflows are what GitHub expects, hold only the rights they need; their scripts do what they say."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from check_jsonschema import main as check_jsonschema  # type: ignore[import-untyped]
from click.testing import CliRunner

from tests.conftest import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCRIPTS = GITHUB / "workflows" / "scripts"
BIN = Path(sysconfig.get_path("scripts"))
SYSTEM = "/usr/local/bin:/usr/bin:/bin"
PINNED = re.compile(r"uses: ([\w./-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$")
OWN = "uses: $/.github/workflows/"
GIT = ("git", "-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr", "-c", "commit.gpgsign=false")
# What GitHub would make live, were it not in a block of text; and what could end that block.
HOSTILE = """\
# Titre
@quelqu-un [ici](https://exemple.fr) www.exemple.fr
[x]: //exemple.fr
<a href="//exemple.fr/">Télécharger</a> <a href="https&#58;//exemple.fr/">ici</a>
<img src="//exemple.fr/pixel.png"> ![x][x]
&#64;quelqu-un organisation/depot#12 #12 GH-12 0123456789abcdef

```
</code></pre><a href="//exemple.fr/">
Avant le retour\r<a href="//exemple.fr/">Après le retour</a>\r\r[ici](//exemple.fr)\r
\v@quelqu-un
\0    </pre>
\t| a | b |

> [!NOTE]
> @quelqu-un
"""

# Plays `gh`: answers NUMERO to a question, and keeps what it is told to write.
GH = """#!/bin/sh
case "$1 $2" in
  "api --method" | "issue list") echo "$NUMERO" ;;
  *) for last; do :; done; cp "$last" corps.md; echo "$@" > ordre ;;
esac
"""

# Plays `reperes`: says how it was called, and that the whole of the data is worth CODE.
REPERES = """#!/bin/sh
echo "$@"
[ "$*" != valider ] || exit "$CODE"
"""


def _run(
    *command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def _jobs(path: Path) -> dict[str, Any]:
    jobs: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))["jobs"]
    return jobs


def _steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in _jobs(path).values() for step in job.get("steps", ())]


def test_zizmor_finds_nothing() -> None:
    done = _run(BIN / "zizmor", "--offline", "--persona", "pedantic", "--strict-collection", GITHUB)
    assert done.returncode == 0, done.stdout + done.stderr
    assert all(f"completed {path}" in done.stderr for path in WORKFLOWS)


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", sorted((GITHUB / "ISSUE_TEMPLATE").glob("[!c]*.yml"))),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
    ],
)
def test_files_follow_the_published_schema(schema: str, files: list[Path]) -> None:
    assert files
    done = CliRunner().invoke(check_jsonschema, ["--builtin-schema", schema, *map(str, files)])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_each_action_is_pinned_with_its_version(path: Path) -> None:
    used = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert used
    assert not [line for line in used if not PINNED.search(line) and OWN not in line]


def test_an_action_has_one_version_everywhere() -> None:
    lines = [line for path in WORKFLOWS for line in path.read_text("utf-8").splitlines()]
    found = {match.groups() for match in map(PINNED.search, lines) if match}
    assert found
    assert len({name for name, _, _ in found}) == len(found)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_logic_and_no_outside_text_in_commands(path: Path) -> None:
    runs = [step["run"] for step in _steps(path) if "run" in step]
    assert not [run for run in runs if "\n" in run or "${{" in run or re.search(r"[|;&]|\bif\b", run)]


def test_only_three_jobs_may_write_and_none_of_them_runs_the_project() -> None:
    writers = {
        (path.name, name): [step["run"] for step in job["steps"] if "run" in step]
        for path in WORKFLOWS
        for name, job in _jobs(path).items()
        if any(right == "write" for right in job["permissions"].values())
    }
    assert writers == {
        ("preview-comment.yml", "commenter"): [".github/workflows/scripts/commenter.sh rapport/rapport.md"],
        ("publish.yml", "publier"): [],
        ("weekly.yml", "ticket"): [".github/workflows/scripts/ticket.sh veille/veille.md"],
    }


def test_what_is_published_is_what_was_verified_and_nothing_of_a_proposal() -> None:
    verify = _jobs(GITHUB / "workflows" / "verify.yml")
    sent = [
        step for job in verify.values() for step in job["steps"] if "upload-artifact" in step.get("uses", "")
    ]
    assert [(step["with"]["name"], step["if"]) for step in sent] == [
        ("site", "github.event_name != 'pull_request'")
    ]
    publish = _jobs(GITHUB / "workflows" / "publish.yml")
    assert (publish["preparer"]["needs"], publish["publier"]["needs"]) == (
        ["retrouver", "verifier"],
        "preparer",
    )
    assert " ".join(publish["preparer"]["if"].split()) == (
        "!cancelled() && needs.retrouver.result == 'success' && "
        "(needs.retrouver.outputs.execution != '' || needs.verifier.result == 'success')"
    )
    taken = [
        step["with"] for step in publish["preparer"]["steps"] if "download-artifact" in step.get("uses", "")
    ]
    assert [one["run-id"] for one in taken] == ["${{ needs.retrouver.outputs.execution || github.run_id }}"]
    assert [step["run"] for step in publish["preparer"]["steps"] if "run" in step] == ["make deploy-check"]


def test_one_job_always_answers_for_all_the_others() -> None:
    jobs = _jobs(GITHUB / "workflows" / "verify.yml")
    assert jobs["verdict"]["if"] == "always()"
    assert {*jobs["verdict"]["needs"], "verdict"} == set(jobs)
    environment = jobs["verdict"]["steps"][-1]["env"]
    assert {value.split(".")[1] for value in environment.values()} == set(jobs) - {"verdict"}


def test_commands_of_the_workflows_exist() -> None:
    targets = set(re.findall(r"^(\w[\w-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    runs = [step["run"] for path in WORKFLOWS for step in _steps(path) if "run" in step]
    made = {word for run in runs for word in re.findall(r"\bmake ([\w-]+)", run)}
    scripts = {word for run in runs for word in re.findall(r"scripts/([\w-]+\.sh)", run)}
    assert made <= targets
    assert scripts == {path.name for path in SCRIPTS.iterdir() if path.stat().st_mode & 0o100}


def test_opening_the_folder_runs_nothing() -> None:
    assert not list(ROOT.glob(".devcontainer*"))
    settings = [path.read_text("utf-8") for path in (ROOT / ".vscode").glob("*.json")]
    assert settings
    assert not [text for text in settings if "folderOpen" in text]


def _play(
    tmp_path: Path, script: str, file: Path, numero: str, essais: str = "success"
) -> subprocess.CompletedProcess[str]:
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}:{SYSTEM}",
        "NUMERO": numero,
        "GH_REPO": "organisation/depot",
        "BRANCHE": "quelqu-un:branche",
        "COMMIT": "0" * 40,
        "APERCU": "https://exemple.fr/apercu",
        "ESSAIS": essais,
        "EXECUTION": "https://exemple.fr/execution",
    }
    return _run(SCRIPTS / script, file, cwd=tmp_path, env=environment)


def test_the_comment_is_edited_in_place_and_calls_nobody(tmp_path: Path) -> None:
    report = tmp_path / "rapport.md"
    report.write_bytes(HOSTILE.encode())
    assert _play(tmp_path, "commenter.sh", report, "12").returncode == 0
    posted = (tmp_path / "corps.md").read_bytes().decode()
    order = (tmp_path / "ordre").read_text().split()
    assert order[:-1] == ["pr", "comment", "12", "--edit-last", "--create-if-none", "--body-file"]
    assert "https://exemple.fr/apercu#artifacts" in posted.splitlines()[0]
    kept = re.sub(r"[^\t\n -\U0010ffff]", "", HOSTILE)
    assert posted.partition("\n\n")[2] == "".join(f"    {line}\n" for line in kept.splitlines())
    page = BeautifulSoup(markdown.markdown(posted), "html.parser")
    assert [tag.name for tag in page.find_all()] == ["p", "em", "a", "pre", "code"]


def test_a_report_too_long_for_a_comment_is_cut(tmp_path: Path) -> None:
    report = tmp_path / "rapport.md"
    report.write_text("@é\n" * 20_000, "utf-8")
    assert _play(tmp_path, "commenter.sh", report, "12").returncode == 0
    posted = (tmp_path / "corps.md").read_text("utf-8")
    assert 20_000 < len(posted) < 65_536
    assert posted.splitlines()[-1] == "… La suite est trop longue pour GitHub."


def test_a_report_that_is_a_link_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("jeton")
    report = tmp_path / "rapport.md"
    report.symlink_to(secret)
    assert _play(tmp_path, "commenter.sh", report, "12").returncode == 1
    assert not (tmp_path / "corps.md").exists()


def test_a_report_without_its_proposal_is_left(tmp_path: Path) -> None:
    report = tmp_path / "rapport.md"
    report.write_text("Rien")
    assert _play(tmp_path, "commenter.sh", report, "").returncode == 0
    assert not (tmp_path / "corps.md").exists()


@pytest.mark.parametrize(("numero", "order"), [("7", "issue edit 7 "), ("", "issue create --title Veille ")])
def test_one_issue_is_opened_then_kept(tmp_path: Path, numero: str, order: str) -> None:
    text = tmp_path / "veille.md"
    text.write_text("État\n", "utf-8")
    assert _play(tmp_path, "ticket.sh", text, numero).returncode == 0
    assert (tmp_path / "ordre").read_text().startswith(order)
    assert (tmp_path / "corps.md").read_text("utf-8") == "## Essais longs\n\nTous réussis.\n\nÉtat\n"


@pytest.mark.parametrize("essais", ["failure", "cancelled", "skipped"])
def test_long_tests_that_did_not_pass_are_told(tmp_path: Path, essais: str) -> None:
    text = tmp_path / "veille.md"
    text.write_text("État\n", "utf-8")
    assert _play(tmp_path, "ticket.sh", text, "7", essais).returncode == 0
    posted = (tmp_path / "corps.md").read_text("utf-8")
    assert "**À regarder**" in posted
    assert "(https://exemple.fr/execution)" in posted


def test_a_text_too_long_for_an_issue_is_cut(tmp_path: Path) -> None:
    text = tmp_path / "veille.md"
    text.write_text("## État\n\n" + "    é\n" * 20_000, "utf-8")
    assert _play(tmp_path, "ticket.sh", text, "7").returncode == 0
    posted = (tmp_path / "corps.md").read_text("utf-8")
    assert "## État\n\n    é\n" in posted
    assert 20_000 < len(posted) < 65_536
    assert posted.splitlines()[-1] == "… La suite est trop longue pour GitHub."


@pytest.mark.lent
def test_the_report_tells_which_pages_change(petit: Path) -> None:
    shutil.copy(ROOT / ".gitignore", petit)
    for order in (("init", "-q"), ("add", "."), ("commit", "-qm", "Essai")):
        subprocess.run((*GIT, *order), cwd=petit, check=True)
    fiche = petit / "data" / "territoires" / "arras.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("Une phrase d'essai.", "Une autre phrase."), "utf-8")
    page = petit / "docs" / "contribuer" / "nouvelle.md"
    page.write_text("# Nouvelle\n")
    pages = _report(petit).partition("## Pages du site")[2].partition("##")[0]
    assert "s'ajoute : 1" in pages
    assert "s'ajoute   /contribuer/nouvelle/" in pages
    assert "change     /territoires/arras/\n" in pages
    page.write_text("[Perdue](perdue.md)\n")
    assert "ne se construit pas" in _report(petit)


@pytest.mark.parametrize(
    ("code", "added", "told"),
    [
        ("0", None, "Aucun fichier de données n'est ajouté ni changé."),
        ("0", "nouvelle.yml", "valider data/nouvelle.yml"),
        ("0", "évêque d'ici.yml", "valider data/évêque d'ici.yml"),
        ("1", None, "valider ."),
    ],
)
def test_only_the_changed_files_are_spoken_of(
    tmp_path: Path, code: str, added: str | None, told: str
) -> None:
    (tmp_path / "reperes").write_text(REPERES)
    (tmp_path / "reperes").chmod(0o755)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "ancienne.yml").touch()
    for order in (("init", "-q"), ("add", "."), ("commit", "-qm", "Essai")):
        subprocess.run((*GIT, *order), cwd=tmp_path, check=True)
    if added:
        (tmp_path / "data" / added).touch()
    environment = {"PATH": f"{tmp_path}:{SYSTEM}", "CODE": code}
    done = _run(SCRIPTS / "rapport.sh", "HEAD", cwd=tmp_path, env=environment)
    remarks = done.stdout.partition("## Ce qui change")[0].splitlines()
    assert [line.strip() for line in remarks if line.startswith("    ")] == [told]


def _report(minimal: Path) -> str:
    environment = {"PATH": f"{BIN}:{SYSTEM}"}
    return _run(SCRIPTS / "rapport.sh", "HEAD", cwd=minimal, env=environment).stdout


def test_the_report_tells_findings_changes_and_completeness(minimal: Path) -> None:
    subprocess.run((*GIT, "init", "-q"), cwd=minimal, check=True)
    subprocess.run((*GIT, "add", "."), cwd=minimal, check=True)
    subprocess.run((*GIT, "commit", "-qm", "Essai"), cwd=minimal, check=True)
    fiche = minimal / "data" / "territoires" / "arras.yml"
    text = fiche.read_text("utf-8").replace("    telephone: 03 21 00 00 00\n", "    horaires: le lundi\n")
    fiche.write_text(text, "utf-8")
    whole = _report(minimal)
    assert "1 territoire lu" in whole.splitlines()[2]
    assert "horaires, ajout" in whole
    assert re.search(r"^    avant +Arras .*\n    après +Arras ", whole, re.MULTILINE)
    with fiche.open("a", encoding="utf-8") as file:
        file.write("inconnu: x\n")
    broken = _report(minimal)
    assert "1 erreur" in broken.splitlines()[2]
    assert "Pas de bilan" in broken
