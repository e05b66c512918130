"""The small project of the tests holds every kind, every field, every word and every block there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

import pytest
from pydantic import BaseModel

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import pages_of
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.fields import blocs, champs, walk
from reperes_sante.model.findings import Severity
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.vocabulaire import EtatAccessibilite, TypeTerritoire, Vocabulaire
from reperes_sante.render.blocks import BLOCS
from reperes_sante.validate import load
from tests.broken import PROJET, TODAY
from tests.built import BuiltSite

MODELS = dict.fromkeys(model for collection in COLLECTIONS for model in blocs(collection.modele))
# The register gives most kinds of territories, and a site declares one state.
ELSEWHERE: tuple[type[Vocabulaire], ...] = (TypeTerritoire, EtatAccessibilite)
WHERE = "the small project lacks it: add a case to the right file of tests/projet/data/"


def owner(model: type[BaseModel], field: str) -> type[BaseModel]:
    """Return the class that declares a field, of a class that may inherit it."""
    return next(base for base in reversed(model.__mro__) if field in getattr(base, "model_fields", {}))


def stated(catalogue: Catalogue) -> Iterator[tuple[type[BaseModel], str]]:
    """Yield each field that a file of the project states, with its class."""
    for file in catalogue.files:
        for node in walk(file):
            if isinstance(node.value, BaseModel):
                yield from ((type(node.value), name) for name in node.value.model_fields_set)


@pytest.fixture(scope="module")
def used(catalogue: Catalogue) -> set[tuple[str, str]]:
    return {(owner(model, name).__name__, name) for model, name in stated(catalogue)}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_a_case(
    catalogue: Catalogue, used: set[tuple[str, str]], model: type[BaseModel]
) -> None:
    assert any(kind is model for kind, _ in stated(catalogue)), f"no {model.__name__}: {WHERE}"
    fields = {(owner(model, champ.nom).__name__, champ.nom) for champ in champs(model)}
    assert fields - used == set(), WHERE


def test_every_word_of_the_closed_lists_has_a_case(catalogue: Catalogue) -> None:
    lists = {champ.vocabulaire for model in MODELS for champ in champs(model) if champ.vocabulaire}
    words = {word for words in lists - {*ELSEWHERE} for word in words}
    found = {node.value for file in catalogue.files for node in walk(file) if isinstance(node.value, Enum)}
    assert {f"{type(word).__name__} : {word.value}" for word in words - found} == set(), WHERE


def test_every_kind_of_page_of_a_territory_has_a_case(catalogue: Catalogue) -> None:
    found = {page.rubrique for t in catalogue.territoires.values() for page in pages_of(t)}
    assert set(Rubrique) - found == set(), WHERE


def test_every_block_of_hand_written_pages_is_called() -> None:
    pages = "".join(path.read_text("utf-8") for path in (PROJET / "docs").rglob("*.md"))
    called = set(re.findall(r"\{\{ (\w+)\(", pages))
    assert set(BLOCS) - called == set(), "call it in a page of tests/projet/docs/"


def test_the_odd_places_are_there(catalogue: Catalogue) -> None:
    territoires = catalogue.territoires.values()
    assert any(t.region for t in territoires)
    assert any(t.departements for t in territoires), "a territory whose communes are not known"
    assert any(not list(t.dispositifs) for t in territoires)
    assert any(len(code) == len("974") for t in territoires for code in catalogue.codes_departements(t))
    assert {c.type for c in catalogue.registre.communes.values()} == {
        "arrondissement-municipal",
        "commune-actuelle",
        "commune-associee",
        "commune-deleguee",
    }


def test_there_is_nothing_to_remark() -> None:
    """What a rule tells of a project is told by a test of that rule, in a project broken for it."""
    told = [finding for finding in load(PROJET, TODAY).findings if finding.gravite is not Severity.CONSEIL]
    assert told == []


def test_the_small_project_makes_a_whole_site(site: BuiltSite, catalogue: Catalogue) -> None:
    for territoire in catalogue.territoires.values():
        assert {page.adresse for page in pages_of(territoire)} <= set(site.pages)
