"""A block that begins with its name, typed a little wrong: nothing is lost in silence, the line to write is told."""

# ruff: noqa: E501 - lines are kept as editors type them

from __future__ import annotations

from pathlib import Path

import pytest

from reperes_sante.edit.filling.opened import Opened
from reperes_sante.edit.filling.writing import with_first_keys
from reperes_sante.edit.lightening import lighten
from reperes_sante.france.letters import nearest_word
from reperes_sante.model.findings import Finding
from reperes_sante.model.territoire import Territoire
from reperes_sante.validate import load
from tests.broken import REGISTRE, TODAY

FICHE = "data/territoires/arras.yml"
START = """nom: Arras
siren: "200033579"
verifie_le: 2026-11-22
sources: [page-essai]
en_bref:
  - Une phrase.
"""
CONTRACT = "contrats:\n  - essai-cls-1: Contrat d'essai\n    durees: [3]\n"


def told(root: Path, text: str) -> list[Finding]:
    (root / FICHE).write_text(START + text, "utf-8")
    found = load(root, TODAY, REGISTRE).findings
    beside = ("inutilise", "date-a-venir", "age-inconnu", "etat-non-dit", "payeur-non-dit")
    return [one for one in found if one.fichier == FICHE and one.code not in beside]


CONTACTS = [
    # What would be published as a name, a number that nobody could call within it.
    ("Un bébé:03 21 00 00 14", "Écrivez « - Un bébé: 03 21 00 00 14 », ou, si c'en est bien un, « - pour:"),
    ('"Un bébé: 03 21 00 00 14"', "Écrivez « - Un bébé: 03 21 00 00 14 »"),
    # The quotes go around the name, not around its telephone too.
    ("Urgences: nuit et jour: 03 21 00 00 00", 'Cela donne : - "Urgences: nuit et jour": 03 21 00 00 00'),
    ("* Le standard: 03 21 00 00 05", 'Cela donne : - "* Le standard": 03 21 00 00 05'),
    ("'L'accueil': 03 21 00 00 14", 'Cela donne : - "L\'accueil": 03 21 00 00 14'),
    ("Une longue demande\n    sur deux lignes: 3114", "« - Une longue demande sur deux lignes: 3114 »"),
    # What stands beside a name, under it, or in place of it.
    ("accueil: 3114", "Si c'est un nom, mettez une majuscule : « - Accueil: … »."),
    ("Un bébé:\n    telephone: 3114", "Écrivez « - pour: Un bébé » ; dessous, ne changez rien."),
    ("Service santé: 3114\n    telephone: 15", "Écrivez « - pour: Service santé », et une seule ligne"),
    ("Un bébé: 3114\n    pour: Un ado", "Son nom est aussi sous « pour » : gardez l'un des deux."),
    ("Un bébé: 3114\n    service: X\n    Un ado: 15", "mettez un tiret devant : « - Un ado: … »."),
    ("Un bébé: 3114\n  adresse: 2 rue X", "du même bloc : 4 espaces, comme à la ligne 8."),
    # What follows the name is for another field.
    ("Un bébé: accueil@exemple.fr", "Écrivez-le sur une ligne « courriel: accueil@exemple.fr »."),
    ("Un bébé: 03 21 00 00 12 ou 15", "Écrivez « 03 21 00 00 12 ». « 15 » va dans un bloc à lui."),
]


@pytest.mark.parametrize(("typed", "remedy"), CONTACTS)
def test_a_slip_in_a_contact_is_told_with_what_to_write(minimal: Path, typed: str, remedy: str) -> None:
    found = told(minimal, f"contacts:\n  - {typed}\n")
    assert any(remedy in one.remede for one in found), found
    assert {one.ligne for one in found} <= {8, 9, 10}


BLOCKS = [
    ("etapes", "Forum:2027-03-14", "nom-colle", "Écrivez « - Forum: 2027-03-14 »"),
    ("etapes", 'titre: "Forum: 2027"', "", ""),
    ("etapes", "Bilan 2019:2023", "", ""),
    ("partenaires", "agence-essai:psychiatrie", "nom-colle", "Écrivez « - agence-essai: psychiatrie »"),
    ("etats", "Signé: 2024-03-12", "valeur-inconnue", "Écrivez « signe »"),
    # What is learnt later goes below; what the first line says already may not.
    ("etats", "signe: 2024\n        date: 2025", "cle-en-double", "Écrivez « - etat: signe », et une seule"),
    ("etats", "signe: prevue\n        date: 2027", "", ""),
    ("etapes", "Forum: stand\n        date: 2025-10-10", "", ""),
    (
        "etapes",
        "Forum: 2025, stand\n        nature: stand",
        "cle-en-double",
        "première ligne devient « - Forum: 2025 ».",
    ),
    (
        "etapes",
        "Forum: 2024, stand\n        date: 2025",
        "cle-en-double",
        "Écrivez « - Forum: stand », et une seule",
    ),
    (
        "etapes",
        "Forum: au parc\n        date: 2025",
        "cle-en-double",
        "Écrivez « - titre: Forum ». Ce n'est pas une date : écrivez « detail: au parc ».",
    ),
    # Two words of one list.
    (
        "etapes",
        "Forum: stand, octobre-rose, semaine-bleue",
        "type",
        "Écrivez « - Forum: stand » puis, dessous, « campagnes: [octobre-rose, semaine-bleue] ».",
    ),
    (
        "etapes",
        "Forum: octobre-rose, semaine-bleue",
        "type",
        "Écrivez « - titre: Forum » puis, dessous, « campagnes: [octobre-rose, semaine-bleue] ».",
    ),
    (
        "etapes",
        "titre: Forum\n        campagne: [octobre-rose, semaine-bleue]",
        "type",
        "Écrivez « campagnes: [octobre-rose, semaine-bleue] ».",
    ),
    (
        "etapes",
        "Forum: 2025, stand, sport",
        "type",
        "Écrivez « - Forum: 2025 » puis, dessous, « nature: stand », ou un bloc pour chacun",
    ),
    ("programmes", "Marchons: ateliers, accueil", "type", "Écrivez « - Marchons: ateliers », ou un bloc"),
    # « environ » is no unit.
    ("chiffres", "Aidants: 900 environ", "nombre", "Écrivez « - Aidants: 900 » puis, dessous, « exactitude:"),
    ("etapes", "Forum: 2019 à 2023", "date", "Écrivez « - Forum: 2019 » puis, dessous, « fin: 2023 »."),
    ("etapes", "2027-03-14: Forum", "date", "Le nom vient d'abord : « - Forum: 2027-03-14 »."),
    # The first line says the id: what is below is no other.
    ("tarifs", "Un couple: 7 euros", "cle-inconnue", "Elle se dit d'un bloc de « programmes »"),
    ("chiffres", "Aidants: 900 environnements", "", ""),
]


@pytest.mark.parametrize(("where", "typed", "code", "remedy"), BLOCKS)
def test_a_slip_in_a_block_is_told(minimal: Path, where: str, typed: str, code: str, remedy: str) -> None:
    found = told(minimal, f"{CONTRACT}    {where}:\n      - {typed}\n")
    assert [one.code for one in found] == ([code] if code else [])
    assert all(remedy in one.remede for one in found), found


LINES = [
    ("page-x: “Page”, Éditeur, page-web, lue le 2026-11-22", "Le titre va entre « et »."),
    ("page-x: « Page », Éditeur, page-web, 2024", "La ligne finit par le jour de lecture"),
    ("page-x: « Page », Éditeur, 2024, page-web, lue le 2026-11-22", "Une virgule et une espace séparent"),
    (
        "page-x: « Page », Éditeur, page-web, https://a.fr/, https://b.fr/, lue le 2026-11-22",
        "Une virgule et",
    ),
    ("Page santé: « Page », Éditeur, page-web, lue le 2026-11-22", "Un identifiant n'a ni majuscule"),
    (
        "page-x: « Page », Éditeur, page-web, https://a.fr/, lue le 2026-11-22\n    url: https://b.fr/",
        "« url » est déjà dit sur la première ligne : gardez l'un des deux.",
    ),
]


@pytest.mark.parametrize(
    ("where", "typed"),
    [("contacts", "03 83 00 00 00"), ("documents", "https://exemple.fr/x"), ("etapes", "2024-03-12")],
)
def test_what_should_follow_a_name_is_no_name(minimal: Path, where: str, typed: str) -> None:
    for lines in (f"{where}:\n      - {typed}", f"{where}: {typed}"):
        (found,) = told(minimal, f"{CONTRACT}    {lines}\n")
        assert (found.code, found.remede) == (
            "nom-colle",
            f"Écrivez ce que c'est devant : « - Un nom: {typed} ».",
        )


@pytest.mark.parametrize(("typed", "remedy"), LINES)
def test_a_source_badly_written_on_its_line_is_told_by_its_part(
    minimal: Path, typed: str, remedy: str
) -> None:
    (one,) = told(minimal, f"sources_decrites:\n  - {typed}\n")
    assert (one.ligne, one.remede.startswith(remedy)) == (8, True), one


def test_a_source_typed_by_a_word_processor_is_read(minimal: Path) -> None:
    line = "page-x: «\xa0Page d’essai\u202f», Éditeur, page-web, https://exemple.fr/a_(b), lue le 2026-11-22"
    assert told(minimal, f"sources_decrites:\n  - {line}\n") == []
    source = load(minimal, TODAY, REGISTRE).catalogue.sources["page-x"]
    assert (source.titre, str(source.url)) == ("Page d’essai", "https://exemple.fr/a_(b)")


@pytest.mark.parametrize(
    ("name", "code", "remedy"),
    [
        ("Grand_Arras.yml", "nom-de-fichier", "Renommez le fichier en « grand-arras.yml »."),
        ("été à Arras.yml", "nom-de-fichier-refuse", "Renommez-le « ete-a-arras.yml »."),
        # The first of the two would be lost.
        (
            "nord/arras.yml",
            "extension",
            "« data/territoires/arras.yml » existe déjà : donnez un autre nom à celui-ci",
        ),
    ],
)
def test_a_name_of_file_that_is_no_id_is_told_once(minimal: Path, name: str, code: str, remedy: str) -> None:
    first = minimal / FICHE
    first.write_text(first.read_text("utf-8").replace("id: arras\n", ""), "utf-8")
    (first.parent / name).parent.mkdir(exist_ok=True)
    (first.parent / name).write_bytes(first.read_bytes())
    if "/" not in name:
        first.unlink()
    (found,) = load(minimal, TODAY, REGISTRE).findings
    assert (found.code, found.remede.startswith(remedy)) == (code, True), found


def test_a_remark_beside_an_id_that_the_file_says_is_kept(minimal: Path) -> None:
    first = minimal / FICHE
    first.write_text(first.read_text("utf-8").replace("id: arras\n", "id: arras # vu\n"), "utf-8")
    lighten(minimal, [FICHE])
    assert "id: arras # vu\n" in first.read_text("utf-8")


def test_a_remark_beside_a_first_line_stays_when_its_block_is_changed() -> None:
    text = "contacts:\n  - Un bébé: 3114 # le matin\n    # vu\n    service: X\n"
    path = ("contacts", 0)
    assert with_first_keys(text, path, {"pour": "Un ado", "telephone": "3115"}) == (
        "contacts:\n  - pour: Un ado\n    telephone: 3115 # le matin\n    # vu\n    service: X\n"
    )


NEAR = [
    (
        "etapes",
        "Dates: 2027",
        "Écrivez « date: 2027 » ; si « Dates » est bien un nom, « - titre: Dates » puis",
    ),
    ("contacts", "Téléphon: 03 21 00 00 00", "Écrivez « telephone: 03 21 00 00 00 » ; si « Téléphon » est"),
    ("chiffres", "Unités: 20", "Écrivez « unite: 20 »"),
    ("partenaires", "Organismes: psychiatrie", "Écrivez « organisme: psychiatrie »"),
    # A short word with another letter is another word.
    ("contacts", "Tour: 03 21 00 00 00", ""),
    ("financements", "Part: 3", ""),
    # Who sits in a council may be called as what follows is.
    ("instances", "nature: bureau\n        membres: [{Familles: aidants}]", ""),
    ("etapes", "Dates à retenir: 2027", ""),
]


@pytest.mark.parametrize(("where", "typed", "remedy"), NEAR)
def test_a_field_almost_spelt_is_no_name(minimal: Path, where: str, typed: str, remedy: str) -> None:
    found = told(minimal, f"{CONTRACT}    {where}:\n      - {typed}\n")
    assert [one.code for one in found] == (["cle-inconnue"] if remedy else [])
    assert all(remedy in one.remede for one in found), found


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("Agence-essai: psychiatrie", "Écrivez « - agence-essai: psychiatrie »."),
        ("Agence-Essai", "Écrivez « - agence-essai »."),
        ("Commune-62041", "Écrivez « - commune-62041 »."),
        ("Saint-Pol: un élu", ""),
    ],
)
def test_an_id_with_a_capital_is_no_word_of_a_source(minimal: Path, typed: str, remedy: str) -> None:
    found = told(minimal, f"{CONTRACT}    partenaires:\n      - {typed}\n")
    assert [one.remede for one in found if one.code == "identifiant-en-majuscules"] == [remedy] * bool(remedy)


def test_letters_in_another_order_are_the_word_that_has_them() -> None:
    assert nearest_word("contatcs", ("contrats", "contacts")) == "contacts"
    assert nearest_word("contrat", ("contacts", "contrats")) == "contrats"


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"date": "2025-10-10"}, "  - Forum: stand # vu\n    date: 2025-10-10\n"),
        ({"nature": "sport"}, "  - titre: Forum\n    nature: sport # vu\n"),
    ],
)
def test_the_form_writes_below_a_short_line_what_it_does_not_say(changes: dict[str, str], lines: str) -> None:
    text = "nom: Arras\netapes:\n  - Forum: stand # vu\n"
    opened = Opened(FICHE, text, Territoire, ("etapes", 0))
    assert opened.avec(changes) == f"nom: Arras\netapes:\n{lines}"
