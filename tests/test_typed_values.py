"""A number, a telephone, an address, an identifier is what was typed, or is refused with what to write."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import BaseModel, ValidationError

from reperes_sante.france.counting import counted_trade, rhythm
from reperes_sante.model.base import Model, Point, Version
from reperes_sante.model.blocs import Chiffre, Contact, Document, Frequence, Participant
from reperes_sante.model.communs import Organisme, Source
from reperes_sante.model.contrat import Contrat, Duree, Generation
from reperes_sante.model.dispositif import Etat, Membre
from reperes_sante.model.evenement import Etape
from reperes_sante.model.plan import Action
from reperes_sante.read.typing import make_typed, parsed

LINES: dict[type[BaseModel], str] = {
    Chiffre: "libelle: Habitants\n",
    Contact: "pour: Poser une question\n",
    Organisme: "nom: Essai\nnature: association\n",
    Frequence: "par: an\n",
    Duree: "",
    Generation: "",
    Contrat: "id: x\nnom: Contrat\n",
}


def told(model: type[BaseModel], key: str, value: str) -> str:
    """Return what is said of one value in an otherwise good block; nothing if it is accepted."""
    _, findings = make_typed(parsed(f"{LINES[model]}{key}: '{value}'\n", "essai.yml"), model)
    return " ".join(f"{finding.message} {finding.remede}" for finding in findings)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("275736", "275736"), ("275 736", "275736"), ("275\u202f736", "275736"),
        ("1\xa0234\xa0567", "1234567"),
        ("4,5", "4.5"), ("4.5", "4.5"), ("1 234,5", "1234.5"), ("0,5", "0.5"), ("−3", "-3"), ("0", "0"),
    ],
)  # fmt: skip
def test_a_number_is_what_was_typed(typed: str, meant: str) -> None:
    assert Chiffre.model_validate({"libelle": "x", "valeur": typed}).valeur == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("91.000", "Écrivez « 91000 » ; pour des décimales : « 91,000 »."),
        ("1.234.567", "Écrivez « 1234567 »."),
        ("1,234,567", "Écrivez « 1234567 »."),
        ("420 00", 'comme « 12 000 ». Si elle l\'écrit ainsi : « valeur_publiee: "420 00" ».'),
        ("4 2 0", "comme « 12 000 »."),
        ("58 3000", "comme « 12 000 »."),
        ("0123", "comme « 12 000 »."),
        ("1.200 habitants", "Écrivez « valeur: 1200 » puis « unite: habitants »."),
        ("~ 50", "Écrivez « valeur: 50 » puis « exactitude: environ »."),
        ("une quarantaine", "Écrivez « valeur: 40 » puis « exactitude: environ »."),
        ("de 10 à 12", "Écrivez « valeur: 10 » puis « valeur_max: 12 »."),
        ("quatre", "Écrivez « valeur: 4 »."),
        ("+5", "Écrivez « 5 », sans « + »."),
        ("1e9", "par exemple « 12 000 » ou « 4,5 »."),
        ("beaucoup", "recopiez ses mots : « valeur_publiee: beaucoup »."),
        ("20 ou 30 jeunes", "par exemple « 12 000 » ou « 4,5 »."),
    ],
)
def test_a_number_that_has_two_readings_is_refused_with_what_to_write(typed: str, answer: str) -> None:
    assert answer in told(Chiffre, "valeur", typed)


@pytest.mark.parametrize(
    ("model", "key", "value"),
    [
        (Generation, "rang", "4,5"), (Generation, "rang", "0"), (Generation, "rang", "-1"),
        (Frequence, "fois", "2,5"), (Frequence, "fois", "0"), (Duree, "annees", "0"), (Duree, "annees", "-2"),
    ],
)  # fmt: skip
def test_what_counts_is_whole_and_what_measures_is_something(
    model: type[BaseModel], key: str, value: str
) -> None:
    assert f"et non « {value} »." in told(model, key, value)


def test_about_forty_actions_is_said_beside_their_number() -> None:
    answer = told(Contrat, "nombre_actions", "une quarantaine")
    assert "Écrivez « nombre_actions: 40 » puis « exactitude_actions: environ »." in answer


def test_about_ten_is_not_said_where_it_would_be_exact() -> None:
    assert "se dit dans « chiffres »" in told(Generation, "rang", "une dizaine")


@pytest.mark.parametrize(
    "typed",
    [
        "03 53 01 00 10", "0353010010", "03.53.01.00.10", "03-53-01-00-10", "03/53/01/00/10",
        "03\xa053\xa001\xa000\xa010", "+33 3 53 01 00 10", "+33 (0)3 53 01 00 10", "0033 3 53 01 00 10",
        "+33(0)3.53.01.00.10",
    ],
)  # fmt: skip
def test_a_telephone_is_read_as_one_dials_it_in_france(typed: str) -> None:
    number = Contact.model_validate({"pour": "x", "telephone": typed}).telephone
    assert number
    assert number.replace(" ", "") == "0353010010"
    assert set(number) <= set("0123456789 ")


@pytest.mark.parametrize("typed", ["3114", "36 46", "15", "116 117", "+32 2 123 45 67", "0 800 360 360"])
def test_short_and_foreign_numbers_stay(typed: str) -> None:
    assert Contact.model_validate({"pour": "x", "telephone": typed}).telephone == typed


@pytest.mark.parametrize("typed", ["032121870", "03212187001", "353010010", "en mairie", "03 53 01 00 1O"])
def test_a_telephone_that_nobody_could_dial_is_refused(typed: str) -> None:
    assert "ses dix chiffres" in told(Contact, "telephone", typed)


@pytest.mark.parametrize(
    ("model", "key", "typed", "written"),
    [
        (Contact, "telephone", "03 53 01 00 10 (accueil)", "03 53 01 00 10"),
        (Contact, "telephone", "tél. 03 53 01 00 10", "03 53 01 00 10"),
        (Contact, "courriel", "mailto:sante@essai.fr", "sante@essai.fr"),
        (Contact, "courriel", "sante (at) essai.fr", "sante@essai.fr"),
        (Contact, "courriel", "<sante@essai.fr>", "sante@essai.fr"),
        (Contact, "courriel", "“sante@essai.fr”", "sante@essai.fr"),
        (Contact, "site", "www.essai.fr/sante", "https://www.essai.fr/sante"),
        (Contact, "releve_le", "2026-6-12", "2026-06-12"),
        (Contact, "releve_le", "2026-06-12 10:00", "2026-06-12"),
        (Contact, "releve_le", "“2026-06-12”", "2026-06-12"),
        (Contact, "releve_le", "06/2026", "2026-06"),
        (Organisme, "siren", "“200033579”", '"200033579"'),
        (Organisme, "siren", "200 033 579", '"200033579"'),
        (Organisme, "siren", "200033579\xa0", '"200033579"'),
        (Organisme, "siren", "200 033 579 00016", '"200033579"'),
        (Organisme, "id", "CU-ARRAS", "cu-arras"),
        (Organisme, "id", "« cu-arras »", "cu-arras"),
        (Organisme, "id", "cu–arras", "cu-arras"),
        (Organisme, "id", "Cité de l'Œuvre", "cite-de-l-oeuvre"),
    ],
)
def test_a_value_badly_written_is_answered_by_the_value(
    model: type[BaseModel], key: str, typed: str, written: str
) -> None:
    answer = told(model, key, typed.replace("'", "''"))
    assert f"Écrivez « {written} »." in answer
    key_only = {"id": "essai"} if key != "id" and model is Organisme else {}
    with pytest.raises(ValidationError):
        model.model_validate({**key_only, key: typed})


def test_copied_quotes_and_spaces_are_named() -> None:
    assert "ces guillemets (“ ”, « ») font partie de la valeur" in told(Organisme, "id", "“cu-arras”")
    assert "une espace insécable s'est glissée ici" in told(Organisme, "id", "cu-arras\xa0")


def test_a_wrong_key_is_not_answered_by_another_siren() -> None:
    assert "la clé de contrôle est fausse" in told(Organisme, "siren", "200033578")


@pytest.mark.parametrize(
    ("model", "text", "whole"),
    [
        (Point, "Une phrase.", {"texte": "Une phrase."}),
        (Document, "Feuille de route", {"titre": "Feuille de route"}),
        (Action, "Former les aidants", {"titre": "Former les aidants"}),
        (Etat, "signe", {"etat": "signe"}),
        (Participant, "atmo-grand-est", {"organisme": "atmo-grand-est"}),
        (Participant, "Météo France", {"designation": "Météo France"}),
        (Membre, "associations d'usagers", {"designation": "associations d'usagers"}),
    ],
)
def test_a_text_alone_stands_for_a_block_that_has_one_evident_key(
    model: type[Model], text: str, whole: dict[str, str]
) -> None:
    assert model.model_validate(text) == model.model_validate(whole)


@pytest.mark.parametrize("model", [Frequence, Source, Organisme])
def test_a_text_alone_is_refused_where_no_key_is_evident(model: type[Model]) -> None:
    with pytest.raises(ValidationError):
        model.model_validate("Une phrase.")
    assert model.cle_evidente("Une phrase.") is None


NAMED = [
    (
        Etat,
        {"signe": "2024-03-12", "lieu": "Arras"},
        {"etat": "signe", "date": "2024-03-12", "lieu": "Arras"},
    ),
    (Etape, {"Forum santé": "2027-03-14"}, {"titre": "Forum santé", "date": "2027-03-14"}),
    (Contact, {"S'inscrire\xa0": "03 53 01 00 00"}, {"pour": "S'inscrire", "telephone": "03 53 01 00 00"}),
    (Participant, {"ch-arras": "psychiatrie"}, {"organisme": "ch-arras", "precision": "psychiatrie"}),
    (Membre, {"Élus": "elus"}, {"designation": "Élus", "famille": "elus"}),
    (Version, {"Trois ans": "page"}, {"texte": "Trois ans", "sources": ["page"]}),
    (
        Chiffre,
        {"Aidants": "environ 10 à 12 000 personnes"},
        {
            "libelle": "Aidants",
            "valeur": "10",
            "valeur_max": "12 000",
            "exactitude": "environ",
            "unite": "personnes",
        },
    ),
    (Chiffre, {"Taux": "12 %"}, {"libelle": "Taux", "valeur": "12", "unite": "%"}),
    (
        Chiffre,
        {"libelle": "x", "valeur": "près de 40"},
        {"libelle": "x", "valeur": "40", "exactitude": "pres-de"},
    ),
    (Duree, "3", {"annees": "3"}),
    (
        Source,
        {
            "page-a": "« SISM : le jeu », Radio, Rennes, article-presse, 2023-01, https://exemple.fr/a,b, "
            "lue le 2026-11-29"
        },
        {
            "id": "page-a",
            "titre": "SISM : le jeu",
            "editeur": "Radio, Rennes",
            "nature": "article-presse",
            "date": "2023-01",
            "url": "https://exemple.fr/a,b",
            "archive_le": "2026-11-29",
        },
    ),
    (
        Organisme,
        {"apil-creil": "APIL, de Creil, association"},
        {"id": "apil-creil", "nom": "APIL, de Creil", "nature": "association"},
    ),
]


@pytest.mark.parametrize(("model", "short", "whole"), NAMED)
def test_a_first_key_may_be_the_name_of_its_block(
    model: type[Model], short: str | dict[str, str], whole: dict[str, str]
) -> None:
    assert model.model_validate(short) == model.model_validate(whole)


NOT_NAMED = [
    # Keys that are badly typed, or those of another block; a word that is no state.
    (Etape, {"nom": "2027"}),
    (Etape, {"title": "2027"}),
    (Etape, {"Date de début": "2027"}),
    (Contact, {"Téléphone": "03 53 01 00 00"}),
    (Etat, {"signee": "2024"}),
    (Organisme, {"name": "APIL, association"}),
    (Organisme, {"site-web": "APIL, association"}),
    (Contrat, {"en-bref": "Il vous aide à vous soigner"}),
    # Said twice.
    (Etape, {"Forum": "2027", "date": "2028"}),
    (Chiffre, {"Aidants": "900 personnes", "unite": "aidants"}),
    # A citation with two readings, or without the day.
    (Source, {"page": "« A », « B », Éditeur, page-web, lue le 2026-11-29"}),
    (Source, {"page": "« A », Éditeur, page-web, https://exemple.fr"}),
    # Numbers with two readings.
    (Chiffre, {"Habitants": "91.000 habitants"}),
    (Chiffre, {"Habitants": "420 00 habitants"}),
    (Chiffre, {"Habitants": "20 ou 30 habitants"}),
    (Chiffre, {"Habitants": "20 et 30 habitants"}),
    (Chiffre, {"Naissances": "5 en 2023, 7 en 2024"}),
    (Chiffre, {"Naissances": "5 % en 2023"}),
]


@pytest.mark.parametrize(("model", "typed"), NOT_NAMED)
def test_a_first_key_is_no_name_where_it_may_be_a_slip(model: type[Model], typed: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        model.model_validate(typed)


@pytest.mark.parametrize(
    ("text", "trade", "lines"),
    [
        ("une quarantaine de médecins", "médecins", ("nombre: 40", "exactitude: environ")),
        ("près de 12 infirmiers", "infirmiers", ("nombre: 12", "exactitude: pres-de")),
        ("plus de dix aides", "aides", ("nombre: 10", "exactitude: plus-de")),
        ("Une sage-femme", "sage-femme", ("nombre: 1",)),
        ("Médecins : une dizaine", "Médecins", ("nombre: 10", "exactitude: environ")),
        ("plusieurs médecins", "médecins", ()),
        ("2 ou 3 médecins", "…", ("nombre: …",)),
        ("à mi-temps", "…", ("nombre: 0,5", "etp: oui")),
        ("temps plein", "…", ("nombre: 1", "etp: oui")),
    ],
)
def test_the_count_of_a_trade_is_told_in_lines(text: str, trade: str, lines: tuple[str, ...]) -> None:
    assert counted_trade(text) == (trade, lines)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("une fois par an", "{fois: 1, par: an}"),
        ("deux à trois fois par an", "{fois: 2, fois_max: 3, par: an}"),
        ("au moins deux fois par an", "{fois: 2, exactitude: au-moins, par: an}"),
        ("tous les trois mois", "{fois: 1, par: trimestre}"),
        ("de temps en temps", ""),
    ],
)
def test_how_often_a_body_meets_is_told_in_its_form(text: str, told: str) -> None:
    assert rhythm(text) == told
