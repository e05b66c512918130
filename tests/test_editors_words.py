"""What editors type who know only the guide: one message for one mistake, with the lines to write, no fact lost."""

# ruff: noqa: E501 - lines are kept as editors type them

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_slips import CONTRACT, told

RANKS = [
    ("generations: quatrième", "Écrivez « 4 »."),
    ("generations: [2nde]", "Écrivez « 2 »."),
    ("generations: CLS II", "Écrivez « 2 »."),
    ("generations: une douzaine", "Un nombre approché se dit dans « chiffres »"),
    ("rangs: [{rang: cinquième, parmi: contrat}]", "Écrivez « rang: 5 »."),
    ("rangs: [{rang: 3 ou 4, parmi: contrat}]", "Écrivez un nombre entier, par exemple « 3 »."),
]


@pytest.mark.parametrize(("typed", "remedy"), RANKS)
def test_a_rank_in_words_is_told_in_figures(minimal: Path, typed: str, remedy: str) -> None:
    (found,) = told(minimal, f"{CONTRACT}    {typed}\n")
    assert found.remede.startswith(remedy), found


DATES = [
    ("Réunion: de janvier à février 2026", "Écrivez « - Réunion: 2026-01 » puis, dessous, « fin: 2026-02 »."),
    ("Réunion: jusqu'en mars 2026", "Écrivez « - titre: Réunion » puis, dessous, « fin: 2026-03 »."),
    (
        "Réunion: 2024-03-12, 60 participants",
        "Écrivez « - Réunion: 2024-03-12 » puis, dessous, « participants: 60 ».",
    ),
]


@pytest.mark.parametrize(("typed", "remedy"), DATES)
def test_a_date_in_words_is_told_on_the_line_of_its_name(minimal: Path, typed: str, remedy: str) -> None:
    (found,) = told(minimal, f"{CONTRACT}    etapes:\n      - {typed}\n")
    assert (found.code, found.remede) == ("date", remedy)
