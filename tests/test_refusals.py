"""What may not be written at all is refused, with its line: hostile values where the model holds the form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from reperes_sante.model.fields import FORMES
from reperes_sante.model.findings import Severity
from reperes_sante.model.markers import Forme
from reperes_sante.validate.load import load
from tests.broken import REGISTRE
from tests.hostile import REFUSED, SHOWN

FORMAL = [forme for forme in FORMES if forme.nom != "texte"]
PLACES = [
    ("territoires/arras.yml", "id: arras", "id: {}"),
    ("territoires/arras.yml", 'siren: "200033579"', "siren: {}"),
    ("territoires/arras.yml", "verifie_le: 2026-11-22", "verifie_le: {}"),
    ("territoires/arras.yml", "sources: [page-essai]", "sources: [{}]"),
    ("territoires/arras.yml", "telephone: 03 21 00 00 00", "telephone: {}"),
    ("territoires/arras.yml", "valeur: 4,5", "valeur: {}"),
    ("territoires/arras.yml", "nature: transversal", "nature: {}"),
    ("sources/essai.yml", "url: https://exemple.fr/essai", "url: {}"),
]


@pytest.mark.parametrize("forme", FORMAL, ids=lambda forme: forme.nom)
def test_a_form_refuses_every_hostile_value(forme: Forme) -> None:
    adapter = TypeAdapter[object](FORMES[forme])
    assert [value for value in (*SHOWN, *REFUSED) if _accepts(adapter, value)] == []


def _accepts(adapter: TypeAdapter[object], value: str) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def errors(minimal: Path, file: str, old: str, new: str) -> list[tuple[str, int]]:
    """Spoil one line; return the files and lines of the errors, and that line."""
    path = minimal / "data" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = load(minimal, registre=REGISTRE).findings
    path.write_text(text, "utf-8")
    line = text[: text.index(old)].count("\n") + 1
    return [(f.fichier, f.ligne - line) for f in found if f.gravite is Severity.ERREUR]


@pytest.mark.parametrize(("file", "old", "new"), PLACES, ids=lambda value: value.partition(":")[0])
def test_a_hostile_value_is_refused_at_its_line(minimal: Path, file: str, old: str, new: str) -> None:
    quoted = [json.dumps(value, ensure_ascii=False) for value in SHOWN]
    told = {value: errors(minimal, file, old, new.format(value)) for value in quoted}
    assert [value for value, places in told.items() if (f"data/{file}", 0) not in places] == []


@pytest.mark.parametrize("value", REFUSED, ids=ascii)
def test_what_nobody_would_see_is_refused_at_its_line(minimal: Path, value: str) -> None:
    place = ("territoires/arras.yml", "nom: Arras", f"nom: Arras {value}")
    assert ("data/territoires/arras.yml", 0) in errors(minimal, *place)
