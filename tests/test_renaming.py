"""A territory gets another id in one command, and loses no reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reperes_sante.inspect.published import NAME
from reperes_sante.publish.recipe import prepare
from reperes_sante.validate import load
from tests.broken import REGISTRE, TODAY
from tests.verbs import run

FICHE = "data/territoires/arras.yml"


def renommer(root: Path, *names: str) -> tuple[int, str]:
    return run("renommer", *names, "--racine", root)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def whole(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_all_that_names_a_territory_follows_it(minimal: Path) -> None:
    fiche = minimal / FICHE
    text = fiche.read_text("utf-8")
    write(fiche, text.replace("    axes:\n", "    couverture: {territoires: [arras, 'arras']}\n    axes:\n"))
    page = (
        '---\ntitle: x\nterritoire: arras\n---\n{{ axes(\'arras\') }}\n{{ fiche("theme", "arras") }}\n'
        "[x](../territoires/arras/cls/) [y](territoires/arras-nord/) arras\n"
    )
    write(minimal / "docs" / "page.md", page)
    write(minimal / "docs" / "territoires" / "arras" / "cls.md", "# CLS\n")
    write(minimal / "tests" / "verite" / "recherche.csv", "arras,territoires/arras/,commune\n")
    write(minimal / "tests" / "verite" / "releves" / "arras.yml", "territoire: arras\nfaits: []\n")
    write(
        minimal / NAME,
        "# Arras\nterritoires/arras/\nterritoires/arras/flux.atom\ndonnees/v1/territoires/arras.json\n"
        "territoires/arras-nord/\nvieux/ -> territoires/arras/\n",
    )
    code, output = renommer(minimal, "arras", "grand-arras")
    assert (code, "adresses-publiees.txt : 3" in output) == (0, True)
    assert not fiche.exists()
    moved = (minimal / "data" / "territoires" / "grand-arras.yml").read_text("utf-8")
    assert "territoires: [grand-arras, 'grand-arras']" in moved
    assert [f.code for f in load(minimal, TODAY, REGISTRE).findings if f.gravite.value == "erreur"] == []
    assert (minimal / "docs" / "page.md").read_text("utf-8") == (
        "---\ntitle: x\nterritoire: grand-arras\n---\n{{ axes('grand-arras') }}\n"
        '{{ fiche("theme", "arras") }}\n'
        "[x](../territoires/grand-arras/cls/) [y](territoires/arras-nord/) arras\n"
    )
    assert (minimal / "docs" / "territoires" / "grand-arras" / "cls.md").is_file()
    assert "territoires/grand-arras/" in (minimal / "tests/verite/recherche.csv").read_text("utf-8")
    survey = minimal / "tests" / "verite" / "releves" / "grand-arras.yml"
    assert survey.read_text("utf-8") == "territoire: grand-arras\nfaits: []\n"
    assert (minimal / NAME).read_text("utf-8").splitlines() == [
        "# Arras",
        "territoires/arras/ -> territoires/grand-arras/",
        "territoires/arras/flux.atom -> territoires/grand-arras/flux.atom",
        "donnees/v1/territoires/arras.json -> donnees/v1/territoires/grand-arras.json",
        "territoires/arras-nord/",
        "vieux/ -> territoires/arras/",
    ]


def test_a_territory_takes_its_former_name_back(minimal: Path) -> None:
    write(minimal / NAME, "territoires/arras/\n")
    before = whole(minimal)
    assert renommer(minimal, "arras", "grand-arras")[0] == renommer(minimal, "grand-arras", "arras")[0] == 0
    assert whole(minimal) == before


def test_what_subscribers_read_still_answers(petit: Path) -> None:
    names = ("territoires/arras/flux.atom", "territoires/arras/agenda.ics", "territoires/arras/fiche.pdf",
             "donnees/v1/territoires/arras.json")  # fmt: skip
    # A line of the list takes the place of no file of the site.
    tries = ("assets/recherche/sommaire.json -> donnees/v1/index.json", "assets/communes/index.json")
    write(petit / NAME, "".join(f"{name}\n" for name in ("territoires/arras/", *names, *tries)))
    assert renommer(petit, "arras", "grand-arras")[0] == 0
    prepare(petit)
    docs = petit / "docs"
    for name in names:
        new = name.replace("/arras", "/grand-arras")
        assert (docs / name).read_bytes() == (docs / new).read_bytes() != b""
    for name in ("assets/recherche/sommaire.json", "assets/communes/index.json"):
        assert "v1" not in (docs / name).read_text("utf-8")
        assert "Fichier retiré" not in (docs / name).read_text("utf-8")
    assert "url=../../territoires/grand-arras/" in (docs / "territoires/arras/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("aras", "b"), "Vouliez-vous écrire « arras » ?"),
        (("arras", "arras"), "existe déjà"),
        (("arras", "Grand Arras"), "ne peut pas être un identifiant"),
        (("arras", "../../etc"), "ne peut pas être un identifiant"),
        (("arras", "con"), "ne peut pas être un identifiant"),
        (("arras", "a" * 81), "ne peut pas être un identifiant"),
    ],
)
def test_what_cannot_be_renamed_is_told_and_nothing_is_written(
    minimal: Path, names: tuple[str, str], said: str
) -> None:
    before = whole(minimal)
    code, output = renommer(minimal, *names)
    assert (code, said in output) == (2, True)
    assert whole(minimal) == before


def test_data_with_errors_are_renamed_once_mended(minimal: Path) -> None:
    (minimal / FICHE).write_text("nmo: x\n", "utf-8")
    assert "« reperes valider »" in renommer(minimal, "arras", "b")[1]


def test_a_file_that_describes_what_it_cites_is_renamed_too(projet: Path) -> None:
    assert "sources_decrites:" in (projet / "data/territoires/lens-lievin.yml").read_text("utf-8")
    code, output = renommer(projet, "lens-lievin", "pays-lensois")
    assert code == 0, output
    moved = (projet / "data" / "territoires" / "pays-lensois.yml").read_text("utf-8")
    assert "\nid: pays-lensois\n" in f"\n{moved}"
    assert "sources_decrites:" in moved
    assert [f for f in load(projet, TODAY).findings if f.gravite.value == "erreur"] == []


@pytest.mark.parametrize(
    ("listed", "remedy"),
    [
        ("territoires/arras/\n", "reperes renommer arras grand-arras."),
        ("territoires/arras/\nterritoires/grand-arras/\n", "reperes renommer arras nouveau-nom."),
        ("territoires/arras/ -> territoires/grand-arras/\n", ""),
        ("territoires/arras/ -> retirée : elle a fusionné.\n", ""),
        ("territoires/arras/cls/\n", ""),
    ],
)
def test_a_file_renamed_by_hand_is_told(minimal: Path, listed: str, remedy: str) -> None:
    text = (minimal / FICHE).read_text("utf-8")
    (minimal / FICHE).unlink()
    write(
        minimal / "data" / "territoires" / "grand-arras.yml",
        re.sub("^id: .*\n", "", text, flags=re.MULTILINE),
    )
    write(minimal / NAME, f"# Adresses\n{listed}")
    found = [one for one in load(minimal, TODAY, REGISTRE).findings if one.code == "fiche-disparue"]
    assert [(one.fichier, one.ligne) for one in found] == [(NAME, 2)] * bool(remedy)
    assert all(remedy in one.remede for one in found)
