"""Lists of choices, used as a keyboard does."""

from __future__ import annotations

from playwright.sync_api import Page

TRIES = 3
# Chromium forgets the letters typed in a list after a second.
FORGETS = 1100


def type_ahead(page: Page, name: str) -> None:
    """Choose in the focused list by typing the beginning of a name; a pause of the machine may cost a try."""
    for _ in range(TRIES):
        page.keyboard.type(name)
        if page.evaluate("document.activeElement.selectedOptions[0].text").startswith(name):
            return
        page.wait_for_timeout(FORGETS)
    raise AssertionError(name)
