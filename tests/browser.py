"""The browser of the tests: the one that is found on the machine, else Playwright's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from reperes_sante.publish.aside import pictures

NAMES, browser_path = pictures.BROWSERS, pictures.browser
# Chromium must be told to run without its sandbox as root, and to stay quiet on the network.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@contextmanager
def open_browser(*arguments: str) -> Iterator[Browser]:
    """Open a headless Chromium, with arguments of its own if any, and close it at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=[*ARGUMENTS, *arguments])
        yield browser
        browser.close()
