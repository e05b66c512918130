"""Build the public site in a new folder, complete it, check it, and only then put it in place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from reperes_sante.inspect import inspect
from reperes_sante.inspect.published import lost
from reperes_sante.inspect.reading import read_site
from reperes_sante.model.findings import DataError, Finding, has_errors
from reperes_sante.publish.build.additions import build_environment, complete, lighten
from reperes_sante.publish.build.origins import at_source, forgotten, wrong_calls
from reperes_sante.publish.site import prepare
from reperes_sante.read.disk import FOLDER, put_in_place, turn
from reperes_sante.render.sigles import lexique

# What a killed build leaves behind bears this prefix, and the next build removes it.
PREFIX = "site-"


class BuildError(Exception):
    """The engine refused the pages; its own words are in `journal`."""

    def __init__(self, journal: str) -> None:
        super().__init__(journal)
        self.journal = journal


class ChangedError(Exception):
    """The data or the templates changed meanwhile: the files of the site may tell of both states."""


class SiteError(Exception):
    """The built pages are not fit for readers; why is in `findings`, sorted."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


def build(root: Path, site: Path) -> tuple[Finding, ...]:
    """Build `root` with MkDocs in strict mode, then replace `site`; a failure leaves `site` as it was.

    Two builds of one project wait for each other. Killed at any moment, this leaves the former site whole.

    Args:
        root: the project's folder.
        site: the folder to publish, on the same disk as the project.

    Returns:
        what the inspection remarks and does not stop, at the source of each page where it is known.

    Raises:
        DataError: the data hold errors, or a page written by hand does.
        BuildError: MkDocs found a failing macro or another warning.
        ChangedError: somebody changed the data or the templates meanwhile.
        SiteError: the pages hold a dead link, a foreign request, code of their own, or no policy.
    """
    workshop = (root / FOLDER).absolute()
    with turn(root, "construire"):
        for leftover in workshop.glob(f"{PREFIX}*"):
            # What an engine that outlived its build is still writing stays for the next one.
            shutil.rmtree(leftover, ignore_errors=True)
        # Unique: when only its parent was killed, an engine may still be writing into the folder of before.
        own = Path(tempfile.mkdtemp(prefix=PREFIX, dir=workshop))
        findings = _build_in(root, own / "site")
        put_in_place(own / "site", site)
        shutil.rmtree(own)
    return findings


def keep_own_assets(built: Path, own: Path) -> None:
    """Remove from the built assets what the engine's theme adds and no page of ours loads."""
    for path in sorted(built.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not (own / path.relative_to(built)).exists():
            path.unlink()


def _build_in(root: Path, fresh: Path) -> tuple[Finding, ...]:
    prepared = prepare(root)
    if wrong := tuple(wrong_calls(root / "docs", prepared.renderer)):
        raise DataError(wrong)
    command = [sys.executable, "-m", "reperes_sante.publish.build.engine", str(fresh)]
    environment = {**build_environment(root), **os.environ, "CI": "true"}
    engine = subprocess.run(  # noqa: S603
        command, cwd=root, env=environment, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if engine.returncode:
        raise BuildError(engine.stdout.decode("utf-8", errors="replace"))
    keep_own_assets(fresh / "assets", root / "docs" / "assets")
    lighten(fresh / "assets" / "js")
    complete(fresh, root, prepared.catalogue.site.securite)
    if prepare(root) is not prepared:
        raise ChangedError
    # The folder stays there to be looked at, until the next build.
    name = fresh.relative_to(root.absolute()).as_posix()
    built = read_site(fresh, name)
    remarked = (*inspect(built), *forgotten(built, lexique(prepared.catalogue)))
    placed = (at_source(finding, name, root, prepared.catalogue) for finding in remarked)
    findings = tuple(sorted((*placed, *lost(root, built))))
    if has_errors(findings):
        raise SiteError(findings)
    return findings
