"""Typography replaces plain spaces and straight apostrophes, no more; counts agree with their noun."""

from __future__ import annotations

import re
from copy import copy
from decimal import Decimal

import pytest
from bs4 import Tag
from bs4.element import PageElement
from hypothesis import given
from hypothesis import strategies as st

from reperes_sante.france.figures import (
    connus,
    dit_de_plus,
    sans_repetition,
    se_lit_tel_quel,
    titre_du_desaccord,
)
from reperes_sante.france.letters import NBSP, NNBSP, typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import generated_pages
from reperes_sante.model.base import Desaccord
from reperes_sante.model.evenement import Etape
from reperes_sante.model.types import DatePartielle
from tests.built import BuiltSite

# A plain space where French wants one that does not break, or a straight apostrophe between letters.
PLAIN = re.compile(r"\S+ [:;!?»%]|«(?!\xa0).{3}|[^\W\d_]'[^\W\d_]+")
# What goes on in the same line.
INLINE = {"a", "abbr", "button", "span", "strong", "time"}
SAME = str.maketrans({NBSP: " ", NNBSP: " ", "’": "'"})


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("l'accès", "l’accès"),
        ("l'« avenir »", f"l’«{NBSP}avenir{NBSP}»"),
        ("5' de marche", "5' de marche"),
        ("Durée : trois ans", f"Durée{NBSP}: trois ans"),
        ("Qui appeler ? Vous ; nous !", f"Qui appeler{NNBSP}? Vous{NNBSP}; nous{NNBSP}!"),
        ("Qui?", "Qui?"),
        ("275 736 habitants", f"275{NNBSP}736{NBSP}habitants"),
        ("1 234 567 euros", f"1{NNBSP}234{NNBSP}567{NBSP}euros"),
        ("en 2019 300 personnes", f"en 2019 300{NBSP}personnes"),
        ("03 21 21 87 00", "03 21 21 87 00"),
        ("12 mars 2019", f"12{NBSP}mars 2019"),
        ("1er mars 2019", f"1er{NBSP}mars 2019"),
        ("de 18 h 30 à 20 h", f"de 18{NBSP}h{NBSP}30 à 20{NBSP}h"),
        ("4,5 ETP, 12 %", f"4,5{NBSP}ETP, 12{NBSP}%"),
        ("12 habitations", "12 habitations"),
        ("https://exemple.fr/a?b=c;d:e", "https://exemple.fr/a?b=c;d:e"),
    ],
)
def test_rules(typed: str, shown: str) -> None:
    assert typographier(typed) == shown


@given(st.text(alphabet="ab1 0:;!?'«»é%h,.\n", max_size=40))
def test_only_plain_characters_change(text: str) -> None:
    shown = typographier(text)
    assert len(shown) == len(text)
    assert shown.translate(SAME) == text


@given(st.text(alphabet="ab1 0:;!?'«»éh", max_size=40))
def test_twice_is_once(text: str) -> None:
    assert typographier(typographier(text)) == typographier(text)


def test_generated_pages_bear_french_typography(site: BuiltSite, catalogue: Catalogue) -> None:
    for genere in generated_pages(catalogue):
        main = copy(site.pages[genere.adresse].main)
        for tag in main.find_all(["code", "svg"]):
            tag.extract()
        found = PLAIN.findall(main.get_text(""))
        assert found == [], genere.adresse


def test_no_word_touches_the_mark_of_a_state(site: BuiltSite) -> None:
    # Copied, read aloud or searched, « Annoncédès 2025 » would be one word.
    glued = [
        (page.adresse, chip.get_text(strip=True))
        for page in site.pages.values()
        for chip in page.html.select(".puce")
        if _is_word(chip.next_sibling)
    ]
    assert glued == []


def _is_word(after: PageElement | None) -> bool:
    if isinstance(after, Tag):
        return after.name in INLINE and after.get_text()[:1].strip() != ""
    return re.match(r"\w", str(after or "")) is not None


def test_known_of_announced() -> None:
    assert connus(None, 0, "axe", "axes") == ""
    assert connus(None, 3, "axe", "axes") == "3\u00a0axes connus"
    assert connus(Decimal(3), 3, "axe", "axes") == "3\u00a0axes"
    assert connus(Decimal(6), 3, "axe", "axes") == "6\u00a0axes annoncés, 3\u00a0connus"
    assert connus(Decimal(4), 1, "action", "actions", "e") == "4\u00a0actions annoncées, 1\u00a0connue"


@pytest.mark.parametrize(
    ("sources", "title"),
    [
        ([["page"]], "La source laisse un doute"),
        ([["page"], ["page"]], "La source se contredit"),
        ([["page"], ["affiche"]], "Les sources ne sont pas d'accord"),
    ],
)
def test_a_disagreement_says_who_disagrees(sources: list[list[str]], title: str) -> None:
    versions = [{"texte": "trois", "sources": ids} for ids in sources]
    assert titre_du_desaccord(Desaccord.model_validate({"sujet": "Nombre", "versions": versions})) == title


@pytest.mark.parametrize(
    ("date", "published", "told"),
    [
        ("2019-09-25", "mercredi 25 septembre", ""),
        ("2019-09-25", "le 25 septembre 2019", ""),
        # The day of another week: a doubt that the page keeps.
        ("2024-05-29", "mardi 29 mai", "mardi 29 mai"),
        ("2023", "depuis 2023", "depuis 2023"),
        (None, "au printemps", "au printemps"),
    ],
)
def test_words_of_a_source_are_repeated_only_when_they_say_more(
    date: str | None, published: str, told: str
) -> None:
    values = {"titre": "Un fait", "date_publiee": published} | ({"date": date} if date else {})
    assert dit_de_plus(Etape.model_validate(values)) == told


@pytest.mark.parametrize(
    ("values", "alone"),
    [
        ({"date": "2019-02", "date_publiee": "dès février 2019"}, True),
        ({"date": "2019-03-02", "date_publiee": "le 12 mars 2019 au soir"}, False),
        ({"date": "2019-03-02", "date_publiee": "le 2 mars 2019 au soir"}, True),
        ({"date": "2020", "date_publiee": "début 2020"}, True),
        ({"date": "2011", "environ": True, "date_publiee": "vers 2011-2012"}, True),
        # What explains the date, or does not hold it, stands beside it.
        ({"date": "2025-12-09", "date_publiee": "mardi 9 décembre ; l'année est déduite"}, False),
        ({"date": "2024", "date_publiee": "page non datée, qui décrit l'année 2024"}, False),
        ({"date": "2022-10", "date_publiee": "dernier trimestre 2022"}, False),
        # A rhythm, an end: they would be lost.
        ({"date": "2014", "chaque": "an", "date_publiee": "depuis 2014"}, False),
        ({"date": "2012", "fin": "2013", "date_publiee": "dès 2012"}, False),
        ({"date": "2019-02-03", "date_publiee": "le 3 février 2019"}, False),
    ],
)
def test_words_of_a_source_that_hold_the_date_in_full_stand_alone(
    values: dict[str, object], *, alone: bool
) -> None:
    assert se_lit_tel_quel(Etape.model_validate({"titre": "Un fait"} | values)) == alone


@pytest.mark.parametrize(
    ("debut", "fin", "told"),
    [
        ("2026-11-22", "2026-11-28", "22"),
        ("2026-11-22", "2026-12-01", "22 novembre"),
        ("2026-11-22", "2027-11-22", "22 novembre 2026"),
        ("2024-10", "2024-12", "octobre"),
        ("2024-11-22", "2024-11", "22 novembre 2024"),
        ("2019", "2020", "2019"),
    ],
)
def test_a_period_says_once_what_both_its_days_share(debut: str, fin: str, told: str) -> None:
    assert sans_repetition(DatePartielle.parse(debut), DatePartielle.parse(fin)) == told


@pytest.mark.parametrize(
    ("sujet", "title"),
    [
        ("Nom du conseil", "Plusieurs noms ou graphies"),
        ("Sens du sigle IREPS", "Plusieurs noms ou graphies"),
        ("Orthographe de la commune", "Plusieurs noms ou graphies"),
        ("Nombre d'axes", "Les sources ne sont pas d'accord"),
    ],
)
def test_ways_to_name_a_thing_are_told_apart_from_what_changes_what_one_would_do(
    sujet: str, title: str
) -> None:
    versions = [{"texte": "un", "sources": ["page"]}, {"texte": "deux", "sources": ["affiche"]}]
    assert titre_du_desaccord(Desaccord.model_validate({"sujet": sujet, "versions": versions})) == title
