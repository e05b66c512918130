"""The server of the preview, on this computer only, and what watches the files that somebody writes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from reperes_sante.publish.engine import environment_of
from reperes_sante.publish.form import Form
from reperes_sante.publish.form.http import FormHandler
from reperes_sante.publish.former import STATE_FILE
from reperes_sante.publish.live import OWN, Hear, Preview
from reperes_sante.publish.stubs import listed
from reperes_sante.read.luck import told

FOLDERS = ("data", "docs", "macros", "overrides")
SETTINGS = "mkdocs.yml"
# Nothing else is listened to: to read ten thousand pages would tell of each, and lose what is told.
WRITTEN: tuple[type[FileSystemEvent], ...] = (
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    FileClosedEvent,
)
# Editors save by several moves, in less than this.
CALM = 0.05
PULSE = 15.0


def serve(root: Path, host: str, port: int, hear: Hear, started: Callable[[str], None]) -> None:
    """Show a project until it is stopped from the keyboard.

    Args:
        root: the project's folder.
        host: name of this computer, as its browsers call it.
        port: where to listen; 0 for any that is free.
        hear: is told what was remarked each time the data are read.
        started: is told the address, once it answers.

    Raises:
        OSError: something else listens there.
    """
    root = root.resolve()
    preview = Preview(root, hear)
    form = Form(root, preview.project, preview.change)
    with ThreadingHTTPServer((host, port), handler(preview, form)) as server, environment_of(root):
        observer = Observer()
        watcher = Watcher(root, preview.change)
        for folder in FOLDERS:
            observer.schedule(watcher, str(root / folder), recursive=True, event_filter=[*WRITTEN])
        observer.schedule(watcher, str(root), event_filter=[*WRITTEN])
        observer.start()
        started(f"http://{host}:{server.server_port}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
        finally:
            observer.stop()
            observer.join()


class Watcher(FileSystemEventHandler):
    """Tells of files that somebody writes, never of those that the site or an editor makes for itself."""

    def __init__(self, root: Path, change: Callable[[Path], None]) -> None:
        self._root, self._change = root, change

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell of a file that was written, moved or removed."""
        if not isinstance(event, WRITTEN):
            return
        for name in filter(None, (event.src_path, event.dest_path)):
            path = Path(str(name))
            if self._is_written_by_hand(path):
                self._change(path)

    def _is_written_by_hand(self, path: Path) -> bool:
        name = path.relative_to(self._root).as_posix()
        if "/" not in name:
            return name == SETTINGS
        hidden = any(part.startswith((".", "__pycache__")) for part in path.relative_to(self._root).parts)
        is_made = name == STATE_FILE or name.removeprefix("docs/") in listed(self._root / "docs")
        return not (hidden or is_made or name.endswith(("~", ".tmp")))


class _Handler(FormHandler):
    """Answers the browsers of this computer."""

    protocol_version = "HTTP/1.1"
    preview: Preview

    def handle(self) -> None:
        """Answer until the browser leaves."""
        # A tab that is closed drops the connection that it kept.
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:  # noqa: N802 - so `http.server` calls it
        """Show a page of the site, or of the form."""
        path = unquote(urlsplit(self.path).path).removeprefix("/").removesuffix("index.html")
        if path == f"{OWN}/changements":
            self._follow()
            return
        if self.shows_form():
            return
        try:
            status, kind, content = self.preview.answer(path)
        except OSError as error:
            status, kind, content = 503, "text/plain", str(told(error)).encode()
        kind = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        more = {"Location": f"/{path}/"} if status == 302 else {}  # noqa: PLR2004 - HTTP
        self.send_whole(status, kind, content, more)

    def _follow(self) -> None:
        """Tell the state of the files, now and each time it changes, as long as the tab is open."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        state = self.preview.state
        try:
            while True:
                self.wfile.write(f"retry: 500\ndata: {state}\n\n".encode())
                self.wfile.flush()
                state = self.preview.wait(state, PULSE)
                state = self.preview.wait(state, CALM)
        except OSError:
            return

    def log_message(self, *_arguments: object) -> None:
        """Keep quiet: an editor reads findings, not requests."""


def handler(preview: Preview, form: Form) -> type[BaseHTTPRequestHandler]:
    """Return what answers browsers about a project."""
    return type("Handler", (_Handler,), {"preview": preview, "form": form})
