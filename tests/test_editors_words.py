"""What editors type who know only the guide: one message for one mistake, with the lines to write, no fact lost."""

# ruff: noqa: E501 - lines are kept as editors type them

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_slips import CONTRACT, told

RANKS = [
    ("generations: quatrième", "Écrivez « 4 »."),
    ("generations: [2nde]", "Écrivez « 2 »."),
    ("generations: CLS II", "Écrivez « 2 »."),
    ("generations: une douzaine", "Un nombre approché se dit dans « chiffres »"),
    ("rangs: [{rang: cinquième, parmi: contrat}]", "Écrivez « rang: 5 »."),
    ("rangs: [{rang: 3 ou 4, parmi: contrat}]", "Écrivez un nombre entier, par exemple « 3 »."),
]


@pytest.mark.parametrize(("typed", "remedy"), RANKS)
def test_a_rank_in_words_is_told_in_figures(minimal: Path, typed: str, remedy: str) -> None:
    (found,) = told(minimal, f"{CONTRACT}    {typed}\n")
    assert found.remede.startswith(remedy), found


DATES = [
    ("Réunion: de janvier à février 2026", "Écrivez « - Réunion: 2026-01 » puis, dessous, « fin: 2026-02 »."),
    ("Réunion: jusqu'en mars 2026", "Écrivez « - titre: Réunion » puis, dessous, « fin: 2026-03 »."),
    (
        "Réunion: 2024-03-12, 60 participants",
        "Écrivez « - Réunion: 2024-03-12 » puis, dessous, « participants: 60 ».",
    ),
]


@pytest.mark.parametrize(("typed", "remedy"), DATES)
def test_a_date_in_words_is_told_on_the_line_of_its_name(minimal: Path, typed: str, remedy: str) -> None:
    (found,) = told(minimal, f"{CONTRACT}    etapes:\n      - {typed}\n")
    assert (found.code, found.remede) == ("date", remedy)


HEADS = [
    ("mandats", "Maire: Claire Durand, 2021", "Le nom vient d'abord : « - Claire Durand: Maire »."),
    ("mandats", "Claire Durand, maire, 2021", "Écrivez « - Claire Durand: maire, 2021 »."),
    ("mandats", "maire, Claire Durand", "Écrivez « - Claire Durand: maire »."),
    (
        "mandats",
        "Claire Durand: 2021",
        "Ajoutez une ligne « fonction: … », si la source le dit ; sinon, retirez ce bloc.",
    ),
    (
        "mandats",
        "Claire Durand: Maire, 20 décembre 2024",
        "Écrivez « fonction: Maire » puis « date: 2024-12-20 ».",
    ),
    (
        "mandats",
        "Claire Durand:\n        fonction: Maire\n        date: 2021",
        "Écrivez « - nom: Claire Durand » ; dessous, ne changez rien.",
    ),
    (
        "axes",
        "Bouger plus: des marches\n        numero: 1",
        "Écrivez « - titre: Bouger plus » puis, dessous, « resume: des marches ».",
    ),
    (
        "programmes",
        "Marche bleue",
        "Écrivez « - Marche bleue: … », avec l'un de ces mots : ateliers, logement,",
    ),
    ("chiffres", "40 médecins", "Écrivez « - Médecins: 40 »."),
    ("chiffres", "12 %", "Écrivez ce qui est compté devant : « - Un nom: 12 % »."),
    (
        "mandats",
        "Claire Durand et Paul Martin: maires, 2021",
        "Chaque personne a son bloc : « - Claire Durand: maires » ; « - Paul Martin: maires ».",
    ),
    (
        "axes",
        "Bouger:\n          - Marche",
        "Écrivez « - titre: Bouger » puis, dessous, la clé qui dit ce que c'est : « buts: »,",
    ),
    (
        "durees",
        "5 ans à compter de la signature",
        "Écrivez « - annees: 5 » puis, dessous, « detail: à compter de la signature ».",
    ),
    (
        "actions",
        "Forum: on marche ensemble",
        "Ce n'est pas une date : écrivez « - titre: Forum » puis, dessous, « resume: on marche ensemble ».",
    ),
    (
        "actions",
        "Marche: on marche ensemble",
        "Écrivez « demarche: on marche ensemble » ; si « Marche » est bien un nom, « - titre: Marche » puis, dessous, « resume: on marche ensemble ».",
    ),
    (
        "etapes",
        "Accueil: 9h-12h",
        "Écrivez « - titre: Accueil » puis, dessous, « heure: 09:00 » puis, dessous, « heure_fin: 12:00 ».",
    ),
    ("etapes", "Forum: environ 2024", "Écrivez « - Forum: 2024 » puis, dessous, « environ: oui »."),
    (
        "contacts",
        "Accueil: 03 21 00 00 14 / fax 03 21 00 00 15",
        "Écrivez « - Accueil: 03 21 00 00 14 » puis, dessous, « fax: 03 21 00 00 15 ».",
    ),
    (
        "contacts",
        "pour: Accueil\n        site: sante@exemple.fr",
        "Écrivez-le sur une ligne « courriel: sante@exemple.fr ».",
    ),
    ("etapes", "Forum: 2027\n        prevue: prévu", "Écrivez « prevue: oui »."),
    ("instances", "nature: bureau\n        membres: 12", "Dites qui, ou comptez-les dans « chiffres: »"),
    ("durees", "cinq ans", "Écrivez « 5 ans »."),
    (
        "documents",
        "Le contrat (PDF) https://exemple.fr/cls.pdf",
        "Écrivez « - Le contrat (PDF): https://exemple.fr/cls.pdf ».",
    ),
    ("contacts", "L'accueil, 03 21 00 00 14", "Écrivez « - L'accueil: 03 21 00 00 14 »."),
    ("durees", "5 ans renouvelables", "Écrivez « - annees: 5 » puis, dessous, « renouvelable: oui »."),
    ("durees", "de mars 2024 à mars 2029", "Écrivez « - date: 2024-03 » puis, dessous, « fin: 2029-03 »."),
]


@pytest.mark.parametrize(("where", "typed", "remedy"), HEADS)
def test_what_its_block_reads_otherwise_is_told_once(
    minimal: Path, where: str, typed: str, remedy: str
) -> None:
    begun = CONTRACT.replace("    durees: [3]\n", "")
    (found,) = told(minimal, f"{begun}    {where}:\n      - {typed}\n")
    assert (found.ligne >= 10, found.remede.startswith(remedy)) == (True, True), found


KEYS = [
    # No advice takes a fact from what it is said of, to give it to something else.
    ("actions:\n      - titre: Forum\n        buts: [Se connaître]", "Ici, cela s'écrit « objectifs: »."),
    ("evaluations:\n      - Bilan: 2024\n        statut: en-cours", "Cela se dit par des dates : « prevue: oui »"),
    ("etapes:\n      - Forum: 2024\n        frais: gratuit", "Écrivez « gratuit: oui »."),
    ("instances:\n      - nature: bureau\n        composition: [Les maires]", "Ici, cela s'écrit « membres: »."),
    ("nombre_partenaires: 14", "Écrivez « chiffres: » puis, dessous, « - Partenaires: 14 »."),
    ("etapes:\n      - Forum: 2024\n        nombre_participants: 14", "Ici, cela s'écrit « participants: »."),
    ("etapes:\n      - Forum: 2024\n        presents: 14", "Dites qui, ou combien de personnes sont venues : « participants: 14 »."),
    ("partenaires:\n      - ccoms: copilote", "Si c'est un identifiant, écrivez « - organisme: ccoms » puis, dessous, « precision: copilote ». Si c'est un nom, mettez une majuscule"),
    ("etapes:\n      - Forum: 2024\n        frais: 5 euros", "Écrivez « tarif: 5 euros »."),
    ("etapes:\n      - Forum: 2024\n        gratuit: 5 euros", "Écrivez le prix sur une ligne « tarif: 5 euros »."),
    ("date_signature: 12 mars 2024", "C'est un état : écrivez sous « etats: », « - signe: 2024-03-12 »."),
    ("annee_de_creation: 2019", "C'est un état : écrivez sous « etats: », « - cree: 2019 »."),
    ("contacts:\n      - Accueil: 3114\n        telephone_2: 3115", "Une seconde valeur va dans un second bloc"),
    ("etapes:\n      - Forum: 2024\n        heure: 9h-12h / 14h-17h", "Écrivez « horaires: 9h-12h / 14h-17h »."),
    ("etapes:\n      - Forum: 2024\n        heure: dès 9 h", "Écrivez « horaires: dès 9 h »."),
    ("definition:\n      - Un accord.\n      - Pour cinq ans.", "Écrivez la valeur sur la même ligne : « definition: Un accord. Pour cinq ans. »."),
    ("contacts:\n      - Accueil: 3114\n        horaires:\n          lundi: 9 h\n          mardi: 10 h", "Écrivez la valeur sur la même ligne : « horaires: lundi 9 h, mardi 10 h »."),
    ("contacts:\n      - Accueil: 3114\n        adresse:\n          rue: 6 place X\n          ville: Arras", "Écrivez la valeur sur la même ligne : « adresse: 6 place X, Arras »."),
    ("contacts:\n      - Accueil: 3114\n        site: La ville (www.exemple.fr)", "Écrivez « https://www.exemple.fr »."),
    ("contacts:\n      - Accueil: 3114\n        courriel: sante(at)exemple(dot)fr", "Écrivez « sante@exemple.fr »."),
    ("etats: [Le contrat a été signé le 12 mars 2024]", "Écrivez « - signe: 2024-03-12 »."),
    ("etats: [Signé puis lancé le 12 mars 2024]", "Choisissez parmi"),
    ("chiffres:\n      - Aidants: env. 100", "Écrivez « - Aidants: environ 100 »."),
    ("chiffres:\n      - Aidants: 5-10%", "Écrivez « - Aidants: 5 à 10 % »."),
    ("chiffres:\n      - Aidants: 100 en 2024", "Écrivez « - Aidants: 100 » puis, dessous, « date: 2024 »."),
    ("financements:\n      - Travaux", "Ajoutez « payeurs », « beneficiaires », « cadre » ou « valeur », si la source le dit. Sinon, retirez"),
    ("financements:\n      - libelle: Travaux\n        date: 2024", "Ajoutez « payeurs », « beneficiaires », « cadre » ou « valeur », si la source le dit ; sinon, sous « etapes: », « - Travaux: 2024 »."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "remedy"), KEYS)
def test_a_fact_is_told_where_it_is_said_and_whole(minimal: Path, typed: str, remedy: str) -> None:
    (found,) = told(minimal, f"{CONTRACT}    {typed}\n")
    assert found.remede.startswith(remedy), found


OF_THE_TERRITORY = [
    ("actions", "Si la source dit qui le fait, écrivez « actions: » dans son bloc, sous « contrats »."),
    ("evenements", "Un fait daté du territoire va dans « etapes: » : « - Son titre: AAAA-MM-JJ »"),
    ("population", "Retirez cette ligne : la population vient du registre officiel."),
]


@pytest.mark.parametrize(("key", "remedy"), OF_THE_TERRITORY)
def test_what_a_territory_does_itself_is_told_by_its_meaning(minimal: Path, key: str, remedy: str) -> None:
    (found,) = told(minimal, f"{CONTRACT}{key}:\n  - Marche bleue: 2024\n")
    assert found.remede.startswith(remedy), found


MEMBERS = [
    ("conseils:\n  - essai-clsm: CLSM\n    membres: [Les maires]", "Ici, cela s'écrit « composition: »."),
    (
        "centres_action_sociale:\n  - essai-cias: CIAS\n    inconnus: [Les besoins sociaux]\n"
        "    conseil_administration:\n      composition: [Les maires]",
        "Dites qui siège dans « elus: », « associations: » ou « autres_membres: », selon la source.",
    ),
]


@pytest.mark.parametrize(("typed", "remedy"), MEMBERS)
def test_who_sits_is_told_under_the_word_of_each_body(minimal: Path, typed: str, remedy: str) -> None:
    (found,) = told(minimal, f"{typed}\n")
    assert found.remede == remedy


def test_words_are_told_in_the_field_that_holds_several_sentences(minimal: Path) -> None:
    board = "conseil_administration:\n      detail: Il se réunit.\n    inconnus: [Les besoins sociaux]"
    (found,) = told(minimal, f"centres_action_sociale:\n  - essai-cias: CIAS\n    {board}\n")
    assert found.remede == ("Ici, cela se dit dans « methode: » puis, dessous, « - Il se réunit. ».")
