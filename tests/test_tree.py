"""What stands in the folders of a project: links, special files and names that do not serve are refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reperes_sante.model.findings import DataError
from reperes_sante.publish.recipe import build, prepare
from reperes_sante.read.disk import MARK
from reperes_sante.read.tree import plain_name
from reperes_sante.validate import load


def told(root: Path) -> list[tuple[str, str]]:
    try:
        prepare(root)
    except DataError as error:
        return [(finding.fichier, finding.code) for finding in error.findings]
    return []


@pytest.fixture(name="racine")
def root(petit: Path, tmp_path: Path) -> Path:
    """Return a small project, beside a secret."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "jeton.txt").write_text("jeton")
    return petit


LINKS: tuple[tuple[str, str], ...] = (
    ("docs/contribuer/passwd.txt", "secret/jeton.txt"),
    ("docs/contribuer/hote.md", "secret/jeton.txt"),
    ("docs/contribuer/etc", "secret"),
    ("docs/assets/nulle-part.png", "perdu"),
    ("docs/.gitignore", "secret/jeton.txt"),
    ("macros/blocs/axes2.html", "secret/jeton.txt"),
    ("overrides/partials/secret", "secret"),
    ("data/registre/autre.csv", "secret/jeton.txt"),
)


@pytest.mark.parametrize(("link", "target"), LINKS)
def test_a_link_is_refused_before_anything_reads_it(racine: Path, link: str, target: str) -> None:
    (racine / link).symlink_to(racine.parent / target)
    assert told(racine) == [(link, "lien-symbolique")]


def test_a_folder_that_is_a_link_is_refused(racine: Path) -> None:
    for name in ("docs", "overrides"):
        (racine / name).rename(racine.parent / name)
        (racine / name).symlink_to(racine.parent / name)
    assert told(racine) == [("docs", "lien-symbolique"), ("overrides", "lien-symbolique")]


def test_a_special_file_is_refused(racine: Path) -> None:
    os.mkfifo(racine / "docs" / "tube.md")
    assert told(racine) == [("docs/tube.md", "fichier-special")]


@pytest.mark.parametrize(
    "name",
    ["page.html", "page.HTM", "page.xhtml", "page.xml", "a.js", "a.css", "a.php", "a.wasm", "sans-fin"],
)
def test_what_browsers_would_run_is_no_page(racine: Path, name: str) -> None:
    (racine / "docs" / name).write_text("x")
    assert told(racine) == [(f"docs/{name}", "fichier-etranger")]


def test_images_and_documents_are_joined(racine: Path) -> None:
    for name in ("docs/plan.pdf", "docs/territoires/photo.JPG", "docs/assets/logo.svg"):
        (racine / name).write_text("<svg></svg>")
    assert told(racine) == []


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("manifeste.json.md", "docs/manifeste-json.md"),
        ("territoires/arras/flux.atom.md", "docs/territoires/arras/flux-atom.md"),
        ("sitemap.xml/index.md", "docs/sitemap-xml/index.md"),
        ("page.MD", "docs/page.md"),
        ("README.md", "index.md"),
        ("contribuer/readme.md", "index.md"),
    ],
)
def test_a_page_does_not_take_the_name_of_a_file(racine: Path, name: str, taken: str) -> None:
    (racine / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    (racine / "docs" / name).write_text("# Page\n", "utf-8")
    with pytest.raises(DataError) as caught:
        prepare(racine)
    (finding,) = caught.value.findings
    assert (finding.fichier, finding.code) == (f"docs/{name}", "nom-de-fichier-refuse")
    assert f"Renommez-le « {taken} »" in finding.remede


def test_what_no_engine_publishes_is_told(racine: Path) -> None:
    told = (".well-known/jeton.txt", ".nojekyll", ".brouillon.md", "contribuer/.notes/a.md")
    for name in (*told, ".DS_Store", "contribuer/.gitkeep", ".index.md.swp"):
        (racine / "docs" / name).parent.mkdir(exist_ok=True)
        (racine / "docs" / name).write_text("# x\n", "utf-8")
    remarked = build(racine, racine / "site")
    assert {f.fichier for f in remarked if f.code == "fichier-cache"} == {f"docs/{name}" for name in told}
    assert not (racine / "site" / ".well-known" / "jeton.txt").exists()


def test_a_page_that_says_it_is_generated_is_refused(racine: Path) -> None:
    prepare(racine)
    page = racine / "docs" / "contribuer" / "copie.md"
    page.write_text(f"---\n{MARK}\n---\n\n# Copie\n")
    assert told(racine) == [("docs/contribuer/copie.md", "page-non-generee")]


def test_a_list_of_generated_files_removes_nothing_elsewhere(racine: Path) -> None:
    secret = racine.parent / "secret" / "jeton.txt"
    (racine / "docs" / ".gitignore").write_text(f"/../../secret/jeton.txt\n/{secret}\n")
    assert told(racine) == []
    assert secret.exists()


NAMES: tuple[tuple[str, str], ...] = (
    ("évaluation.md", "evaluation.md"),
    ("une page.md", "une-page.md"),
    ("l'« été » 2.md", "l-ete-2.md"),
    ("deux\nlignes.md", "deux-lignes.md"),
    ('a"b.md', "a-b.md"),
    ("_headers", "headers"),
    ("con.md", "page-con.md"),
    ("LPT1.txt", "page-lpt1.txt"),
    ("point.", "point"),
    ("œuvre.md", "oeuvre.md"),
    ("e\u0301te\u0301.md", "ete.md"),
    ("☂.md", "page.md"),
    ("::error::x.md", "error-x.md"),
    ("-rf.md", "rf.md"),
)


@pytest.mark.parametrize(("name", "taken"), NAMES, ids=ascii)
def test_a_name_that_does_not_pass_everywhere_is_refused_with_the_name_to_take(
    racine: Path, name: str, taken: str
) -> None:
    (racine / "docs" / name).write_text("# Page\n")
    with pytest.raises(DataError) as caught:
        prepare(racine)
    (finding,) = (f for f in caught.value.findings if f.code == "nom-de-fichier-refuse")
    assert f"« {taken} »" in finding.remede
    assert plain_name(name) == taken
    assert finding.fichier.isprintable()


def test_a_name_that_is_not_utf8_is_refused(racine: Path) -> None:
    Path(os.fsdecode(os.fsencode(racine / "docs") + b"/\xe9t\xe9.md")).write_text("# Page\n")
    assert [code for _, code in told(racine)] == ["nom-de-fichier-refuse"]


def test_a_folder_has_a_name_too(racine: Path) -> None:
    (racine / "docs" / "été").mkdir()
    assert told(racine) == [("docs/été", "nom-de-fichier-refuse")]


def test_two_names_that_one_system_confuses_are_told(racine: Path) -> None:
    (racine / "docs" / "Aide.md").write_text("# Aide\n")
    assert told(racine) == [("docs/aide.md", "nom-de-fichier-refuse")]


def test_data_have_names_too(minimal: Path) -> None:
    path = minimal / "data" / "sources"
    (path / "essai.yml").rename(path / "évêque.yml")
    told = [(f.fichier, f.code) for f in load(minimal).findings if f.code == "nom-de-fichier-refuse"]
    assert told == [("data/sources/évêque.yml", "nom-de-fichier-refuse")]


def test_a_file_of_ones_own_is_never_written_over(racine: Path) -> None:
    [ici, *_] = sorted((racine / "data/territoires").glob("*.yml"))
    mine = racine / f"docs/territoires/{ici.stem}/fiche.pdf"
    mine.parent.mkdir(parents=True)
    mine.write_text("mien")
    assert told(racine) == [(mine.relative_to(racine).as_posix(), "fichier-du-site")]
    assert mine.read_text() == "mien"
    assert not (mine.parent / "index.md").exists()
