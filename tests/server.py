"""Servers for tests: of built sites, which compresses as hosts do, and of the preview of a project."""

from __future__ import annotations

import functools
import gzip
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from reperes_sante.publish.engine import environment_of
from reperes_sante.publish.form import Form
from reperes_sante.publish.live import Preview
from reperes_sante.publish.serving import handler

COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback as a host would, compressed, and yield its address."""
    with _listening(functools.partial(_Compressing, directory=str(folder))) as port:
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def previewed(root: Path) -> Iterator[int]:
    """Serve the preview of a project on the loopback, its form with it, and yield its port."""
    with environment_of(root):
        preview = Preview(root, lambda _findings: None)
        with _listening(handler(preview, Form(root, preview.project, preview.change))) as port:
            yield port


@contextmanager
def _listening(answering: Callable[..., BaseHTTPRequestHandler]) -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@functools.cache
def _compressed(path: Path, _changed: int) -> bytes:
    """Compress a file once, as long as it stays the same."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)


class _Compressing(SimpleHTTPRequestHandler):
    """A quiet file server that compresses what hosts compress, and keeps its connections as they do."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle(self) -> None:
        # A browser that leaves for another page hangs up on what it still waits for.
        with suppress(ConnectionError):
            super().handle()

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        is_compressed = path.suffix in COMPRESSED
        body = _compressed(path, path.stat().st_mtime_ns) if is_compressed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""
