"""Plain language: no sentence that the generator writes is long."""

from __future__ import annotations

import pytest

from reperes_sante.inspect.reading import read_site
from reperes_sante.inspect.sentences import long_sentences
from reperes_sante.inspect.wording import sentences
from tests.built import BuiltSite


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il signe. Il agit !", [2, 2]),
        ("Le 1er juin, 275 736 habitants.", [5]),
        ("Il dit « Venez tous. Merci. » Fin", [4]),
        ("Pour qui : les jeunes ; les familles", [4, 2]),
        ("L.1434-10 du code", [3]),
    ],
)
def test_words_are_counted(text: str, expected: list[int]) -> None:
    assert [phrase.mots for phrase in sentences(text)] == expected


def test_no_sentence_of_the_generator_is_longer_than_twenty_words(site: BuiltSite) -> None:
    assert list(long_sentences(read_site(site.folder, "site"))) == []
