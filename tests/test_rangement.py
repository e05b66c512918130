"""A block of a hand-written page that shows too much is arranged: each thing at one light address."""

from __future__ import annotations

import posixpath
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from reperes_sante.inspect import ELEMENTS, PAGE, inspect
from reperes_sante.inspect.reading import read_site
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import BLOC, PageDuBloc
from reperes_sante.publish.columns import column_files
from reperes_sante.publish.origins import wrong_calls
from reperes_sante.publish.recipe import frame
from reperes_sante.publish.stubs import pages_of_blocks
from reperes_sante.read.settings import site_url
from reperes_sante.read.written import Texte
from reperes_sante.render import BLOCS, Renderer
from reperes_sante.render.called import BlocAppele
from reperes_sante.render.division import ELEMENT, Morceau
from reperes_sante.render.rangement import Cle, Rangement, Rangeur, Rayon
from reperes_sante.validate import load
from tests.built import BuiltSite, gzipped
from tests.conftest import copy_project
from tests.grown import grow
from tests.test_division import sentence

WORDS = Rangement(
    lambda words: words,
    (Cle(lambda _, word: word[0]), Cle(lambda _, word: word[:2])),
    str,
    ("mot", "mots"),
)


class _Sizes(dict[str, int]):
    """Bytes of documents that nobody lays out here."""

    def __contains__(self, _path: object) -> bool:
        return True

    def __missing__(self, _path: str) -> int:
        return 30_000


def arranged(words: Sequence[str], catalogue: Catalogue, budget: int = 10) -> tuple[Morceau, ...]:
    """Return the pieces of a list of words that weighs as much as it has of them."""

    def montre(choses: Sequence[Any], _: str, groupes: tuple[Rayon, ...] | None) -> str:
        return " ".join(choses if groupes is None else (groupe.adresse for groupe in groupes))

    def poids(piece: Morceau) -> int:
        return len(piece.corps.split())

    return Rangeur(catalogue, WORDS, "mots/", "parties/", montre, poids, budget, 1_000).pieces(words)


def test_what_fits_is_not_arranged(catalogue: Catalogue) -> None:
    assert arranged(["aa", "ba", "ca"], catalogue) == ()


def test_what_does_not_fit_is_arranged_by_the_first_thing_that_tells_it_apart(catalogue: Catalogue) -> None:
    words = [f"{first}{rank}" for first in "bca" for rank in range(6)]
    kept, *groups = arranged(words, catalogue)
    assert kept.corps.split() == [f"mots/parties/{first}/" for first in "abc"]
    assert [(piece.chemin, piece.titre) for piece in groups][:2] == [("parties/a/", "a"), ("parties/b/", "b")]
    assert sorted(" ".join(piece.corps for piece in groups).split()) == sorted(words)


def test_a_group_that_does_not_fit_is_arranged_in_turn(catalogue: Catalogue) -> None:
    words = [f"a{second}{rank}" for second in "xy" for rank in range(9)] + ["b"]
    pieces = {piece.chemin: piece for piece in arranged(words, catalogue)}
    assert pieces["parties/a/"].corps.split() == ["mots/parties/a/ax/", "mots/parties/a/ay/"]
    assert pieces["parties/a/ax/"].titre == "a, ax"
    assert len(pieces["parties/a/ax/"].corps.split()) == 9


def test_what_nothing_tells_apart_is_cut_into_as_few_runs_as_hold_it(catalogue: Catalogue) -> None:
    words = [f"aaa{rank:02}" for rank in range(25)]
    kept, *runs = arranged(words, catalogue)
    assert [len(run.corps.split()) for run in runs] == [9, 9, 7]
    assert next(run.titre for run in runs) == "aaa00 à aaa08"
    assert len(set(kept.corps.split())) == 3


def test_two_runs_may_bear_one_name(catalogue: Catalogue) -> None:
    _, *runs = arranged(["aaa"] * 25, catalogue)
    assert len({run.chemin for run in runs}) == len(runs) == 3
    assert {run.titre for run in runs} == {"aaa"}


@pytest.fixture(name="grand", scope="module")
def grown_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small project with a territory for each intercommunalité of its register."""
    root = copy_project(tmp_path_factory.mktemp("grand") / "projet")
    assert grow(root) > 80
    return root


@pytest.fixture(name="rendu", scope="module")
def rendered(grand: Path) -> Renderer:
    return Renderer(load(grand).checked(), grand / "macros", site_url(grand), _Sizes(), frame(grand))


def parts(renderer: Renderer, page: PageDuBloc) -> Iterator[tuple[str, str]]:
    """Yield the address and the HTML of each part of a block."""
    for piece in renderer.division(BLOC, page.cle, page.adresse)[1:]:
        address = f"{page.adresse}{piece.chemin}"
        yield address, renderer.partie(BLOC, page.cle, piece.chemin, address)


def test_nothing_is_arranged_that_need_not_be(projet: Path) -> None:
    catalogue = load(projet).checked()
    renderer = Renderer(catalogue, projet / "macros", site_url(projet), _Sizes(), frame(projet))
    every = list(pages_of_blocks(projet / "docs"))
    pages = [page for page in every if not BLOCS[page.nom].est_du_modele]
    assert len(pages) > 10
    assert [page.cle for page in pages if renderer.division(BLOC, page.cle, page.adresse)] == []
    assert column_files(catalogue, renderer, projet / "docs") == {}


def test_each_territory_is_told_once_in_a_light_part(grand: Path, rendu: Renderer) -> None:
    cadre = frame(grand)
    assert cadre
    blocks = {page.cle.split(" ")[1]: page for page in pages_of_blocks(grand / "docs")}
    for page in blocks.values():
        for address, html in parts(rendu, page):
            assert cadre.poids(html, "Titre", "Description " * 8) <= PAGE, address
    told = [
        posixpath.normpath(posixpath.join(address, str(link["href"])))
        for address, html in parts(rendu, blocks["liste_territoires"])
        for link in BeautifulSoup(html, "lxml").select("tbody th[scope=row] a")
    ]
    assert sorted(told) == sorted(f"territoires/{name}" for name in load(grand).checked().territoires)


def test_what_is_written_around_a_block_decides_too(projet: Path) -> None:
    """The same block is arranged under a long text, and stands whole without."""
    page = projet / "docs" / "essai.md"
    page.write_text(
        "---\ntitle: Essai\n---\n\n# Essai\n\n{{ departements_couverts() }}\n\n{{ bilan() }}\n", "utf-8"
    )
    renderer = Renderer(load(projet).checked(), projet / "macros", site_url(projet), _Sizes(), frame(projet))
    (block,) = (one for one in pages_of_blocks(projet / "docs") if one.adresse == "essai/")
    before = len(renderer.division(BLOC, block.cle, block.adresse))
    page.write_text(f"{page.read_text('utf-8')}\n{sentence(random.Random(1), 3_500)}\n", "utf-8")  # noqa: S311
    after = len(renderer.division(BLOC, block.cle, block.adresse))
    page.unlink()
    assert (before, after > 1) == (0, True)


def test_two_calls_of_one_block_in_a_page_keep_addresses_apart(grand: Path) -> None:
    """The page gives no title in its head: its parts take that of its text."""
    page = grand / "docs" / "deux-annees.md"
    page.write_text(
        "# Deux années {.grand}\n\n{{ chronologie(2024, 2024) }}\n\n{{ chronologie(2025, 2025) }}\n", "utf-8"
    )
    renderer = Renderer(load(grand).checked(), grand / "macros", site_url(grand), _Sizes(), frame(grand))
    blocks = [one for one in pages_of_blocks(grand / "docs") if one.adresse == "deux-annees/"]
    found = [address for block in blocks for address, _ in parts(renderer, block)]
    first, *_ = renderer.division(BLOC, blocks[0].cle, blocks[0].adresse)[1:]
    titre = renderer.titre(BLOC, blocks[0].cle, first.chemin)
    page.unlink()
    assert (len(blocks), len(found) > 5, len(set(found))) == (2, True, len(found))
    assert titre == f"{first.titre} – Deux années"


def test_a_comparison_that_is_called_wrong_is_told_later(projet: Path) -> None:
    """It is told at its line, as any call, once all is read: nothing stops before."""
    page = projet / "docs" / "essai.md"
    page.write_text("# Essai\n\n{{ comparaison('arras') }}\n", "utf-8")
    catalogue = load(projet).checked()
    renderer = Renderer(catalogue, projet / "macros", site_url(projet), _Sizes(), frame(projet))
    files = column_files(catalogue, renderer, projet / "docs")
    (finding,) = wrong_calls(projet / "docs", renderer)
    page.unlink()
    assert (files, finding.fichier, finding.ligne) == ({}, "docs/essai.md", 3)


@pytest.mark.lent
def test_every_page_stays_a_page(grown: BuiltSite) -> None:
    pages = {
        adresse: page.path for adresse, page in grown.pages.items() if not adresse.startswith("contribuer/")
    }
    assert {a for a, path in pages.items() if gzipped(path) > PAGE} == set()
    counted = {a: len(ELEMENT.findall(path.read_text("utf-8"))) for a, path in pages.items()}
    assert {a for a, count in counted.items() if count > ELEMENTS} == set()
    built = read_site(grown.folder, "site")
    wrong = {"page-lourde", "lien-mort", "ancre-morte", "page-isolee"}
    assert [finding for finding in inspect(built) if finding.code in wrong] == []


@pytest.mark.lent
def test_four_territories_are_compared_for_few_bytes(grown: BuiltSite) -> None:
    files = sorted(path for path in (grown.folder / "assets" / "comparer").glob("*.txt"))
    heaviest = sorted(map(gzipped, files))[-4:]
    names = max(map(gzipped, (grown.folder / "assets" / "comparer").glob("*.json")))
    assert gzipped(grown.folder / "comparer" / "index.html") + sum(heaviest) + 4 * names <= 25_000


def test_what_the_model_makes_answers_at_each_anchor_once_it_is_divided(grand: Path, rendu: Renderer) -> None:
    divided = 0
    for page in pages_of_blocks(grand / "docs"):
        called = BlocAppele.of(page.cle, lambda _: Texte())
        pieces = rendu.division(BLOC, page.cle, page.adresse)
        if not BLOCS[called.nom].est_du_modele or not pieces:
            continue
        divided += 1
        kept, *others = pieces
        whole = rendu.bloc(called.nom, "ailleurs/", *called.args)
        anchors = {str(tag["id"]) for tag in BeautifulSoup(whole, "lxml").select("[id]")}
        assert len(others) > 1
        assert anchors <= kept.ancres
        assert anchors & set().union(*(piece.ancres for piece in others))
    assert divided > 1
