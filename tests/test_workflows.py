"""The workflows are what GitHub expects, hold only the rights they need; their scripts do what they say."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
import zipfile
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from check_jsonschema import main as check_jsonschema  # type: ignore[import-untyped]
from click.testing import CliRunner

from reperes_sante.publish.aside import make
from tests.conftest import ROOT
from tests.repository import first_commit

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCRIPTS = GITHUB / "workflows" / "scripts"
BIN = Path(sysconfig.get_path("scripts"))
SYSTEM = "/usr/local/bin:/usr/bin:/bin"
PINNED = re.compile(r"uses: ([\w./-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$")
OWN = "uses: $/.github/workflows/"
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

# Plays `gh`: answers NUMERO, ARCHIVE or PERMIS to a question, and keeps what it is told to write.
GH = """#!/bin/sh
case "$*" in
  *artifacts*) echo "$ARCHIVE" ;;
  *"commits/$COMMIT/statuses"*) echo "$PERMIS" ;;
  *"POST repos/"*) echo "$@" > marque ;;
  "pr edit"*) echo "$@" > etiquette ;;
  "api --method"* | "issue list"*) echo "$NUMERO" ;;
  *) for last; do :; done; cp "$last" corps.md; echo "$@" > ordre ;;
esac
"""
# Plays the host: keeps what it is sent, and who says so, and answers REPONSE.
CURL = """#!/bin/sh
cat > jeton
echo "$@" >> demandes
case "$*" in *DELETE*) touch retire ;; esac
while [ $# -gt 0 ]; do
  case "$1" in
    --output) echo "$REPONSE" > "$2"; envoi=oui ;;
    --data-binary) cp "${2#@}" envoye.zip ;;
  esac
  shift
done
[ -n "$envoi" ] || [ -e retire ] || echo "$REPONSE"
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
    used = [line for line in path.read_text("utf-8").splitlines() if re.match(r"[ -]*uses:", line)]
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


def test_few_jobs_may_write_and_none_of_them_runs_the_project() -> None:
    writers = {
        (path.name, name): [step["run"] for step in job["steps"] if "run" in step]
        for path in WORKFLOWS
        for name, job in _jobs(path).items()
        if any(right == "write" for right in job["permissions"].values())
    }
    assert writers == {
        ("preview-comment.yml", "commenter"): [".github/workflows/scripts/commenter.sh"],
        ("proposal.yml", "accueillir"): [".github/workflows/scripts/accueillir.sh"],
        ("proposal.yml", "permettre"): [".github/workflows/scripts/permettre.sh"],
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


def test_a_proposal_is_built_once_by_a_job_without_rights_nor_secrets() -> None:
    path = GITHUB / "workflows" / "preview.yml"
    (job,) = _jobs(path).values()
    assert set(job["permissions"].values()) == {"read"}
    assert "secrets." not in path.read_text("utf-8")
    scripts = [step["run"] for step in job["steps"] if "run" in step]
    assert [run for run in scripts if "rapport.sh" in run] == [scripts[2]]
    assert scripts[3:] == ["make apercu AVANT=build/avant/site"]
    # The report builds; what shows it copies what was built.
    assert (SCRIPTS / "rapport.sh").read_text("utf-8").count("reperes construire >") == 1
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\napercu:")[2].partition("\n\n")[0]
    assert "construire" not in recipe


def test_a_site_of_before_is_built_only_when_none_was_kept(tmp_path: Path) -> None:
    first_commit(tmp_path)
    gh = '#!/bin/sh\ncase "$2" in list) echo "$EXECUTION" ;; download) mkdir -p "$7" ;; esac\n'
    (tmp_path / "gh").write_text(gh)
    (tmp_path / "gh").chmod(0o755)
    for execution, told in (("", "à construire"), ("5", "repris de l'exécution 5")):
        environment = {"PATH": f"{tmp_path}:{SYSTEM}", "EXECUTION": execution}
        done = _run(SCRIPTS / "avant.sh", "HEAD", "build/avant/site", cwd=tmp_path, env=environment)
        assert (done.returncode, told in done.stdout) == (0, True)
        assert (tmp_path / "build" / "avant" / "site").is_dir() == bool(execution)


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


def test_nothing_that_is_made_is_committed() -> None:
    """Neither what builds keep, nor compiled code, nor tools: each would be trusted, and none can be read."""
    made = (
        "build",
        "tests/projet/build",
        "site",
        ".venv",
        "node_modules",
        "*.pyc",
        "*.pth",
        "*.so",
        "docs/.gitignore",
    )
    done = _run("git", "ls-files", "--", *made)
    assert (done.returncode, done.stdout) == (0, "")
    links = _run("git", "ls-files", "--stage").stdout.splitlines()
    assert links
    assert [line for line in links if line.startswith(("120000", "160000"))] == []


def test_opening_the_folder_runs_nothing() -> None:
    assert not list(ROOT.glob(".devcontainer*"))
    settings = [path.read_text("utf-8") for path in (ROOT / ".vscode").glob("*.json")]
    assert settings
    assert not [text for text in settings if "folderOpen" in text]


def _play(tmp_path: Path, script: str, *arguments: Path, **said: str) -> subprocess.CompletedProcess[str]:
    for name, text in {"gh": GH, "curl": CURL}.items():
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}:{SYSTEM}",
        "NUMERO": "12",
        "PERMIS": "",
        "GH_REPO": "organisation/depot",
        "BRANCHE": "quelqu-un:branche",
        "COMMIT": "0" * 40,
        "EXECUTION": "https://exemple.fr/execution",
        "ADRESSE": "",
        "ARCHIVE": "7",
        "ESSAIS": "success",
        "APERCU_SITE": "site-des-apercus",
        "APERCU_JETON": "secret",
        "GITHUB_OUTPUT": str(tmp_path / "sortie"),
        **said,
    }
    return _run(SCRIPTS / script, *arguments, cwd=tmp_path, env=environment)


def _comment(tmp_path: Path, report: bytes, **said: str) -> str:
    """Return what is written under a proposal whose report holds these bytes."""
    (tmp_path / "rapport.md").write_bytes(report)
    done = _play(tmp_path, "commenter.sh", RAPPORT=str(tmp_path / "rapport.md"), **said)
    assert done.returncode == 0, done.stderr
    return (tmp_path / "corps.md").read_bytes().decode()


def test_the_comment_is_edited_in_place_and_calls_nobody(tmp_path: Path) -> None:
    posted = _comment(tmp_path, HOSTILE.encode(), EXECUTION="5")
    order = (tmp_path / "ordre").read_text().split()
    assert order[:-1] == ["pr", "comment", "12", "--edit-last", "--create-if-none", "--body-file"]
    own, _, shown = posted.partition("\n\n    ")
    assert "(https://github.com/organisation/depot/actions/runs/5/artifacts/7)" in own
    kept = re.sub(r"[^\t\n -\U0010ffff]", "", HOSTILE)
    assert f"    {shown}" == "".join(f"    {line}\n" for line in kept.splitlines())
    page = BeautifulSoup(markdown.markdown(posted), "html.parser")
    assert [tag.name for tag in page.find_all()] == ["p", "em", "p", "a", "pre", "code"]


def test_what_nobody_sees_does_not_reach_a_comment(tmp_path: Path) -> None:
    hidden = "".join(map(chr, (0x200B, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0x85)))
    posted = _comment(tmp_path, f"à{hidden}b’c\u202fd « é » ".encode() + b"\xff\xc3\n")
    assert posted.endswith("    àb’c\u202fd « é » \n")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            {"ADRESSE": "https://proposition-12--x.netlify.app"},
            "netlify.app/apercu.html)** : les pages changées",
        ),
        ({"ARCHIVE": "7"}, "puis ouvrez « apercu.html »"),
        ({"ARCHIVE": "", "ADRESSE": "javascript:alert(1)"}, "le site ne se construit pas"),
    ],
)
def test_the_comment_says_where_the_change_can_be_seen(
    tmp_path: Path, said: dict[str, str], told: str
) -> None:
    posted = _comment(tmp_path, b"Rien\n", **said)
    assert told in posted
    assert "javascript" not in posted


def test_a_report_too_long_for_a_comment_is_cut(tmp_path: Path) -> None:
    posted = _comment(tmp_path, ("@é\n" * 20_000).encode())
    assert 20_000 < len(posted) < 65_536
    assert posted.splitlines()[-1] == "… La suite est trop longue pour GitHub."


@pytest.mark.parametrize("sign", [b"a", b"\n", b"\xff", "\u202e".encode(), b"a\r", b"\0", b"`\n"])
def test_a_report_of_200_megabytes_is_read_no_further_than_its_beginning(tmp_path: Path, sign: bytes) -> None:
    report = tmp_path / "rapport.md"
    with report.open("wb") as file:
        file.write(sign * (200_000 // len(sign)))
        # The rest holds nothing on the disk; read whole, it would keep the job for minutes.
        file.truncate(200_000_000)
    done = _play(tmp_path, "commenter.sh", RAPPORT=str(report))
    assert done.returncode == 0, done.stderr
    assert len((tmp_path / "corps.md").read_bytes()) < 65_536


def test_a_report_that_is_a_link_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("jeton")
    report = tmp_path / "rapport.md"
    report.symlink_to(secret)
    assert _play(tmp_path, "commenter.sh", RAPPORT=str(report)).returncode == 1
    assert not (tmp_path / "corps.md").exists()


def test_a_report_without_its_proposal_is_left(tmp_path: Path) -> None:
    report = tmp_path / "rapport.md"
    report.write_text("Rien")
    assert _play(tmp_path, "commenter.sh", RAPPORT=str(report), NUMERO="").returncode == 0
    assert not (tmp_path / "corps.md").exists()


def test_a_first_proposal_is_told_that_it_waits(tmp_path: Path) -> None:
    assert _play(tmp_path, "accueillir.sh").returncode == 0
    assert "« Approve and run »" in (tmp_path / "corps.md").read_text("utf-8")
    job = _jobs(GITHUB / "workflows" / "proposal.yml")["accueillir"]
    assert "opened" in job["if"]
    assert "FIRST_TIME_CONTRIBUTOR" in job["if"]


@pytest.fixture(name="apercu")
def preview(tmp_path: Path) -> Path:
    """Return a preview that a stranger made."""
    folder = tmp_path / "apercu"
    files = ("apercu.html", "_redirects", "_headers", "netlify.toml", "a/_worker.js", "functions/x.js",
             ".netlify/state.json", "a/une page d'ici.html")  # fmt: skip
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    return folder


HOST = '{"deploy_ssl_url": "https://proposition-12--apercus.netlify.app", "id": "abc"}'


def _send(tmp_path: Path, **said: str) -> subprocess.CompletedProcess[str]:
    given = {"CHEZ_NOUS": "false", "PERMIS": "", "REPONSE": HOST, **said}
    return _play(tmp_path, "envoyer.sh", DOSSIER=str(tmp_path / "apercu"), **given)


def test_a_preview_is_sent_as_files_that_set_nothing(apercu: Path, tmp_path: Path) -> None:
    done = _send(tmp_path, CHEZ_NOUS="true")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "envoye.zip") as sent:
        assert sorted(sent.namelist()) == ["_headers", "a/une page d'ici.html", "apercu.html"]
        assert b"X-Robots-Tag: noindex" in sent.read("_headers")
    assert (tmp_path / "sortie").read_text() == "adresse=https://proposition-12--apercus.netlify.app\n"
    asked = (tmp_path / "demandes").read_text()
    assert "/sites/site-des-apercus/deploys?branch=proposition-12&" in asked
    # No other process of the machine may read it.
    assert "secret" not in asked
    assert "Bearer secret" in (tmp_path / "jeton").read_text()
    assert apercu.exists()


def test_what_a_stranger_proposes_is_sent_if_that_very_commit_was_labelled(
    apercu: Path, tmp_path: Path
) -> None:
    assert apercu.exists()
    assert _send(tmp_path).returncode == 0
    assert not (tmp_path / "envoye.zip").exists()
    assert _send(tmp_path, PERMIS="1").returncode == 0
    assert (tmp_path / "envoye.zip").exists()


def test_a_label_marks_the_commit_that_somebody_read_and_is_taken_off(tmp_path: Path) -> None:
    assert _play(tmp_path, "permettre.sh").returncode == 0
    marked = (tmp_path / "marque").read_text()
    assert f"repos/organisation/depot/statuses/{'0' * 40}" in marked
    assert "state=success -f context=aperçu" in marked
    assert (tmp_path / "etiquette").read_text() == "pr edit 12 --remove-label aperçu\n"
    job = _jobs(GITHUB / "workflows" / "proposal.yml")["permettre"]
    assert job["if"] == "github.event.action == 'labeled' && github.event.label.name == 'aperçu'"
    assert job["steps"][-1]["env"]["COMMIT"] == "${{ github.event.pull_request.head.sha }}"


def test_a_preview_that_is_no_folder_of_files_is_refused(apercu: Path, tmp_path: Path) -> None:
    (apercu / "mot-de-passe").symlink_to("/etc/passwd")
    assert _send(tmp_path, CHEZ_NOUS="true").returncode == 1
    (apercu / "mot-de-passe").unlink()
    with (apercu / "gros").open("wb") as file:
        for _ in range(320):
            file.write(b"x" * 1_000_000)
    assert "trop gros" in _send(tmp_path, CHEZ_NOUS="true").stderr
    assert not (tmp_path / "envoye.zip").exists()


@pytest.mark.parametrize(
    "answer", ["{}", '{"deploy_ssl_url": "https://e.fr/\\n::x"}', '{"deploy_ssl_url": "javascript:1"}']
)
def test_only_an_address_of_the_host_becomes_a_link(apercu: Path, tmp_path: Path, answer: str) -> None:
    assert apercu.exists()
    assert _send(tmp_path, CHEZ_NOUS="true", REPONSE=answer).returncode == 1
    assert not (tmp_path / "sortie").exists()


def test_the_previews_of_a_closed_proposal_are_removed(tmp_path: Path) -> None:
    answer = '[{"id": "abc", "branch": "proposition-12"}, {"id": "autre", "branch": "main"}]'
    # The host tells a hundred at a time: it is asked until it has none.
    assert _play(tmp_path, "retirer.sh", REPONSE=answer).returncode == 0
    asked = (tmp_path / "demandes").read_text()
    assert asked.count("--request DELETE") == asked.count("per_page=100") - 1
    assert "--request DELETE https://api.netlify.com/api/v1/sites/site-des-apercus/deploys/abc" in asked
    assert "deploys/autre" not in asked


def test_the_token_of_the_host_is_known_to_two_jobs_that_take_nothing_but_files() -> None:
    knowing = {
        (path.name, name) for path in WORKFLOWS for name, job in _jobs(path).items() if "secrets." in str(job)
    }
    assert knowing == {("preview-comment.yml", "envoyer"), ("proposal.yml", "retirer")}
    for file, name in knowing:
        steps = _jobs(GITHUB / "workflows" / file)[name]["steps"]
        checkouts = [step["with"] for step in steps if "checkout" in step.get("uses", "")]
        assert [{"persist-credentials", "sparse-checkout"} == set(given) for given in checkouts] == [True]
        places = [step["with"]["path"] for step in steps if "download-artifact" in step.get("uses", "")]
        assert all(place.startswith("${{ runner.temp }}/") for place in places)


@pytest.mark.parametrize(("numero", "order"), [("7", "issue edit 7 "), ("", "issue create --title Veille ")])
def test_one_issue_is_opened_then_kept(tmp_path: Path, numero: str, order: str) -> None:
    text = tmp_path / "veille.md"
    text.write_text("État\n", "utf-8")
    assert _play(tmp_path, "ticket.sh", text, NUMERO=numero).returncode == 0
    assert (tmp_path / "ordre").read_text().startswith(order)
    assert (tmp_path / "corps.md").read_text("utf-8") == "## Essais longs\n\nTous réussis.\n\nÉtat\n"


@pytest.mark.parametrize("essais", ["failure", "cancelled", "skipped"])
def test_long_tests_that_did_not_pass_are_told(tmp_path: Path, essais: str) -> None:
    text = tmp_path / "veille.md"
    text.write_text("État\n", "utf-8")
    assert _play(tmp_path, "ticket.sh", text, NUMERO="7", ESSAIS=essais).returncode == 0
    posted = (tmp_path / "corps.md").read_text("utf-8")
    assert "**À regarder**" in posted
    assert "(https://exemple.fr/execution)" in posted


def test_a_text_too_long_for_an_issue_is_cut(tmp_path: Path) -> None:
    text = tmp_path / "veille.md"
    text.write_text("## État\n\n" + "    é\n" * 20_000, "utf-8")
    assert _play(tmp_path, "ticket.sh", text, NUMERO="7").returncode == 0
    posted = (tmp_path / "corps.md").read_text("utf-8")
    assert "## État\n\n    é\n" in posted
    assert 20_000 < len(posted) < 65_536
    assert posted.splitlines()[-1] == "… La suite est trop longue pour GitHub."


@pytest.mark.lent
def test_a_proposal_is_rehearsed_from_a_fork(petit: Path) -> None:
    shutil.copy(ROOT / ".gitignore", petit)
    first_commit(petit)
    fiche = petit / "data" / "territoires" / "arras.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("Une phrase d'essai.", "Une autre phrase."), "utf-8")
    page = petit / "docs" / "contribuer" / "évaluation d'ici.md"
    page.write_text("# Nouvelle\n")
    # An accent is told with the name to take.
    assert "Renommez-le « evaluation-d-ici.md »" in _report(petit)
    page.rename(page.with_name("nouvelle.md"))
    report = _report(petit)
    pages = report.partition("## Pages du site")[2].partition("##")[0]
    assert "s'ajoute : 1" in pages
    assert "s'ajoute   /contribuer/nouvelle/" in pages
    assert "change     /territoires/arras/\n" in pages
    # Then the link: what changes comes first, with its pictures.
    make(petit / "site", petit / "apercu", ROOT, petit / "build" / "avant" / "site")
    first = (petit / "apercu" / "apercu.html").read_text("utf-8")
    assert '<a href="contribuer/nouvelle/index.html">Nouvelle</a> (/contribuer/nouvelle/) : s’ajoute' in first
    assert len(list((petit / "apercu" / "apercu").glob("*-apres.png"))) > 0
    sent = _send(petit, PERMIS="1")
    assert sent.returncode == 0, sent.stderr
    address = (petit / "sortie").read_text().partition("=")[2].strip()
    assert f"[Voir le site avec ce changement]({address}/apercu.html)" in _comment(
        petit, report.encode(), ADRESSE=address
    )
    page.with_name("nouvelle.md").write_text("[Perdue](perdue.md)\n")
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
    first_commit(tmp_path)
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
    first_commit(minimal)
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
