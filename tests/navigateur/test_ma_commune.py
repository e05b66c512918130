"""« Ma commune » in a real browser: by keyboard, in a dialog, by address, uncovered, without JavaScript."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.publish.communes import key
from tests.built import BuiltSite
from tests.navigateur.conftest import PHONE, held

SMALL = ViewportSize(width=320, height=640)
TABLE = (Path(__file__).parents[1] / "communes.csv").read_text("utf-8")
CASES = list(csv.DictReader(TABLE.splitlines()))
FIND = """async (typed) => {
  const { chercherCommunes } = await import(new URL('assets/js/registre.js', document.baseURI));
  return (await chercherCommunes(typed)).communes;
}"""


@pytest.fixture
def page(page: Page) -> Page:
    """Return the home page at each width, ready."""
    page.goto("")
    page.locator("html[data-pret]").wait_for()
    return page


@pytest.fixture(scope="module")
def quiet(browser: Browser, serveur: str) -> Iterator[Page]:
    """Return a page on the home, for what does not depend on its width."""
    context = browser.new_context(base_url=serveur)
    opened = context.new_page()
    opened.goto("")
    yield opened
    context.close()


def field(page: Page) -> Locator:
    return page.locator("#commune-champ")


def answer(page: Page) -> Locator:
    return page.locator("main [data-reponse]")


@pytest.mark.parametrize("case", CASES, ids=[case["pourquoi"] for case in CASES])
def test_a_tricky_name_finds_its_commune_first(quiet: Page, case: dict[str, str]) -> None:
    found = quiet.evaluate(FIND, case["saisie"])
    assert (found[0]["code"] if found else "") == case["insee"], found[:3]


def test_homonyms_all_come_each_with_its_department(quiet: Page) -> None:
    found = [commune for commune in quiet.evaluate(FIND, "ste colombe") if commune["nom"] == "Sainte-Colombe"]
    assert len(found) >= 12
    assert len({commune["lieu"] for commune in found}) == len(found)


def test_the_browser_makes_the_same_keys(quiet: Page, catalogue: Catalogue) -> None:
    names = sorted({commune.nom for commune in catalogue.registre.communes.values()})
    made = quiet.evaluate(
        """async (names) => {
          const { cle, mots } = await import(new URL('assets/js/communes.js', document.baseURI));
          return names.map((name) => cle(mots(name)));
        }""",
        names,
    )
    assert made == [key(name) for name in names]


def test_by_keyboard_alone_a_resident_gets_the_answer(page: Page) -> None:
    field(page).focus()
    page.keyboard.type("st martin b")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    options = page.locator("main [role=option]")
    expect(options.first).to_contain_text("Saint-Martin-Boulogne")
    expect(page.locator("main [role=status]")).to_have_text(re.compile("^[3-9] communes trouvées.$"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-activedescendant", "commune-liste-1")
    page.keyboard.press("Home")
    assert field(page).get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    field(page).fill("")
    page.keyboard.insert_text("bethune")
    expect(options.first).to_contain_text("Béthune")
    page.keyboard.press("Enter")
    title = answer(page).get_by_role("heading", level=2)
    expect(title).to_have_text("Béthune (Pas-de-Calais)")
    expect(title).to_be_focused()
    expect(answer(page).locator("a[href^='tel:']")).not_to_have_count(0)
    expect(answer(page)).to_contain_text(re.compile(r"Centre intercommunal d’action sociale .*CIAS"))
    expect(answer(page).get_by_role("button")).to_have_count(0)
    answer(page).locator("summary").first.press("Enter")
    answer(page).get_by_role("link", name="Béthune-Bruay", exact=True).click()
    page.wait_for_url("**/territoires/bethune-bruay/")


def test_what_others_bear_is_told(page: Page) -> None:
    field(page).fill("62110")
    page.locator("main [role=option]", has_text="Hénin-Beaumont").click()
    expect(answer(page)).to_contain_text("Conseil local de santé mentale Lens-Hénin")
    expect(answer(page)).to_contain_text("Voir la fiche Lens-Liévin")


def test_an_uncovered_commune_gets_its_intercommunalite_and_an_honest_word(page: Page) -> None:
    field(page).fill("Dijon")
    expect(page.locator("main [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(answer(page)).to_contain_text("Dijon Métropole (métropole)")
    expect(answer(page)).to_contain_text("Nous n’avons pas encore lu de source sur ce territoire.")
    expect(answer(page)).to_contain_text("Pays Auxois Morvan")
    expect(answer(page).get_by_role("link", name="Choisissez selon ce qui vous arrive")).to_be_visible()
    expect(answer(page).locator("a[href='tel:3114']")).to_be_visible()


def test_several_communes_are_never_chosen_for_the_reader(page: Page) -> None:
    field(page).fill("ste colombe")
    field(page).press("Enter")
    expect(page.locator("main [role=option]")).to_have_count(10)
    expect(page.locator("main [role=status]")).to_contain_text("10 communes proposées.")
    expect(answer(page)).to_be_hidden()


def test_the_header_opens_it_on_any_page_and_gives_the_focus_back(page: Page) -> None:
    page.goto("territoires/corse/cls/")
    page.locator("html[data-pret]").wait_for()
    button = page.get_by_role("button", name="Ma commune")
    button.press("Enter")
    dialog = page.get_by_role("dialog", name="Ma commune")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    page.keyboard.insert_text("ajaccio")
    expect(dialog.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog.get_by_role("option")).to_have_count(0)
    expect(dialog).to_be_visible()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("heading", name="Ajaccio (Corse-du-Sud)")).to_be_focused()
    link = dialog.get_by_role("link", name="Contrat local de santé (CLS)")
    assert "/territoires/pays-ajaccien/" in str(link.get_attribute("href"))
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize(
    ("code", "title"),
    [("62119", "Béthune (Pas-de-Calais)"), ("2b033", "Bastia (Haute-Corse)"), ("59350", "Lille (Nord)")],
)
def test_an_answer_has_an_address_that_the_server_never_receives(page: Page, code: str, title: str) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto(f"ma-commune/#{code}")
    expect(answer(page).get_by_role("heading", name=title)).to_be_focused()
    expect(page).to_have_title(f"{title} – Ma commune – Santé d'Essai")
    assert not [url for url in sent if "#" not in url and code in url.lower()]


def test_an_answer_that_comes_late_does_not_take_the_place_of_a_newer_one(page: Page) -> None:
    with held(page, "**/ma-commune/62/"):
        with page.expect_request("**/ma-commune/62/"):
            page.goto("ma-commune/#62041")
        page.goto("ma-commune/#33063")
        expect(answer(page).get_by_role("heading", level=2)).to_have_text("Bordeaux (Gironde)")
    expect(answer(page).get_by_role("heading", level=2)).to_have_text("Bordeaux (Gironde)")


def test_the_way_back_leads_through_the_answers_to_none(page: Page) -> None:
    page.goto("ma-commune/")
    for code in ("62041", "33063"):
        page.goto(f"ma-commune/#{code}")
        expect(answer(page).get_by_role("heading", level=2)).to_be_focused()
    page.get_by_role("link", name="Aller au contenu").press("Enter")
    page.wait_for_url("**#contenu")
    page.go_back()
    expect(answer(page).get_by_role("heading", name="Bordeaux (Gironde)")).to_be_visible()
    page.go_back()
    expect(answer(page).get_by_role("heading", name="Arras (Pas-de-Calais)")).to_be_visible()
    page.go_back()
    expect(answer(page)).to_be_hidden()
    expect(page).to_have_title("Ma commune – Santé d'Essai")


def test_enter_never_takes_a_proposal_for_a_text_that_has_changed(page: Page) -> None:
    field(page).fill("arras")
    expect(page.locator("main [role=option]").first).to_contain_text("Arras")
    page.keyboard.press("ArrowDown")
    expect(field(page)).to_have_attribute("aria-activedescendant", "commune-liste-0")
    field(page).select_text()
    page.keyboard.insert_text("bethune")
    assert field(page).get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(answer(page).get_by_role("heading", level=2)).to_have_text("Béthune (Pas-de-Calais)")


def test_a_text_changed_after_enter_chooses_nothing(page: Page) -> None:
    field(page).fill("bethune")
    expect(page.locator("main [role=option]").first).to_contain_text("Béthune")
    with held(page, "**/communes/noms-*"):
        # What must be fetched is asked for once nobody types.
        with page.expect_request("**/communes/noms-*"):
            field(page).fill("dijo")
            page.keyboard.press("Enter")
        field(page).fill("dijon")
    expect(page.locator("main [role=option]").first).to_contain_text("Dijon")
    expect(answer(page)).to_be_hidden()


def test_a_part_of_an_uncovered_commune_may_be_covered(page: Page) -> None:
    page.goto("ma-commune/#59350")
    answer(page).get_by_role("link", name="Hellemmes-Lille").click()
    expect(answer(page).get_by_role("heading", name="Hellemmes-Lille (Nord)")).to_be_focused()


def test_nothing_is_fetched_before_the_field_is_used(page: Page) -> None:
    fetched = json.loads(
        page.evaluate("JSON.stringify(performance.getEntriesByType('resource').map((e) => e.name))")
    )
    assert not [url for url in fetched if "communes" in url or "combobox" in url]


def test_a_register_that_does_not_answer_is_told(browser: Browser, serveur: str) -> None:
    context = browser.new_context(base_url=serveur)
    page = context.new_page()
    page.route("**/assets/communes/*", lambda route: route.abort())
    page.goto("")
    page.locator("html[data-pret]").wait_for()
    field(page).fill("lens")
    expect(page.locator("main [role=status]")).to_contain_text("ne répond pas")
    context.close()


def test_the_header_stays_on_one_line_on_small_screens(browser: Browser, serveur: str) -> None:
    for width in (SMALL, PHONE):
        context = browser.new_context(viewport=width, base_url=serveur)
        page = context.new_page()
        page.goto("")
        page.locator("html[data-pret]").wait_for()
        tops = {
            round(button.bounding_box()["y"])  # type: ignore[index]
            for button in page.locator(".entete .bouton-entete:visible").all()
        }
        assert len(tops) == 1, width
        context.close()


def test_without_javascript_the_list_of_the_department_serves(
    browser: Browser, serveur: str, site: BuiltSite
) -> None:
    context = browser.new_context(viewport=PHONE, base_url=serveur, java_script_enabled=False)
    page = context.new_page()
    page.goto("territoires/")
    page.get_by_role("banner").get_by_role("link", name="Ma commune").click()
    page.get_by_role("main").get_by_role("link", name="Pas-de-Calais").click()
    page.get_by_role("link", name="Houdain", exact=True).click()
    target = str(page.evaluate("location.hash"))
    address = page.url.removeprefix(serveur).partition("#")[0]
    section = site.pages[address].html.find(id=target[1:])
    assert section
    assert "Centre intercommunal d’action sociale" in section.get_text()
    page.goto("")
    expect(
        page.get_by_role("main").get_by_role("link", name="Trouver votre commune dans la liste")
    ).to_be_visible()
    expect(field(page)).to_be_hidden()
    context.close()
