"""Each state is told in the same words with the same mark wherever it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from reperes_sante.view.etats import situation
from reperes_sante.view.phases import Phase
from tests.states import ID, STATES, catalogue_in, places, plain

# A past contract leaves lists and cards to the one that runs.
ELSEWHERE = {"vue d'ensemble", "communes", "liste", "comparaison", "PDF", "image"}
LANE = "repère de l'historique"


@pytest.mark.parametrize("label", STATES)
def test_a_state_is_told_alike_everywhere(label: str, tmp_path: Path) -> None:
    is_replaced = "remplacé" in label
    catalogue = catalogue_in(tmp_path, STATES[label], is_replaced=is_replaced)
    where = situation(catalogue, catalogue.dispositifs[ID])
    told = dict(places(catalogue))
    lane = told.pop(LANE, None)
    words = {name: text.partition(" [")[0] for name, text in told.items()}
    marks = {name: text.rpartition("[")[2].rstrip("]") for name, text in told.items()}
    shown = set(told) - (ELSEWHERE if is_replaced else set())
    assert len(shown) == (4 if is_replaced else 10)
    assert {words[name] for name in shown} == {plain(where.mots)}
    assert {marks[name] for name in shown} <= {where.phase.marque, where.phase.value, where.phase.label}
    if where.phase in (Phase.TERMINE, Phase.SILENCE):
        assert lane == where.phase.marque
