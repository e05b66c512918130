"""The search in a real browser: what residents type leads to the page they want, at a small cost."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from urllib.parse import unquote, urlparse

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from reperes_sante.publish.search.words import words
from tests.broken import PROJET
from tests.built import BuiltSite, searchable
from tests.navigateur.conftest import PHONE, watched
from tests.questions import ask, late, lost, ranks, read

QUESTIONS = read(PROJET / "recherche.csv")
SEARCH = "[data-ouvrir-recherche]"
# Bytes after gzip that the first search may cost, engine included.
FIRST_SEARCH = 80_000
FRENCH = """async (textes) => {
  const francais = await import(new URL("assets/js/francais.js", document.baseURI));
  return textes.map(francais.%s);
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, serveur: str) -> Iterator[Page]:
    """Return a page on the home page, on a phone; any error fails the test."""
    with watched(browser, serveur, viewport=PHONE) as opened:
        opened.goto("")
        yield opened


def found(page: Page, question: str) -> list[str]:
    """Return the addresses of the first results."""
    return [entry["url"] for entry in ask(page, question)[0]["fiches"]]


def type_in_dialog(page: Page, question: str) -> Locator:
    """Open the search of a page, type, and return the dialog once it has answered."""
    page.goto("territoires/corse/")
    page.locator("html[data-pret]").wait_for()
    page.locator(SEARCH).click()
    page.keyboard.insert_text(question)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).not_to_be_empty()
    return dialog


def test_residents_find_the_page_they_want(page: Page, site: BuiltSite) -> None:
    assert lost(QUESTIONS, site) == set()
    found = ranks(page, QUESTIONS)
    assert {question: rank for question, rank in found.items() if rank > 3} == {}
    assert len(late(found)) <= 0.05 * len(found), late(found)


# The entries that hold all the words, with what each score is multiplied by.
ORDER = """async ([question, elans]) => {
  const dossier = new URL("assets/", document.baseURI);
  const { ouvrirMagasin } = await import(new URL("js/magasin.js", dossier));
  const { creerMoteur } = await import(new URL("js/moteur.js", dossier));
  const lire = async (nom) => {
    const texte = await (await fetch(new URL(`recherche/${nom}`, dossier))).text();
    return nom === "sommaire.json" ? JSON.stringify({ ...JSON.parse(texte), elans }) : texte;
  };
  const { fiches } = await creerMoteur(await ouvrirMagasin(lire)).chercher(question);
  return fiches.filter(({ entiere }) => entiere).map(({ numero }) => numero);
}"""


def test_a_page_that_asks_for_it_comes_before_others_with_the_same_words(page: Page) -> None:
    first, second, *_ = page.evaluate(ORDER, ["santé", {}])
    assert page.evaluate(ORDER, ["santé", {str(second): 99}])[0] == second
    assert page.evaluate(ORDER, ["santé", {str(first): 0.01}])[0] != first


def test_words_are_cut_in_the_browser_as_in_the_index(page: Page, site: BuiltSite) -> None:
    texts = [f"{entry['titre']} {entry.get('texte', '')}" for entry in searchable(site.folder)]
    texts += [
        "L’ÉCOLE d’Évron",
        "C.L.S. de Nœux",
        "aujourd'hui, qu'ils s'en aillent",
        "Saint-Léger ST-Leu œ æ",
    ]
    page.goto("")
    assert page.evaluate(FRENCH % "motsUtiles", texts) == [words(text) for text in texts]


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("vaccination", ["vaccinations", "vacciner", "vaccin", "Vaccins"]),
        ("âgée", ["age", "agees", "ÂGÉS", "âge"]),
        ("hôpital", ["hopitaux", "HÔPITAUX"]),
        ("l’école", ["ecole", "l'école", "écoles"]),
        ("psychiatrie", ["psychiatrique", "psychiatre"]),
        ("alcool", ["alcoolisme", "alcoolique"]),
    ],
)
def test_forms_of_a_word_have_one_root(page: Page, typed: str, others: list[str]) -> None:
    page.goto("")
    first, *rest = page.evaluate(FRENCH % "termes", [typed, *others])
    assert [first] * len(rest) == rest


@pytest.mark.parametrize(
    ("short", "whole"), [("cmp", "centre medico-psychologique"), ("gem", "groupe d’entraide mutuelle")]
)
def test_an_acronym_and_what_it_stands_for_find_the_same_page(page: Page, short: str, whole: str) -> None:
    page.goto("")
    assert found(page, short)[0] == found(page, whole)[0] == f"glossaire/#{short}"


def test_one_letter_wrong_is_put_right_and_told(page: Page) -> None:
    dialog = type_in_dialog(page, "lilers")
    expect(dialog.locator(".propositions")).to_contain_text("Nous avons lu « lillers » pour « lilers ».")
    expect(dialog.locator("mark").first).to_have_text("Lillers")


def test_results_are_counted_and_grouped(page: Page) -> None:
    dialog = type_in_dialog(page, "santé mentale")
    expect(dialog.get_by_role("status")).to_contain_text("Voici les 8 premiers.")
    groups = dialog.get_by_role("heading", level=3)
    assert len(set(groups.all_text_contents())) == groups.count() > 1
    assert dialog.locator(".resultats a").count() == 8


EXTRACT = """async ([text, words, title]) => {
  const dossier = new URL("assets/js/", document.baseURI);
  const { extrait } = await import(new URL("extrait.js", dossier));
  const { termes } = await import(new URL("francais.js", dossier));
  return extrait(text, new Set(termes(words)), title);
}"""


def test_what_a_title_says_already_chooses_no_part_of_its_text(page: Page) -> None:
    text = "Le contrat de Lens et le contrat de Lens. " + "Autre chose. " * 30 + "La santé des jeunes."
    page.goto("")
    assert "jeunes" in page.evaluate(EXTRACT, [text, "contrat lens jeunes", "Contrat de Lens"])
    assert "jeunes" not in page.evaluate(EXTRACT, [text, "contrat lens jeunes", "Autre titre"])
    assert "Lens" in page.evaluate(EXTRACT, [text, "contrat lens", "Contrat de Lens"])


def test_only_searched_words_are_marked(page: Page) -> None:
    dialog = type_in_dialog(page, "CLS lens")
    marked = {text.casefold() for text in dialog.locator("mark").all_text_contents()}
    assert (
        {"lens", "cls"}
        <= marked
        <= {"lens", "cls", "contrat", "contrats", "local", "locaux", "locale", "santé"}
    )


def test_nothing_found_proposes_words_and_help_numbers(page: Page) -> None:
    dialog = type_in_dialog(page, "bethumme")
    expect(dialog.get_by_role("status")).to_have_text("Aucun résultat.")
    assert dialog.locator(".secours a[href='tel:3114']").is_visible()
    dialog.get_by_role("button", name="béthune").click()
    expect(dialog.get_by_role("status")).to_contain_text("résultat")
    expect(dialog.locator(".secours")).to_be_hidden()


def test_more_results_are_shown_on_demand(page: Page) -> None:
    page.goto("recherche/#q=sante")
    main = page.get_by_role("main")
    expect(main.locator(".resultats a")).to_have_count(20)
    main.get_by_role("button", name="Montrer plus de résultats").click()
    expect(main.locator(".resultats a")).to_have_count(40)
    expect(main.locator(".resultats a").nth(20)).to_be_focused()


def test_a_question_sent_without_the_code_is_answered_and_leaves_the_address(page: Page) -> None:
    page.goto("recherche/?q=sante+mentale")
    main = page.locator("main [data-recherche]")
    expect(main.locator(".resultats a").first).to_be_visible()
    expect(main.locator("input")).to_have_value("sante mentale")
    page.wait_for_url("**/recherche/#q=sante+mentale")


def test_a_letter_pasted_whole_is_asked_by_its_beginning(page: Page) -> None:
    page.goto(f"recherche/#q={'sante+' * 20_000}")
    main = page.get_by_role("main")
    expect(main.locator(".resultats a").first).to_be_visible()
    field = main.get_by_role("searchbox")
    assert len(field.input_value()) == int(field.get_attribute("maxlength") or 0)


def test_nothing_is_fetched_before_a_search_and_little_after(page: Page, site: BuiltSite) -> None:
    fetched: list[str] = []
    page.on("request", lambda sent: fetched.append(sent.url))
    page.goto("territoires/corse/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "recherche" in url or "vendor" in url]
    fetched.clear()
    type_in_dialog(page, "sante mentale bethune")
    page.wait_for_load_state("networkidle")
    cost = {url: weight(site, url) for url in fetched if "/assets/recherche/" in url or url.endswith(".js")}
    assert sum(cost.values()) <= FIRST_SEARCH, cost


def weight(site: BuiltSite, url: str) -> int:
    """Return the size of a fetched file once compressed, in bytes."""
    return len(gzip.compress((site.folder / unquote(urlparse(url).path).lstrip("/")).read_bytes(), 9))
