"""A file changes in one place: the rest keeps each of its signs, and what is written says what was wanted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reperes_sante.edit.filling.lines import Code, lines_of
from reperes_sante.edit.filling.opened import Opened
from reperes_sante.edit.filling.writing import WritingError, rewritten
from reperes_sante.model.fields import Path
from reperes_sante.model.territoire import Territoire
from reperes_sante.read import known_nodes
from reperes_sante.read.nodes import plain
from tests.broken import NAMES, PROJET

TEXTS = {name: (PROJET / name).read_text("utf-8") for name in NAMES if name.count("/") > 1}
LONG = "Une phrase longue, que les fiches plient pour qu'elle tienne dans un écran. " * 2 + "Fin."
FICHE = """\
# Une remarque au début.
id: arras
sources: [a, b]  # deux pages

en_bref:
  # La première phrase compte.
  - Une phrase.
  - >-
    Une autre,
    pliée.
contrats:
  - id: un
    nom: "Premier : contrat"  # le seul
    etats:
      - etat: signe
        date: 2019

  # Le second attend.
  - id: deux
    nom: Second
    buts:
      - Agir.
"""

# What is changed, the lines that go, those that come.
CHANGES: list[tuple[Path, Any, list[str], list[str]]] = [
    (("id",), "lens", ["id: arras"], ["id: lens"]),
    (("sources",), ["a", "c"], ["sources: [a, b]  # deux pages"], ["sources: [a, c]  # deux pages"]),
    (("sources", 2), "c", ["sources: [a, b]  # deux pages"], ["sources: [a, b, c]  # deux pages"]),
    (("en_bref", 1), None, ["  - >-", "    Une autre,", "    pliée."], []),
    (("en_bref", 1), "Courte.", ["  - >-", "    Une autre,", "    pliée."], ["  - Courte."]),
    (("en_bref", 2), "Ensuite : fin.", [], ['  - "Ensuite : fin."']),
    (
        ("contrats", 0, "nom"),
        "Contrat",
        ['    nom: "Premier : contrat"  # le seul'],
        ["    nom: Contrat  # le seul"],
    ),
    (("contrats", 0, "id"), None, ["  - id: un", '    nom: "Premier : contrat"  # le seul'],
     ['  - nom: "Premier : contrat"  # le seul']),
    (("contrats", 0, "etats"), None, ["    etats:", "      - etat: signe", "        date: 2019"], []),
    (("contrats", 0, "etats", 0), None, ["    etats:", "      - etat: signe", "        date: 2019"], []),
    (("contrats", 1, "buts", 0), {"texte": "Agir.", "sources": ["a"]}, ["      - Agir."],
     ["      - texte: Agir.", "        sources: [a]"]),
    (("contrats", 1, "code"), Code("01000"), [], ['    code: "01000"']),
    (("contrats", 2), {"id": "trois", "nom": "Troisième"}, [], ["  - id: trois", "    nom: Troisième"]),
    (("mandats",), [{"nom": "N", "fonction": "F"}], [], ["", "mandats:", "  - nom: N", "    fonction: F"]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "gone", "come"), CHANGES)
def test_only_the_lines_of_a_change_change(path: Path, value: Any, gone: list[str], come: list[str]) -> None:
    before, after = FICHE.split("\n"), rewritten(FICHE, path, value).split("\n")
    for line in gone:
        before.remove(line)
    for line in come:
        after.remove(line)
    assert [line for line in after if line] == [line for line in before if line]


@pytest.mark.parametrize("typed", ["{{7}}", "{{a}: b}", "[[x]]", "- x", "? [a]", "{{ axes('arras') }}"])
def test_braces_and_brackets_are_only_text(typed: str) -> None:
    text = rewritten(FICHE, ("contrats", 0, "nom"), typed)
    assert plain(known_nodes(text))["contrats"][0]["nom"] == typed


def test_a_key_stands_where_its_block_wants_it() -> None:
    done = rewritten(FICHE, ("contrats", 0, "porteurs"), ["ville"], ("id", "nom", "porteurs", "etats"))
    lines = done.split("\n")
    assert lines[lines.index('    nom: "Premier : contrat"  # le seul') + 1] == "    porteurs: [ville]"


def test_a_long_text_is_folded_and_means_the_same() -> None:
    done = rewritten(FICHE, ("en_bref", 0), LONG)
    assert plain(known_nodes(done))["en_bref"][0] == LONG
    assert max(map(len, done.split("\n"))) < len(LONG)
    assert "  # La première phrase compte.\n  - >-\n" in done


@pytest.mark.parametrize(
    "text", ["{a: b}", "- a", "# a", "a: b", "[", "'", "&a", "*a", "!a", "|", "%", "@", "a #b"]
)
def test_hostile_texts_stay_texts(text: str) -> None:
    for path in (("id",), ("sources", 0), ("en_bref", 0), ("contrats", 1, "nom")):
        assert plain(known_nodes(rewritten(FICHE, path, text))) != plain(known_nodes(FICHE))


def test_what_would_leave_a_file_without_a_key_is_refused() -> None:
    with pytest.raises(WritingError):
        rewritten("id: arras\n", ("id",), None)


def test_a_comment_within_a_list_on_several_lines_is_not_lost() -> None:
    text = "sources: [\n  a,  # la première\n  b\n]\n"
    with pytest.raises(WritingError):
        rewritten(text, ("sources", 0), "c")


def test_a_block_is_written_as_files_are() -> None:
    block = {"id": "arras", "siren": Code("200033579"), "sources": ["a", "b"], "buts": ["Agir.", "Soigner."]}
    told = ["id: arras", 'siren: "200033579"', "sources: [a, b]", "buts:", "  - Agir.", "  - Soigner."]
    assert lines_of(block) == told


def places(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(path, value), *(found for step, item in items for found in places(item, (*path, step)))]


@given(data=st.data())
def test_any_place_of_any_file_may_change(data: st.DataObject) -> None:
    """Whatever is refused leaves the file whole; what is not says what was wanted, and keeps its comments."""
    text = TEXTS[data.draw(st.sampled_from(sorted(TEXTS)))]
    path, held = data.draw(st.sampled_from(places(plain(known_nodes(text)))[1:]))
    value: Any = data.draw(
        st.sampled_from([None, "Un texte : avec # et « deux-points »", LONG, Code("01000")])
    )
    if isinstance(held, dict):
        path, value = (
            (*path, "zzz"),
            data.draw(st.sampled_from(["v", ["a-b", "c"], ["Une phrase."], [{"a": "b"}]])),
        )
    try:
        done = rewritten(text, path, value)
    except WritingError:
        return
    lines = [line for line in text.split("\n") if line.lstrip().startswith("#")]
    if value is not None and not isinstance(held, list):
        assert [line for line in done.split("\n") if line.lstrip().startswith("#")] == lines
    assert rewritten(done, path, value) == done or value is None


HEADED = """nom: Arras
contrats:
  - arras-cls: Contrat d'essai
    # à relire
    etats:
      - signe: 2024-03-12
        # d'après la presse
        lieu: Arras
      - lance: 2020
    chiffres:
      - libelle: Aidants
        valeur: plus de 900 personnes
"""


@pytest.mark.parametrize(
    ("path", "changes", "before", "after"),
    [
        (
            ("contrats", 0),
            {"nom": "Autre"},
            "  - arras-cls: Contrat d'essai\n",
            "  - id: arras-cls\n    nom: Autre\n",
        ),
        (
            ("contrats", 0, "etats", 0),
            {"date": "2024-03-13"},
            "      - signe: 2024-03-12\n",
            "      - etat: signe\n        date: 2024-03-13\n",
        ),
        (("contrats", 0, "etats", 0), {"lieu": "Lens"}, "        lieu: Arras\n", "        lieu: Lens\n"),
        (
            ("contrats", 0, "chiffres", 0),
            {"unite": "aidants"},
            "        valeur: plus de 900 personnes\n",
            "        valeur: 900\n        unite: aidants\n        exactitude: plus-de\n",
        ),
    ],
)
def test_a_block_that_begins_with_its_name_is_changed_in_place(
    path: Path, changes: dict[str, str], before: str, after: str
) -> None:
    opened = Opened("data/territoires/arras.yml", HEADED, Territoire, path)
    assert opened.avec(changes) == HEADED.replace(before, after)
