"""The preview of a proposal, opened from the disk as an editor opens an archive: links, search and styles."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from reperes_sante.publish.aside import AsideError, make
from reperes_sante.publish.aside.pictures import WIDTH
from tests.built import BuiltSite
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def copie(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the preview of a change: a page that changes, one that appears, one that goes away."""
    folder = tmp_path_factory.mktemp("aperçu d'une proposition")
    before = folder / "avant"
    shutil.copytree(site.folder, before)
    home = before / "index.html"
    home.write_text(home.read_text("utf-8").replace("<h1", "<p>Avant</p><h1", 1), "utf-8")
    (before / "aide").rename(before / "secours")
    make(site.folder, folder / "copie", ROOT, before)
    return folder / "copie"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that fails the test when a script does."""
    found = browser.new_page()
    failed: list[str] = []
    found.on("pageerror", lambda error: failed.append(str(error)))
    found.on("console", lambda told: failed.append(told.text) if told.type == "error" else None)
    yield found
    found.close()
    assert failed == []


def test_links_styles_and_scripts_work_from_the_disk(copie: Path, page: Page) -> None:
    page.goto((copie / "index.html").as_uri())
    assert page.locator("html").get_attribute("data-pret") is not None
    assert page.evaluate("document.styleSheets[0].href").endswith("site.css")
    page.locator("main a[href*='territoires/']").first.click()
    page.wait_for_url("**/territoires/**.html*")
    page.locator("main h1").wait_for()
    page.goto((copie / "404.html").as_uri())
    page.locator("main a").first.click()
    page.wait_for_url(lambda url: "404" not in url)
    page.locator("main h1").wait_for()


def test_the_search_answers_from_the_disk(copie: Path, page: Page) -> None:
    page.goto((copie / "recherche" / "index.html").as_uri())
    page.locator("main input[name=q]").first.fill("arras")
    found = page.locator("main a[href*='territoires/arras/']").first
    found.wait_for()
    found.click()
    page.wait_for_url("**/territoires/arras/**.html*")


def test_a_commune_is_found_from_the_disk(copie: Path, page: Page) -> None:
    page.goto((copie / "ma-commune" / "index.html").as_uri() + "#62041")
    page.get_by_text("Arras (Pas-de-Calais)").first.wait_for()


def test_what_changes_is_shown_first_with_its_pictures(copie: Path, page: Page) -> None:
    page.goto((copie / "apercu.html").as_uri())
    rows = page.locator("main li").all_inner_texts()
    told = "\n".join(rows)
    assert all(f"({row}" in told for row in ("/aide/) : s’ajoute", "/secours/) : disparaît", "/) : change"))
    images = page.locator("main figure img")
    assert images.count() > 0
    for image in images.all():
        image.scroll_into_view_if_needed()
        assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") == WIDTH
    page.get_by_text("Parcourir tout le site").click()
    page.get_by_text("Ce n’est pas le site public.").wait_for()


def test_no_robot_keeps_a_preview(copie: Path) -> None:
    pages = [path.read_text("utf-8") for path in copie.rglob("*.html")]
    assert pages
    assert [text for text in pages if '<meta name="robots" content="noindex">' not in text] == []
    assert "X-Robots-Tag: noindex" in (copie / "_headers").read_text("utf-8")


def test_what_lacks_for_a_preview_is_told(tmp_path: Path, site: BuiltSite) -> None:
    with pytest.raises(AsideError, match="make site"):
        make(tmp_path, tmp_path / "copie", ROOT)
    with pytest.raises(AsideError, match="make apercu"):
        make(site.folder, tmp_path / "copie", tmp_path)
