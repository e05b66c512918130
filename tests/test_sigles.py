"""Acronyms: written in full at their first use in each section, explained on demand, nothing else touched."""

from __future__ import annotations

import pytest
from bs4 import Tag

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.publish.origins import read_explained
from reperes_sante.render.sigles import Lexique, Sigle, expliquer, lexique
from tests.built import BuiltSite

CLS = Sigle("cls", "CLS", "contrat local de santé", "Un accord.", "glossaire/#cls")
APEI = Sigle("apei", "APEI", None, "Une association.", "glossaire/#apei")
BUTTON = '<button class="sigle" type="button" popovertarget="s-{}">{}</button>'
DEVELOPED = '<span class="developpe"> (contrat local de santé)</span>'
SHORT = BUTTON.format("cls", "CLS")
FULL = f"{SHORT}{DEVELOPED}"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Le CLS, puis le CLS.</p>", f"<p>Le {FULL}, puis le CLS.</p>"),
        ("<p>CLS</p><h2>Ses axes</h2><p>CLS</p>", f"<p>{FULL}</p><h2>Ses axes</h2><p>{FULL}</p>"),
        ("<p>Le contrat (CLS)</p>", f'<p>Le contrat <span class="tenu">({SHORT})</span></p>'),
        ("<p>CLS (le contrat)</p>", f"<p>{SHORT} (le contrat)</p>"),
        ("<p>Il écrit « le CLS »</p>", f"<p>Il écrit « le {SHORT} »</p>"),
        ("<p><strong>Le CLS de demain</strong></p>", f"<p><strong>Le {SHORT} de demain</strong></p>"),
        ("<p>Apei</p>", f"<p>{BUTTON.format('apei', 'Apei')}</p>"),
        (
            "<p>l’CLS&nbsp;&#39;&lt;CLS</p>",
            f'<p><span class="tenu">l’{SHORT}</span>{DEVELOPED}&nbsp;&#39;&lt;CLS</p>',
        ),
    ],
)
def test_the_first_use_in_a_section_is_developed(html: str, expected: str) -> None:
    assert expliquer(html, Lexique((CLS, APEI)), "s-").html == expected


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="?CLS" title="CLS">CLS</a> <code>CLS</code></p><h2>CLS</h2>',
        '<div class="sources"><p>CLS<br>CLS</p></div>',
        '<p title="a > CLS">CLSM, CLS-2, ACLS</p><svg viewBox="0 0 1 1"><path d="M0"/><text>CLS</text></svg>',
    ],
)
def test_links_headings_codes_sources_and_other_words_stay_as_they_are(html: str) -> None:
    assert expliquer(html, Lexique((CLS, APEI)), "s-") == (html, ())


def test_without_acronyms_nothing_changes() -> None:
    assert expliquer("<p>CLS</p>", Lexique(()), "s-") == ("<p>CLS</p>", ())


def test_of_two_alike_the_first_counts() -> None:
    other = CLS._replace(id="autre", developpe="autre chose")
    assert expliquer("<p>CLS</p>", Lexique((CLS, other)), "s-").sigles == (CLS,)


def test_every_button_has_its_explanation_with_a_way_to_the_glossary(site: BuiltSite) -> None:
    total = 0
    for adresse, page in site.pages.items():
        for button in page.html.select("[popovertarget]"):
            explanation = page.html.find(id=str(button["popovertarget"]))
            assert isinstance(explanation, Tag), (adresse, button)
            assert explanation.has_attr("popover")
            assert explanation.find("a", href=True), (adresse, button)
            total += 1
    assert total > 50


def test_a_page_gains_few_tab_stops(site: BuiltSite) -> None:
    buttons = {adresse: len(page.html.select(".sigle")) for adresse, page in site.pages.items()}
    assert {adresse: number for adresse, number in buttons.items() if number > 40} == {}


def test_no_page_leaves_an_acronym_of_the_glossary_unexplained(site: BuiltSite, catalogue: Catalogue) -> None:
    assert read_explained(site.folder, "site", lexique(catalogue))[1] == ()
