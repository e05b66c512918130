"""The real site: fit for readers, keeping every address, in plain words, under one name."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path, PurePosixPath

import pytest
from jsonschema import Draft202012Validator

from reperes_sante.catalogue import Catalogue
from reperes_sante.inspection import inspect
from reperes_sante.inspection.reading import read_site
from reperes_sante.loading import load
from reperes_sante.obligations import manques
from reperes_sante.published import remarks
from reperes_sante.rendering.lexique import lexique
from reperes_sante.schema import schema_files
from reperes_sante.settings import settings
from tests.built import BuiltSite
from tests.conftest import ROOT
from tests.phrases import too_long
from tests.sigles import unexplained
from tests.test_schema import MODELINE, schema_name
from tests.test_site import lost
from tests.yaml_core import load_core

EXAMPLE = re.compile(r"```\n(.*?)```", re.DOTALL)
DATA_FILES = sorted(set((ROOT / "data").rglob("*.yml")) - {ROOT / "data" / "mesures.yml"})


def test_the_site_is_fit_for_readers_and_keeps_every_address(site: BuiltSite) -> None:
    built = read_site(site.folder, "site")
    told = {finding.code for finding in (*inspect(built), *remarks(ROOT, built))}
    assert told <= {"page-lourde", "adresses-nouvelles"}


def test_every_leaf_of_every_file_is_on_a_page(site: BuiltSite, catalogue: Catalogue) -> None:
    assert lost(site, catalogue) == []


def test_no_sentence_is_longer_than_twenty_words(site: BuiltSite) -> None:
    assert too_long(site) == []


def test_no_page_leaves_an_acronym_of_the_glossary_unexplained(site: BuiltSite, catalogue: Catalogue) -> None:
    known = lexique(catalogue)
    left = [(adresse, words) for adresse, page in site.pages.items() for words in unexplained(page, known)]
    assert left == []


def test_this_repository_cannot_be_published_yet_and_its_site_has_one_name(catalogue: Catalogue) -> None:
    assert manques(catalogue.site)
    assert settings(ROOT)["site_name"] == catalogue.site.nom


def test_the_committed_schemas_are_fresh(catalogue: Catalogue) -> None:
    committed = {path.name: path.read_text("utf-8") for path in (ROOT / "schema").iterdir()}
    fresh = schema_files(catalogue)
    stale = sorted(name for name in {*committed, *fresh} if committed.get(name) != fresh.get(name))
    assert not stale, f"schema/ n'est pas à jour : lancez « uv run reperes schema » ({', '.join(stale)})"


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_data_file_meets_the_published_schema_that_it_names(path: Path) -> None:
    named = MODELINE.fullmatch(path.read_text("utf-8").splitlines()[0])
    assert named, "la première ligne doit nommer le schéma"
    schema = (path.parent / named[1]).resolve()
    assert schema == ROOT / "schema" / schema_name(PurePosixPath(path.as_posix()))
    errors = Draft202012Validator(json.loads(schema.read_text("utf-8"))).iter_errors(load_core(path))
    assert not [f"{error.json_path} : {error.message}" for error in errors]


def test_the_territory_to_begin_with_is_still_to_be_written() -> None:
    begun = re.search(r"reperes nouveau.*writes\s`(data/[^`]+)`", (ROOT / "README.md").read_text("utf-8"))
    assert begun
    assert not (ROOT / begun[1]).exists(), "README.md, CONTRIBUER.md : citez-y un territoire sans fiche"


def test_the_example_of_the_guide_is_right(minimal: Path) -> None:
    guide = (ROOT / "docs" / "contribuer" / "ecrire-une-fiche.md").read_text("utf-8")
    examples = EXAMPLE.findall(guide)
    assert len(examples) == 1
    text = examples[0].replace("page-cls-exemple", "page-essai").replace("123456782", "200072460")
    (minimal / "data" / "territoires" / "pays-d-exemple.yml").write_text(text, "utf-8")
    assert not [
        finding
        for finding in load(minimal, dt.date(2026, 11, 22)).findings
        if "pays-d-exemple" in finding.fichier
    ]
