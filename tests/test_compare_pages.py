"""Comparison pages: real tables, words in every cell, everybody there; timelines that lose no fact."""

from __future__ import annotations

import gzip
import re

import pytest
from bs4 import Tag

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.view.chronology import faits_des_annees, par_annee
from reperes_sante.view.themes import entrees_par_dispositif, index_des_themes, matrice
from reperes_sante.view.timeline import faits_du_territoire
from tests.built import BuiltSite

COMPARE = ("comparer/", "comparer/clsm/", "comparer/cias/")
TABLES = (*COMPARE, "comparer/themes/")
TIMELINE = ("chronologie/", "chronologie/2010-2019/", "chronologie/avant-2010/")


def tables(site: BuiltSite, adresse: str) -> list[Tag]:
    return site.pages[adresse].main.select("table")


@pytest.mark.parametrize("adresse", TABLES)
def test_tables_have_a_caption_scopes_and_no_empty_cell(site: BuiltSite, adresse: str) -> None:
    assert tables(site, adresse)
    for table in tables(site, adresse):
        assert table.select_one("caption:-soup-contains(' ')")
        assert {str(th.get("scope")) for th in table.select("th")} <= {"col", "row", "rowgroup"}
        assert [cell for cell in table.select("th, td") if not cell.get_text(strip=True)] == []


@pytest.mark.parametrize("adresse", TABLES)
def test_tables_scroll_in_a_named_region_that_takes_the_focus(site: BuiltSite, adresse: str) -> None:
    regions = site.pages[adresse].main.select("[role=region][tabindex='0'][aria-label]")
    assert len(regions) == len(tables(site, adresse))
    assert len({str(region["aria-label"]) for region in regions}) == len(regions)


@pytest.mark.parametrize("adresse", COMPARE)
def test_every_territory_is_a_column(site: BuiltSite, catalogue: Catalogue, adresse: str) -> None:
    for table in tables(site, adresse):
        assert len(table.select("thead th:not(.muet)")) == len(catalogue.territoires)
        assert {len(row.select("td")) for row in table.select("tbody tr")} == {0, len(catalogue.territoires)}
    ids = [str(th["id"]) for th in tables(site, adresse)[0].select("thead th[id]")]
    assert ids == list(catalogue.territoires)


def test_each_state_of_the_comparison_leads_to_its_source(site: BuiltSite, catalogue: Catalogue) -> None:
    cells = site.pages["comparer/"].main.select("td > p")
    states = [cell for cell in cells if cell.select_one(".puce")]
    assert len(states) >= len([t for t in catalogue.territoires.values() if t.contrats])
    assert all(state.select_one("a[href*='sources/#source-']") for state in states)


def test_the_other_dispositifs_say_their_sort_and_their_labels(site: BuiltSite) -> None:
    others = [cell.get_text(" ", strip=True) for cell in tables(site, "comparer/cias/")[-1].select("td > p")]
    assert any(text.startswith("Le Bus d’Essai Bus ou équipe mobile de santé") for text in others)
    assert any("Label du ministère des Sports." in text for text in others)


def test_the_matrix_counts_all_that_stands_there_now(catalogue: Catalogue) -> None:
    found = matrice(
        catalogue, entrees_par_dispositif(index_des_themes(catalogue)), catalogue.territoires.values()
    )
    rows = {rangee.territoire.id: rangee.cases for rangee in found.rangees}
    themes = [theme.id for theme in found.themes]
    assert rows["bethune-bruay"][themes.index("vieillissement")][0].comptes == (("Mission", 1),)
    # The Bocage Mayennais has no file of its own: the contract of its neighbour covers it.
    assert [part.sigle for part in rows["bocage-mayennais"][themes.index("acces-aux-soins")]] == ["CLS"]
    sigles = {part.sigle for cases in rows.values() for case in cases for part in case}
    assert {"CLS", "CLS (annoncé)", "CLSM", "CIAS", "Conseil de santé (sans nouvelles)"} <= sigles


def test_the_timeline_holds_each_fact_once(site: BuiltSite, catalogue: Catalogue) -> None:
    facts = [fait for t in catalogue.territoires.values() for fait in faits_du_territoire(t)]
    shown = [fact for adresse in TIMELINE for fact in site.pages[adresse].main.select(".frise__fait")]
    assert len(shown) == len(facts)


def test_the_timeline_goes_back_in_time_and_undated_facts_come_last(catalogue: Catalogue) -> None:
    years = [year.titre for year in par_annee(faits_des_annees(catalogue, 0, 2009))]
    assert years == [*sorted(years[:-1], reverse=True), "Date non connue"]
    assert {year.titre for year in par_annee(faits_des_annees(catalogue, 2012, 2013))} == {"2012", "2013"}


def test_ends_say_at_which_day_they_are_told(site: BuiltSite) -> None:
    text = site.pages["echeances/"].text
    assert re.search(r"Situation au \d+(er)? \w+ 20\d\d ?, jour de notre dernière lecture", text)
    assert text.index("À venir au") < text.index("Annoncé, suite inconnue")


@pytest.mark.parametrize("adresse", [*TABLES, *TIMELINE, "echeances/"])
def test_pages_stay_light(site: BuiltSite, adresse: str) -> None:
    assert len(gzip.compress(site.pages[adresse].path.read_bytes(), 9)) <= 10_000
