"""A date told in several words is answered by the lines to write, or by none where it has two readings."""

from __future__ import annotations

import pytest

from reperes_sante.france.typed_dates import date_lines, date_remedy

KNOWN = frozenset({"date", "fin", "date_publiee", "depuis", "heure", "participants"})


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        # What the last day says of the first too.
        ("de janvier à février 2026", "date: 2026-01 | fin: 2026-02"),
        ("octobre-novembre 2025", "date: 2025-10 | fin: 2025-11"),
        ("du 12 au 15 mars 2026", "date: 2026-03-12 | fin: 2026-03-15"),
        ("du 28 février au 2 mars 2026", "date: 2026-02-28 | fin: 2026-03-02"),
        ("1er et 2 juin 2025", "date: 2025-06-01 | fin: 2025-06-02"),
        ("les 12, 13 et 14 mars 2026", "date: 2026-03-12 | fin: 2026-03-14"),
        ("2024-03-12 au 2024-03-14", "date: 2024-03-12 | fin: 2024-03-14"),
        ("2019-2024", "date: 2019 | fin: 2024"),
        # Some day of a period: the words of the source say so.
        (
            "entre janvier et mars 2026",
            "date: 2026-01 | fin: 2026-03 | date_publiee: entre janvier et mars 2026",
        ),
        ("rentrée 2024", "date: 2024 | date_publiee: rentrée 2024"),
        # A beginning or an end alone.
        ("depuis mars 2026", "date: 2026-03 | depuis: oui"),
        ("dès mars 2024", "date: 2024-03 | date_publiee: dès mars 2024"),
        ("jusqu'en mars 2026", "fin: 2026-03"),
        # Two facts on a line.
        ("2024-03-12, 60 participants", "date: 2024-03-12 | participants: 60"),
        ("12 mars 2024 à 18 h 30", "date: 2024-03-12 | heure: 18:30"),
        ("2024-03 (article de presse)", "date: 2024-03 | date_publiee: 2024-03 (article de presse)"),
        # No reading is plain.
        ("de novembre à janvier 2026", ""),
        ("2024 ou 2025", ""),
        ("12 et 20 mars 2026", ""),
        ("mars", ""),
    ],
)
def test_a_date_in_several_words_is_told_in_lines(typed: str, lines: str) -> None:
    assert " | ".join(line[2:-2] for line in date_lines(typed, KNOWN)) == lines


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("mardi 12 mars 2024", "Écrivez « 2024-03-12 »."),
        ("2024/03/12", "Écrivez « 2024-03-12 »."),
        ("mardi 2 mars 2026", "Le 2 mars 2026 est un lundi : vérifiez la source."),
        ("12 et 20 mars 2026", "Écrivez « 2026-03-12 » ; chaque autre date a son bloc : « 2026-03-20 »."),
        (
            "2024 ou 2025",
            "Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ ; sinon, mettez ces mots dans « date_publiee ».",
        ),
    ],
)
def test_a_date_of_another_form_is_told(typed: str, remedy: str) -> None:
    assert date_remedy(typed, has_words=True) == remedy


def test_words_of_the_source_are_asked_for_only_where_they_have_a_key() -> None:
    assert date_lines("entre janvier et mars 2026", {"date", "fin"}) == ()
    assert date_lines("dès mars 2024", {"date", "fin"}) == ("« date: 2024-03 »",)
