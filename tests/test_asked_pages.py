"""Which page a question asks for, taught by what people type who look for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reperes_sante.publish.search.answers import SIGNS, NeedReader, with_pages
from reperes_sante.publish.search.asked import OTHER, PageModel, asked_pages
from reperes_sante.publish.search.entries import Ecrites, Entry, pages_by_hand
from reperes_sante.publish.search.words import stem
from reperes_sante.read.files import ReadError
from reperes_sante.read.written import read_written

PRIVACY = Entry("vie-privee/", "Confidentialité", "Ce site", phrases=("qui lit ce que je tape", "un cookie"))
HOUSING = Entry("themes/logement/", "Logement", "Thème", phrases=("qui agit contre les taudis",))
COUNCIL = Entry("conseil/", "Conseil local", "CLSM")
FOUND = (COUNCIL, PRIVACY, HOUSING)


def page_of(model: PageModel, word: str) -> Sequence[int]:
    """Return the rank of each entry that a word was asked for."""
    return [model.entrees[label - 1] for label in model.gains.get(stem(word), {}) if label != OTHER]


def test_a_word_speaks_for_the_pages_that_it_was_asked_for() -> None:
    model = asked_pages(FOUND, ())
    assert [page_of(model, word) for word in ("cookie", "taudis", "piscine")] == [[1], [2], []]


def test_how_a_question_is_asked_tells_a_page_from_help() -> None:
    needs = (("je ne dors plus", "dormir"), ("je tape dans les murs", "colere"), ("quel taudis", ""))
    model = asked_pages(FOUND, needs)
    assert model.manieres[stem("qui")] > 0 > model.manieres[stem("je")]
    assert (model.inconnue < 0, stem("murs") in model.manieres) == (True, False)


def test_a_page_that_was_asked_for_more_often_gains_more_by_a_word() -> None:
    often = replace(HOUSING, phrases=("un cookie trop cuit", "un cookie", "cookie"))
    gains = asked_pages((PRIVACY, often), ()).gains[stem("cookie")]
    assert gains[2] > gains[1] > 0


def test_without_phrases_no_page_is_asked_for() -> None:
    model = asked_pages((COUNCIL,), ())
    assert (model.entrees, model.avance) == ((), (0,))
    assert asked_pages((), ()) == PageModel((), (0,), {}, {})


def test_the_same_phrases_teach_the_same() -> None:
    assert asked_pages(FOUND, ()) == asked_pages(FOUND, ())


def test_browsers_read_three_signs_for_each_page_of_a_stem() -> None:
    many = len(SIGNS) + 3
    manners = {"taud": -99, "je": -4}
    model = PageModel(
        tuple(range(many)), (0,) * (many + 1), {"taud": 7}, {"taud": {2: 5, many: 999}}, manners, -6
    )
    read = with_pages(NeedReader({}, (("dent", "z1"),)), model)
    last = f"{SIGNS[1]}{SIGNS[many - len(SIGNS)]}{SIGNS[-1]}"
    assert dict(read.lignes) == {"dent": "z1", "taud": f">7{SIGNS[0]}{SIGNS[0]}{SIGNS[2]}{SIGNS[5]}{last}"}
    assert read.tete["demandees"] == {
        "entrees": model.entrees,
        "avance": model.avance,
        "vides": {"je": -4},
        "inconnue": -6,
    }


def test_a_page_written_by_hand_says_what_it_is_asked_by(tmp_path: Path) -> None:
    text = "---\ntitle: Aide\nphrases:\n  - où cliquer\n---\n\n# Aide\n\n## Voir mieux\n\nZoomez.\n"
    (tmp_path / "aide.md").write_text(text, "utf-8")
    ecrites = Ecrites()
    page, part = pages_by_hand(tmp_path, ecrites)
    assert (page.phrases, part.phrases) == (("où cliquer",), ())
    assert tuple(pages_by_hand(tmp_path, Ecrites(ecrites.told()))) == (page, part)


def test_phrases_that_are_no_list_are_refused_at_their_line() -> None:
    with pytest.raises(ReadError) as refused:
        read_written(b"---\ntitle: Aide\nphrases: un cookie\n---\n\n# Aide\n", "docs/aide.md")
    (finding,) = refused.value.findings
    assert (finding.fichier, finding.ligne) == ("docs/aide.md", 3)
    assert "phrases: [" in (finding.remede or "")
