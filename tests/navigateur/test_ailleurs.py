"""The card of a territory in the page of another site, at both widths and in both colours."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.navigateur.audit import audit, told
from tests.server import served

PAGE = """<!doctype html><html lang="fr"><title>Ma mairie</title><body><main><h1>Ma mairie</h1>
<iframe src="{base}territoires/arras/carte.html" title="Arras" width="100%" height="480"></iframe></main>"""


@pytest.mark.parametrize(("width", "colours"), [(360, "light"), (1280, "dark")])
def test_a_foreign_page_shows_the_card(
    browser: Browser, serveur: str, tmp_path: Path, width: int, colours: Literal["light", "dark"]
) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(base=serveur), "utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=colours)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    with served(tmp_path) as elsewhere:
        page.goto(elsewhere)
        frame = page.frame_locator("iframe")
        card = frame.get_by_role("region", name="Arras")
        assert card.get_by_role("link", name="03 53 01 00 10").get_attribute("href") == "tel:0353010010"
        inside = page.frames[1]
        assert inside.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        page.route(
            "https://essai.fr/**", lambda route: route.fulfill(body="Le site", content_type="text/html")
        )
        frame.get_by_role("link", name="Tout savoir").click()
        page.wait_for_url("https://essai.fr/territoires/arras/")
    page.goto(f"{serveur}territoires/arras/carte.html")
    assert told("carte", audit(page)) == []
    assert wrong == []
    context.close()
