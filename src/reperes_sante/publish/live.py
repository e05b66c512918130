"""The preview: a page is made when it is asked for, from the files as they are; tabs follow what is saved.

Nothing is written in `docs/`. What a page cannot show for a mistake is told in its place, with the file, the
line and the remedy; once mended, the page comes back by itself.
"""

from __future__ import annotations

import mimetypes
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from reperes_sante.france.register import Registre
from reperes_sante.model.findings import DataError, Finding, has_errors
from reperes_sante.publish.engine.on_request import OnRequest
from reperes_sante.publish.engine.pages import Ready
from reperes_sante.publish.failures import failure
from reperes_sante.publish.form.pages import FORM
from reperes_sante.publish.origins import unknown_calls, wrong_calls
from reperes_sante.publish.preview import panel, shown
from reperes_sante.publish.stubs import listed, stub_path
from reperes_sante.publish.whole import Whole
from reperes_sante.read.disk import written_before
from reperes_sante.read.known import KnownOnDisk
from reperes_sante.read.tree import refused_files
from reperes_sante.read.written import read_written
from reperes_sante.validate import Project, load

OWN = "apercu"
REMEDY = "Corrigez ce fichier : la page revient dès qu'il est enregistré."
HERE = Path(__file__).parent
# What the preview serves of its own.
OWN_FILES: Mapping[str, tuple[str, bytes]] = {
    f"{OWN}.js": ("text/javascript", (HERE / f"{OWN}.js").read_bytes()),
    f"{FORM}.js": ("text/javascript", (HERE / "form" / "remplir.js").read_bytes()),
    f"{FORM}.css": ("text/css", (HERE / "form" / "remplir.css").read_bytes()),
}
PLAIN = Markup(
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Erreur</title>'
    '<link rel="stylesheet" href="/assets/site.css"></head><body><main>{panel}</main></body></html>'
)
Hear = Callable[[tuple[Finding, ...]], None]


class Answer(NamedTuple):
    """What the preview sends."""

    status: int
    kind: str
    content: bytes


class Preview:
    """A project, shown as its files are now.

    Args:
        root: the project's folder.
        hear: is told what was remarked each time the data are read.
    """

    def __init__(self, root: Path, hear: Hear) -> None:
        self._root, self._hear = root, hear
        self._known = KnownOnDisk(root)
        self._registre = Registre(root / "data" / "registre")
        self._turn = threading.RLock()
        self._news = threading.Condition()
        # Not the same from one start to the next: an open tab follows that too.
        self._state = time.time_ns()
        self._read: int | None = None
        self._whole: Whole | None = None
        self._findings: tuple[Finding, ...] = ()
        self._engine: OnRequest | None = None
        self._stubs: frozenset[str] = frozenset()
        self._made: dict[str, Answer] = {}
        self._changed: set[str] = set()
        self._refused: tuple[Finding, ...] = ()

    @property
    def state(self) -> int:
        """What changes with the files."""
        return self._state

    def change(self, path: Path) -> None:
        """Take note that a file changed."""
        with self._news:
            self._changed.add(path.relative_to(self._root).as_posix())
            self._state += 1
            self._news.notify_all()

    def wait(self, state: int, seconds: float) -> int:
        """Return the present state, after a change from the given one or some seconds."""
        with self._news:
            self._news.wait_for(lambda: self._state != state, seconds)
            return self._state

    def answer(self, path: str) -> Answer:
        """Return what stands at an address, from the root of the site, without its first slash."""
        with self._turn:
            state = self._caught_up()
            if path not in self._made:
                self._made[path] = self._answer(path, state)
            return self._made[path]

    def project(self) -> Project:
        """Return the data as they are now, with what is remarked of them."""
        with self._turn:
            self._caught_up()
            return self._project

    def _caught_up(self) -> int:
        """Read what changed, and return the state of the files that is read."""
        state = self._state
        if self._read != state:
            self._made.clear()
            self._follow()
            self._read = state
        return state

    def _follow(self) -> None:
        """Make again what the changed files are read into, and nothing else."""
        with self._news:
            changed, self._changed = self._changed, set()
        if any(name.startswith("data/registre/") for name in changed):
            self._registre = Registre(self._root / "data" / "registre")
        if self._read is None or any(name.startswith("data/") for name in changed):
            self._project = load(self._root, registre=self._registre, known=self._known)
        if self._read is None or any(not name.startswith("docs/") for name in changed):
            self._open()
        self._refused = tuple(refused_files(self._root, written_before(self._root / "docs")))
        # The engine keeps its templates, its settings and its list of pages.
        pages = [name for name in changed if name.endswith(".md")]
        if pages and self._whole:
            self._whole.forget_written()
        if any(not name.startswith(("data/", "docs/")) for name in changed) or any(map(self._is_news, pages)):
            self._engine = None

    def _is_news(self, name: str) -> bool:
        path = name.removeprefix("docs/")
        is_there = (self._root / name).is_file()
        return self._engine is not None and self._engine.knows(path) is not is_there

    def _open(self) -> None:
        self._whole = None
        project = self._project
        self._findings = project.findings
        try:
            if not has_errors(project.findings):
                self._whole = Whole(self._root, project)
        except DataError as error:
            self._findings = error.findings
        self._hear(self._findings)
        if self._whole:
            shown[self._root] = self._whole.renderer
            if self._stubs != (stubs := frozenset(map(stub_path, self._whole.pages.values()))):
                self._stubs, self._engine = stubs, None

    def _answer(self, path: str, state: int) -> Answer:
        if path in OWN_FILES:
            return Answer(200, *OWN_FILES[path])
        if path.endswith("/") or not path:
            status, html = self._page(path)
            script = f'<script src="/{OWN}.js" data-etat="{state}"></script>'
            return Answer(status, "text/html", html.replace("</body>", f"{script}</body>").encode())
        try:
            content = self._file(path)
        # A template may raise anything.
        except Exception as error:  # noqa: BLE001
            return Answer(500, "text/plain", "\n".join(map(str, self._why(error))).encode())
        if content is not None:
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            return Answer(200, kind, content.encode() if isinstance(content, str) else content)
        status, html = self._page(f"{path}/")
        return Answer(status if status != 200 else 302, "text/html", html.encode())  # noqa: PLR2004 - HTTP

    def _file(self, path: str) -> str | bytes | None:
        docs = self._root / "docs"
        # No system has a file of such a name.
        place = (docs / path.replace("\0", "\ufffd")).resolve()
        # What a build left there may tell of other data.
        if place.is_file() and place.is_relative_to(docs) and path not in listed(docs):
            return place.read_bytes()
        return self._whole.file(path) if self._whole else None

    def _page(self, url: str) -> tuple[int, str]:
        try:
            engine = self._running()
            if not self._whole:
                html = panel(self._findings, "Les données contiennent des erreurs.")
                return 200, engine.ready(
                    f"{url}index.md", Ready("Erreurs dans les données", {}, lambda: html)
                )
            if by_hand := engine.by_hand(url):
                return 200, self._written(engine, by_hand)
            found = self._whole.ready(url)
            return (200, engine.ready(*found)) if found else (404, engine.alone("404.html"))
        # A page or a template may raise anything; a macro may stop the interpreter.
        except (Exception, SystemExit) as error:  # noqa: BLE001
            told = panel(self._why(error), "Cette page ne peut pas être montrée.")
            return 500, str(PLAIN.format(panel=Markup(told)))  # noqa: S704 - escaped by `panel`

    def _running(self) -> OnRequest:
        if self._refused:
            raise DataError(self._refused)
        if self._engine is None:
            self._engine = OnRequest(self._root, self._stubs)
        return self._engine

    def _written(self, engine: OnRequest, path: str) -> str:
        docs = self._root / "docs"
        # Engines run what a page holds: it is read before they are.
        read_written((docs / path).read_bytes(), f"docs/{path}")
        if unknown := _told_of(path, unknown_calls(docs)):
            raise DataError(unknown)
        try:
            return engine.written(path)
        except (Exception, SystemExit):
            wrong = wrong_calls(docs, self._whole.site.renderer) if self._whole else ()
            if own := _told_of(path, wrong):
                raise DataError(own) from None
            raise

    def _why(self, error: BaseException) -> tuple[Finding, ...]:
        return error.findings if isinstance(error, DataError) else (failure(self._root, error, REMEDY),)


def _told_of(path: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what is told of one page, by its path in `docs`."""
    return tuple(finding for finding in findings if finding.fichier == f"docs/{path}")
