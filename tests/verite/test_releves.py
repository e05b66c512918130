"""Every fact of the collected surveys is placed in the data, or left out for a written reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from reperes_sante.link.catalogue import Catalogue
from tests.conftest import ROOT

RELEVES = sorted((ROOT / "tests" / "verite" / "releves").glob("*.yml"))


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - every scalar stays text


def file_of(releve: Any) -> Path:
    """Return the data file that a survey is placed in."""
    name = releve.get("fichier") or f"data/territoires/{releve['territoire']}.yml"
    return ROOT / str(name)


def at(data: Any, place: str) -> Any:
    """Follow a dotted path, ranks from 0; a wrong step raises KeyError, IndexError or ValueError."""
    for step in place.split("."):
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


def is_placed(catalogue: Catalogue, fiche: Any, place: str) -> bool:
    """Tell whether a place exists: a path of the territory's file, or `organismes:id`, `sources:id`."""
    kind, _, key = place.partition(":")
    shared = {
        "organismes": catalogue.organismes,
        "sources": catalogue.sources,
        "territoires": catalogue.territoires,
    }
    if key:
        return key in shared[kind]
    try:
        return bool(at(fiche, place))
    except (KeyError, IndexError, ValueError, TypeError):
        return False


@pytest.mark.parametrize("path", RELEVES, ids=lambda path: path.stem)
def test_every_fact_is_placed_or_left_out_for_a_reason(path: Path, catalogue: Catalogue) -> None:
    releve = read(path)
    fiche = read(file_of(releve))
    astray = [
        (fait["fait"], place)
        for fait in releve["faits"]
        for place in fait.get("places", ())
        if not is_placed(catalogue, fiche, place)
    ]
    assert astray == []
    assert all(bool(fait.get("places")) != bool(fait.get("omis")) for fait in releve["faits"])


def test_every_territory_the_glossary_and_the_numbers_have_their_survey(catalogue: Catalogue) -> None:
    surveyed = {file_of(read(path)).stem for path in RELEVES}
    assert surveyed == {*catalogue.territoires, "glossaire", "numeros-utiles"}
