"""Signs of texts: by their Unicode property, what nobody sees, what covers, what passes for another."""

from __future__ import annotations

import unicodedata

import pytest

from reperes_sante.read import decode
from reperes_sante.read.signs import HIDDEN, mixed_word, stacked

# Unicode 15, DerivedCoreProperties: Default_Ignorable_Code_Point beyond what is a format already.
IGNORABLE = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0, *range(0xFFF0, 0xFFF9)} | {
    *range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0000, 0xE1000)
}  # fmt: skip
# Prepended_Concatenation_Mark: they are seen.
SEEN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
PLAIN = {0x9, 0xA, 0xD}
# An empty cell of Braille: no property says it, and nobody sees it.
EMPTY = 0x2800


def _is_hidden(code: int) -> bool:
    is_none = code & 0xFFFE == 0xFFFE or code in range(0xFDD0, 0xFDF0)
    kind = unicodedata.category(chr(code))
    return is_none or code in IGNORABLE or kind in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} or code == EMPTY


def test_each_sign_that_nobody_sees_is_refused_and_no_other() -> None:
    wrong = [
        hex(code)
        for code in range(0x110000)
        if code not in SEEN | PLAIN
        and unicodedata.category(chr(code)) != "Cn"
        and bool(HIDDEN.match(chr(code))) != _is_hidden(code)
    ]
    assert wrong == []


def test_marks_do_not_pile_up() -> None:
    assert stacked("Z" + "\u0301" * 4)
    assert not stacked("e\u0301\u0302\u0303, بِسْمِ ٱللَّٰهِ, Việt, Ελλάς, тся")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Аrras", "Аrras"),
        ("le Сontrat", "Сontrat"),
        ("centre hοspitalier", "hοspitalier"),
        ("Українська мова, العربية, Ελληνικά", ""),
        ("Cœur, 12 µg, 1er, n°, m², № 3, ﬁn", ""),
    ],
)
def test_a_word_of_two_scripts_is_found(text: str, word: str) -> None:
    assert mixed_word(text) == word


def test_letters_and_their_accents_are_joined() -> None:
    assert decode("e\u0301te\u0301\r\n".encode(), "x") == "été\n"
