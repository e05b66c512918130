"""What pages tell of themselves: to search engines, to feed readers, and of each block to its reader."""

from __future__ import annotations

import json
from typing import Any

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import pages_of
from reperes_sante.link.places import Origine
from reperes_sante.model.types import DatePartielle
from reperes_sante.open_data.tables import TABLES
from reperes_sante.render.environment import json_sur
from reperes_sante.view.sources import SourcesDuBloc
from tests.built import BuiltPage, BuiltSite, one, plain

SITE = "https://essai.fr/"
# What each kind of node must say, by schema.org and by what search engines ask for.
REQUIRED = {
    "WebPage": {"url", "name", "dateModified", "lastReviewed", "license", "about"},
    "BreadcrumbList": {"itemListElement"},
    "AdministrativeArea": {"name", "containedInPlace"},
    "GovernmentOrganization": {"name", "areaServed"},
    "Organization": {"name"},
    "Dataset": {"name", "description", "license", "creator", "dateModified", "distribution", "url"},
}
# Blocks that say themselves where they come from (the register), that hold links only, or that sum up in a
# picture what the page they lead to tells with its sources.
INCONNUS = "Ce que nous ne savons pas encore"
REGISTER = ("Ses communes", "Où il agit", "Son territoire")
APART = (*REGISTER, "À voir aussi", "Et aussi", "Ses thèmes", "Les dates en un coup d'œil", INCONNUS)


def linked(page: BuiltPage) -> list[dict[str, Any]]:
    scripts = page.html.select('script[type="application/ld+json"]')
    contents = [json.loads(script.string or "") for script in scripts]
    assert all(content["@context"] == "https://schema.org" for content in contents)
    return [node for content in contents for node in content.get("@graph", [content])]


def test_what_search_engines_read_is_whole(site: BuiltSite, catalogue: Catalogue) -> None:
    for territoire in catalogue.territoires.values():
        for page in pages_of(territoire):
            nodes = linked(site.pages[page.adresse])
            assert [node["@type"] for node in nodes][:2] == ["WebPage", "BreadcrumbList"], page.adresse
            assert len(nodes) == (4 if page.rubrique == "apercu" else 2)
            for node in nodes:
                assert set(node) >= REQUIRED[node["@type"]], page.adresse
            assert nodes[0]["url"] == f"{SITE}{page.adresse}"
            assert nodes[0]["dateModified"] >= nodes[0]["lastReviewed"]


def test_the_trail_told_is_the_trail_shown(site: BuiltSite) -> None:
    for adresse, page in site.pages.items():
        trail = next((node for node in linked(page) if node["@type"] == "BreadcrumbList"), None)
        if trail:
            shown = [plain(item.get_text()) for item in page.html.select(".fil li")]
            assert [plain(item["name"]) for item in trail["itemListElement"]] == shown, adresse
            assert trail["itemListElement"][-1]["item"] == f"{SITE}{adresse}"


def test_the_data_set_is_described(site: BuiltSite) -> None:
    nodes = linked(site.pages["donnees/"])
    assert [node["@type"] for node in nodes] == ["Dataset"]
    assert set(nodes[0]) >= REQUIRED["Dataset"]
    for download in nodes[0]["distribution"]:
        assert (site.folder / download["contentUrl"].removeprefix(SITE)).is_file()


def test_hostile_text_cannot_leave_its_script() -> None:
    hostile = "</script><script>alert(1)</script><!-- ]]> & ' \u2028"
    written = str(json_sur({"nom": hostile}))
    assert not set("<>&'") & set(written)
    assert json.loads(written) == {"nom": hostile}


def test_the_page_of_data_describes_every_column(site: BuiltSite) -> None:
    page = site.pages["donnees/"]
    assert {tag["id"] for tag in page.main.select("h3[id]")} >= {table.nom for table in TABLES}
    parts = [f"donnees/{link['href']}" for link in page.main.select(".bloc .suite a")]
    told = [plain(tag.get_text()) for part in parts for tag in site.pages[part].main.select("dt, dd")]
    wanted = [text for table in TABLES for colonne in table.colonnes for text in (colonne.nom, colonne.sens)]
    assert told == [plain(text) for text in wanted]


def test_a_territory_is_easy_to_follow(site: BuiltSite, catalogue: Catalogue) -> None:
    for key in catalogue.territoires:
        page = site.pages[f"territoires/{key}/"]
        assert page.main.select_one(".imprimer a[href='fiche.pdf']")
        links = [str(link["href"]) for link in page.main.select(".suivre a")]
        assert links[:3] == [f"../../comparer/#{key}", "./agenda.ics", "./flux.atom"]
        assert links[3].endswith(f"donnees/v1/territoires/{key}.json")
        feeds = [str(link["href"]) for link in page.html.select('link[type="application/atom+xml"]')]
        assert feeds == ["../../flux.atom", "flux.atom"]


def test_every_block_tells_its_sources(site: BuiltSite, catalogue: Catalogue) -> None:
    count = 0
    for territoire in catalogue.territoires.values():
        for page in pages_of(territoire):
            for block in site.pages[page.adresse].main.select("section:not(.sources)"):
                title = plain(one(block, "h2, h3, h4").get_text())
                if title not in APART and (title != "Ce qui existe" or block.select(".carte")):
                    count += 1
                    assert block.select(".marque"), (page.adresse, title)
    assert count > 60


def test_every_page_and_every_source_bears_its_day(site: BuiltSite, catalogue: Catalogue) -> None:
    for territoire in catalogue.territoires.values():
        for page in pages_of(territoire):
            built = site.pages[page.adresse]
            foot = built.main.select(".sources summary")
            assert bool(foot) == bool(built.main.select(".marque")), page.adresse
            # Where it was read and when is told once, at the foot.
            assert [len(line.select("time")) in (1, 2) for line in foot] == [True] * len(foot), page.adresse
            assert "Sources lues" not in built.text, page.adresse
            for item in built.main.select(".sources li"):
                assert "Copie lue" in plain(item.get_text()), page.adresse
                assert item.select("time"), page.adresse


def test_a_block_tells_what_bears_no_mark_and_its_oldest_check(catalogue: Catalogue) -> None:
    first, second = list(catalogue.sources)[:2]
    bloc = SourcesDuBloc()
    assert bloc.provenance(catalogue) is None
    bloc.note(Origine((first,), DatePartielle(2020, 1, 2)), is_marked=True)
    bloc.note(Origine((second,), DatePartielle(2019)), is_marked=False)
    told = bloc.provenance(catalogue)
    assert told is not None
    assert told.sources == (second,)
    assert told.verifie_le == DatePartielle(2019)
    assert told.mis_a_jour_le == max(catalogue.sources[key].archive_le for key in (first, second))
