"""The page engine, MkDocs: how it is called to build the pages."""

from __future__ import annotations

import io
import logging
import os
import sys
import traceback
from collections.abc import Collection, Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stdout
from pathlib import Path

from reperes_sante.model.findings import DataError
from reperes_sante.publish.additions import date_of
from reperes_sante.publish.engine.assembled import Assembled
from reperes_sante.publish.engine.pages import AsTheyAre, Ready, ReadyPages
from reperes_sante.publish.engine.refusals import refusals
from reperes_sante.publish.progress import chatter, step
from reperes_sante.read.luck import misfortune

# The engine keeps quiet about its future.
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
# Links and menus are left to our inspection, which says their line; any other warning stops.
OURS = {
    "nav": dict.fromkeys(("omitted_files", "not_found", "absolute_links"), "info"),
    "links": dict.fromkeys(("not_found", "anchors", "absolute_links", "unrecognized_links"), "info"),
}
# The package of the project that the engine imports by this name, whatever the project.
MACROS = "macros"


class BuildError(Exception):
    """The engine refused the pages; its own words are in `journal`."""

    def __init__(self, journal: str) -> None:
        super().__init__(journal)
        self.journal = journal


def build_pages(
    root: Path, site: Path, ready: Mapping[str, Ready], assembled: Assembled, blocs: Collection[str]
) -> None:
    """Have the engine build every page of a project, strictly; two builds of one commit are identical.

    It works in this process: what was read and rendered is not made again.

    Args:
        root: the project's folder, its generated pages included.
        site: the folder to make.
        ready: the generated pages, by the path of their stub in `docs`.
        assembled: the whole pages that are known, brought up to date.
        blocs: the HTML of the blocks of hand-written pages.

    Raises:
        BuildError: it found a failing macro or another warning.
        DataError: it refused some settings.
        OSError: the disk or the system refused something.
    """
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - it reads the environment

    journal = io.StringIO()
    with _journal_in(journal), environment_of(root):
        try:
            _run(root, site.absolute(), ready, assembled, blocs)
        # A macro may stop the interpreter, a page or a template may raise anything.
        except (Exception, SystemExit) as error:  # noqa: BLE001
            if refused := misfortune(error):
                raise refused from None
            if isinstance(error, MkDocsException):
                journal.write(f"{error}\n")
            elif not isinstance(error, SystemExit):
                traceback.print_exc(file=journal)
            if found := tuple(refusals(root, journal.getvalue())):
                raise DataError(found) from None
            raise BuildError(journal.getvalue()) from None
    chatter(journal.getvalue())


def _run(
    root: Path, site: Path, ready: Mapping[str, Ready], assembled: Assembled, blocs: Collection[str]
) -> None:
    from mkdocs.commands.build import build  # noqa: PLC0415 - it reads the environment as it is imported
    from mkdocs.config import load_config  # noqa: PLC0415

    config = load_config(
        str(root.absolute() / "mkdocs.yml"),
        strict=True,
        site_dir=str(site),
        docs_dir=str(root.absolute() / "docs"),
        validation=OURS,
    )
    is_dated = date_of(root) is not None
    pages = sum(1 for _ in Path(config.docs_dir).rglob("*.md"))
    try:
        with step("Assemblage du site", pages) as tick:
            config.plugins["reperes"] = ReadyPages(ready, tick, assembled, is_dated=is_dated)
            config["markdown_extensions"].append(AsTheyAre(blocs))
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
    finally:
        config.plugins.on_shutdown()
        # MkDocs would hold them, and all the pages that they hold, until it reads settings again.
        config.plugins.clear()
        vars(config.plugins).clear()


@contextmanager
def environment_of(root: Path) -> Iterator[None]:
    """Give the engine its folder, its variables and the macros of this project; take them back."""
    date = date_of(root)
    epoch = f"{date.timestamp():.0f}" if date else "0"
    before, path = dict(os.environ), list(sys.path)
    forget_macros()
    try:
        os.environ.update({**QUIET, **before, "SOURCE_DATE_EPOCH": epoch, "CI": "true"})
        with chdir(root):
            yield
    finally:
        forget_macros()
        sys.path[:] = path
        os.environ.clear()
        os.environ.update(before)


def forget_macros() -> None:
    """Have the macros of a project imported again, as its files now are."""
    for name in [name for name in sys.modules if name.partition(".")[0] == MACROS]:
        del sys.modules[name]


@contextmanager
def _journal_in(journal: io.StringIO) -> Iterator[None]:
    """Keep what the engine says for whoever asks why it stopped."""
    logger, handler = logging.getLogger("mkdocs"), logging.StreamHandler(journal)
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    before = logger.level, logger.propagate
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    try:
        with redirect_stdout(journal):
            yield
    finally:
        logger.removeHandler(handler)
        logger.level, logger.propagate = before
