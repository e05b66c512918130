"""The needs of this site: none without an answer, and what measures the search never teaches it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reperes_sante.france.letters import plain_letters
from reperes_sante.link.catalogue import Catalogue

MEASURED = Path(__file__).with_name("besoins.tsv")


def told(phrase: str) -> str:
    return " ".join(plain_letters(phrase).split())


@pytest.fixture(scope="module")
def measured() -> list[tuple[str, str]]:
    lines = [line for line in MEASURED.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [(row["phrase"], row["besoin"]) for row in csv.DictReader(lines, delimiter="\t")]


def test_what_measures_never_learns(catalogue: Catalogue, measured: list[tuple[str, str]]) -> None:
    things = (*catalogue.besoins.values(), *catalogue.langues.values())
    learnt = {told(phrase) for thing in things for phrase in thing.phrases}
    assert [phrase for phrase, _ in measured if told(phrase) in learnt] == []


def test_what_is_measured_exists(catalogue: Catalogue, measured: list[tuple[str, str]]) -> None:
    known = {*catalogue.besoins, *(f"langue-{code}" for code in catalogue.langues)}
    assert {need for _, need in measured} <= known


def test_each_territory_can_be_called(catalogue: Catalogue) -> None:
    """A telephone of its own, or of who answers there: the honest fallback is for territories to come."""
    silent = [t.id for t in catalogue.territoires.values() if not any(c.telephone for c in t.contacts)]
    assert silent == []


def test_each_contact_with_a_number_says_what_it_serves_and_when_it_was_read(catalogue: Catalogue) -> None:
    contacts = [c for t in catalogue.territoires.values() for c in t.contacts if c.telephone]
    assert [contact.pour for contact in contacts if not (contact.sert and contact.releve_le)] == []
