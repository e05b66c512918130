"""The built site, read back: nothing lost, nothing broken, nothing live."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from pydantic import BaseModel

from reperes_sante.france.figures import dit_de_plus, heure, sans_repetition
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import (
    PARTS,
    PageDe,
    page_de_l_organisme,
    page_de_la_langue,
    page_du_besoin,
    page_du_numero,
    page_du_terme,
    page_du_theme,
    pages_des_anciens,
    pages_of,
)
from reperes_sante.model.base import Date
from reperes_sante.model.besoins import FichierBesoins
from reperes_sante.model.communs import (
    FichierGlossaire,
    FichierNumeros,
    FichierOrganismes,
    FichierRecherche,
    FichierThematiques,
)
from reperes_sante.model.fields import Node, walk
from reperes_sante.model.fields import Path as FieldPath
from reperes_sante.model.langues import FichierLangues
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import (
    NatureConvention,
    NatureInstance,
    NatureProgramme,
    NatureStructure,
    SensEcriture,
    Vocabulaire,
)
from tests.broken import PROJET
from tests.built import BuiltSite, plain, searchable
from tests.conftest import ROOT, built_once

# Identifiers make addresses and anchors, addresses stand in links: neither is text.
# The words of data.inclusion are identifiers too: `themes.csv` and the JSON give them to programs.
# Yes/no fields change the wording around them, which tests of the templates hold.
# What people type is searched; a word for the State's directory stands in an address.
TECHNICAL_KEYS = {
    "id", "autres_langues", "voir", "remplace", "url", "site", "data_inclusion", "phrases", "recherche",
}  # fmt: skip


# Fields that are said otherwise than by their value.
SAID: dict[str | int, Callable[[Any], str]] = {
    "heure": heure,
    "heure_fin": heure,
    "chaque": lambda word: str(word.chaque),
}


def typed_leaves(file: BaseModel) -> Iterator[Node]:
    """Yield the leaves that the file states, without the model's own defaults."""
    nodes = list(walk(file))
    stated = {
        (*node.path, name)
        for node in nodes
        if isinstance(node.value, BaseModel)
        for name in node.value.model_fields_set
    }
    dated = {node.path: node.value for node in nodes if isinstance(node.value, Date)}
    # Words of a source that say no more than its date are said by the date.
    said = {(*path, "date_publiee") for path, value in dated.items() if not dit_de_plus(value)}
    # A period says once what both its days share.
    begun = {
        (*path, "date"): sans_repetition(value.date, value.fin)
        for path, value in dated.items()
        if value.date and value.fin
    }
    for each in nodes:
        node = each._replace(value=begun[each.path]) if each.path in begun else each
        is_leaf = not isinstance(node.value, (BaseModel, bool)) and node.path not in said
        if is_leaf and field_path(node.path) in stated:
            yield node


def field_path(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Drop the ranks that follow the last field name."""
    while isinstance(path[-1], int):
        path = path[:-1]
    return path


def expected_text(catalogue: Catalogue, node: Node) -> str:
    """Return what a reader should find for a leaf."""
    registre = catalogue.registre
    names: dict[str, Any] = {
        "source": lambda key: catalogue.sources[key].titre,
        "organisme": lambda key: catalogue.organismes[key].sigle or catalogue.organismes[key].nom,
        "thematique": lambda key: catalogue.thematiques[key].nom,
        "numero": lambda key: catalogue.lignes[key].numero,
        "besoin": lambda key: catalogue.besoins[key].nom,
        "relais": lambda key: catalogue.relais[key].nom,
        "dispositif": lambda key: catalogue.dispositifs[key].nom,
        "territoire": lambda key: catalogue.territoires[key].nom,
        "commune": lambda key: registre.communes[key].nom,
        "epci": lambda key: registre.epci[key].nom,
        "departement": lambda key: registre.departements[key].nom,
        "region": lambda key: registre.regions[key],
    }
    if node.ref:
        return str(names[node.ref](node.value))
    if node.path[-1] in SAID:
        return SAID[node.path[-1]](node.value)
    if isinstance(node.value, Vocabulaire):
        return node.value.label
    if isinstance(node.value, DatePartielle):
        return node.value.en_clair
    if isinstance(node.value, Decimal):
        return f"{node.value:,}".replace(",", " ").replace(".", ",")
    return str(node.value)


def compact(text: str) -> str:
    return plain(text).replace(" ", "").casefold()


# What is of no listed kind is called by its name alone.
UNSAID = (NatureInstance.AUTRE, NatureProgramme.AUTRE, NatureStructure.AUTRE, NatureConvention.AUTRE)
# A page for each thing of a collection: the field that lists them, and the page of one.
PAGES: dict[type[BaseModel], tuple[str, Callable[[str], PageDe]]] = {
    FichierOrganismes: ("organismes", page_de_l_organisme),
    FichierGlossaire: ("termes", page_du_terme),
    FichierNumeros: ("numeros", page_du_numero),
    FichierThematiques: ("thematiques", page_du_theme),
    FichierBesoins: ("besoins", page_du_besoin),
    FichierLangues: ("langues", page_de_la_langue),
}


def pages_that_tell(file: BaseModel, path: tuple[str | int, ...]) -> list[str] | None:
    """Return the addresses of the pages where a fact must be; none for what the shared pages tell."""
    if isinstance(file, Territoire):
        anciens = (page.adresse for page in pages_des_anciens(file))
        return [*(page.adresse for page in pages_of(file)), *anciens]
    if isinstance(file, FichierBesoins) and path[0] in ("relais", "repli"):
        return [page_du_besoin(besoin.id).adresse for besoin in file.besoins]
    field, page = PAGES.get(type(file), ("", page_du_theme))
    return [page(getattr(file, field)[int(path[1])].id).adresse] if path[0] == field else None


def leaves(catalogue: Catalogue) -> Iterator[tuple[BaseModel, Node]]:
    """Yield what readers must find on some page: all that files state but what is searched or technical."""
    for file in catalogue.files:
        # Everyday words are searched, never shown.
        for node in () if isinstance(file, FichierRecherche) else typed_leaves(file):
            # Flaws are told to researchers, in `security.txt`.
            # The direction of a script is an attribute.
            if isinstance(node.value, SensEcriture) or any(node.value is word for word in UNSAID):
                continue
            if field_path(node.path)[-1] not in TECHNICAL_KEYS and node.path[0] != "securite":
                yield file, node


def lost(site: BuiltSite, catalogue: Catalogue) -> list[tuple[str, FieldPath, str]]:
    """Return the leaves that are on no page where they belong."""
    shared = "".join(page.compact for adresse, page in site.pages.items() if adresse.count("/") == 1)
    everywhere = "".join(page.compact for page in site.pages.values()).casefold()
    linked = "\n".join(compact(link) for _, link in site.links() if link.startswith("http"))
    found = []
    told: dict[str, str] = {}
    for adresse, page in site.pages.items():
        # A page too heavy for one is told in parts, under its own address.
        whole = adresse.partition(PARTS)[0]
        told[whole] = told.get(whole, "") + page.compact
    for file, node in leaves(catalogue):
        own = pages_that_tell(file, node.path)
        text = shared if own is None else "".join(told[adresse] for adresse in own)
        where = everywhere if node.path[0] == "sources" else text.casefold()
        if isinstance(node.value, str) and node.value.startswith("http"):
            where = linked
        if compact(expected_text(catalogue, node)) not in where:
            found.append((type(file).__name__, node.path, expected_text(catalogue, node)))
    return found


def test_a_member_leads_to_its_group_and_a_group_to_its_members(site: BuiltSite) -> None:
    group = (site.folder / "organismes/groupement-essai/index.html").read_text("utf-8")
    member = (site.folder / "organismes/hopital-arras/index.html").read_text("utf-8")
    assert "../hopital-arras/" in group.partition('id="membres"')[2]
    assert "../groupement-essai/" in member.partition('id="groupements"')[2]


def test_every_leaf_of_every_file_is_on_a_page(site: BuiltSite, catalogue: Catalogue) -> None:
    assert sum(1 for _ in leaves(catalogue)) > 500
    assert lost(site, catalogue) == []


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


def test_no_two_pages_have_the_same_title(site: BuiltSite) -> None:
    # WCAG 2.4.2. What is shown within other sites counts too; an address that moved only sends elsewhere.
    texts = (path.read_text("utf-8") for path in sorted(site.folder.rglob("*.html")))
    titles = Counter(re.findall("<title>(.*?)</title>", text)[0] for text in texts if "<main" in text)
    assert [title for title, count in titles.items() if count > 1] == []


def test_no_paragraph_nor_list_is_empty(site: BuiltSite) -> None:
    # RGAA 8.9: those that a script fills are hidden, or say that they will change.
    filled = "[hidden], [role=status], .resultats"
    empty = [
        (adresse, str(tag.parent)[:120])
        for adresse, page in site.pages.items()
        for tag in page.main.select(f":is(p, li, dd, ul, ol, dl):not({filled})")
        if not tag.get_text(strip=True) and not tag.select("svg, img, input")
    ]
    assert empty == []


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


def test_browsers_know_kinds_of_entries_by_the_names_that_they_have(site: BuiltSite) -> None:
    summary = json.loads((site.folder / "assets" / "recherche" / "sommaire.json").read_text("utf-8"))
    scripts = ROOT / "docs" / "assets" / "js"
    code = "".join((scripts / name).read_text("utf-8") for name in ("moteur.js", "affichage.js"))
    tables = re.findall(r"const (GENRES|DU_SITE|EXPLIQUENT|PLURIELS) = ([\[{].*?[\]}]);", code, re.DOTALL)
    for table, content in tables:
        keys = r"[\[,] *\"([^\"]+)\"" if content.startswith("[") else r"[{,]\s*\"?([^\":,{]+)\"?:"
        assert set(re.findall(keys, content)) - {*summary["genres"]} == set(), table
    assert len(tables) == 4


@pytest.mark.parametrize("forbidden", ["/work", "/root", "/tmp"])
def test_no_path_of_the_machine_is_published(site: BuiltSite, forbidden: str) -> None:
    texts = (
        path for path in site.folder.rglob("*") if path.suffix in {".html", ".json", ".xml", ".js", ".css"}
    )
    # « .github/workflows » is no path of the machine.
    named = re.compile(rf"{forbidden}\b")
    assert not [path for path in texts if named.search(Path(path).read_text("utf-8"))]


CALLS = ("axes", "contrat", "conseil", "missions", "frise", "appeler")


def with_a_forge_and_a_page(root: Path) -> None:
    """Say where the files of a project are corrected, and write one of its pages by hand."""
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(
        "extra:\n", "extra:\n  signaler: https://forge.example/new\n", 1
    )
    settings.write_text(f"{text}repo_url: https://forge.example/docs\nedit_uri: edit/main/docs/\n", "utf-8")
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
    corrected = change.pages["territoires/corse/cls/"].html
    places = [[str(link["href"]) for link in place.select("a")] for place in corrected.select(".corriger")]
    # At the top of wide screens, at the foot of phones.
    assert len(places) == 2
    assert places[0] == places[1]
    links = places[0]
    assert links == [
        "https://forge.example/docs/edit/main/data/territoires/corse.yml",
        "https://forge.example/new?page=territoires/corse/cls/&champ=cls",
    ]
    home = [str(link["href"]) for link in change.pages[""].html.select(".corriger--bas a")]
    assert home == [
        "https://forge.example/docs/edit/main/docs/index.md",
        "https://forge.example/new?page=&champ=",
    ]
    # Several files describe organismes, and no stub is committed.
    organismes = [page for adresse, page in change.pages.items() if re.match("organismes/.", adresse)]
    told = {link.get_text() for page in organismes for link in page.html.select(".corriger a")}
    assert told == {"Signaler une erreur"}


def test_a_page_written_by_hand_wins_and_may_use_the_blocks(change: BuiltSite) -> None:
    built = change.pages["territoires/bethune-bruay/cls/"]
    assert "Notre contrat Écrit à la main." in built.text
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
