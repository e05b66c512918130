"""Lists that readers filter: each choice leads to something, and no two facts of an item are mixed."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.acces import Prestation
from reperes_sante.model.markers import Role
from reperes_sante.render import Renderer
from reperes_sante.render.environment import environment
from reperes_sante.render.families import FAMILLES, Donnees
from reperes_sante.view import themes
from reperes_sante.view.lists import (
    Facette,
    Filtrage,
    Option,
    filtrage,
    filtrage_des_organismes,
    filtrage_des_territoires,
    filtrage_des_themes,
    filtrage_du_theme,
)
from reperes_sante.view.themes import par_territoire, reperes_du_theme
from tests.conftest import ROOT

PLACE, KIND, SAME = (
    Facette("lieu", "Lieu", "Tous"),
    Facette("sorte", "Sorte", "Toutes"),
    Facette("m", "M", "T"),
)
NORTH, SOUTH = Option("nord", "Nord"), Option("sud", "Sud")
CLS, CLSM = Option("cls", "CLS"), Option("clsm", "CLSM")
ALIKE = Option("oui", "Oui")


@pytest.fixture(scope="module")
def donnees(catalogue: Catalogue) -> Donnees:
    return Donnees(catalogue)


def lists(donnees: Donnees) -> dict[str, Filtrage]:
    """Return every list of the site that has filters."""
    catalogue = donnees.catalogue
    return {
        "territoires": filtrage_des_territoires(catalogue, donnees.entrees, catalogue.territoires.values()),
        "themes": filtrage_des_themes(catalogue, donnees.themes),
        "organismes": filtrage_des_organismes(catalogue, donnees.presences, catalogue.organismes.values()),
        **{theme: filtrage_du_theme(catalogue, entries) for theme, entries in donnees.themes.items()},
    }


def rows(lines: str) -> list[list[list[str]]]:
    return [[words.split(",") for words in line.split("|")] for line in lines.split(" ")]


def test_rows_keep_the_facts_of_an_item_apart() -> None:
    found = filtrage((PLACE, KIND), {"a": [(NORTH, CLS), (SOUTH, CLSM)], "b": [(NORTH, CLS), (NORTH, CLSM)]})
    assert found.lignes == {"a": "nord|cls sud|clsm", "b": "nord|cls,clsm"}
    assert [filtre.options for filtre in found.filtres] == [(NORTH, SOUTH), (CLS, CLSM)]


def test_a_criterion_on_which_all_agree_makes_no_filter() -> None:
    found = filtrage((PLACE, SAME), {"a": [(NORTH, ALIKE)], "b": [(SOUTH, ALIKE)]})
    assert [filtre.critere for filtre in found.filtres] == [PLACE]
    assert found.lignes == {"a": "nord", "b": "sud"}
    assert filtrage((SAME,), {"a": [(ALIKE,)]}).filtres == ()


def test_every_choice_of_every_list_keeps_something(donnees: Donnees) -> None:
    for name, found in lists(donnees).items():
        if not found.filtres:
            continue
        used = [
            # Nothing is known of some items: they have no row, and no choice keeps them.
            {word for line in found.lignes.values() if line for row in rows(line) for word in row[rank]}
            for rank, _ in enumerate(found.filtres)
        ]
        assert [{option.mot for option in filtre.options} for filtre in found.filtres] == used, name


def test_words_of_filters_never_hold_their_separators(donnees: Donnees) -> None:
    words = {o.mot for found in lists(donnees).values() for filtre in found.filtres for o in filtre.options}
    assert not [word for word in words if not word.replace("-", "").isalnum()]


def test_every_item_of_a_list_has_its_rows(donnees: Donnees) -> None:
    found = lists(donnees)
    assert set(found["territoires"].lignes) == set(donnees.catalogue.territoires)
    assert set(found["themes"].lignes) == set(donnees.catalogue.thematiques)
    assert set(found["organismes"].lignes) == set(donnees.catalogue.organismes)
    assert all(found["organismes"].lignes.values())


def test_nothing_of_a_theme_is_lost_by_its_grouping(donnees: Donnees) -> None:
    for entries in donnees.themes.values():
        groups = par_territoire(entries)
        shown = [e for place in groups for part in place.dispositifs for e in part.entrees]
        alone = [e for e in entries if e.titre == e.dispositif.nom]
        assert len(shown) + len(alone) == len(entries)
        assert len({place.territoire.id for place in groups}) == len(groups)


@pytest.mark.parametrize("most", [0, 10_000])
def test_the_territories_of_a_big_theme_are_one_line_each(
    most: int, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(themes, "MANY", most)
    renderer = Renderer(catalogue, ROOT / "macros", "https://essai.fr/", {})
    page = BeautifulSoup(renderer.page("theme", "logement", "themes/logement/"), "lxml")
    places = page.select("section[data-groupe]")
    assert len(places) > 1
    for place in places:
        # Filters find the same things, folded or not.
        assert place.select("[data-lignes]")
        assert bool(place.select("details.repli > summary > h2")) == (most == 0)


def test_a_theme_shows_the_numbers_that_answer_today(donnees: Donnees) -> None:
    catalogue = donnees.catalogue
    found = reperes_du_theme(catalogue, "prevention-suicide")
    assert "3114" in [catalogue.lignes[b.appeler[0].numero].numero for b in found.besoins]
    retired = {n.id for n in catalogue.numeros.numeros if n.famille.value == "ancien"}
    for theme in catalogue.thematiques:
        told = reperes_du_theme(catalogue, theme)
        alone = {n.id for n in told.numeros}
        assert not alone & (retired | {appel.numero for b in told.besoins for appel in b.appeler})


def test_an_organisme_tells_each_part_once(donnees: Donnees) -> None:
    for organisme, found in donnees.presences.items():
        parts = [(p.role, p.titre, p.adresse, p.precisions) for p in found]
        assert len(parts) == len(set(parts)), organisme
        assert parts, organisme


def test_two_presidents_of_one_organisme_are_both_told(donnees: Donnees) -> None:
    held = [p for p in donnees.presences["ca-bethune-bruay"] if p.role == "Responsables cités en fonction"]
    assert len(held) > 1
    assert len({p.precisions for p in held}) == len(held)


def test_dates_of_an_organisme_are_in_order_those_unknown_last(donnees: Donnees) -> None:
    for found in donnees.presences.values():
        moments = [p.moment for p in found if p.role == Role.DATE.value]
        days = [(m.date or m.fin) if m else None for m in moments]
        assert days == sorted(days, key=lambda day: (day is None, day.iso if day else ""))


def test_a_seat_on_a_board_and_in_a_commission_are_told(donnees: Donnees) -> None:
    parts = {(p.role, p.adresse) for found in donnees.presences.values() for p in found}
    assert ("Conseil d'administration", "territoires/bethune-bruay/cias/#bethune-bruay-cias-conseil") in parts
    assert any(role == "Commissions et comités" and "#instance-" in place for role, place in parts)


@pytest.mark.parametrize(
    ("famille", "word", "said"), [("theme", "logemant", "logement"), ("organisme", "ars-esai", "ars-essai")]
)
def test_an_unknown_key_gets_the_nearest_one(
    famille: str, word: str, said: str, catalogue: Catalogue
) -> None:
    with pytest.raises(ValueError, match=f"« {said} »"):
        FAMILLES[famille].trouver(catalogue, word)


@pytest.mark.parametrize(
    ("day", "said"),
    [("2019", "Prix valables en 2019"), ("2024-01-01", "Prix valables depuis le 1er janvier 2024")],
)
def test_prices_are_those_of_a_year_or_hold_since_a_day(day: str, said: str) -> None:
    calls = '{% from "composants/acces.html" import acces %}{{ acces(none, service) }}'
    service = Prestation.model_validate({"tarif": "3 euros", "prix_de": day})
    html = environment(ROOT / "macros").from_string(calls).render(service=service)
    _, line = BeautifulSoup(html, "lxml").select("li")
    assert " ".join(line.get_text().split()) == said
