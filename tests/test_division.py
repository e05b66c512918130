"""A page too heavy for one is divided: every part is light, and no anchor, word or source is lost."""

from __future__ import annotations

import random
import re
import zlib
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from reperes_sante.inspect import PAGE
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import generated_pages
from reperes_sante.publish.recipe import build
from reperes_sante.read.disk import MARK
from reperes_sante.read.settings import settings
from reperes_sante.render import BUDGET, Cadre, Renderer, division
from reperes_sante.render.division import Morceau, divide
from reperes_sante.render.fragments import text_of, tree_of
from reperes_sante.validate import load
from tests.broken import PROJET
from tests.built import BuiltPage, BuiltSite, gzipped, searchable
from tests.conftest import ROOT

URL = "territoires/essai/clsm/"
COUNCIL = "territoires/arras/clsm/"
PAGES = (COUNCIL, "territoires/arras/fonctionnement/", "territoires/arras/historique/")
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo")


def sentence(chance: random.Random, words: int = 12) -> str:
    """Return words that no compression guesses."""
    return " ".join("".join(chance.choices(SYLLABLES, k=4)) for _ in range(words))


def weigh(piece: Morceau) -> int:
    return len(zlib.compress(piece.corps.encode()))


def soup(piece: Morceau) -> BeautifulSoup:
    return BeautifulSoup(piece.corps, "lxml")


def section(anchor: str, items: int, chance: random.Random) -> str:
    lines = "".join(
        f'<li id="{anchor}-{rank}"><p>{sentence(chance, 9)}</p><p>Voir <a href="#{anchor}-0">le premier</a>, '
        f'<a href="../cls/">le contrat</a></p></li>'
        for rank in range(items)
    )
    return f'<section><h3 id="{anchor}">Partie {anchor}</h3><h4>Dedans</h4><ul>{lines}</ul></section>'


@pytest.fixture(name="lourde")
def heavy() -> str:
    """Return a body of three sections, of which one is far too heavy for a page."""
    chance = random.Random(1)  # noqa: S311 - always the same words
    parts = (section("petite", 4, chance), section("grande", 400, chance), section("moyenne", 40, chance))
    return f'<div class="cadre"><h2 id="tout">Tout</h2><p>Début</p>{"".join(parts)}</div>'


def test_only_the_heaviest_sections_leave(lourde: str) -> None:
    kept, *moved = divide(lourde, URL, weigh, 8_000)
    assert {piece.chemin.split("/")[1] for piece in moved} == {"grande"}
    assert len(moved) > 2
    assert {"petite-3", "moyenne-39"} <= {str(tag["id"]) for tag in soup(kept).select("li")}
    assert all(weigh(piece) <= 8_000 for piece in (kept, *moved))


def test_a_long_list_of_light_sections_is_cut_between_them() -> None:
    chance = random.Random(7)  # noqa: S311 - always the same words
    body = "".join(section(f"lieu-{rank}", 4, chance) for rank in range(60))
    pieces = divide(f"<div>{body}</div>", URL, weigh, 8_000)
    assert [piece.chemin for piece in pieces[1:]] == [
        f"parties/{rank}/" for rank in range(2, len(pieces) + 1)
    ]
    assert len(pieces) < 10
    assert all(weigh(piece) <= 8_000 for piece in pieces)
    assert {f"lieu-{rank}" for rank in range(60)} <= pieces[0].ancres


def test_what_a_page_is_for_leaves_it_last() -> None:
    chance = random.Random(3)  # noqa: S311 - always the same words
    essential = section("grande", 60, chance).replace("<section>", "<section data-essentiel>")
    body = f"<div>{essential}{section('moyenne', 50, chance)}{section('petite', 50, chance)}</div>"
    whole = weigh(Morceau.de("", "", body))
    _, *moved = divide(body, URL, weigh, whole - 500)
    assert {piece.chemin.split("/")[1] for piece in moved} <= {"moyenne", "petite"}
    _, *moved = divide(body, URL, weigh, 1_500)
    assert "grande" in {piece.chemin.split("/")[1] for piece in moved}


def test_every_anchor_stays_and_leads_to_where_it_is_told(lourde: str) -> None:
    kept, *moved = divide(lourde, URL, weigh, 8_000)
    before = {str(tag["id"]) for tag in BeautifulSoup(lourde, "lxml").select("[id]")}
    assert before <= kept.ancres
    assert [tag["id"] for tag in soup(kept).select("h2, h3")] == ["tout", "petite", "grande", "moyenne"]
    ways = {str(way.a["href"]): way for way in soup(kept).select(".suite") if way.a}
    assert list(ways) == [piece.chemin for piece in moved]
    for piece in moved:
        told = {str(tag["id"]) for tag in soup(piece).select("li[id]")}
        assert told == {str(tag["id"]) for tag in ways[piece.chemin].select("span[id]")}


def test_a_link_leads_straight_to_what_has_a_page_of_its_own(lourde: str) -> None:
    links = '<p><a href="#grande">Partie</a> <a href="#grande-3">Ligne</a> <a href="#petite-1">Ici</a></p>'
    kept, *_ = divide(links + lourde, URL, weigh, 8_000)
    leads = [str(link["href"]) for link in soup(kept).select("p:first-of-type > a")][:3]
    assert leads == ["#grande", "parties/grande/#grande-3", "#petite-1"]


@pytest.mark.parametrize("around", ["{}", '<section><h2 id="titre">Titre</h2>{}</section>'])
def test_what_is_cut_inside_has_its_anchor_once(around: str) -> None:
    chance = random.Random(6)  # noqa: S311 - always the same words
    items = "".join(f'<li id="s-{rank}">{sentence(chance, 9)}</li>' for rank in range(300))
    kept, *moved = divide(around.format(f'<ul id="liste">{items}</ul>'), URL, weigh, 8_000)
    assert len(moved) > 1
    anchors = [str(tag["id"]) for tag in soup(kept).select("[id]")]
    assert len(anchors) == len(set(anchors))
    assert {"liste", "s-0", "s-299"} <= {*anchors}


def test_nothing_is_lost_nor_told_twice(lourde: str) -> None:
    pieces = divide(lourde, URL, weigh, 8_000)
    words = re.findall(r"<p>(\w{8}.*?)</p>", lourde)
    assert sorted(words) == sorted(re.findall(r"<p>(\w{8}.*?)</p>", "".join(piece.corps for piece in pieces)))


def test_links_and_headings_are_those_of_their_own_page(lourde: str) -> None:
    _, first, second, *_ = divide(lourde, URL, weigh, 8_000)
    assert [tag.name for tag in soup(first).select("h1, h2, h3, h4")] == ["h2"]
    links = {str(a["href"]) for a in soup(first).select("li a")}
    assert links == {"#grande-0", "../../../cls/"}
    assert {str(a["href"]) for a in soup(second).select("li a")} == {"../../../#grande-0", "../../../../cls/"}
    assert str(soup(first).select("a")[-1]["href"]) == "2/"


def test_a_list_without_sections_goes_on_elsewhere() -> None:
    chance = random.Random(2)  # noqa: S311 - always the same words
    items = "".join(f'<li id="s-{rank}">{sentence(chance, 9)}</li>' for rank in range(300))
    kept, *moved = divide(f"<ol>{items}</ol>", URL, weigh, 8_000)
    assert [piece.chemin for piece in moved] == [f"parties/{rank}/" for rank in range(2, len(moved) + 2)]
    assert all(weigh(piece) <= 8_000 for piece in (kept, *moved))
    starts = [int(str(ol["start"])) for piece in moved for ol in soup(piece).select("ol")]
    counts = [len(soup(piece).select("li")) for piece in (kept, *moved)]
    assert starts == [1 + sum(counts[:rank]) for rank in range(1, len(counts))]
    assert {f"s-{rank}" for rank in range(300)} <= kept.ancres


def test_a_term_goes_with_what_it_names() -> None:
    chance = random.Random(3)  # noqa: S311 - always the same words
    items = "".join(f"<li>{sentence(chance, 9)}</li>" for _ in range(300))
    pieces = divide(f"<dl><div><dt>Élus</dt><dd><ul>{items}</ul></dd></div></dl>", URL, weigh, 8_000)
    assert len(pieces) > 1
    assert all([tag.name for tag in soup(piece).select("dt, dd")] == ["dt", "dd"] for piece in pieces)


def test_what_cannot_be_cut_stays_whole() -> None:
    text = f"<p>{sentence(random.Random(4), 3000)}</p>"  # noqa: S311 - always the same words
    (kept,) = divide(text, URL, weigh, 8_000)
    assert kept.corps == text


def council(chance: random.Random, actions: int = 250) -> str:
    """Return a council, by default twice as long as the longest that was ever written for a territory."""
    lines = ["conseils:", "  - id: arras-clsm", "    nom: Conseil d'essai", "    nature: clsm", "    etats:"]
    lines += [f"      - {{etat: installe, date: {1990 + rank}}}" for rank in range(30)]
    lines += ["    actions:"]
    for _ in range(actions):
        lines += [f"      - titre: {sentence(chance)}", f"        resume: {sentence(chance, 8)}."]
    lines += ["    composition:"]
    lines += [f"      - {{designation: {sentence(chance, 6)}, famille: elus}}" for _ in range(2 * actions)]
    lines += ["    etapes:"]
    lines += [
        f"      - {{titre: {sentence(chance, 6)}, date: {1990 + rank % 30}}}" for rank in range(actions)
    ]
    return "\n".join(lines) + "\n"


def headings(page: BuiltPage) -> list[int]:
    return [int(tag.name[1]) for tag in page.main.find_all(re.compile(r"^h[1-6]$"))]


def test_a_very_long_council_is_published_in_light_parts(petit: Path) -> None:
    path = petit / "data" / "territoires" / "arras.yml"
    path.write_text(path.read_text("utf-8") + council(random.Random(5)), "utf-8")  # noqa: S311
    whole = load(petit).checked()
    remarked = [f for f in build(petit, petit / "site") if f.fichier.startswith("data/")]
    assert not {"page-lourde", "lien-mort", "ancre-morte", "page-isolee"} & {f.code for f in remarked}
    site = BuiltSite(petit / "site")
    # All its dates stand in the timeline of the site too.
    ours = {adresse: page for adresse, page in site.pages.items() if adresse.startswith("territoires/")}
    parts = {adresse: page for adresse, page in ours.items() if "/parties/" in adresse}
    assert {adresse.partition("parties/")[0] for adresse in parts} == set(PAGES)
    ours = {adresse: page for adresse, page in site.pages.items() if adresse.startswith("territoires/arras/")}
    assert all(gzipped(page.path) <= PAGE for page in ours.values())
    for adresse, page in parts.items():
        assert all(after - before <= 1 for before, after in pairwise(headings(page))), adresse
        ids = [str(tag["id"]) for tag in page.html.select("[id]")]
        assert len(ids) == len(set(ids)), adresse
        cited = {str(a["href"])[1:] for a in page.main.select("sup a")}
        assert cited == {str(item["id"]) for item in page.main.select(".sources li[id]")}, adresse
        back = page.main.select(".fil a")[-1]
        assert str(back["href"]).startswith("../../"), adresse
    said = "".join(site.pages[adresse].compact for adresse in (COUNCIL, *parts))
    (reunion,) = whole.territoires["arras"].conseils
    assert all(action.titre.replace(" ", "") in said for action in reunion.actions)
    assert all(str(membre.designation).replace(" ", "") in said for membre in reunion.composition)
    found = {entry.get("url", ""): entry.get("texte", "") for entry in searchable(petit / "site")}
    assert set(parts) <= set(found)
    assert any(reunion.actions[-1].titre in texte for texte in found.values())


def test_a_page_written_by_hand_is_never_divided(petit: Path) -> None:
    path = petit / "data" / "territoires" / "arras.yml"
    path.write_text(path.read_text("utf-8") + council(random.Random(5), 80), "utf-8")  # noqa: S311
    page = petit / "docs" / "territoires" / "arras" / "clsm.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("# Notre conseil\n\n{{ fiche('clsm', 'arras') }}\n", "utf-8")
    remarked = [finding for finding in build(petit, petit / "site") if finding.code == "page-lourde"]
    assert "docs/territoires/arras/clsm.md" in {finding.fichier for finding in remarked}
    assert list((petit / "docs" / "territoires" / "arras" / "clsm").rglob("*.md")) == []
    assert BuiltSite(petit / "site").pages[COUNCIL].html.find(id="arras-clsm-actions")


def test_pages_are_weighed_as_they_will_be(site: BuiltSite, catalogue: Catalogue) -> None:
    sizes = {
        path.relative_to(site.folder).as_posix(): path.stat().st_size for path in site.folder.rglob("*.pdf")
    }
    cadre = Cadre(ROOT / "overrides", settings(PROJET))
    renderer = Renderer(catalogue, ROOT / "macros", settings(PROJET)["site_url"], sizes, cadre)
    missed = {}
    for page in generated_pages(catalogue):
        built = site.pages[page.adresse]
        if MARK in (site.folder.parent / "docs" / f"{page.adresse}index.md").read_text("utf-8"):
            names = (page.genre, page.cle)
            html = renderer.page(*names, page.adresse)
            told = cadre.poids(html, renderer.titre(*names), renderer.description(*names))
            missed[page.adresse] = gzipped(built.path) - told
    assert len(missed) > 20
    assert max(missed.values()) <= PAGE - BUDGET, missed


def test_what_is_crowded_is_divided_as_if_each_of_its_states_was_weighed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chance = random.Random(2)  # noqa: S311 - always the same words
    body = "".join(section(f"partie-{rank}", 60, chance) for rank in range(10))

    def weigh_all(piece: Morceau) -> int:
        return max(weigh(piece), piece.poids_minimal)

    found = divide(f"<div>{body}</div>", URL, weigh_all, 8_000)
    monkeypatch.setattr(division, "COUNT", lambda _tree: 0)
    assert divide(f"<div>{body}</div>", URL, weigh_all, 8_000) == found
    assert len(found) > 5
    assert max(map(weigh_all, found)) <= 8_000


def test_what_looks_like_a_comment_in_an_attribute_stays_a_text() -> None:
    given = '<p title="a &lt;!-- b --&gt; c">&lt;!-- d --&gt;</p>'
    (written,) = re.findall("<p.*</p>", text_of(tree_of(given)))
    assert "<!--" not in written
    assert BeautifulSoup(written, "html.parser").p == BeautifulSoup(given, "html.parser").p
