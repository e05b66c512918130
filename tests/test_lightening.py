"""Files are written in their shorter form in one command: nothing they say is lost, no comment either."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from reperes_sante.edit.filling.shortening import shortened
from reperes_sante.edit.filling.writing import Lines
from reperes_sante.model.territoire import Territoire
from reperes_sante.read.folder import said_by_the_file
from reperes_sante.read.typing import make_typed, parsed
from reperes_sante.validate import load
from tests.broken import REGISTRE, TODAY
from tests.verbs import run

FICHE = "data/territoires/arras.yml"
SOURCES = "data/sources/essai.yml"
ORGANISMES = "data/organismes/essai.yml"
START = """id: arras
nom: Arras
siren: "200033579"
verifie_le: 2026-11-22
sources: [page]
"""


def alleger(root: Path, *names: str) -> tuple[int, str]:
    return run("alleger", *names, "--racine", root)


def comments(root: Path) -> list[str]:
    texts = (path.read_text("utf-8") for path in sorted((root / "data").rglob("*.yml")))
    found = (comment for text in texts for comment in re.findall(r"(?:^|\s)(# .*)", text))
    return sorted(comment for comment in found if "yaml-language-server" not in comment)


CLS = "contrats:\n  - id: a\n    nom: A\n"
SHORTER = [
    # A block of a list, with its folds, its quotes and its comments.
    (CLS + "    buts:\n      - texte: Un but. # vu\n", "      - Un but. # vu\n"),
    (
        CLS + "    buts:\n      - texte: >-\n          Un but.\n          Un autre.\n",
        "      - >-\n          Un but.\n          Un autre.\n",
    ),
    (
        CLS + '    buts:\n      # d\'après la page\n      - texte: "Ceci : cela"\n',
        '    buts:\n      # d\'après la page\n      - "Ceci : cela"\n',
    ),
    (
        CLS + '    buts: [{texte: Un but}, {texte: "Ceci, cela"}]\n',
        'buts: [Un but, "Ceci, cela"]\n',
    ),
    # A block whose first line says its name, its other keys and comments kept.
    (
        CLS + "    etats:\n      - etat: signe\n        date: 2024-03-12\n        lieu: Arras # vu\n",
        "    etats:\n      - signe: 2024-03-12\n        lieu: Arras # vu\n",
    ),
    (
        CLS + "    chiffres:\n      - libelle: Aidants\n        unite: personnes\n        valeur: 900\n"
        "        exactitude: plus-de\n",
        "      - Aidants: plus de 900 personnes\n",
    ),
    (
        CLS
        + "    partenaires:\n      - designation: Élus\n        sources: [page]\n        precision: deux\n",
        "      - Élus: deux\n        sources: [page]\n",
    ),
    # What several words of closed lists say, behind the name or behind what follows it.
    (
        CLS + "    signataires:\n      - organisme: cpam-essai\n        statut: cosignataire\n",
        "    signataires:\n      - cpam-essai: cosignataire\n",
    ),
    (
        CLS + "    etapes:\n      - Forum: 2027-03-14\n        nature: stand\n        prevue: oui\n"
        "        campagne: octobre-rose\n",
        "      - Forum: 2027-03-14, stand, octobre-rose, prevue\n",
    ),
    (
        "mandats:\n  - nom: Camille Essai\n    fonction: Maire d'Essai\n    date: 2024-12-20\n",
        "  - Camille Essai: Maire d'Essai, 2024-12-20\n",
    ),
    # A day that was learnt later.
    (
        CLS + "    etapes:\n      - Forum: stand, prevue\n        date: 2027-03-14\n",
        "      - Forum: 2027-03-14, stand, prevue\n",
    ),
    (
        "conseils:\n  - id: a\n    nom: A\n    composition:\n      - CCAS de la ville: social\n"
        "        statut: permanent\n",
        "      - CCAS de la ville: social, permanent\n",
    ),
    (
        CLS
        + "    financements:\n      - Poste: 30 000 euros\n        nature: dotation\n        prevue: oui\n",
        "      - Poste: 30 000 euros, dotation, prevue\n",
    ),
    # Short words on one line; sentences keep their dashes, but one alone.
    (CLS + "    publics:\n      - Aînés\n      - Jeunes enfants\n", "    publics: [Aînés, Jeunes enfants]\n"),
    (CLS + "    buts:\n      - Un seul but.\n", "    buts: Un seul but.\n"),
    # A block that is not listed, and a list of ids.
    (
        "competences:\n  - intitule: Santé\n    confiee_a:\n      organisme: cias\n",
        "    confiee_a: cias\n",
    ),
    (
        CLS + "    porteurs:\n      - organisme: ars\n      - organisme: ville\n",
        "    porteurs: [ars, ville]\n",
    ),
]
KEPT = [
    # A comment that would go, and a name of one small word, which may be a key.
    CLS + "    etats:\n      - etat: signe\n        date: 2024 # selon la presse\n",
    CLS + "    contacts:\n      - pour: accueil\n        telephone: 03 53 01 00 00\n",
    "competences:\n  - intitule: Santé\n    confiee_a: # depuis 2020\n      organisme: cias\n",
    CLS + "    porteurs:\n      # l'agence\n      - ars\n",
    CLS + "    buts:\n      - texte: >2-\n          Un but.\n",
    CLS + "    buts:\n      - texte: # à revoir\n          Un but.\n",
    # Words that would be read as an id.
    CLS + "    partenaires:\n      - designation: associations\n",
]


@pytest.mark.parametrize(("long", "short"), SHORTER)
def test_a_text_gets_shorter_and_says_the_same(long: str, short: str) -> None:
    done = shortened(START + long, Territoire).texte
    assert short in done
    before, after = (make_typed(parsed(text, FICHE), Territoire)[0] for text in (START + long, done))
    assert before
    assert after
    assert before.value == after.value
    assert shortened(done, Territoire).texte == done


@pytest.mark.parametrize("text", KEPT)
def test_what_would_lose_a_comment_or_its_sense_stays(text: str) -> None:
    assert shortened(START + text, Territoire).texte == START + text


def test_what_one_territory_cites_is_described_at_the_end_of_its_file(minimal: Path) -> None:
    organismes = minimal / ORGANISMES
    text = organismes.read_text("utf-8").replace("  - id: agence", "  # à relire\n  - id: agence")
    organismes.write_text(f"# yaml-language-server: $schema=x\n# Organismes d'essai.\n{text}", "utf-8")
    before, told = comments(minimal), alleger(minimal)
    fiche = (minimal / FICHE).read_text("utf-8")
    assert told[0] == 0
    assert "fichier retiré" in told[1]
    assert not organismes.exists()
    assert (
        "# Organismes d'essai.\norganismes_decrits:\n  # à relire\n  - agence-essai: Agence d'essai, agence\n"
        in fiche
    )
    assert "porteurs: [agence-essai]" in fiche
    assert comments(minimal) == before
    assert [f for f in load(minimal, TODAY, REGISTRE).findings if f.gravite.value == "erreur"] == []
    assert alleger(minimal) == (0, "Rien de plus court à écrire.\n")


def test_a_territory_needs_neither_the_name_of_its_file_nor_its_only_source() -> None:
    described = "sources_decrites:\n  - page: « Titre », Éditeur, page-web, lue le 2026-11-22\n"
    short = f'nom: Arras\nsiren: "200033579"\nverifie_le: 2026-11-22\n{described}'
    values = parsed(short, FICHE).values
    assert said_by_the_file(FICHE, values) == {
        "id": "arras",
        "sources": ["page"],
        "verifie_le": "2026-11-22",
    }
    two = described + "  - autre: « Titre », Éditeur, page-web, lue le 2026-11-22\n"
    assert said_by_the_file(FICHE, parsed(short + two[two.index("  - autre") :], FICHE).values) == {
        "id": "arras"
    }
    # Told by itself, to be renamed.
    assert said_by_the_file("data/territoires/arras (1).yml", values) == {
        "id": "arras-1",
        "sources": ["page"],
        "verifie_le": "2026-11-22",
    }


def test_a_source_that_something_else_cites_stays_shared(minimal: Path) -> None:
    # The needs, the help numbers and the glossary of the small project cite it too.
    assert "page-essai" in (minimal / "data" / "numeros-utiles.yml").read_text("utf-8")
    alleger(minimal)
    assert "page-essai" in (minimal / SOURCES).read_text("utf-8")
    assert "sources_decrites" not in (minimal / FICHE).read_text("utf-8")


def test_what_the_register_describes_as_well_is_not_described(minimal: Path) -> None:
    sources, organismes = minimal / SOURCES, minimal / ORGANISMES
    first = sources.read_text("utf-8")
    sources.write_text(
        first + first.replace("sources:\n", "").replace("page-essai", "registre-officiel"), "utf-8"
    )
    known = "  - id: {}\n    nom: Département de la Manche\n    nature: collectivite\n    sources: [{}]\n"
    text = organismes.read_text("utf-8")
    text += known.format("departement-manche", "registre-officiel") + known.format(
        "departement-orne", "page-essai"
    )
    organismes.write_text(text, "utf-8")
    assert "le registre en dit autant" in alleger(minimal, str(organismes))[1]
    assert "departement-manche" not in organismes.read_text("utf-8")
    assert "departement-orne" in organismes.read_text("utf-8")


def test_data_with_errors_are_left_alone(minimal: Path) -> None:
    fiche = minimal / FICHE
    text = fiche.read_text("utf-8").replace("date: 2019-03-12", "date: hier")
    fiche.write_text(text, "utf-8")
    code, said = alleger(minimal)
    assert (code, "reperes valider" in said, fiche.read_text("utf-8")) == (2, True, text)


def test_a_list_in_brackets_that_would_have_to_be_cut_is_told(minimal: Path) -> None:
    organismes = minimal / ORGANISMES
    values = yaml.safe_load(organismes.read_text("utf-8"))
    text = yaml.safe_dump(values, default_flow_style=True, allow_unicode=True)
    organismes.write_text(text, "utf-8")
    code, said = alleger(minimal)
    assert (code, ORGANISMES in said, "tiret" in said) == (2, True, True)
    assert organismes.read_text("utf-8") == text


def test_nothing_is_written_when_what_moves_would_be_lost(
    minimal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_text("utf-8") for path in (minimal / "data").rglob("*.yml")}
    monkeypatch.setattr(Lines, "given", lambda lines, *_: "\n".join(lines.lines))
    code, said = alleger(minimal)
    assert (code, "la même chose" in said) == (2, True)
    assert {path: path.read_text("utf-8") for path in (minimal / "data").rglob("*.yml")} == before


def test_files_from_elsewhere_are_refused(minimal: Path, tmp_path: Path) -> None:
    other = tmp_path / "ailleurs.yml"
    other.write_text("id: x\n", "utf-8")
    assert alleger(minimal, str(other))[0] == 2
    assert alleger(minimal, str(minimal / "data/registre/communes.csv"))[0] == 2


def test_a_file_of_windows_keeps_its_ends_of_line(minimal: Path) -> None:
    fiche = minimal / FICHE
    fiche.write_bytes(fiche.read_bytes().replace(b"\n", b"\r\n"))
    assert "bloc" in alleger(minimal, str(fiche))[1]
    assert b"\n" not in fiche.read_bytes().replace(b"\r\n", b"")


def test_the_project_that_holds_every_field_says_the_same(tmp_path: Path) -> None:
    root = tmp_path / "projet"
    shutil.copytree(Path("tests/projet"), root, ignore=shutil.ignore_patterns("site", "build"))
    before = comments(root)
    code, told = alleger(root)
    assert (code, "liste sur une ligne" in told) == (0, True)
    assert comments(root) == before
    assert alleger(root) == (0, "Rien de plus court à écrire.\n")
