"""First visits in a real browser: what is received, how soon it is readable, what moves on the way."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Browser, Page, Response

from tests.built import BuiltPage, BuiltSite

# WebPageTest's profile « 3G Slow »: 400 kbit/s both ways, 400 ms of round trip.
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
WATCH_SHIFTS = """
window.decalage = 0;
new PerformanceObserver((liste) => {
  for (const saut of liste.getEntries()) window.decalage += saut.value;
}).observe({ type: "layout-shift", buffered: true });
"""
# One promise: asked for again and again, the browser would refuse it in the name of the page's policy.
PAINT = """() => new Promise((dire) => {
  new PerformanceObserver((liste) => {
    const [premier] = liste.getEntriesByName("first-contentful-paint");
    if (premier) dire(premier.startTime);
  }).observe({ type: "paint", buffered: true });
})"""


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
    lisible = page.evaluate(PAINT)
    octets = sum(response.request.sizes()["responseBodySize"] for response in responses)
    found = Visit(octets, tuple(r.url for r in responses), page.evaluate("window.decalage"), lisible)
    context.close()
    return found


def kinds(site: BuiltSite) -> dict[str, BuiltPage]:
    """Return the heaviest page of each kind."""
    return {kind: pages[-1] for kind, pages in site.kinds.items()}


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
