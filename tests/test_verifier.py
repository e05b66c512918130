"""`reperes verifier`: every remark at the file and the line that an editor can mend, and what will change."""

from __future__ import annotations

from pathlib import Path

import pytest

from reperes_sante.edit.comparison.versions import base_of
from reperes_sante.inspect import lonely_pages, long_sentences
from reperes_sante.inspect.published import NAME, lost
from reperes_sante.inspect.reading import read_site
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.findings import Finding, Severity
from reperes_sante.publish.origins import at_source, read_explained, unknown_calls, wrong_calls
from reperes_sante.read.history import VersionError
from reperes_sante.render import Renderer
from reperes_sante.render.sigles import Lexique, Sigle
from reperes_sante.validate import load
from tests.conftest import ROOT
from tests.repository import first_commit, git
from tests.test_moved import at_old
from tests.verbs import run

CLS = Sigle("cls", "CLS", "contrat local de santé", None, "glossaire/#cls")
LONG = " ".join(["mot"] * 21)
HEAD = '<!doctype html><html lang="fr"><head><link rel="canonical" href="https://e.fr/{}"></head><body><main>'


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def repository(root: Path) -> Path:
    """Make a project the first commit of a repository."""
    write(root / ".gitignore", (ROOT / ".gitignore").read_text("utf-8") + "/schema/\n")
    first_commit(root)
    return root


def told(finding: Finding) -> tuple[str, int, str]:
    return finding.fichier, finding.ligne, finding.code


def test_a_change_is_verified_and_told_in_words(petit: Path) -> None:
    repository(petit)
    path = petit / "data" / "territoires" / "arras.yml"
    path.write_text(path.read_text("utf-8").replace("03 21 00 00 00", "03 21 00 00 01"), "utf-8")
    write(petit / "docs" / "seule.md", f"# Seule\n\nVoir [ailleurs](perdue.md).\n\n{LONG}.\n")
    code, told = run("verifier", "--racine", petit)
    assert code == 1
    for said in ("docs/seule.md:3:1", "docs/seule.md:5:1", "03 21 00 00 01", "docs/seule.md s'ajoute"):
        assert said in told
    assert not (petit / "site").exists()
    write(petit / "docs" / "seule.md", "# Seule\n\nUne phrase.\n")
    code, told = run("verifier", "--racine", petit, "--base", "HEAD", "--format", "json")
    assert code == 0
    assert '"page-isolee"' in told
    assert "Rien n'empêche de publier ce changement" in told
    assert (petit / "site" / "seule" / "index.html").is_file()
    assert (petit / "schema" / "territoire.json").is_file()


def test_errors_of_the_data_come_with_what_would_change(minimal: Path) -> None:
    path = minimal / "data" / "territoires" / "arras.yml"
    path.write_text(path.read_text("utf-8").replace("nature: transversal", "nature: inconnue"), "utf-8")
    code, told = run("verifier", "--racine", minimal)
    assert code == 1
    assert "data/territoires/arras.yml:" in told
    assert "n'est pas suivi par git" in told


def test_the_base_is_where_the_work_left_the_main_branch(tmp_path: Path) -> None:
    with pytest.raises(VersionError):
        base_of(tmp_path)
    write(tmp_path / "a", "1")
    repository(tmp_path)
    left = base_of(tmp_path)
    git(tmp_path, "switch", "-qc", "travail")
    write(tmp_path / "a", "2")
    git(tmp_path, "commit", "-qam", "Après")
    assert base_of(tmp_path) == left


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("{{ axe('arras') }}", "Vouliez-vous écrire « axes » ?"),
        ("{{ axes('aras') }}", "Vouliez-vous écrire « arras » ?"),
        ("{{ fiche('cls', 'perdu') }}", "La fiche « perdu » n'existe pas."),
        ("{{ axes() }}", "CONTRIBUER.md"),
        ("{{ axes('arras') }}", None),
        ("{{ prochaines_echeances(2) }}", None),
        ("Du texte { sans } appel.", None),
    ],
)
def test_what_a_page_calls_is_tried_and_told_at_its_line(minimal: Path, call: str, said: str | None) -> None:
    write(minimal / "docs" / "page.md", f"# Page\n\n{call}\n")
    renderer = Renderer(load(minimal).checked(), ROOT / "macros", "https://e.fr/", {})
    docs = minimal / "docs"
    found = list(unknown_calls(docs)) or list(wrong_calls(docs, renderer))
    assert [told(finding) for finding in found] == ([("docs/page.md", 3, "appel-faux")] if said else [])
    assert all(said in f"{finding.message} {finding.remede}" for finding in found if said)


def page(root: Path, address: str, body: str) -> None:
    write(
        root / "site" / address / "index.html",
        f"{HEAD.format(address)}<h1>Titre</h1>{body}</main></body></html>",
    )


def test_a_built_page_is_read_as_its_readers_do(tmp_path: Path) -> None:
    page(
        tmp_path,
        "",
        '<p>Un CLS, puis un autre CLS.</p><h2>Plus</h2><p>Le CLS (contrat). Un CLS.</p><a href="a/">a</a>',
    )
    page(tmp_path, "a/", f"<p>{LONG}.</p><p>« {LONG} » et <a href='../'>{LONG}</a>.</p><nav>{LONG} CLS</nav>")
    page(tmp_path, "b/", f"<p>{LONG}.</p>")
    built, forgotten = read_explained(tmp_path / "site", "site", Lexique((CLS,)))
    assert [told(finding) for finding in long_sentences(built)] == [("site/a/index.html", 1, "phrase-longue")]
    assert [told(finding) for finding in lonely_pages(built)] == [("site/b/index.html", 1, "page-isolee")]
    assert [told(finding) for finding in forgotten] == [("site/index.html", 1, "sigle-oublie")]


@pytest.mark.parametrize(
    ("page", "message", "place"),
    [
        ("aide/index.html", "« ../perdue/ » ne mène à rien.", ("docs/aide.md", 5)),
        ("aide/index.html", "« d’une phrase trop longue pour être lue » : 30 mots.", ("docs/aide.md", 3)),
        ("territoires/arras/cls/index.html", "Elle pèse 12 ko.", ("data/territoires/arras.yml", 1)),
        ("territoires/arras/cls/parties/a/2/index.html", "« Voici le Second contrat d’essai » : 30 mots.",
         ("data/territoires/arras.yml", 21)),
        ("themes/logement/index.html", "Elle pèse 12 ko.", ("data/thematiques.yml", 2)),
        ("sitemap.xml", "Il manque.", ("site/sitemap.xml", 1)),
    ],
)  # fmt: skip
def test_a_remark_is_placed_where_its_page_is_written(
    minimal: Path, page: str, message: str, place: tuple[str, int]
) -> None:
    write(
        minimal / "docs" / "aide.md",
        "# Aide\n\nLe début d'une phrase trop longue\n\n[Là](perdue.md) [ici](../perdue/)\n",
    )
    finding = Finding(f"site/{page}", 1, 1, "code", "", message, "", Severity.AVERTISSEMENT)
    found = at_source(finding, "site", minimal, load(minimal).checked())
    assert (found.fichier, found.ligne) == place


def test_a_page_that_went_away_leads_to_the_one_above(tmp_path: Path, catalogue: Catalogue) -> None:
    listed = "/\nautre/\nautre/perdue/page/\nphoto.png\nautre/x/parties/y/\n"
    write(tmp_path / NAME, listed)
    moved = at_old(tmp_path, catalogue, {"", "autre/"})
    assert {path: str(text).split("url=")[1].split('"')[0] for path, text in moved.items()} == {
        "autre/perdue/page/index.html": "../../../autre/",
        "autre/x/parties/y/index.html": "../../../../autre/",
    }
    page(tmp_path, "", "")
    page(tmp_path, "autre/", "")
    for path, text in moved.items():
        write(tmp_path / "site" / path, str(text))
    found = [told(finding) for finding in lost(tmp_path, read_site(tmp_path / "site", "site"))]
    assert found == [(NAME, 3, "adresse-renvoyee"), (NAME, 4, "fichier-retire")]
