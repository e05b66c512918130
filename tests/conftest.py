"""Shared fixtures: a small valid project that each test may break, and the real site, built once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.publish.build import build
from reperes_sante.read.disk import is_by_hand
from reperes_sante.validate.load import load
from tests.broken import RealFiles
from tests.built import BuiltSite
from tests.server import served

# Tests talk to their own servers and repositories: never to a proxy, nor to the index of a git hook.
os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1,localhost"
for variable in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
    os.environ.pop(variable, None)
# A machine that pauses is no counterexample.
settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")

ROOT = Path(__file__).parents[1]
PARTS = ("data", "docs", "macros", "overrides")
FILES = ("mkdocs.yml", "uv.lock", "package-lock.json")


def generated(folder: str, names: list[str]) -> set[str]:
    """Name what a build wrote in a folder, for a copy to leave out."""
    pages = {name for name in names if name.endswith(".md") and not is_by_hand(Path(folder, name))}
    files = {name for name in names if Path(name).suffix in {".atom", ".ics", ".pdf"}}
    assets = {"recherche", "partage", "communes"} if folder.endswith("assets") else set()
    return pages | files | ({"__pycache__", ".gitignore", "v1", *assets} & set(names))


def copy_project(target: Path) -> Path:
    """Copy what makes the site, without what was generated, so that no test touches the work tree."""
    for part in PARTS:
        shutil.copytree(ROOT / part, target / part, ignore=generated)
    for name in FILES:
        shutil.copy(ROOT / name, target)
    return target


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """Return a copy of the small project, with the real register."""
    shutil.copytree(ROOT / "tests" / "projet", tmp_path, dirs_exist_ok=True)
    (tmp_path / "data" / "registre").symlink_to(ROOT / "data" / "registre")
    return tmp_path


@pytest.fixture
def petit(tmp_path: Path) -> Path:
    """Return a copy of the real project, with the data of the small one."""
    root = copy_project(tmp_path / "petit")
    shutil.rmtree(root / "data")
    shutil.copytree(ROOT / "tests" / "projet" / "data", root / "data")
    (root / "data" / "registre").symlink_to(ROOT / "data" / "registre")
    for page in (root / "docs").rglob("*.md"):
        # Written pages take a real file as their example.
        page.write_text(page.read_text("utf-8").replace("bethune-bruay", "arras"), "utf-8")
    return root


@pytest.fixture
def copie(tmp_path: Path) -> Path:
    """Return a copy of the real project, free to break."""
    return copy_project(tmp_path / "projet")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], RealFiles]:
    """Return the real files of a territory, copied once."""
    copies: dict[str, RealFiles] = {}

    def copy(stem: str) -> RealFiles:
        if stem not in copies:
            copies[stem] = RealFiles(stem, tmp_path_factory.mktemp(stem))
        return copies[stem]

    return copy


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return the real data, linked."""
    return load(ROOT).checked()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the real site once, from a copy."""
    root = copy_project(tmp_path_factory.mktemp("site") / "projet")
    build(root, root / "site")
    return BuiltSite(root / "site")


@pytest.fixture(scope="session")
def serveur(site: BuiltSite) -> Iterator[str]:
    """Serve the built site on the loopback, and return its address."""
    with served(site.folder) as address:
        yield address
