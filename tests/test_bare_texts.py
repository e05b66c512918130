"""A text of a list with keys below it, a name that nothing follows, a key of another block: what to paste is told."""

# ruff: noqa: E501 - lines are kept as editors type them

from __future__ import annotations

from pathlib import Path

import pytest

from reperes_sante.model.types import DatePartielle
from reperes_sante.validate import load
from tests.broken import REGISTRE, TODAY
from tests.test_slips import CONTRACT, FICHE, START, told

BARE = [
    ("buts", "- Réduire les écarts\n        sources: [page-essai]",
     "Écrivez « - texte: Réduire les écarts » ; dessous, alignés sur « texte » : « sources: [page-essai] »."),
    ("etapes", "- Forum\n        date: 2024\n        detail: Ici.",
     "Écrivez « - titre: Forum » ; dessous, alignés sur « titre » : « date: 2024 », « detail: Ici. »."),
    # Quotes stay, a text of several lines is one.
    ("buts", '- "Agir : ici"\n        sources: [page-essai]', 'Écrivez « - texte: "Agir : ici" » ; dessous'),
    ("axes", "- Accès aux soins,\n        pour toutes\n        numero: 1",
     "Écrivez « - titre: Accès aux soins, pour toutes » ; dessous, alignés sur « titre » : « numero: 1 »."),
    # Whatever the margin of the keys.
    ("axes", "- Un axe\n            numero: 1", "Écrivez « - titre: Un axe » ; dessous"),
    ("etats", "- signe\n        date: 2019", "Écrivez « - etat: signe » ; dessous"),
    ("partenaires", "- Météo France\n        precision: un agent", "Écrivez « - designation: Météo France » ; dessous"),
    ("porteurs", "- agence-essai\n        precision: un agent", "Écrivez « - organisme: agence-essai » ; dessous"),
    ("inconnus", "- Sa durée\n        sources: [page-essai]", "Retirez ce qui est dessous : « sources: [page-essai] »."),
]  # fmt: skip


@pytest.mark.parametrize(("where", "typed", "remedy"), BARE)
def test_a_text_with_keys_below_is_told_with_its_key(
    minimal: Path, where: str, typed: str, remedy: str
) -> None:
    (found,) = told(minimal, f"{CONTRACT}    {where}:\n      {typed}\n")
    assert (found.code, found.ligne) == ("texte-sans-cle", START.count("\n") + 5)
    assert found.remede.startswith(remedy), found


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("etats: en-oeuvre", "- etat: en-oeuvre » ; la suite s'aligne sur « etat: »."),
        ("etapes: Forum", "- titre: Forum » ; la suite s'aligne sur « titre: »."),
        ("porteurs: agence-essai", "- organisme: agence-essai » ; la suite s'aligne sur « organisme: »."),
    ],
)
def test_a_text_in_place_of_a_list_is_told_with_its_key(minimal: Path, typed: str, line: str) -> None:
    (found,) = told(minimal, f"{CONTRACT}    {typed}\n      date: 2024\n")
    begun = f"Écrivez « {typed.partition(' ')[0]} » puis, dessous, « "
    assert (found.code, found.remede) == ("alignement", f"{begun}{line}")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (
            "employeur: agence-essai",
            "« employeur: » puis, dessous, « organisme: agence-essai », aligné sur « precision: ».",
        ),
        (
            "employeur: Un syndicat",
            "« employeur: » puis, dessous, « designation: Un syndicat », aligné sur « precision: ».",
        ),
    ],
)
def test_a_text_in_place_of_a_block_is_told_with_its_key(minimal: Path, typed: str, line: str) -> None:
    text = f"{CONTRACT}    instances:\n      - nature: coordination\n        {typed}\n          precision: à mi-temps\n"
    (found,) = told(minimal, text)
    assert (found.code, found.remede) == ("alignement", f"Écrivez {line}")


def test_all_such_texts_are_told_in_one_run_with_what_else_is_wrong(minimal: Path) -> None:
    lines = "etapes:\n  - Un forum\n    date: 2024\n  - Un atelier\n    date: demain\ncontacts:\n  - Un bébé\n    tel: 3114\n"
    found = told(minimal, lines)
    assert [(one.code, one.ligne) for one in found] == [
        ("texte-sans-cle", 8), ("texte-sans-cle", 10), ("date", 11), ("texte-sans-cle", 13), ("cle-inconnue", 14),
    ]  # fmt: skip


def test_where_the_reading_stops_each_is_told_still(minimal: Path) -> None:
    found = told(minimal, "etapes:\n  - Un forum\n    date: 2024\nnom: Deux fois\n")
    assert {one.code for one in found} == {"cle-en-double", "texte-sans-cle"}
    assert any("« - titre: Un forum » ou « - nom: Un forum »" in one.remede for one in found)


@pytest.mark.parametrize(
    ("where", "typed", "code", "remedy"),
    [
        (
            "etats",
            "- engagement:\n        date: 2024",
            "cle-inconnue",
            "Écrivez « - etat: engagement » ; dessous",
        ),
        (
            "etats",
            "- engagement:\n        detail: Dit.",
            "ligne-vide",
            "Écrivez « - etat: engagement » ; dessous",
        ),
        (
            "etapes",
            "- Forum santé:\n        lieu: ici",
            "ligne-vide",
            "Écrivez « - titre: Forum santé » ; dessous",
        ),
        ("etapes", "- titre: Forum\n        lieu:", "ligne-vide", "Écrivez la valeur ou retirez la ligne."),
    ],
)
def test_a_name_that_nothing_follows_keeps_its_key(
    minimal: Path, where: str, typed: str, code: str, remedy: str
) -> None:
    (found,) = [one for one in told(minimal, f"{CONTRACT}    {where}:\n      {typed}\n") if one.code == code]
    assert found.remede.startswith(remedy), found


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("durees: [3]", "Elle se dit d'un bloc de « contrats ». Si la source parle de lui, écrivez « contrats: », puis « - essai-cls-1: Contrat d'essai », puis « durees: … »"),
        ("composition: [x]", "Elle se dit d'un bloc de « conseils ». Si la source parle de lui, écrivez « conseils: », puis « - un-identifiant: Nom », puis « composition: … »"),
        ("comprend: [x]", "Elle se dit d'un bloc de « contrats › programmes ». Si la source parle de lui, écrivez « contrats: », puis « - essai-cls-1: Contrat d'essai », puis « programmes: », puis « - nom: … »"),
        ("telephone: 15", "Elle se dit d'un bloc de « contacts ». Si la source parle de lui, écrivez « contacts: », puis « - pour: … », puis « telephone: … »"),
    ],
)  # fmt: skip
def test_a_key_of_another_block_is_told_with_the_lines_to_write_there(
    minimal: Path, typed: str, remedy: str
) -> None:
    (found,) = told(minimal, f"{typed}\n{CONTRACT}")
    assert (found.code, found.remede.startswith(remedy)) == ("cle-inconnue", True), found


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("publics: Adolescents, adultes", "Écrivez « publics: [Adolescents, adultes] »."),
        ("pieces: avis d'imposition, carte", "S'il y en a plusieurs : « pieces: [avis d'imposition, carte] ». S'il n'y en a"),
        ("conditions: Venir ; revenir.", "Écrivez « conditions: » puis, dessous, « - Venir ; revenir. »."),
        (f"conditions: {'Venir seul, ' * 12}seul", "Écrivez « conditions: » puis, dessous, un tiret « - » et le même texte."),
    ],
)  # fmt: skip
def test_a_text_in_place_of_a_list_is_told_with_its_line(minimal: Path, typed: str, remedy: str) -> None:
    (found,) = told(minimal, f"{CONTRACT}    programmes:\n      - Un service: service\n        {typed}\n")
    assert found.remede.startswith(remedy), found


def test_a_text_that_is_one_item_stands_for_a_list(minimal: Path) -> None:
    lines = [
        "generations: 2", "durees: 5 ans", "buts: Réduire les écarts, partout.", "partenaires: Météo France",
        "porteurs: agence-essai", "thematiques: logement", "publics: Adolescents", "sources: page-essai",
    ]  # fmt: skip
    service = "programmes:\n      - Un service: service\n        conditions: Sur rendez-vous\n        mobilisation: telephoner"
    body = "\n".join(f"    {line}" for line in [line for line in lines if "durees" not in line] + [service])
    text = CONTRACT.replace("[3]", "2018-2022") + body + "\n    inconnus: La suite de ce contrat.\n"
    assert told(minimal, text) == []
    (contrat,) = load(minimal, TODAY, REGISTRE).catalogue.territoires["arras"].contrats
    assert (contrat.durees[0].date, contrat.durees[0].fin) == (DatePartielle(2018), DatePartielle(2022))
    assert (contrat.publics, contrat.thematiques) == (("Adolescents",), ("logement",))
    assert [one.designation for one in contrat.partenaires] == ["Météo France"]
    assert contrat.programmes[0].conditions == ("Sur rendez-vous",)


def test_a_word_that_lacks_is_told_with_those_of_its_list(minimal: Path) -> None:
    (found,) = told(minimal, f"{CONTRACT}    programmes:\n      - nom: Un service\n")
    assert found.remede.startswith(
        "Ajoutez une ligne « nature: … », avec l'un de ces mots : ateliers, logement"
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ville-d-arras", "commune-62041"),
        ("mairie-arras", "commune-62041"),
        ("conseil-departemental-du-pas-de-calais", "departement-pas-de-calais"),
        ("conseil-general-pas-de-calais", "departement-pas-de-calais"),
        ("cd-62", "departement-pas-de-calais"),
        ("prefecture-62", "prefecture-pas-de-calais"),
        ("ars-hdf", "ars-hauts-de-france"),
        ("agence-regionale-de-sante-hauts-de-france", "ars-hauts-de-france"),
        ("conseil-regional-hauts-de-france", "region-hauts-de-france"),
        ("conseil-departemental-bas-rhin", "collectivite-alsace"),
        ("ars-pays-de-loire", "ars-pays-de-la-loire"),
    ],
)
def test_an_institution_in_an_editors_own_words_leads_to_its_id(
    minimal: Path, typed: str, meant: str
) -> None:
    (found,) = told(minimal, f"{CONTRACT}    porteurs:\n      - {typed}\n")
    assert f"« {meant} »" in found.remede, found


def test_many_new_names_are_told_where_to_be_described(minimal: Path) -> None:
    ids = "\n".join(f"      - nouvel-organisme-{letter}" for letter in "abcdefg")
    (found,) = told(minimal, f"{CONTRACT}    porteurs:\n{ids}\n")
    assert (
        "sous « organismes_decrits: », un par ligne : « - nouvel-organisme-a: Nom, nature »." in found.remede
    )


def test_the_lines_told_are_read(minimal: Path) -> None:
    text = f"{CONTRACT}    buts:\n      - texte: Réduire les écarts\n        sources: [page-essai]\n"
    (minimal / FICHE).write_text(START + text, "utf-8")
    assert not [one for one in load(minimal, TODAY, REGISTRE).findings if one.gravite.value == "erreur"]
