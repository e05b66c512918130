"""Ends and announcements: each stands in the right list, judged at the day of the newest check."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.view.deadlines import Echeance, echeancier, prochaines_echeances
from tests.broken import REGISTRE

CHECKED = "2026-11-22"


def catalogue(*contrats: dict[str, Any], etapes: Iterable[dict[str, Any]] = (), **fields: str) -> Catalogue:
    own = {"id": "ici", "nom": "Ici", "nom_officiel": "Ici", "type": "commune", "communes": ["62041"]}
    given = {"sources": ["presse"], "verifie_le": CHECKED, "contrats": contrats, "etapes": etapes, **fields}
    return Catalogue.link([Territoire.model_validate({**own, **given})], REGISTRE)


def contrat(etats: Iterable[dict[str, str]] = (), **fields: Any) -> dict[str, Any]:
    return {"id": "ici-cls", "nom": "Contrat", "etats": etats, **fields}


def said(echeances: Iterable[Echeance]) -> list[tuple[str, str]]:
    return [(e.titre, e.date.iso if e.date else "") for e in echeances]


SIGNED = {"etat": "signe", "date": "2024"}
EXTENDED = {"etat": "proroge", "date": "2025"}


def test_the_day_is_that_of_the_newest_check() -> None:
    assert catalogue().jour == DatePartielle(2026, 11, 22)


@pytest.mark.parametrize("fin", ["2026-11-22", "2026", "2027-01"])
def test_an_end_on_the_day_or_later_is_to_come(fin: str) -> None:
    found = echeancier(catalogue(contrat([SIGNED], durees=[{"date": "2024", "fin": fin}])))
    assert (said(found.a_venir), said(found.sans_suite)) == ([("Fin du contrat", fin)], [])


def test_a_past_end_that_nothing_follows_has_no_known_outcome() -> None:
    found = echeancier(catalogue(contrat([SIGNED], durees=[{"fin": "2026-11-21"}])))
    assert (said(found.a_venir), said(found.sans_suite)) == ([], [("Fin du contrat", "2026-11-21")])


def test_an_extension_replaces_the_first_end() -> None:
    durees = [{"fin": "2025"}]
    known = {**EXTENDED, "fin": "2028"}
    assert said(echeancier(catalogue(contrat([SIGNED, known], durees=durees))).a_venir) == [
        ("Fin du contrat", "2028")
    ]
    unknown = echeancier(catalogue(contrat([SIGNED, EXTENDED], durees=durees)))
    assert unknown.a_venir == unknown.sans_suite == ()


def test_a_length_without_a_last_day_is_never_turned_into_one() -> None:
    found = echeancier(catalogue(contrat([SIGNED], durees=[{"date": "2024-06-01", "annees": "3"}])))
    assert said(found.sans_fin) == [("Durée du contrat", "2024-06-01")]
    assert found.a_venir == found.sans_suite == ()


def test_an_announced_signature_is_forgotten_once_signed() -> None:
    announced = {"etat": "signature-prevue", "date": "2023", "prevue": "oui"}
    assert said(echeancier(catalogue(contrat([announced]))).sans_suite) == [("À signer", "2023")]
    assert echeancier(catalogue(contrat([announced, SIGNED]))).sans_suite == ()


def test_an_announcement_without_a_date_has_no_known_outcome() -> None:
    found = echeancier(catalogue(etapes=[{"titre": "Maison de santé", "prevue": "oui"}]))
    assert said(found.sans_suite) == [("Maison de santé", "")]


def test_announced_actions_are_told_too() -> None:
    actions = [{"titre": "Bus santé", "date": "2027-05", "prevue": "oui"}]
    assert said(echeancier(catalogue(contrat(actions=actions))).a_venir) == [
        ("Action : Bus santé", "2027-05")
    ]


def test_a_contract_in_preparation_is_told_once() -> None:
    new = {"id": "ici-cls-2", "nom": "Suite", "succede_a": "ici-cls", "etats": [{"etat": "diagnostic"}]}
    found = echeancier(catalogue(contrat([SIGNED]), new))
    assert said(found.sans_suite) == [("Contrat en préparation", "")]


def test_a_vague_date_may_be_as_late_as_its_last_day() -> None:
    steps = [{"titre": d, "date": d, "prevue": "oui"} for d in ("2027", "2027-03", "2027-03-31", "2028")]
    found = prochaines_echeances(catalogue(etapes=steps), 3)
    assert [titre for titre, _ in said(found.a_venir)] == ["2027-03-31", "2027-03", "2027", "2028"]
    assert [echeance.jusque for echeance in found.a_venir[:3]] == ["2027-03-31", "2027-03-31", "2027-12-31"]
