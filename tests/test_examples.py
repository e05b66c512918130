"""The guide shows an example of each block that the site accepts, and means each word; it is up to date."""

from __future__ import annotations

import pytest

from reperes_sante.edit.examples import exemple, pages, tous_les_blocs, tous_les_mots
from reperes_sante.model.base import Model
from reperes_sante.read.typing import make_typed, parsed
from tests.examples import FOLDER


@pytest.mark.parametrize("bloc", tous_les_blocs(), ids=lambda bloc: bloc.__name__)
def test_the_example_of_a_block_is_accepted(bloc: type[Model]) -> None:
    typed, findings = make_typed(parsed(f"{exemple(bloc)}\n", "exemple.yml"), bloc)
    assert [str(finding) for finding in findings] == []
    assert typed


@pytest.mark.parametrize("name", pages())
def test_the_pages_of_examples_are_those_of_the_model(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == pages()[name], "python -m tests.examples"


def test_each_word_to_choose_is_meant() -> None:
    page = (FOLDER / "mots.md").read_text("utf-8")
    for kind in tous_les_mots():
        for word in kind:
            assert f"- `{word.value}` ({word.label}) : {word.sens}\n" in page
