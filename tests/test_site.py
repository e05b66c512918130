"""The built site, read back: nothing lost, nothing broken, nothing live."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from reperes_sante.catalogue import Catalogue
from tests.broken import PROJET
from tests.built import BuiltSite, searchable
from tests.conftest import built_once
from tests.leaves import compact, leaves, lost


def test_every_leaf_of_every_file_is_on_a_page(site: BuiltSite, catalogue: Catalogue) -> None:
    assert sum(1 for _ in leaves(catalogue)) > 500
    assert [(type(file).__name__, node.path) for file, node in lost(site, catalogue)] == []


def test_links_and_anchors_lead_somewhere(site: BuiltSite) -> None:
    broken = []
    for page, link in site.links():
        if re.match(r"(https?:|mailto:|tel:|sms:|data:)", link):
            continue
        base = f"/{page.adresse}" if page.adresse != "404.html" else "/"
        target, anchor = urldefrag(urljoin(base, link))
        path = unquote(target).lstrip("/")
        found = site.pages.get(path)
        is_missing = found is None and not (site.folder / path).is_file()
        if is_missing or (anchor and found and unquote(anchor) not in found.by_id):
            broken.append((page.adresse, link))
    assert broken == []


def test_no_template_syntax_reaches_a_reader(site: BuiltSite) -> None:
    pattern = re.compile(r"\{\{|\{%|\{:|\{ #")
    assert [adresse for adresse, page in site.pages.items() if pattern.search(page.html.get_text(" "))] == []


def test_ids_are_unique_on_each_page(site: BuiltSite) -> None:
    for adresse, page in site.pages.items():
        ids = [str(tag["id"]) for tag in page.html.find_all(id=True)]
        assert len(ids) == len(set(ids)), (adresse, sorted(i for i in set(ids) if ids.count(i) > 1))


def test_headings_go_down_one_level_at_a_time(site: BuiltSite) -> None:
    for adresse, page in site.pages.items():
        levels = [int(tag.name[1]) for tag in page.main.find_all(re.compile(r"^h[1-6]$"))]
        assert levels[:1] == [1], adresse
        assert levels.count(1) == 1, adresse
        assert all(b - a <= 1 for a, b in pairwise(levels)), (adresse, levels)


def test_the_menu_does_not_grow_with_territories(site: BuiltSite, catalogue: Catalogue) -> None:
    page = site.pages["territoires/corse/"]
    navigation = [
        str(a["href"]) for nav in page.html.find_all(["header", "footer"]) for a in nav.find_all("a")
    ]
    assert not [link for link in navigation if re.search(r"territoires/[a-z]", link)]
    assert len(catalogue.territoires) > 1


def test_nothing_comes_from_elsewhere(site: BuiltSite) -> None:
    for adresse, page in site.pages.items():
        loaded = [
            tag.get("src") or tag.get("href") for tag in page.html.find_all(["script", "img", "iframe"])
        ]
        loaded += [tag["href"] for tag in page.html.select("link:not([rel=canonical])")]
        assert not [link for link in loaded if link and "//" in str(link)], adresse


def test_the_search_index_knows_every_page(site: BuiltSite) -> None:
    urls = {entry.get("url", "") for entry in searchable(site.folder)}
    # The search leads to the lists of acronyms and of numbers; the page of each is one step further.
    known = {urldefrag(url)[0] for url in urls} | {f"{url.replace('#', '')}/" for url in urls if "#" in url}
    assert set(site.pages) - known - {"404.html", "recherche/", "territoires/"} == set()
    assert not any("<" in entry["titre"] for entry in searchable(site.folder))


@pytest.mark.parametrize("forbidden", ["/work", "/root", "/tmp"])
def test_no_path_of_the_machine_is_published(site: BuiltSite, forbidden: str) -> None:
    texts = (
        path for path in site.folder.rglob("*") if path.suffix in {".html", ".json", ".xml", ".js", ".css"}
    )
    assert not [path for path in texts if forbidden in Path(path).read_text("utf-8")]


CALLS = ("axes", "contrat", "conseil", "missions", "frise", "appeler")


def with_a_forge_and_a_page(root: Path) -> None:
    """Say where the files of a project are corrected, and write one of its pages by hand."""
    settings = root / "mkdocs.yml"
    forge = "  forge:\n    modifier: https://forge.example/edit/main/\n    signaler: https://forge.example/new?t=e\n"
    settings.write_text(settings.read_text("utf-8").replace("extra:\n", f"extra:\n{forge}", 1), "utf-8")
    page = root / "docs" / "territoires" / "bethune-bruay" / "cls.md"
    page.parent.mkdir()
    blocks = "\n\n".join(f"## {name}\n\n{{{{ {name}('bethune-bruay') }}}}" for name in CALLS)
    page.write_text(f"# Notre contrat\n\nÉcrit à la main.\n\n{blocks}\n", "utf-8")


@pytest.fixture(scope="session")
def change(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the small project built with a forge and a page written by hand in place of a generated one."""
    return built_once(tmp_path_factory, PROJET, with_a_forge_and_a_page)


def test_pages_lead_to_the_forge_only_when_it_is_configured(site: BuiltSite, change: BuiltSite) -> None:
    assert not [adresse for adresse, page in site.pages.items() if page.html.select(".corriger")]
    links = [str(link["href"]) for link in change.pages["territoires/corse/cls/"].html.select(".corriger a")]
    assert links == [
        "https://forge.example/edit/main/data/territoires/corse.yml",
        "https://forge.example/new?t=e&page=territoires/corse/cls/&champ=cls",
    ]
    assert not change.pages[""].html.select(".corriger")


def test_a_page_written_by_hand_wins_and_may_use_the_blocks(change: BuiltSite) -> None:
    built = change.pages["territoires/bethune-bruay/cls/"]
    assert built.text.startswith("Notre contrat Écrit à la main.")
    found = [entry["titre"] for entry in searchable(change.folder) if entry.get("url") == built.adresse]
    assert found == ["Notre contrat"]
    for said in ("des 6-25 ans", "14 février 2020", "Le logement", "charte handicap", "Qui appeler"):
        assert compact(said) in built.compact.casefold(), said


def test_the_band_of_every_page_holds_the_numbers_that_the_data_put_there(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    wanted = {ligne.numero for ligne in catalogue.numeros.numeros if ligne.bandeau}
    for adresse, page in site.pages.items():
        assert {strong.get_text() for strong in page.html.select(".aide__numeros strong")} == wanted, adresse
