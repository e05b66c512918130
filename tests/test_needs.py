"""Needs: whom people are told to call answers, and each phrase leads to one need."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.render import Renderer
from reperes_sante.validate import load
from reperes_sante.view.needs import annuaire_de, ce_qui_est_fait, source_officielle
from tests.broken import TODAY
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def renderer(catalogue: Catalogue) -> Renderer:
    return Renderer(catalogue, ROOT / "macros", "https://essai.fr/", {})


def test_a_number_without_an_official_source_is_refused(minimal: Path) -> None:
    source = minimal / "data" / "sources" / "essai.yml"
    source.write_text(source.read_text("utf-8").replace("    officielle: oui\n", ""), "utf-8")
    told = [f for f in load(minimal, TODAY).findings if f.code == "numero-sans-source-officielle"]
    assert [finding.fichier for finding in told] == ["data/numeros-utiles.yml"]
    assert "officielle: oui" in told[0].remede


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "nature: page-web",
            "nature: article-presse",
            "Un article de presse n'est pas une source officielle.",
        ),
        ("editeur: ", "editeur: Commune d'Essai, d'après ", "répète ce qu'un autre a publié"),
    ],
)
def test_press_and_copies_are_not_official(minimal: Path, before: str, after: str, told: str) -> None:
    file = minimal / "data" / "sources" / "essai.yml"
    text = file.read_text("utf-8")
    start, end = text.rsplit("  - id: ", 1)[0], text.rsplit("  - id: ", 1)[1]
    assert "officielle: oui" in end
    file.write_text(f"{start}  - id: {end.replace(before, after, 1)}", "utf-8")
    found = [f for f in load(minimal, TODAY).findings if f.code == "source-officielle-de-seconde-main"]
    assert len(found) == 1
    assert told in found[0].message


def test_nobody_is_sent_to_an_old_number(minimal: Path) -> None:
    numbers = minimal / "data" / "numeros-utiles.yml"
    numbers.write_text(numbers.read_text("utf-8").replace("famille: urgence", "famille: ancien"), "utf-8")
    told = [f for f in load(minimal, TODAY).findings if f.code == "appel-vers-ancien-numero"]
    assert {finding.fichier for finding in told} == {"data/besoins.yml", "data/langues.yml"}


def test_a_phrase_leads_to_one_need(minimal: Path) -> None:
    needs = minimal / "data" / "besoins.yml"
    needs.write_text(needs.read_text("utf-8").replace("[un essai]", "[un essai, Un  éssai]"), "utf-8")
    told = [f for f in load(minimal, TODAY).findings if f.code == "phrase-en-double"]
    assert len(told) == 1
    assert "mène déjà à « Besoin d'essai »" in told[0].message


def test_a_need_leads_somewhere(minimal: Path) -> None:
    needs = minimal / "data" / "besoins.yml"
    text = needs.read_text("utf-8")
    needs.write_text(text[: text.index("    appeler:\n")], "utf-8")
    assert "besoin-sans-reponse" in {finding.code for finding in load(minimal, TODAY).findings}


def test_the_newest_official_source_dates_a_number(catalogue: Catalogue) -> None:
    numbers = [ligne for ligne in catalogue.lignes.values() if not ligne.abandonnee]
    for ligne in numbers:
        found = source_officielle(catalogue, ligne)
        assert found.officielle
        cited = [catalogue.sources[id_] for id_ in ligne.sources or catalogue.numeros.sources]
        dates = [source.date for source in cited if source.officielle]
        assert found.date == max((date for date in dates if date), default=None)


def test_a_page_of_need_says_whom_to_call_before_all_else(renderer: Renderer, catalogue: Catalogue) -> None:
    html = renderer.page("besoin", "suicide", "besoins/suicide/")
    assert html.index('href="tel:3114"') < html.index("Que faire d’abord") < html.index("Près de chez vous")
    assert "sommaire" not in html
    actions = ce_qui_est_fait(catalogue, renderer._donnees.themes, catalogue.besoins["suicide"])  # noqa: SLF001
    assert all(action.territoire.nom in html for action in actions)


def test_links_to_directories_are_told_apart(renderer: Renderer, catalogue: Catalogue) -> None:
    asked = False
    for besoin in catalogue.besoins.values():
        page = BeautifulSoup(renderer.page("besoin", besoin.id, f"besoins/{besoin.id}/"), "lxml")
        links = page.select("#pres ~ ul a[rel=noopener]")
        names = [" ".join(link.get_text().split()) for link in links]
        assert len(set(names)) == len(names), besoin.id
        asked |= bool(names)
    assert asked


def test_old_numbers_are_never_callable(renderer: Renderer, catalogue: Catalogue) -> None:
    html = renderer.bloc("numeros_utiles", "numeros-utiles/")
    for ligne in catalogue.lignes.values():
        called = f'"tel:{ligne.numero.replace(" ", "")}"' in html
        sent = f'"sms:{ligne.numero.replace(" ", "")}"' in html
        assert (called or sent) is not ligne.abandonnee


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_page_in_another_language_says_so(renderer: Renderer, catalogue: Catalogue, code: str) -> None:
    langue = catalogue.langues[code]
    html = renderer.page("langue", code, f"urgences/{code}/")
    assert f'<div lang="{code}" dir="{langue.sens.label}">' in html
    assert langue.avertissement in html
    assert "n’a encore relu cette page" in html


def test_the_directory_is_asked_for_a_place(catalogue: Catalogue) -> None:
    places = catalogue.relais
    sought = places["entraide"].model_copy(update={"recherche": "maison des aînés"})
    assert str(annuaire_de(sought)).endswith("recherche?whoWhat=maison%20des%20a%C3%AEn%C3%A9s&where=")
    assert annuaire_de(places["maison-ados"]) == "https://exemple.fr/annuaire"
    assert annuaire_de(places["entraide"]) is None
