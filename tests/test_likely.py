"""What exists and cannot be meant is told: the SIREN of another, a number that its list exceeds."""

# ruff: noqa: E501 - golden messages are kept whole

from __future__ import annotations

from pathlib import Path

import pytest

from reperes_sante.edit.scaffold.lookup import short_name
from reperes_sante.france.names import other_bearer
from reperes_sante.france.register import Registre
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.fields import FORMES
from reperes_sante.model.markers import Ref
from reperes_sante.read.repairs import names_ours
from reperes_sante.validate import load
from reperes_sante.validate.rules.texts import is_shouted
from tests.broken import REGISTRE, ROOT, TODAY
from tests.test_rules import ARRAS, add, told

WHOLE = Registre(ROOT / "data" / "registre")


def replace(root: Path, old: str, new: str) -> None:
    path = root / ARRAS
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def remedies(root: Path) -> list[str]:
    return [f.remede for f in load(root, TODAY, REGISTRE).findings]


def test_each_intercommunalite_bears_its_own_name() -> None:
    wrong = [e.nom for e in WHOLE.epci.values() if other_bearer(WHOLE, e.siren, [short_name(WHOLE, e)])[0]]
    assert wrong == []


@pytest.mark.parametrize(
    "url",
    ["http://localhost/x", "https://intranet/sante", "http://192.168.1.1/", "https://0x7f.1/", "https://a..fr/",
     "https://partage.agglo.local/cls"],
)  # fmt: skip
def test_an_address_that_readers_cannot_open_is_told(minimal: Path, url: str) -> None:
    path = minimal / "data" / "sources" / "essai.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("https://exemple.fr/essai", url), "utf-8")
    said = f"adresse-de-chez-soi : « {url} » ne s'ouvre que sur un ordinateur, ou un réseau."
    assert told(minimal) == [said]
    for public in ("https://exemple.fr.", "http://xn--guv-cmc.fr:8080/", "https://mairie.été/"):
        path.write_text(text.replace("https://exemple.fr/essai", public), "utf-8")
        assert told(minimal) == []


def test_what_is_not_cited_by_an_id_of_ours_is_known_by_a_code() -> None:
    marks = {forme: getattr(held, "__metadata__", ()) for forme, held in FORMES.items()}
    refs = {mark.kind: forme for forme, own in marks.items() for mark in own if isinstance(mark, Ref)}
    assert {kind for kind, forme in refs.items() if not names_ours(forme)} == {
        kind for kind, reference in REFERENCES.items() if reference.code
    }


@pytest.mark.parametrize("text", ["https partout.", "https://exemple.fr, la page.", "http://[x"])
def test_a_text_that_begins_as_an_address_is_none(minimal: Path, text: str) -> None:
    path = minimal / "data" / "territoires" / "arras.yml"
    path.write_text(path.read_text("utf-8").replace("Une phrase d'essai.", text), "utf-8")
    assert told(minimal) == []


@pytest.mark.parametrize(
    ("code", "note", "own"),
    [
        ("62041", "Béthune", "Arras"),
        ("62041", "Béthune (siège)", "Arras"),
        ("62041", "Arras", None),
        ("62041", "le siège", None),
        ("62041", "Arras, et non Béthune", None),
    ],
)
def test_a_code_noted_under_the_name_of_another_is_told(
    minimal: Path, code: str, note: str, own: str | None
) -> None:
    replace(minimal, "contacts:\n", f'epci: ["200033579"]\ncommunes:\n  - "{code}" # {note}\ncontacts:\n')
    replace(minimal, 'siren: "200033579"\n', "nom_officiel: Pays d'Arras\ntype: pays\n")
    said = [f"code-d-un-autre : Ce code est celui de « {own} », et non du nom noté à côté."] if own else []
    assert [line for line in told(minimal) if line.startswith("code-d-un-autre")] == said


@pytest.mark.parametrize(
    ("line", "said", "remedy"),
    [
        ("epci: [CU d'Arras]", "le SIREN de l'intercommunalité", 'Écrivez "200033579" (CU d\'Arras).'),
        ("departements: [Pas de Calais]", "le code du département", 'Écrivez "62" (Pas-de-Calais).'),
        (
            "departements: [Pas de Calé]",
            "le code du département",
            'Vouliez-vous écrire "62" (Pas-de-Calais) ?',
        ),
        ("region: hauts de france", "le code de la région", 'Écrivez "32" (Hauts-de-France).'),
        ("region: Atlantide", "le code de la région", "Cherchez le code de la région."),
    ],
)
def test_a_name_is_answered_by_its_code(minimal: Path, line: str, said: str, remedy: str) -> None:
    replace(minimal, 'siren: "200033579"\n', f"nom_officiel: Pays d'Arras\ntype: pays\n{line}\n")
    found = load(minimal, TODAY, REGISTRE).findings
    assert (f"est un nom : il faut ici {said}." in found[0].message, found[0].remede) == (True, remedy)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("À compléter", "« À compléter » sera publié tel quel."),
        ("?", "« ? » sera publié tel quel."),
        ("Idem", "« Idem » sera publié tel quel."),
        ("à venir", "« à venir » sera publié tel quel."),
        ("...", "« ... » sera publié tel quel."),
        ("#N/A", "« #N/A » sera publié tel quel."),
        ("Une action à venir.", None),
        ("Une phrase d'essai,", "Il reste un signe : « , » à la fin."),
        ("Une phrase d'essai]", "Il reste un signe : « [ » sans « ] », ou l'inverse."),
        ("“Une phrase d'essai.”", "Ces guillemets (“ ”) seront publiés."),
        ("Une phrase (entre parenthèses) ; puis une autre.", None),
        ("Est-ce inconnu ?", None),
        ("Deux buts : 1) soigner ; 2) prévenir (chaque été).", None),
        ("Un but (l'axe 2) suivi de loin.", None),
        ("Une personne « invitée ».", None),
    ],
)
def test_a_text_that_is_not_whole_is_told(minimal: Path, text: str, said: str | None) -> None:
    replace(minimal, "- Une phrase d'essai.", f'- "{text}"')
    assert told(minimal) == ([f"texte-inacheve : {said}"] if said else [])


def test_an_institution_noted_under_the_name_of_another_is_told(minimal: Path) -> None:
    cited = "    partenaires:\n      - epci-200033579 # CA de Béthune-Bruay\n"
    replace(minimal, "    porteurs:\n", f"{cited}    porteurs:\n")
    said = "Ce code est celui de « CU d'Arras », et non du nom noté à côté."
    assert f"code-d-un-autre : {said}" in told(minimal)
    assert any("CA de Béthune-Bruay, Artois-Lys Romane : 200072460" in text for text in remedies(minimal))


@pytest.mark.parametrize(
    ("number", "read"),
    [("0899000000", None), ("0 820 00 00 00", None), ("+33 8 91 00 00 00", "08 91 00 00 00"),
     ("118 218", None)],
)  # fmt: skip
def test_a_number_that_residents_would_pay_is_told(minimal: Path, number: str, read: str | None) -> None:
    replace(minimal, "03 21 00 00 00", f'"{number}"')
    assert told(minimal) == [f"numero-surtaxe : Le {read or number} est surtaxé."]


@pytest.mark.parametrize("number", ["0 800 00 00 00", "0 806 00 00 00", "3114", "05 82 00 00 00", "3919"])
def test_a_number_that_costs_no_more_than_a_call_is_not(minimal: Path, number: str) -> None:
    replace(minimal, "03 21 00 00 00", f'"{number}"')
    assert told(minimal) == []


@pytest.mark.parametrize(
    ("siren", "name", "meant"),
    [
        ("248500662", "Ernée", "245300355"),
        ("248500662", "Pays de Craon", "200048551"),
        ("200033579", "Lens-Liévin", "246200364"),
        ("200033579", "Zone sans nom", None),
    ],
)
def test_a_siren_under_another_name_is_told_with_the_one_that_is_meant(
    siren: str, name: str, meant: str | None
) -> None:
    is_another, other = other_bearer(WHOLE, siren, [name])
    assert is_another
    assert (other.siren if other else None) == meant


def test_a_territory_under_the_siren_of_another_is_refused(minimal: Path) -> None:
    replace(minimal, 'siren: "200033579"', 'siren: "246200364"')
    assert told(minimal) == [
        "siren-d-un-autre : Ce SIREN est celui de « CA de Lens - Liévin », et non de « Arras »."
    ]
    assert remedies(minimal) == ['Écrivez « siren: "200033579" » (CU d\'Arras).']


def test_a_name_that_the_register_does_not_know_is_asked_about(minimal: Path) -> None:
    replace(minimal, "nom: Arras", "nom: Zone sans nom")
    assert told(minimal) == [
        "siren-a-verifier : Ce SIREN est celui de « CU d'Arras », et non de « Zone sans nom »."
    ]


def test_a_name_of_use_stands_beside_the_official_one(minimal: Path) -> None:
    replace(minimal, "nom: Arras", "nom: Artois Uni (Arras)")
    assert told(minimal) == []


@pytest.mark.parametrize(
    ("block", "is_told"),
    [
        ("porteurs: [epci-246200364]", True),
        ("etats: [{etat: delibere, date: 2025, organismes: [epci-246200364]}]", True),
        ("porteurs: [epci-200033579]", False),
        ("partenaires: [epci-246200364]", False),
        ('porteurs: [epci-246200364]\ncouverture: {epci: ["200033579", "246200364"]}', False),
    ],
)
def test_a_dispositif_is_borne_by_the_intercommunalite_of_its_file(
    minimal: Path, block: str, *, is_told: bool
) -> None:
    add(minimal, "contrats", block)
    said = "epci-d-ailleurs : « epci-246200364 » est « CA de Lens - Liévin », et non « CU d'Arras »."
    assert told(minimal) == [said] * is_told


def test_a_mission_told_in_one_text_is_what_is_done(minimal: Path) -> None:
    add(minimal, "centres_action_sociale", "missions: [Tenir une épicerie solidaire]")
    project = load(minimal, TODAY, REGISTRE)
    (mission,) = next(
        c for t in project.checked().territoires.values() for c in t.centres_action_sociale
    ).missions
    assert (mission.titre, mission.public) == ("Tenir une épicerie solidaire", None)


@pytest.mark.parametrize(
    ("kind", "block", "said"),
    [
        (
            "centres_action_sociale",
            "missions: [{frais: gratuit}]",
            "mission-vide : Cette mission ne dit ni quoi, ni pour qui.",
        ),
        (
            "centres_sante",
            "effectifs: [{metier: Médecins, exactitude: environ}]",
            "effectif-a-demi : Cette précision ne suit aucun nombre.",
        ),
        (
            "centres_sante",
            "effectifs: [Médecins généralistes: 40]",
            "effectif-a-demi : Ce nombre ne dit pas s'il compte des personnes ou des temps plein.",
        ),
        (
            "centres_sante",
            "effectifs: [40 médecins généralistes]",
            "effectif-a-demi : « 40 médecins généralistes » : le nombre serait pris pour un mot du métier.",
        ),
        *(
            (
                "centres_sante",
                f"effectifs: [{typed}]",
                f"effectif-a-demi : « {typed} » : le nombre serait pris pour un mot du métier.",
            )
            for typed in (
                "2 ou 3 médecins",
                "environ 40 médecins",
                "Médecins (40)",
                "une quarantaine de médecins",
                "Une dizaine d'infirmiers",
                "un médecin",
                "trois sages-femmes",
                "plusieurs psychologues",
                "quelques aides",
                "Médecins (une dizaine)",
                "à mi-temps",
            )
        ),
        (
            "centres_sante",
            'effectifs: ["Médecins généralistes : 40"]',
            "effectif-a-demi : « Médecins généralistes : 40 » : le nombre serait pris pour un mot du métier.",
        ),
        (
            "contrats",
            "financements: [{libelle: Aide}]",
            "financement-vide : Ce financement ne dit ni combien, ni qui paie ou reçoit, ni son cadre.",
        ),
    ],
)
def test_what_says_too_little_is_told(minimal: Path, kind: str, block: str, said: str) -> None:
    add(minimal, kind, block)
    assert said in told(minimal)


def test_a_siren_has_one_file(minimal: Path) -> None:
    text = (minimal / ARRAS).read_text("utf-8").replace("arras-cls", "autre-cls")
    other = minimal / "data" / "territoires" / "grand-arras.yml"
    other.write_text(text.replace("id: arras\n", "id: grand-arras\n"), "utf-8")
    assert "siren-en-double : Ce SIREN est déjà celui de « data/territoires/arras.yml »." in told(minimal)


def test_a_cited_territory_that_is_gone_is_told_even_if_other_files_bear_its_name(minimal: Path) -> None:
    add(minimal, "contrats", "couverture: {territoires: [disparu]}")
    organismes = next((minimal / "data" / "organismes").glob("*.yml"))
    organismes.rename(organismes.with_name("disparu.yml"))
    assert "reference-inconnue : « disparu » n'existe pas parmi les fiches de territoire." in told(minimal)


AXES = "axes: [{titre: Un}, {titre: Deux}]\n"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (f"{AXES}nombre_axes: 1", ["nombre-depasse : Nombre annoncé : 1\xa0axe. Cette fiche en décrit 2."]),
        (f"{AXES}nombre_axes: 2", []),
        (f"{AXES}nombre_axes: 3", []),
        (
            f"{AXES}nombre_axes: 1\n"
            "desaccords: [{sujet: Nombre d'axes, versions: [{texte: Un, sources: [page-essai]}, "
            "{texte: Deux, sources: [page-essai]}]}]",
            [],
        ),
        (
            "axes: [{titre: Un, actions: [{titre: A}, {titre: B}]}]\nnombre_actions: 1",
            ["nombre-depasse : Nombre annoncé : 1\xa0action. Cette fiche en décrit 2."],
        ),
        (
            "durees: [{annees: 3, date: 2018, fin: 2024}]\netats: [{etat: proroge, date: 2025}]",
            ["duree-contredite : « annees: 3 » ne va pas avec les dates : de 2018 à 2024."],
        ),
        ("durees: [{annees: 3, date: 2025, fin: 2027}]", []),
        ("durees: [{annees: 3, date: 2025, fin: 2028}]", []),
        ("durees: [{annees: 3, annees_max: 6, date: 2024, fin: 2030}]", []),
        (
            "durees: [{date: 2018, fin: 2020}]\netats: [{etat: signe, date: 2021}]",
            ["signature-apres-terme : Ce contrat finirait en 2020, avant sa signature (2021)."],
        ),
        (
            "chiffres: [{libelle: Population, valeur: '91,5', unite: habitants}]",
            ["compte-entier : « 91,5 habitants » : cela se compte en entiers."],
        ),
        ("chiffres: [{libelle: Taux, valeur: '91,5', unite: habitants par médecin}]", []),
        ("chiffres: [{libelle: Part, valeur: '91,5', unite: '%'}]", []),
    ],
)
def test_numbers_and_dates_go_with_what_stands_beside_them(
    minimal: Path, block: str, expected: list[str]
) -> None:
    add(minimal, "contrats", block)
    assert told(minimal) == expected


def test_a_commune_far_from_the_others_is_told(minimal: Path) -> None:
    codes = [c for c, commune in REGISTRE.communes.items() if commune.departement == "62"][:4]
    far = next(c for c, commune in REGISTRE.communes.items() if commune.departement == "53")
    add(minimal, "contrats", f"couverture: {{communes: {[*codes, far]}}}")
    assert [line.split(" : ")[0] for line in told(minimal)] == ["commune-isolee"]
    (minimal / ARRAS).write_text((minimal / ARRAS).read_text("utf-8").replace(f", '{far}'", ""), "utf-8")
    assert told(minimal) == []


@pytest.mark.parametrize(
    "word", ["La suite de ce contrat", "La suite du contrat après 2020.", "Si le contrat a été renouvelé."]
)
def test_the_end_of_a_contract_may_be_told_unknown(minimal: Path, word: str) -> None:
    add(minimal, "contrats", "durees: [{date: 2016, fin: 2018}]")
    assert [line.split(" : ")[0] for line in told(minimal)] == ["terme-passe"]
    assert "écrivez dans « inconnus » : « La suite de ce contrat »" in remedies(minimal)[0]
    add(minimal, "contrats", f"durees: [{{date: 2016, fin: 2018}}]\ninconnus: [{word}]")
    assert len([line for line in told(minimal) if line.startswith("terme-passe")]) == 1


@pytest.mark.parametrize(
    ("mailbox", "expected"),
    [
        ("sante@essai.fr", None),
        ("saint.laurent.blangy@essai.fr", None),
        ("planning.familial@essai.fr", None),
        ("secretariatgeneral@essai.fr", None),
        ("essai@essai.fr", None),
        ("question@essai.fr", None),
        ("jdupont@essai.fr", "courriel-a-verifier"),
        ("dupontj@essai.fr", "courriel-a-verifier"),
        ("claire-durand@essai.fr", "courriel-a-verifier"),
        ("claire.durand@essai.fr", "courriel-personnel"),
    ],
)
def test_a_mailbox_says_which_service_answers(minimal: Path, mailbox: str, expected: str | None) -> None:
    replace(minimal, "    telephone: 03 21 00 00 00", f"    courriel: {mailbox}")
    assert [line.split(" : ")[0] for line in told(minimal)] == ([expected] if expected else [])


def test_a_mailbox_hidden_in_the_address_of_a_page_is_told(minimal: Path) -> None:
    hidden = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.fr&data=05%7Cjean.dupont%40essai.fr"
    replace(minimal, "    telephone: 03 21 00 00 00", f"    site: {hidden}")
    assert told(minimal) == [
        "courriel-personnel : « jean.dupont@essai.fr » semble être le courriel d'une personne."
    ]
    assert "recopiez l'adresse de la page elle-même" in remedies(minimal)[0]


@pytest.mark.parametrize(
    ("service", "is_wrong"),
    [("Mme Claire Durand", True), ("M. le directeur", False), ("Service santé", False)],
)
def test_a_contact_names_no_agent(minimal: Path, service: str, *, is_wrong: bool) -> None:
    replace(minimal, "    telephone: 03 21 00 00 00", f"    service: {service}")
    assert [line.split(" : ")[0] for line in told(minimal)] == ["agent-nomme"] * is_wrong


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Claire Durand", "Claire Durand"),
        ("Coordinatrice : Claire DURAND", "Claire DURAND"),
        ("DURAND Claire, secrétariat", "DURAND Claire"),
        ("Coordination (C. Durand)", "C. Durand"),
        ("Anne-Marie Durand", "Anne-Marie Durand"),
        ("Centre Simone Veil", None),
        ("CHU Jean Minjoz", None),
        ("Maison de santé, rue Jean Jaurès", None),
        ("Espace Simone-Veil", None),
        ("Maison Sport-Santé", None),
        ("Octobre Rose", None),
        ("Service Claire voie", None),
        ("Guichet, Claire", None),
    ],
)
def test_a_service_that_seems_to_be_somebody_is_told(minimal: Path, text: str, person: str | None) -> None:
    replace(minimal, "    telephone: 03 21 00 00 00", f'    service: "{text}"')
    expected = [f"personne-a-verifier : « {person} » semble être une personne."] if person else []
    assert told(minimal) == expected


@pytest.mark.parametrize("text", ["[Arras](https://exemple.fr)", "**Arras**", "| a | b |", "# Arras"])
def test_signs_of_markdown_are_told(minimal: Path, text: str) -> None:
    replace(minimal, "- Une phrase d'essai.", f'- "{text}"')
    assert [line.split(" : ")[0] for line in told(minimal)] == ["balise"]


def test_capitals_are_one_remark_and_no_acronyms(minimal: Path) -> None:
    replace(minimal, "  - Une phrase d'essai.", "  - LE CONTRAT DE LA VILLE")
    assert told(minimal) == ["capitales : Ce texte est tout en capitales."]


def test_a_script_without_small_letters_is_not_in_capitals() -> None:
    assert not is_shouted("رسالة قصيرة (SMS)، إذا كنت لا تستطيع الكلام")
    assert is_shouted("LE CONTRAT DE LA VILLE")
    assert not is_shouted("CLS et CLSM")


def test_a_sentence_for_people_in_a_hurry_is_short(minimal: Path) -> None:
    replace(minimal, "  - Une phrase d'essai.", f"  - {'mot ' * 80}")
    assert [line.split(" : ")[0] for line in told(minimal)] == ["en-bref-long"]


def test_an_id_used_in_two_files_is_told_in_both_with_the_other_place(minimal: Path) -> None:
    path = minimal / "data" / "sources" / "essai.yml"
    copy = path.with_name("autre.yml")
    copy.write_text(path.read_text("utf-8"), "utf-8")
    said = [f for f in load(minimal, TODAY, REGISTRE).findings if f.code == "id-en-double"]
    assert {(f.fichier.split("/")[-1], f.message.split(" sert aussi à ")[1].split(",")[0]) for f in said} == {
        ("essai.yml", "data/sources/autre.yml"),
        ("autre.yml", "data/sources/essai.yml"),
    }


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("partenaires: [la Ville et la Préfecture]", "deux-noms-en-un : « la Ville et la Préfecture » est lu comme un seul nom."),
        ("partenaires: [l'agence et les maires]", "deux-noms-en-un : « l'agence et les maires » est lu comme un seul nom."),
        ("partenaires: [services de santé et de psychiatrie]", ""),
        ("partenaires: [Les communes de la vallée]", ""),
        ("partenaires: [Guy Lepinoy]", "personne-a-verifier : « Guy Lepinoy » semble être une personne."),
        ("etapes: [{titre: Bal, intervenants: [Elodie Joly]}]", "personne-a-verifier : « Elodie Joly » semble être une personne."),
        ("etapes: [{titre: Bal, intervenants: [centre Simone Veil, un accompagnateur]}]", ""),
    ],
)  # fmt: skip
def test_who_takes_part_is_one_and_nobody_by_name(minimal: Path, typed: str, said: str) -> None:
    add(minimal, "contrats", typed)
    assert told(minimal) == ([said] if said else [])


def test_an_item_that_begins_with_and_may_be_one_more(minimal: Path) -> None:
    add(minimal, "contrats", "partenaires: [la Ville, et les écoles]")
    (remedy,) = remedies(minimal)
    assert remedy.startswith("Si c'est un élément de plus, écrivez « les écoles » ; sinon, mettez le tout"), (
        remedy
    )
