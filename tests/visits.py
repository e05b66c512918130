"""First visits in a real browser: what is received, how soon it is readable, what moves on the way."""

from __future__ import annotations

import functools
import gzip
import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, Response

from tests.built import BuiltPage, BuiltSite
from tests.first_search import gzipped

# WebPageTest's profile « 3G Slow »: 400 kbit/s both ways, 400 ms of round trip.
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt")
WATCH_SHIFTS = """
window.decalage = 0;
new PerformanceObserver((liste) => {
  for (const saut of liste.getEntries()) window.decalage += saut.value;
}).observe({ type: "layout-shift", buffered: true });
"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


class Visit(NamedTuple):
    """A first visit.

    Attributes:
        octets: bytes of all bodies received, compressed as a host does.
        adresses: the files received, favicon included.
        decalage: cumulative layout shift, without unit.
        lisible: first contentful paint, in milliseconds.
    """

    octets: int
    adresses: tuple[str, ...]
    decalage: float
    lisible: float


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback as a host would, compressed, and yield its address."""
    handler = functools.partial(_Compressing, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def visit(browser: Browser, url: str, *, slow: bool = False) -> Visit:
    """Open a page with nothing in memory, and wait until nothing more arrives."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - Playwright marks it
    page.add_init_script(WATCH_SHIFTS)
    if slow:
        _slow_down(page)
    page.goto(url, wait_until="networkidle")
    octets = sum(response.request.sizes()["responseBodySize"] for response in responses)
    found = Visit(
        octets, tuple(r.url for r in responses), page.evaluate("window.decalage"), page.evaluate(PAINT)
    )
    context.close()
    return found


def kinds(site: BuiltSite) -> dict[str, BuiltPage]:
    """Return the heaviest page of each kind; a kind is an address without the names of things."""
    found: dict[str, BuiltPage] = {}
    for page in sorted(site.pages.values(), key=lambda page: gzipped(page.path)):
        found[re.sub(r"^([\w-]+)/[\w-]+/", r"\1/*/", page.adresse)] = page
    return found


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)


class _Compressing(SimpleHTTPRequestHandler):
    """A quiet file server that compresses what hosts compress."""

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""
