"""What was published once answers for ever: moved, copied, replaced, or gone with a word."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import etree

from reperes_sante.inspect.published import NAME, followed, lost, read_list
from reperes_sante.inspect.reading import read_site
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.findings import DataError
from reperes_sante.open_data.publication import Publication
from reperes_sante.publish.moved import Present, at_old_addresses, redirects
from reperes_sante.publish.unheld import Content
from tests.conftest import ROOT

SITE = "https://e.fr/"
NEW: Mapping[str, Content] = {
    "territoires/b/flux.atom": "<feed/>",
    "territoires/b/agenda.ics": "BEGIN:VCALENDAR",
    "territoires/b/fiche.pdf": b"%PDF-b",
    "donnees/v1/territoires/b.json": "{}",
    "donnees/v1/axes.csv": "a;b",
}
PAGES = frozenset({"", "territoires/", "territoires/b/", "autre/"})


def at_old(
    root: Path, catalogue: Catalogue, pages: Collection[str], files: Mapping[str, Content] = NEW
) -> dict[str, Content]:
    """Return what is written at the old addresses of a project."""
    present = Present(pages, files, root / "docs", frozenset({"docs/copie.pdf"}))
    return at_old_addresses(root, Publication(catalogue, SITE), present)


@pytest.fixture(name="racine")
def root(tmp_path: Path) -> Path:
    """Return a folder that can lay out documents."""
    shutil.copytree(ROOT / "macros" / "typst", tmp_path / "macros" / "typst")
    return tmp_path


def listed(root: Path, *lines: str) -> Path:
    (root / NAME).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return root


def test_a_file_that_moved_still_answers_at_its_old_address(racine: Path, catalogue: Catalogue) -> None:
    moved = {name: name.replace("/b", "/a") for name in NEW if "/b" in name}
    listed(racine, *(f"{old} -> {new}" for new, old in moved.items()))
    assert at_old(racine, catalogue, PAGES) == {old: NEW[new] for new, old in moved.items()}


def test_hosts_that_read_it_are_told_what_moved_and_nothing_of_what_is_there(
    racine: Path, catalogue: Catalogue
) -> None:
    lines = ("a.ics -> b.ics", "a/ -> autre/", "/ -> autre/", "seul.pdf -> b.pdf", "perdu.pdf -> absent.pdf")
    listed(racine, *lines)
    own = {"b.ics": "x", "index.html": "Accueil", "autre/index.html": "Autre", "seul.pdf": "y", "b.pdf": "z"}
    written = at_old(racine, catalogue, {"", "autre/"}, {"b.ics": "x", "seul.pdf": "y", "b.pdf": "z"})
    for path, content in {**written, **own}.items():
        (racine / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (racine / "site" / path).write_text(str(content), "utf-8")
    assert redirects(racine, racine / "site") == "/a.ics /b.ics 301\n/a/ /autre/ 301\n"


def test_what_moved_twice_is_followed_to_the_end(racine: Path, catalogue: Catalogue) -> None:
    listed(racine, "x.pdf -> y.pdf", "y.pdf -> territoires/b/fiche.pdf", "x/ -> y/", "y/ -> autre/")
    written = at_old(racine, catalogue, PAGES)
    assert written["x.pdf"] == written["y.pdf"] == b"%PDF-b"
    assert "url=../autre/" in str(written["x/index.html"])
    assert followed(read_list(listed(racine, "a/ -> b/", "b/ -> a/", "c/ -> a/"))) == {
        "a/": None, "b/": None, "c/": None
    }  # fmt: skip


def test_a_file_that_somebody_put_there_is_copied_and_never_overwritten(
    racine: Path, catalogue: Catalogue
) -> None:
    (racine / "docs").mkdir()
    (racine / "docs" / "plan.pdf").write_bytes(b"%PDF-plan")
    listed(racine, "vieux.pdf -> plan.pdf", "plan.pdf -> territoires/b/fiche.pdf")
    assert at_old(racine, catalogue, PAGES) == {"vieux.pdf": b"%PDF-b"}


@pytest.mark.parametrize(
    ("end", "title", "said"),
    [
        ("", "Fichier retiré", "Ce fichier n’est plus publié."),
        (" -> retirée : Fusion <b>2027</b>.", "Fichier retiré", "Fusion <b>2027</b>."),
        (" -> RETIRÉ : =1+1", "Fichier retiré", "=1+1"),
        (" -> territoires/b/", "Fichier remplacé", "Remplacé par : https://e.fr/territoires/b/"),
    ],
)
def test_what_is_gone_says_so_in_its_own_format(
    racine: Path, catalogue: Catalogue, end: str, title: str, said: str
) -> None:
    names = ("flux.atom", "agenda.ics", "a.json", "a.csv", "a.txt", "fiche.pdf")
    listed(racine, *(f"territoires/a/{name}{end}" for name in names), f"territoires/a/i.png{end}")
    written = {name.rpartition("/")[2]: text for name, text in at_old(racine, catalogue, PAGES).items()}
    assert set(written) == set(names)
    feed = etree.fromstring(str(written["flux.atom"]).encode())
    assert feed.xpath("//*[local-name()='title']/text()") == [title, title]
    assert said in feed.xpath("string(//*[local-name()='summary'])")
    (event,) = Calendar.from_ical(written["agenda.ics"]).walk("VEVENT")
    assert (event["summary"], said in str(event["description"])) == (title, True)
    told = json.loads(written["a.json"])
    assert (told["titre"], said in {told.get("raison"), f"Remplacé par : {told.get('remplace_par')}"}) == (
        title,
        True,
    )
    cell = str(written["a.csv"]).splitlines()[1].partition(";")[2]
    assert said in cell
    assert not cell.strip('"').startswith("=")
    assert said in str(written["a.txt"])
    laid = written["fiche.pdf"]
    assert isinstance(laid, bytes)
    assert title.encode() in laid


def test_a_page_that_is_gone_says_why(racine: Path, catalogue: Catalogue) -> None:
    listed(racine, "/", "autre/", "territoires/a/ -> retirée : Fusion <script>.", "territoires/a/cls/")
    written = at_old(racine, catalogue, PAGES)
    page = str(written["territoires/a/index.html"])
    assert "<p>Fusion &lt;script&gt;.</p>" in page
    assert 'href="../../territoires/"' in page
    assert 'content="noindex"' in page
    # Nobody is sent from one dead page to another.
    assert "url=../../../territoires/" in str(written["territoires/a/cls/index.html"])


def test_only_what_nobody_explained_is_told(racine: Path, catalogue: Catalogue) -> None:
    lines = ("autre/ -> territoires/b/", "a/ -> retirée : Fusion.", "b/", "a.json -> retiré : Fusion.",
             "b.json", "c.json -> d.json", "e.png")  # fmt: skip
    listed(racine, *lines)
    site = racine / "site"
    whole = {
        "autre/index.html": '<html><head><link rel="canonical" href="https://e.fr/"></head></html>',
        **at_old(racine, catalogue, PAGES),
    }
    for path, content in whole.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert [(f.ligne, f.code) for f in lost(racine, read_site(site, "site"))] == [
        (1, "renvoi-inutile"),
        (3, "adresse-renvoyee"),
        (5, "fichier-retire"),
        (6, "adresse-disparue"),
        (7, "fichier-retire"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "territoires -> retirée : parti.",
        "territoires/b/flux.atom/x.json -> retirée : parti.",
        "territoires/b/index.html -> autre/",
        "404.html -> autre/",
        "manifeste.json -> donnees/v1/axes.csv",
    ],
)
def test_what_stands_in_the_way_of_the_site_is_told_and_not_written(
    racine: Path, catalogue: Catalogue, line: str
) -> None:
    listed(racine, line)
    assert at_old(racine, catalogue, PAGES) == {}
    site = racine / "site"
    for name in ("territoires/b/index.html", "territoires/b/flux.atom"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("<p>x</p>")
    assert [f.code for f in lost(racine, read_site(site, "site"))] == ["adresse-illisible"]


def test_a_file_and_a_folder_of_one_name_are_not_both_written(racine: Path, catalogue: Catalogue) -> None:
    listed(racine, "vieux/p.csv -> donnees/v1/axes.csv", "vieux/p.csv/c.csv -> donnees/v1/axes.csv")
    assert at_old(racine, catalogue, PAGES) == {}


@pytest.mark.parametrize(
    ("raw", "code"),
    [(b"caf\xe9/\n", "encodage"), ("a/ -> retirée : \u202e\n".encode(), "caractere-invisible")],
)
def test_a_list_that_is_no_text_is_told(racine: Path, raw: bytes, code: str) -> None:
    (racine / NAME).write_bytes(raw)
    with pytest.raises(DataError) as refused:
        read_list(racine)
    assert [finding.code for finding in refused.value.findings] == [code]


def test_a_list_that_is_a_link_is_refused(racine: Path) -> None:
    (racine / NAME).symlink_to("/etc/passwd")
    with pytest.raises(DataError) as refused:
        read_list(racine)
    assert [finding.code for finding in refused.value.findings] == ["lien-symbolique"]
