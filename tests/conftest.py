"""Shared fixtures: projects that each test may break, and the small one built once. None holds real data."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, Phase, settings

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.publish.recipe import build
from reperes_sante.read.disk import is_by_hand
from reperes_sante.validate import load
from tests.broken import PROJET, Files
from tests.built import BuiltSite
from tests.grown import grow
from tests.server import served

# Tests talk to their own servers and repositories: never to a proxy, nor to the index of a git hook.
os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1,localhost"
for variable in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
    os.environ.pop(variable, None)
# A machine that pauses is no counterexample. `make test` draws the same examples each time,
# `make test-tout` many new ones.
settings.register_profile(
    "tests",
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=25,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("tout", settings.get_profile("tests"), derandomize=False, max_examples=1500)
settings.load_profile("tests")

ROOT = Path(__file__).parents[1]
BROWSER_TESTS = Path(__file__).with_name("navigateur")
MINIMAL = ROOT / "tests" / "minimal"
# What makes pages from data: the generator's, whatever the project.
GENERATOR = ("docs/assets", "macros", "overrides")
LOCKS = ("uv.lock", "package-lock.json")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark a test by its folder and by what it asks for, so that no test has to say it."""
    if item.path.is_relative_to(BROWSER_TESTS):
        item.add_marker("navigateur")
    if "site" in getattr(item, "fixturenames", ()):
        item.add_marker("site")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Say in words that a run without any test is a failure."""
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        asked = " ".join(config.invocation_params.args)
        terminalreporter.write_line(f"Échec : aucun test ne répond à « {asked} ».", red=True, bold=True)


def generated(folder: str, names: list[str]) -> set[str]:
    """Name what a build wrote in a folder, for a copy to leave out."""
    pages = {name for name in names if name.endswith(".md") and not is_by_hand(Path(folder, name))}
    files = {name for name in names if Path(name).suffix in {".atom", ".ics", ".pdf"}}
    # What sends the readers of an old address to the new one.
    files |= {"index.html", "carte.html", "carte.txt"} & set(names) if "docs" in Path(folder).parts else set()
    assets = {"recherche", "partage", "communes"} if folder.endswith("assets") else set()
    return (
        pages | files | ({"__pycache__", ".gitignore", "v1", "etat-accessibilite.html", *assets} & set(names))
    )


def copy_project(target: Path, project: Path = PROJET) -> Path:
    """Copy a project with all that makes its pages, so that no test touches the work tree.

    Args:
        target: the folder to make.
        project: a folder with data, pages written by hand and settings.
    """
    for part in ("data", "docs"):
        shutil.copytree(project / part, target / part, ignore=generated)
    shutil.copy(project / "mkdocs.yml", target)
    for part in GENERATOR:
        shutil.copytree(ROOT / part, target / part, ignore=generated, dirs_exist_ok=True)
    for name in LOCKS:
        shutil.copy(ROOT / name, target)
    return target


def built_once(
    tmp_path_factory: pytest.TempPathFactory, project: Path, change: Callable[[Path], object] | None = None
) -> BuiltSite:
    """Return a copy of a project, built by the first process of the run that asks for it.

    Args:
        tmp_path_factory: where this run writes.
        project: a folder with data, pages written by hand and settings.
        change: makes the copy differ from the project.

    Source: pytest-xdist, « Making session-scoped fixtures execute only once ».
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "-".join(
        ("construit", project.name, *((change.__name__,) if change else ()))
    )
    with FileLock(folder.with_suffix(".lock")):
        if not (folder / "site").exists():
            shutil.rmtree(folder, ignore_errors=True)
            copy_project(folder, project)
            if change:
                change(folder)
            build(folder, folder / "site")
    return BuiltSite(folder / "site")


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    """Return a copy of the smallest project: one territory, no page, to break in one place."""
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    shutil.copytree(PROJET / "data" / "registre", tmp_path / "data" / "registre")
    return tmp_path


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """Return a copy of the small project, ready to be built, free to break."""
    return copy_project(tmp_path / "projet")


@pytest.fixture
def petit(tmp_path: Path) -> Path:
    """Return a project that is built in no time: the pages of the small one, the data of the smallest."""
    root = copy_project(tmp_path / "petit")
    shutil.rmtree(root / "data")
    shutil.copytree(MINIMAL / "data", root / "data")
    shutil.copytree(PROJET / "data" / "registre", root / "data" / "registre")
    for page in (root / "docs").rglob("*.md"):
        # Blocks show the only territory that is left.
        page.write_text(re.sub("'(bethune-bruay|lens-lievin)'", "'arras'", page.read_text("utf-8")), "utf-8")
    return root


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Return the data files of the small project, copied once where each may be broken for a while."""
    return Files(tmp_path_factory.mktemp("fichiers"))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return the data of the small project, linked."""
    return load(PROJET).checked()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the small project, built once for all processes of the run."""
    return built_once(tmp_path_factory, PROJET)


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the small project with a territory for each intercommunalité of its register, built once."""
    return built_once(tmp_path_factory, PROJET, grow)


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the site of this repository, built once, for what is asked of any site."""
    return built_once(tmp_path_factory, ROOT)


@pytest.fixture(scope="session")
def serveur(site: BuiltSite) -> Iterator[str]:
    """Serve the built site on the loopback, and return its address."""
    with served(site.folder) as address:
        yield address
