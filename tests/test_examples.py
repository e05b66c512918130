"""The guide shows an example of each block that the site accepts, and means each word; it is up to date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reperes_sante.edit import fields_told
from reperes_sante.edit.examples import exemple, pages, tous_les_blocs, tous_les_mots
from reperes_sante.edit.reference import reference
from reperes_sante.model.base import Model, Version
from reperes_sante.model.blocs import Contact
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.dispositif import Etat
from reperes_sante.model.fields import champs
from reperes_sante.read.typing import make_typed, parsed
from tests.examples import FOLDER


@pytest.mark.parametrize("bloc", tous_les_blocs(), ids=lambda bloc: bloc.__name__)
def test_the_example_of_a_block_is_accepted(bloc: type[Model]) -> None:
    values = parsed(f"{exemple(bloc)}\n", "exemple.yml").values
    held = next(iter(values.values())) if bloc not in files() else values
    [own] = held if isinstance(held, list) else [held]
    typed, findings = make_typed(replace(parsed("{}\n", "exemple.yml"), values=bloc.entier(own)), bloc)
    assert [str(finding) for finding in findings] == []
    assert typed


def files() -> set[type[Model]]:
    return {collection.modele for collection in COLLECTIONS}


def test_examples_are_in_the_short_form() -> None:
    assert exemple(Etat).splitlines()[:2] == ["etats:", "  - signe: 2019"]
    assert exemple(Contact).startswith("contacts:\n  - Prendre rendez-vous: 03 53 01 00 00\n")
    assert exemple(Version) == "versions:\n  - novembre 2024: source-d-exemple"


@pytest.mark.parametrize("name", pages())
def test_the_pages_of_examples_are_those_of_the_model(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == pages()[name], "python -m tests.examples"


@pytest.mark.parametrize("name", fields_told.pages())
def test_the_pages_of_fields_are_those_of_the_model(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == fields_told.pages()[name], "python -m tests.examples"


@pytest.mark.parametrize("bloc", tous_les_blocs(), ids=lambda bloc: bloc.__name__)
def test_each_field_that_editors_may_write_is_told_in_the_repository(bloc: type[Model]) -> None:
    told = "".join((FOLDER / name).read_text("utf-8") for name in fields_told.pages())
    title, meaning = bloc.INTITULE
    section = told.partition(f"\n## {title}\n\n{meaning}\n")[2].partition("\n## ")[0]
    described = {line for line in section.splitlines() if line.startswith("- `")}
    _, _, shared = section.partition("\n- Comme ")
    whole = {
        champ.nom
        for one in (*blocs_partages(), *tous_les_blocs())
        if f"« {one.INTITULE.titre} » : tous ses champs." in section
        for champ in champs(one)
    }
    for champ in champs(bloc):
        is_told = fields_told.line_of(champ) in described or champ.nom in whole
        assert is_told or f"`{champ.nom}`" in shared, champ.nom


def blocs_partages() -> tuple[type[Model], ...]:
    return tuple(bloc.modele for part in reference() for bloc in part.blocs)


def test_each_word_to_choose_is_meant() -> None:
    page = "".join(
        (FOLDER / name).read_text("utf-8") for name in ("mots.md", "mots-des-services.md", "mots-communs.md")
    )
    for kind in tous_les_mots():
        for word in kind:
            assert f"- `{word.value}` ({word.label}) : {word.sens}\n" in page


def test_the_guide_of_a_territory_is_apart_from_that_of_shared_files() -> None:
    made = pages()
    assert "\n## Source\n" in made["exemples.md"]
    assert "\n## Glossaire\n" not in made["exemples.md"]
    assert "[Glossaire](exemples-communs.md#glossaire){: #glossaire }" in made["exemples.md"]
    assert "\n## Glossaire\n" in made["exemples-communs.md"]
    assert "`page-web` (page web)" in made["mots.md"]
