"""Build the public site in a new folder, and put it in place only when it is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from reperes_sante.site import prepare

GIT_DATE = ("git", "log", "-1", "--format=%ct")


class BuildError(Exception):
    """The engine refused the pages; its own messages are already printed."""


def build(root: Path, site: Path) -> None:
    """Build `root` with MkDocs in strict mode, then replace `site`; a failure leaves `site` as it was.

    Args:
        root: the project's folder.
        site: the folder to publish.

    Raises:
        DataError: the data hold errors.
        BuildError: MkDocs found a broken link, a failing macro or another warning.
    """
    prepare(root)
    fresh = root / "build" / "site"
    shutil.rmtree(fresh, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
    if subprocess.run(command, cwd=root, env=_environment(root), check=False).returncode:  # noqa: S603
        raise BuildError
    keep_own_assets(fresh / "assets", root / "docs" / "assets")
    _replace(site, fresh)


def keep_own_assets(built: Path, own: Path) -> None:
    """Remove from the built assets what the engine's theme adds and no page of ours loads."""
    for path in sorted(built.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not (own / path.relative_to(built)).exists():
            path.unlink()


def _environment(root: Path) -> dict[str, str]:
    """Dates of the build are the commit's, so that two builds of one commit are identical."""
    found = subprocess.run(GIT_DATE, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603
    date = found.stdout.strip() or "0"
    return {"SOURCE_DATE_EPOCH": date, "NO_MKDOCS_2_WARNING": "1", **os.environ, "CI": "true"}


def _replace(site: Path, fresh: Path) -> None:
    former = fresh.with_name("former-site")
    shutil.rmtree(former, ignore_errors=True)
    if site.exists():
        site.rename(former)
    fresh.rename(site)
    shutil.rmtree(former, ignore_errors=True)
