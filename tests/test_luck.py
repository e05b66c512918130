"""Bad luck is told in French, and the site in place stays whole: a full disk, a right that lacks, no git…"""

from __future__ import annotations

import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reperes_sante.inspect.manifest import altered
from reperes_sante.publish import recipe
from reperes_sante.publish.engine import BuildError
from reperes_sante.read.disk import write_if_changed
from reperes_sante.read.luck import SAID, misfortune, told
from reperes_sante.validate import Project, load
from tests.built import BuiltSite
from tests.verbs import run

WITHOUT_GIT = "/nulle-part"


class Prepared(NamedTuple):
    """Plays a site that is ready to be built."""

    project: Project


def refusing(code: int) -> Callable[..., None]:
    def refuse(*_given: object, **_named: object) -> None:
        raise OSError(code, os.strerror(code), "docs/index.md")

    return refuse


@pytest.mark.parametrize("code", SAID, ids=errno.errorcode.__getitem__)
def test_what_the_system_refuses_is_said_in_french(code: int) -> None:
    finding = told(OSError(code, os.strerror(code), "docs/a.md"))
    assert (finding.fichier, finding.code) == ("docs/a.md", "systeme")
    assert os.strerror(code) not in finding.message
    wrapped = BuildError("x")
    wrapped.__cause__ = OSError(code, "x")
    assert misfortune(wrapped) is wrapped.__cause__


def test_any_other_refusal_is_said_too() -> None:
    assert "Le système refuse : Bad thing." in told(OSError(9999, "Bad thing")).message
    assert told(OSError("sans numéro")).fichier == "."
    assert misfortune(ValueError("x")) is None


@pytest.mark.parametrize("step", ["prepare", "build"])
def test_a_disk_that_fills_up_while_building_is_told(
    minimal: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr("reperes_sante.commands.construire.prepare", lambda root: Prepared(load(root)))
    monkeypatch.setattr(f"reperes_sante.commands.construire.{step}", refusing(errno.ENOSPC))
    code, output = run("construire", "--racine", str(minimal))
    assert (code, "plus de place sur le disque" in output) == (1, True)
    assert "celui qui est en place est entier" in output


def test_the_engine_that_meets_a_full_disk_says_no_more_than_that(
    petit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs.utils.write_file", refusing(errno.ENOSPC))
    code, output = run("construire", "--racine", str(petit))
    assert (code, "docs/index.md:1:1" in output, "[systeme]" in output) == (1, True, True)
    assert not (petit / "site").exists()


@pytest.mark.parametrize(
    "verb", [("valider",), ("nouveau", "creil"), ("renommer", "arras", "b"), ("publiable",)], ids=str
)
def test_every_verb_tells_a_right_that_lacks(
    minimal: Path, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...]
) -> None:
    for module in ("commands.valider.remarks", "commands.publiable.load", "edit.scaffold.load"):
        monkeypatch.setattr(f"reperes_sante.{module}", refusing(errno.EACCES))
    monkeypatch.setattr("reperes_sante.edit.renaming.read_folder", refusing(errno.EACCES))
    code, output = run(*verb, "--racine", str(minimal))
    assert (code, "ne permet pas" in output, "[systeme]" in output) == (1, True, True)


@pytest.mark.parametrize("name", ["communes.csv", "epci.csv", "departements.csv", "regions.csv"])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw + b"caf\xe9,x\n",
        lambda raw: raw + b"a\n",
        lambda raw: raw.replace(b",", b";"),
        lambda _: b"",
        lambda raw: raw.decode().encode("utf-16"),
    ],
    ids=["latin", "short", "semicolons", "empty", "utf-16"],
)
def test_a_register_that_a_spreadsheet_saved_is_told(
    minimal: Path, name: str, spoil: Callable[[bytes], bytes]
) -> None:
    path = minimal / "data" / "registre" / name
    path.write_bytes(spoil(path.read_bytes()))
    code, output = run("bilan", "--racine", str(minimal))
    assert (code, f"data/registre/{name}:1:1" in output, "registre-abime" in output) == (1, True, True)


def test_a_file_that_could_not_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.md"
    path.write_text("avant")
    monkeypatch.setattr(Path, "replace", refusing(errno.ENOSPC))
    with pytest.raises(OSError, match="space"):
        write_if_changed(path, "après")
    assert [p.name for p in tmp_path.iterdir()] == ["page.md"]
    assert path.read_text() == "avant"


def test_without_git_no_false_date_is_published(site: BuiltSite) -> None:
    for name in ("sitemap.xml", "sbom.cdx.json", ".well-known/security.txt"):
        assert "1970" not in (site.folder / name).read_text("utf-8")
    assert "<loc>" in (site.folder / "sitemap.xml").read_text("utf-8")
    assert "lastmod" not in (site.folder / "sitemap.xml").read_text("utf-8")


def test_a_site_can_be_read_by_any_server(site: BuiltSite) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (site.folder, *site.folder.rglob("*"))}
    assert modes == {0o755, 0o644}


def _limited() -> None:
    # As a disk that refuses: the pages of the site are longer.
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))


def _private() -> None:
    os.umask(0o077)


def _usual() -> None:
    """Change nothing."""


# Runs a verb on another day, as a computer whose clock is wrong.
CLOCK = """
import datetime, sys, time
shift = {shift}
now = time.time
time.time = lambda: now() + shift
class Day(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.fromtimestamp(time.time(), tz)
datetime.datetime = Day
from reperes_sante.commands import main
main(sys.argv[1:])
"""
YEAR = 365 * 24 * 3600
BARE = {"PATH": WITHOUT_GIT, "LANG": "C", "TZ": "Pacific/Kiritimati"}


@pytest.mark.lent
@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
@pytest.mark.parametrize(
    ("environment", "before", "shift"),
    [
        (BARE, _private, 0),
        ({**BARE, "LC_ALL": "C", "PYTHONUTF8": "0"}, _usual, 0),
        ({"PATH": os.environ["PATH"], "HOME": "/proc"}, _usual, 0),
        ({"PATH": WITHOUT_GIT}, _usual, -46 * YEAR),
        ({"PATH": WITHOUT_GIT}, _usual, 74 * YEAR),
    ],
    ids=["bare", "latin", "homeless", "1980", "2100"],
)
def test_odd_machines_build_the_same_site(
    petit: Path, environment: dict[str, str], before: Callable[[], None], shift: int
) -> None:
    command = (sys.executable, "-c", CLOCK.format(shift=shift), "construire", "--racine", str(petit))
    done = subprocess.run(
        command, env=environment, preexec_fn=before, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert altered(petit / "site") == []
    assert (petit / "site").stat().st_mode & 0o777 == 0o755


@pytest.mark.lent
@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_a_disk_that_refuses_leaves_the_former_site(petit: Path) -> None:
    recipe.build(petit, petit / "site")
    former = (petit / "site" / "manifeste.json").read_bytes()
    (petit / "docs" / "contribuer" / "longue.md").write_text(
        "# Longue\n\n" + "Une phrase.\n\n" * 6000, "utf-8"
    )
    command = (sys.executable, "-m", "reperes_sante", "construire", "--racine", str(petit))
    done = subprocess.run(command, preexec_fn=_limited, capture_output=True, text=True, check=False)
    assert (done.returncode, "[systeme]" in done.stderr, "Traceback" in done.stderr) == (1, True, False)
    assert (petit / "site" / "manifeste.json").read_bytes() == former
    assert altered(petit / "site") == []
