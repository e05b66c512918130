"""The built pages of themes and organismes: each exists, says something, and is light."""

from __future__ import annotations

import gzip

from reperes_sante.link.catalogue import Catalogue
from tests.built import BuiltPage, BuiltSite, one, plain

HEAVIEST = 10_000


def links(page: BuiltPage) -> set[str]:
    return {str(a["href"]) for a in page.main.find_all("a")}


def test_every_theme_and_every_organisme_has_its_page(site: BuiltSite, catalogue: Catalogue) -> None:
    themes = {f"themes/{theme}/" for theme in catalogue.thematiques}
    organismes = {f"organismes/{organisme}/" for organisme in catalogue.organismes}
    assert {
        adresse for adresse in site.pages if adresse.startswith("themes/") and adresse != "themes/"
    } == themes
    assert {a for a in site.pages if a.startswith("organismes/") and a != "organismes/"} == organismes


def test_no_page_and_no_part_of_a_page_is_empty(site: BuiltSite) -> None:
    for adresse, page in site.pages.items():
        if adresse.startswith(("themes/", "organismes/")):
            assert not [
                tag
                for tag in page.main.find_all(["section", "ul", "ol", "h1", "h2", "h3", "li", "p"])
                if not tag.get_text(strip=True) and tag.get("role") != "status"
            ], adresse
            assert len(page.text) > 150 or "Rien de connu à ce jour" in page.text, adresse


def test_pages_to_browse_are_light(site: BuiltSite) -> None:
    for adresse, page in site.pages.items():
        if adresse.startswith(("themes/", "organismes/", "territoires/index")):
            assert len(gzip.compress(page.path.read_bytes())) <= HEAVIEST, adresse


def test_directories_lead_to_every_page_and_keep_former_anchors(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    for directory, things in (("themes/", catalogue.thematiques), ("organismes/", catalogue.organismes)):
        page = site.pages[directory]
        assert {f"{thing}/" for thing in things} <= links(page)
        assert all(page.html.find(id=thing) for thing in things)


def test_an_organisme_that_is_a_territory_leads_to_it(site: BuiltSite, catalogue: Catalogue) -> None:
    sirens = {t.siren: t for t in catalogue.territoires.values() if t.siren}
    both = [(o, sirens[o.siren]) for o in catalogue.organismes.values() if o.siren in sirens]
    assert len(both) > 2
    for organisme, territoire in both:
        assert f"../../territoires/{territoire.id}/" in links(site.pages[f"organismes/{organisme.id}/"])


def test_the_page_of_a_theme_gives_the_number_to_call_and_the_words(site: BuiltSite) -> None:
    found = links(site.pages["themes/prevention-suicide/"])
    assert {"tel:3114", "../../besoins/suicide/"} <= found
    assert "../../glossaire/#clsm" in links(site.pages["themes/sante-mentale/"])


def test_the_page_of_a_theme_tells_the_state_and_its_date(site: BuiltSite) -> None:
    chips = [plain(chip.get_text()) for chip in site.pages["themes/addictions/"].html.select("main .puce")]
    assert any("En cours (nouvelle de septembre 2026)" in chip for chip in chips)


def test_pages_have_their_own_title_and_description(site: BuiltSite) -> None:
    pages = {a: p for a, p in site.pages.items() if a.startswith(("themes/", "organismes/"))}
    titles = [page.html.title.get_text() for page in pages.values() if page.html.title]
    assert len(set(titles)) == len(pages)
    described = {str(one(page.html, "meta[name=description]")["content"]) for page in pages.values()}
    assert len(described) == len(pages)
