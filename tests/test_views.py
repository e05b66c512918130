"""Views arrange the catalogue: timelines, states, contracts, groups, sources, themes, parts of organismes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from reperes_sante.france.letters import slug
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import (
    contrats_courants,
    contrats_en_preparation,
    contrats_precedents,
    nombre_d_actions,
)
from reperes_sante.link.places import place_of
from reperes_sante.model.base import Model
from reperes_sante.model.communs import FichierOrganismes, FichierSources, FichierThematiques
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Membre
from reperes_sante.model.fields import walk
from reperes_sante.model.territoire import Territoire
from reperes_sante.render.families import find
from reperes_sante.view.chronology import derniers_faits
from reperes_sante.view.organismes import par_famille, presences
from reperes_sante.view.sources import citations
from reperes_sante.view.territories import absences
from reperes_sante.view.themes import index_des_themes
from reperes_sante.view.timeline import faits_du_territoire, frise
from tests.broken import REGISTRE

OLD: Mapping[str, Any] = {
    "id": "ici-cls-1",
    "nom": "Premier contrat",
    "etats": [{"etat": "signe", "date": "2015-06-10"}, {"etat": "proroge", "date": "2019", "prevue": "oui"}],
    "durees": [{"date": "2015", "fin": "2018"}],
}
NEW: Mapping[str, Any] = {
    "id": "ici-cls-2",
    "nom": "Deuxième contrat",
    "succede_a": "ici-cls-1",
    "sources": ["page"],
    "porteurs": [{"organisme": "ville"}],
    "etats": [
        {"etat": "diagnostic", "date": "2020"},
        {"etat": "redaction", "date": "2020"},
        {"etat": "signature-prevue", "date": "2024", "prevue": "oui"},
    ],
    "axes": [
        {
            "titre": "Accès aux soins",
            "numero": "1",
            "thematiques": ["soins"],
            "actions": [
                {"titre": "Un bus", "etapes": [{"titre": "Départ", "date": "2021-03"}, {"titre": "Bilan"}]},
                {"titre": "Un bus"},
            ],
        }
    ],
}


def territoire(**fields: Any) -> Territoire:
    own = {"id": "ici", "nom": "Ici", "nom_officiel": "Ici", "type": "commune", "communes": ["62041"]}
    return Territoire.model_validate({**own, "sources": ["presse"], "verifie_le": "2026-11-22", **fields})


@pytest.fixture
def ici(catalogue: Catalogue) -> Territoire:
    return catalogue.territoires["ici"]


@pytest.fixture
def catalogue() -> Catalogue:
    source = {"editeur": "É", "nature": "page-web", "archive_le": "2026"}
    files: list[Model] = [
        territoire(contrats=[OLD, NEW], etapes=[{"titre": "Fusion", "date": "2015"}]),
        FichierSources.model_validate(
            {"sources": [{"id": i, "titre": i, **source} for i in ("page", "presse")]}
        ),
        FichierOrganismes.model_validate(
            {"organismes": [{"id": "ville", "nom": "Ville", "nature": "collectivite"}]}
        ),
        FichierThematiques.model_validate(
            {"thematiques": [{"id": "soins", "nom": "Soins", "definition": "Se soigner."}]}
        ),
    ]
    return Catalogue.link(files, REGISTRE)


def test_timeline_is_grouped_by_year_and_vague_dates_come_first(ici: Territoire) -> None:
    years = frise(faits_du_territoire(ici))
    assert [year.titre for year in years] == ["2015", "2019", "2020", "2021", "2024", "Date non connue"]
    assert [fait.titre for fait in years[0].faits] == ["Fusion", "Durée du contrat", "Signé"]
    assert [fait.titre for fait in years[2].faits] == ["Diagnostic", "Rédaction"]


def test_timeline_facts_know_their_action_and_dispositif(ici: Territoire) -> None:
    start = next(fait for fait in faits_du_territoire(ici) if fait.titre == "Départ")
    assert (start.contexte, start.dispositif) == ("Un bus", ici.contrats[1])


def test_latest_facts_leave_out_what_was_only_announced(catalogue: Catalogue) -> None:
    latest = derniers_faits(catalogue, 9)
    assert latest[0].fait.titre == "Départ"
    # One dispositif does not hide the others.
    told = [item.fait.dispositif or item.territoire for item in latest]
    assert len({thing.id for thing in told}) == len(told) > 1


def test_a_contract_is_former_only_once_the_next_one_is_signed(ici: Territoire) -> None:
    assert [c.id for c in contrats_courants(ici)] == ["ici-cls-1"]
    assert [c.id for c in contrats_en_preparation(ici)] == ["ici-cls-2"]
    signed = territoire(contrats=[OLD, {**NEW, "etats": [{"etat": "signe", "date": "2024"}]}])
    assert [c.id for c in contrats_courants(signed)] == ["ici-cls-2"]
    assert [c.id for c in contrats_precedents(signed)] == ["ici-cls-1"]


def test_actions_are_counted_wherever_they_stand(ici: Territoire) -> None:
    assert nombre_d_actions(ici.contrats[1]) == 2


def test_families_follow_the_closed_list_and_the_unknown_comes_last() -> None:
    given = [("u", "usagers"), ("inconnu", None), ("e", "elus"), ("u2", "usagers")]
    membres = [Membre.model_validate({"designation": name, "famille": family}) for name, family in given]
    found = [(groupe.mot, [m.designation for m in groupe.membres]) for groupe in par_famille(membres)]
    assert found == [("elus", ["e"]), ("usagers", ["u", "u2"]), ("inconnu", ["inconnu"])]


def test_a_statement_takes_the_sources_of_the_nearest_block(ici: Territoire) -> None:
    assert place_of(ici.contrats[0].etats[0]).origine.sources == ("presse",)
    assert place_of(ici.contrats[1].axes[0].actions[0].etapes[0]).origine.sources == ("page",)


def test_a_block_knows_what_holds_it(ici: Territoire) -> None:
    start = place_of(ici.contrats[1].axes[0].actions[0].etapes[0])
    assert [place.bloc for place in start.lignee][1:] == [
        ici.contrats[1].axes[0].actions[0],
        ici.contrats[1].axes[0],
        ici.contrats[1],
        ici,
    ]
    assert start.dans_un(Contrat) is ici.contrats[1]
    assert [node.value for node in place_of(ici).noeuds] == [node.value for node in walk(ici)]


def test_a_block_that_was_not_linked_has_no_place(ici: Territoire) -> None:
    for block in (territoire(), ici.model_copy()):
        with pytest.raises(LookupError, match="« Ici » n'a pas de place"):
            place_of(block)


def test_linking_again_leaves_what_was_linked_as_it_was(ici: Territoire) -> None:
    other = ici.model_copy(update={"sources": ("page",)})
    again = Catalogue.link([other], REGISTRE).territoires["ici"]
    assert place_of(again.etapes[0]).origine.sources == ("page",)
    assert place_of(ici.etapes[0]).origine.sources == ("presse",)
    assert again.etapes[0] == ici.etapes[0]


def test_citations_are_counted(ici: Territoire, catalogue: Catalogue) -> None:
    # A statement without sources of its own rests on those of the block that holds it.
    assert {c.source.id: c.nombre for c in citations(catalogue, ici)} == {"presse": 6, "page": 10}


def test_anchors_are_words_and_never_the_same_twice(ici: Territoire) -> None:
    axe = ici.contrats[1].axes[0]
    assert place_of(axe).ancre == "axe-ici-cls-2-1"
    assert [place_of(action).ancre for action in axe.actions] == [
        "action-ici-cls-2-un-bus",
        "action-ici-cls-2-un-bus-2",
    ]
    assert slug("L'Œuvre d'été — n° 2") == "l-oeuvre-d-ete-n-2"


def test_themes_lead_to_their_place(catalogue: Catalogue) -> None:
    entries = index_des_themes(catalogue)["soins"]
    assert [(e.sorte, e.titre, e.adresse) for e in entries] == [
        ("Axe", "Accès aux soins", "territoires/ici/cls/#axe-ici-cls-2-1")
    ]


def test_parts_of_organismes(ici: Territoire, catalogue: Catalogue) -> None:
    found = presences(catalogue)["ville"]
    assert [(p.role, p.titre, p.adresse, p.dispositif) for p in found] == [
        (
            "Ce qu'il porte",
            "Deuxième contrat",
            "territoires/ici/cls/#ici-cls-2",
            ici.contrats[1],
        )
    ]


def test_absences_are_said_for_what_is_not_there(ici: Territoire, catalogue: Catalogue) -> None:
    said = absences(catalogue, ici)
    assert len(said) == 2
    assert not any("CLS)" in sentence for sentence in said)


def test_an_unknown_word_gets_the_nearest_one() -> None:
    with pytest.raises(ValueError, match="« lens-lievin »"):
        find("lens-lieven", {"lens-lievin": 1, "arras": 2}, "La fiche")
