"""Doors beside the data and the pages: links at the root, lists, the register, what is asked of a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reperes_sante.france.directory import Annuaire, fits
from reperes_sante.inspect.external import read_tolerated
from reperes_sante.inspect.promised import broken
from reperes_sante.inspect.reading import read_site
from reperes_sante.model.findings import DataError, Finding
from reperes_sante.publish.origins import at_source
from reperes_sante.publish.recipe import build
from reperes_sante.read.disk import lock
from reperes_sante.read.files import hidden_in
from reperes_sante.read.folder import read_folder
from reperes_sante.read.tree import refused_files
from reperes_sante.validate import load
from tests.broken import REGISTRE, ROOT, TODAY

NOBODY_SEES = "\u202e"


def precious(folder: Path) -> Path:
    """Return a folder of somebody's own, with names that builds use."""
    for name in ("site-neuf/mien.txt", "avant/mien.txt", "territoire.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("mien")
    return folder


@pytest.mark.parametrize("place", ["build", "schema", "build/site-neuf", "build/garde"])
def test_a_link_where_builds_write_is_refused_before_anything_is_written(
    minimal: Path, tmp_path_factory: pytest.TempPathFactory, place: str
) -> None:
    mine = precious(tmp_path_factory.mktemp("mien"))
    (minimal / place).parent.mkdir(exist_ok=True)
    (minimal / place).symlink_to(mine)
    with pytest.raises(DataError) as refused:
        build(minimal, minimal / "site")
    assert [(f.fichier, f.code) for f in refused.value.findings] == [(place, "lien-symbolique")]
    assert sorted(path.read_text() for path in mine.rglob("*") if path.is_file()) == ["mien"] * 3


def test_the_turn_is_taken_where_nothing_leads_elsewhere(tmp_path: Path) -> None:
    with lock(tmp_path, "ecrire"):
        assert (tmp_path / "build").is_dir()


def test_data_that_are_a_link_are_refused(minimal: Path) -> None:
    (minimal / "data").rename(minimal / "ailleurs")
    (minimal / "data").symlink_to(minimal / "ailleurs")
    with pytest.raises(DataError) as refused:
        read_folder(minimal)
    assert [(f.fichier, f.code) for f in refused.value.findings] == [("data", "lien-symbolique")]


@pytest.mark.parametrize(("raw", "code"), [(None, "lien-symbolique"), (b"\xff\xfe\xff", "encodage")])
def test_a_list_that_would_print_a_secret_is_refused(tmp_path: Path, raw: bytes | None, code: str) -> None:
    for name in ("liens-toleres.txt", "donnees-publiees.txt"):
        if raw is None:
            (tmp_path / "secret").write_text("jeton")
            (tmp_path / name).symlink_to(tmp_path / "secret")
        else:
            (tmp_path / name).write_bytes(raw)
    site = tmp_path / "site"
    site.mkdir()
    for read in (lambda: read_tolerated(tmp_path), lambda: [*broken(tmp_path, read_site(site, "site"))]):
        with pytest.raises(DataError) as refused:
            read()
        assert [f.code for f in refused.value.findings] == [code]
        assert "jeton" not in str(refused.value)


ROW = "mairie,62041,Mairie - Arras,{telephone},{courriel},{site},https://exemple.fr/fiche,,2026-10-07\n"
TRUE = {"telephone": "03 53 01 00 32", "courriel": "mairie@essai.fr", "site": "https://exemple.fr/"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("telephone", "06 39 98 00 01"),
        ("telephone", "08 99 00 00 00"),
        ("telephone", "appelez-nous"),
        ("courriel", "<script>@essai.fr"),
        ("courriel", "a%0Abcc@essai.fr"),
        ("site", "javascript:alert(1)"),
    ],
)
def test_the_directory_says_nothing_that_cannot_be_published(tmp_path: Path, field: str, value: str) -> None:
    head = "type,codes,nom,telephone,courriel,site,fiche,modifie_le,releve_le\n"
    (tmp_path / "annuaire.csv").write_text(head + ROW.format(**TRUE))
    assert Annuaire(tmp_path).services[0].telephone == TRUE["telephone"]
    (tmp_path / "annuaire.csv").write_text(head + ROW.format(**TRUE) + ROW.format(**{**TRUE, field: value}))
    with pytest.raises(DataError, match=re.escape(f"« {value} »")) as refused:
        _ = Annuaire(tmp_path).services
    assert [(f.ligne, f.code) for f in refused.value.findings] == [(3, "annuaire-faux")]
    assert not fits(field, value)


def test_the_register_holds_no_sign_that_nobody_sees(minimal: Path) -> None:
    path = minimal / "data" / "registre" / "communes.csv"
    path.write_text(path.read_text("utf-8").replace(",Arras,", f",Arras{NOBODY_SEES},", 1), "utf-8")
    told = [f for f in refused_files(minimal, frozenset()) if f.code == "caractere-invisible"]
    assert [f.fichier for f in told] == ["data/registre/communes.csv"]


def test_our_register_holds_none() -> None:
    for path in sorted((ROOT / "data" / "registre").iterdir()):
        assert hidden_in("".join(set(path.read_text("utf-8")))) is None, path.name


def test_a_folder_that_the_engine_never_publishes_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs" / "templates").mkdir(parents=True)
    assert [(f.fichier, f.code) for f in refused_files(tmp_path, frozenset())] == [
        ("docs/templates", "nom-de-fichier-refuse")
    ]


@pytest.mark.parametrize(
    ("built", "message", "expected"),
    [
        ("plan.svg", "« <script> » serait refusé par le navigateur.", ("docs/plan.svg", 1)),
        ("essai/index.html", "« contenu » désigne déjà autre chose dans cette page.", ("docs/essai.md", 3)),
        ("essai/index.html", "« site-menu » désigne déjà autre chose dans cette page.", ("docs/essai.md", 5)),
    ],
)
def test_a_fault_is_told_in_the_file_that_somebody_wrote(
    minimal: Path, built: str, message: str, expected: tuple[str, int]
) -> None:
    (minimal / "docs").mkdir()
    (minimal / "docs" / "plan.svg").write_text("<svg></svg>")
    (minimal / "docs" / "essai.md").write_text("# Page\n\n## Contenu\n\n## Site, menu\n")
    catalogue = load(minimal, TODAY, REGISTRE).checked()
    finding = Finding(f"build/site/{built}", 1, 1, "ancre-en-double", "", message, "Corrigez.")
    placed = at_source(finding, "build/site", minimal, catalogue)
    assert (placed.fichier, placed.ligne) == expected
