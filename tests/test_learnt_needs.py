"""What phrases teach of each need, and French words that are no slips."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reperes_sante.france.register import Registre
from reperes_sante.publish.search.french import french_words, resembling, sieve
from reperes_sante.publish.search.needs import NONE, Model, stems, trained
from reperes_sante.publish.search.words import written
from tests.conftest import ROOT

PHRASES = (
    ("j'ai mal aux dents", "dent"),
    ("rage de dents", "dent"),
    ("je veux mourir", "mort"),
    ("plus envie de vivre", "mort"),
    ("horaires de la piscine", NONE),
)


def most(model: Model, word: str) -> str:
    """Return the need that a stem speaks for most."""
    row = model.poids[word]
    return model.besoins[max(row, key=row.__getitem__)]


def test_a_word_speaks_for_the_need_of_its_phrases() -> None:
    model = trained(PHRASES)
    assert [most(model, word) for word in ("dent", "mourir", "vivr", "piscin")] == [
        "dent",
        "mort",
        "mort",
        NONE,
    ]


def test_the_same_phrases_teach_the_same() -> None:
    assert trained.__wrapped__(PHRASES) == trained.__wrapped__(PHRASES)


def test_negations_stay_and_words_that_say_nothing_go() -> None:
    assert stems("je n'ai plus envie de rien") == ["je", "plu", "envi", "rien"]


def test_words_that_say_nothing_stay_when_there_are_no_others() -> None:
    assert stems("qui est-ce") == ["qui", "est", "ce"]


@pytest.mark.parametrize("word", ["suis", "fille", "poison", "rouleau", "faire"])
def test_ordinary_words_are_known(word: str) -> None:
    assert word in french_words() or len(word) < 5


def test_a_word_is_near_by_one_slip_only() -> None:
    words = frozenset({"poison", "maison", "loison", "rouleau", "loisons", "olison"})
    assert resembling(["loison"], words) == {"poison", "loisons", "olison"}


@given(st.sets(st.text("abcdef", min_size=5, max_size=9), min_size=1))
def test_a_sieve_holds_every_word_it_was_given(words: set[str]) -> None:
    from reperes_sante.publish.search.french import _places  # noqa: PLC0415 - the browser's twin is tested apart

    bits = base64.b64decode(sieve(sorted(words)))
    held = {w for w in words if all(bits[p >> 3] & (1 << (p & 7)) for p in _places(w, len(bits) * 8))}
    assert held == words


def test_a_repair_is_said_as_the_site_writes_it() -> None:
    forms = written(["La dépression, une Dépression", "depression"])
    assert forms["depression"] == "dépression"


def test_the_former_names_of_a_commune_are_kept() -> None:
    registre = Registre(ROOT / "data" / "registre")
    assert "Onzain" in registre.anciens_noms["41167"]
    assert registre.communes["41167"].nom == "Veuzain-sur-Loire"
    assert "Bruay-en-Artois" in registre.anciens_noms["62178"]
    assert "Gonnord" in registre.anciens_noms["49153"]
    assert set(registre.anciens_noms) <= set(registre.communes)
