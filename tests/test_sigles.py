"""Acronyms: written in full at their first use in each section, explained on demand, nothing else touched."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from bs4 import Tag
from bs4.element import NavigableString

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.render.lexique import Lexique, Sigle, lexique
from reperes_sante.render.sigles import APART_CLASSES, APART_TAGS, expliquer
from tests.built import BuiltPage, BuiltSite

CLS = Sigle("cls", "CLS", "contrat local de santé", "Un accord.", "glossaire/#cls")
APEI = Sigle("apei", "APEI", None, "Une association.", "glossaire/#apei")
BUTTON = '<button class="sigle" type="button" popovertarget="s-{}">{}</button>'
DEVELOPED = '<span class="developpe"> (contrat local de santé)</span>'
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
APART = APART_TAGS - HEADINGS - {"button"}
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
    assert total > 300


def test_a_page_gains_few_tab_stops(site: BuiltSite) -> None:
    buttons = {adresse: len(page.html.select(".sigle")) for adresse, page in site.pages.items()}
    assert {adresse: number for adresse, number in buttons.items() if number > 40} == {}


def test_no_page_leaves_an_acronym_of_the_glossary_unexplained(site: BuiltSite, catalogue: Catalogue) -> None:
    known = lexique(catalogue)
    left = [(adresse, words) for adresse, page in site.pages.items() for words in unexplained(page, known)]
    assert left == []


def unexplained(page: BuiltPage, known: Lexique) -> Iterator[str]:
    """Yield the first use of each acronym of each part (h2) of a page that nothing explains there."""
    seen: set[Sigle] = set()
    for text in page.main.find_all(string=True):
        parents = list(text.parents)
        names = {parent.name for parent in parents}
        if "h2" in names and text.parent is not None and text is next(text.parent.strings):
            seen = set()
        if type(text) is not NavigableString or is_apart(parents, names):
            continue
        for found in known.motif.finditer(text):
            sigle, is_told = known.par_forme[found[0]], is_explained(text, found, names)
            if sigle not in seen and not is_told and not names & HEADINGS:
                yield text[max(0, found.start() - 40) : found.end() + 40].strip()
            if is_told or not names & HEADINGS:
                seen.add(sigle)


def is_apart(parents: list[Tag], names: set[str]) -> bool:
    """Tell whether acronyms may stay short here: links, code, lists of sources, explanations themselves."""
    classes = {name for parent in parents for name in parent.get("class") or ()}
    is_source = any(parent.name == "p" and parent.get_text().startswith("Source") for parent in parents)
    return bool(names & APART) or bool(classes & {*APART_CLASSES, "explication", "developpe"}) or is_source


def is_explained(text: str, found: re.Match[str], names: set[str]) -> bool:
    """Tell whether a use is written in full beside it, or opens an explanation."""
    before, after = text[: found.start()], text[found.end() :]
    return "button" in names or before.endswith("(") or after.lstrip().startswith(("(", ":"))
