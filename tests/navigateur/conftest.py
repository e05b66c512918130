"""Fixtures of the tests that run in a real browser: one browser, and a page that tolerates no problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, ViewportSize, expect

from tests.browser import open_browser
from tests.built import BuiltSite
from tests.server import served

PHONE = ViewportSize(width=360, height=740)
DESKTOP = ViewportSize(width=1280, height=900)


# A machine that does other things too may take seconds to answer; a failure only waits longer.
expect.set_options(timeout=30_000)
# What the console says of a request that a test cuts on purpose.
CUT = "net::ERR_FAILED"
# What it says of a form that is shown again for its mistakes.
REFUSED = "status of 422"


def is_wrong(message: ConsoleMessage) -> bool:
    """Tell whether a message of the console reports an error of the site."""
    return message.type == "error" and not any(known in message.text for known in (CUT, REFUSED))


@contextmanager
def held(page: Page, pattern: str, then: Callable[[Route], None] = Route.continue_) -> Iterator[None]:
    """Hold back the files at some addresses while the block runs; the page takes them in after."""
    routes: list[Route] = []
    page.route(pattern, lambda route: routes.append(route))  # noqa: PLW0108 - Playwright marks it
    yield
    assert routes
    for route in routes:
        then(route)
    page.unroute(pattern)
    page.wait_for_timeout(300)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the browser of the session."""
    with open_browser() as opened:
        yield opened


@contextmanager
def watched(browser: Browser, base: str, **options: Any) -> Iterator[Page]:
    """Open a page of the site at `base`; at the end, an error or a request to another host is a failure.

    Args:
        browser: the browser.
        base: address of the site.
        options: those of `Browser.new_context`.
    """
    context = browser.new_context(base_url=base, locale="fr-FR", **options)
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda message: problems.append(message.text) if is_wrong(message) else None)
    opened.on("request", lambda sent: None if sent.url.startswith(base) else problems.append(sent.url))
    yield opened
    context.close()
    assert problems == []


@pytest.fixture(params=[PHONE, DESKTOP], ids=["360", "1280"])
def page(request: pytest.FixtureRequest, browser: Browser, serveur: str) -> Iterator[Page]:
    """Return a watched page at each width."""
    with watched(browser, serveur, viewport=request.param) as opened:
        yield opened


@pytest.fixture
def blank(browser: Browser, serveur: str) -> Iterator[Page]:
    """Return a watched page of no particular width or colours, for tests that go through all of them."""
    with watched(browser, serveur) as opened:
        yield opened


@pytest.fixture(scope="session")
def serveur_grand(grown: BuiltSite) -> Iterator[str]:
    """Serve a site of many territories."""
    with served(grown.folder) as address:
        yield address


@pytest.fixture(scope="session")
def serveur_public(public: BuiltSite) -> Iterator[str]:
    """Serve the site of this repository."""
    with served(public.folder) as address:
        yield address


@pytest.fixture
def blank_public(browser: Browser, serveur_public: str) -> Iterator[Page]:
    """Return such a page of the site of this repository."""
    with watched(browser, serveur_public) as opened:
        yield opened
