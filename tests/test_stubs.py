"""Generated pages: written once, never over a hand-written one, never left behind."""

from __future__ import annotations

from pathlib import Path

from reperes_sante.link.pages import Page, pages_of
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.publish.stubs import stub, stubs_for, synchronise
from reperes_sante.validate import load


def describe(rubrique: str, fiche: str) -> str:
    return f"{rubrique} de {fiche}"


def pages_and_docs(minimal: Path) -> tuple[list[Page], Path]:
    territoire = load(minimal).checked().territoires["arras"]
    (minimal / "docs" / "territoires" / "arras").mkdir(parents=True)
    return list(pages_of(territoire)), minimal / "docs"


def test_a_territory_has_no_empty_page(minimal: Path) -> None:
    pages, _ = pages_and_docs(minimal)
    assert [page.adresse for page in pages] == [
        "territoires/arras/",
        "territoires/arras/cls/",
        "territoires/arras/historique/",
        "territoires/arras/sources/",
    ]


def test_a_stub_names_its_page(minimal: Path) -> None:
    pages, _ = pages_and_docs(minimal)
    assert stub(pages[1], 'Une "phrase" : {{ 7*7 }}') == (
        "---\ntitle: \"{{ titre('cls', 'arras') }}\"\n"
        'description: "Une \\"phrase\\" : {{ 7*7 }}"\n'
        "territoire: arras\nfichier: territoires/arras.yml\nrubrique: cls\ngenere_par: reperes\n---\n\n"
        "{{ fiche('cls', 'arras') }}\n"
    )


def test_a_page_written_by_hand_wins(minimal: Path) -> None:
    pages, docs = pages_and_docs(minimal)
    (docs / "territoires/arras/cls.md").write_text("# À la main\n", "utf-8")
    (docs / "territoires/arras.md").write_text("# À la main aussi\n", "utf-8")
    assert sorted(stubs_for(pages, docs, describe)) == [
        "territoires/arras/historique/index.md",
        "territoires/arras/sources/index.md",
    ]
    synchronise(docs, stubs_for(pages, docs, describe))
    assert (docs / "territoires/arras/cls.md").read_text("utf-8") == "# À la main\n"


def test_a_stale_stub_goes_and_a_taken_over_one_stays(minimal: Path) -> None:
    pages, docs = pages_and_docs(minimal)
    synchronise(docs, stubs_for(pages, docs, describe))
    (docs / "territoires/arras/cls/index.md").write_text("# Reprise à la main\n", "utf-8")
    synchronise(docs, stubs_for([page for page in pages if page.rubrique is Rubrique.APERCU], docs, describe))
    assert not (docs / "territoires/arras/historique/index.md").exists()
    assert (docs / "territoires/arras/cls/index.md").read_text("utf-8") == "# Reprise à la main\n"
    assert "cls/index.md" not in (docs / ".gitignore").read_text("utf-8")


def test_nothing_is_rewritten_when_nothing_changed(minimal: Path) -> None:
    pages, docs = pages_and_docs(minimal)
    synchronise(docs, stubs_for(pages, docs, describe))
    before = {path: path.stat().st_mtime_ns for path in docs.rglob("*")}
    synchronise(docs, stubs_for(pages, docs, describe))
    assert {path: path.stat().st_mtime_ns for path in docs.rglob("*")} == before
