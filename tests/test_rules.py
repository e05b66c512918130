"""The rules of the field: what the law or time asks about, and what it does not."""

# ruff: noqa: E501 - golden messages are kept whole

from __future__ import annotations

import ast
import datetime as dt
import re
from pathlib import Path

import pytest

from reperes_sante.edit.examples import tous_les_blocs
from reperes_sante.link.places import placed
from reperes_sante.model.communs import FichierNumeros
from reperes_sante.model.findings import Severity
from reperes_sante.validate import load
from reperes_sante.validate.rules import RULES, texts
from reperes_sante.validate.rules.centres import last_due_year
from reperes_sante.validate.rules.freshness import numeros_perimes
from reperes_sante.validate.rules.linked import check_listed
from tests.broken import REGISTRE, TODAY
from tests.house import ROOT

ARRAS = "data/territoires/arras.yml"
HEADS = {
    "contrats": "  - id: x\n    nom: Contrat\n",
    "conseils": "  - id: x\n    nom: Conseil\n",
    "centres_action_sociale": "  - id: x\n    nom: CIAS\n",
    "centres_sante": "  - id: x\n    nom: Centre\n",
}


def told(root: Path, today: dt.date = TODAY) -> list[str]:
    """Return the new findings of the small project, shortly: code and message."""
    return [f"{f.code} : {f.message}" for f in load(root, today, REGISTRE).findings]


def add(root: Path, kind: str, block: str) -> None:
    """Add a dispositif, of which only the remarkable part is given."""
    path = root / ARRAS
    lines = "".join(f"    {line}\n" for line in block.splitlines())
    text = path.read_text("utf-8")
    item = HEADS[kind] + lines
    text = (
        text.replace("contrats:\n", f"contrats:\n{item}", 1)
        if kind == "contrats"
        else f"{text}{kind}:\n{item}"
    )
    path.write_text(text, "utf-8")


SIGNED = "etats: [{etat: signe, date: %s}]\n"
MENTAL = "volet-sante-mentale : Signé %s, ce contrat doit avoir un volet « santé mentale » : la fiche n'en montre pas."
THEME = "thematiques.yml"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (SIGNED % "2022-02-21", []),
        (SIGNED % "2022-02", []),
        (SIGNED % "2022", []),
        (SIGNED % "2022-02-22", [MENTAL % "le 22 février 2022"]),
        (SIGNED % "2024", [MENTAL % "en 2024"]),
        (SIGNED % "2024" + "thematiques: [sante-mentale]", []),
        (SIGNED % "2024" + "axes: [{titre: A, actions: [{titre: B, thematiques: [sante-mentale]}]}]", []),
        (SIGNED % "2024" + "inconnus: [Si le contrat a un volet sur la Santé Mentale.]", []),
        (SIGNED % "2024" + "axes: [{titre: Bien vivre, objectifs: [Mieux parler de santé mentale]}]", []),
        (SIGNED % "2024" + "axes: [{titre: Bien vivre, sujets: [La santé mentale]}]", []),
        (SIGNED % "2024" + "axes: [{titre: A, thematiques: [logement]}]", [MENTAL % "en 2024"]),
        ("etats: [{etat: signe, date: 2027, prevue: oui}]", []),
        ("etats: [{etat: redaction, date: 2024}]", []),
    ],
)
def test_a_recent_contract_has_a_mental_health_part(minimal: Path, block: str, expected: list[str]) -> None:
    themes = minimal / "data" / THEME
    themes.write_text(
        themes.read_text("utf-8") + "  - id: sante-mentale\n    nom: Santé mentale\n    definition: D.\n",
        "utf-8",
    )
    add(minimal, "contrats", block)
    assert told(minimal) == expected


@pytest.mark.parametrize(
    ("name", "is_wrong"),
    [
        ("Convention de partenariat", True),
        ("CTSM d'Arras", True),
        ("Contrat territorial de santé mentale d'Arras", True),
        ("Convention du contrat local de santé", False),
        ("Contrat de territoire", False),
    ],
)
def test_what_is_no_local_contract_is_written_elsewhere(minimal: Path, name: str, *, is_wrong: bool) -> None:
    path = minimal / ARRAS
    add(minimal, "contrats", "buts: [Un but.]")
    path.write_text(path.read_text("utf-8").replace("nom: Contrat\n", f"nom: {name}\n"), "utf-8")
    said = (
        f"contrat-autre-nature : « {name} » n'est pas un contrat local de santé : la page le dirait « CLS »."
    )
    assert told(minimal) == [said] * is_wrong


STATES = "etats: [{etat: %s, date: %s}, {etat: %s, date: %s}]"


@pytest.mark.parametrize(
    ("kind", "states", "is_wrong"),
    [
        ("contrats", ("expire", "2015", "signe", "2016"), True),
        ("contrats", ("dissous", "2015", "preconise", "2016"), True),
        ("contrats", ("signe", "2015", "prefiguration", "2016"), True),
        ("contrats", ("signe", "2015-03", "prefiguration", "2015"), False),
        ("contrats", ("avenant", "2014", "signe", "2015"), True),
        ("contrats", ("proroge", "2014", "signe", "2015-02-03"), True),
        ("contrats", ("signe", "2015", "avenant", "2016"), False),
        ("contrats", ("expire", "2015", "renouvele", "2016"), False),
        ("contrats", ("signe", "2015", "diagnostic", "2016"), False),
        ("contrats", ("signe", "2016", "expire", "2016"), False),
        ("conseils", ("dissous", "2015", "installe", "2016"), True),
        ("conseils", ("relance", "2009", "cree", "2010"), False),
        ("conseils", ("cree", "2010", "preconise", "2013"), False),
    ],
)
def test_states_are_wrong_only_when_contradictory(
    minimal: Path, kind: str, states: tuple[str, ...], *, is_wrong: bool
) -> None:
    add(minimal, kind, STATES % states)
    codes = [line.split(" : ")[0] for line in told(minimal)]
    assert codes == ["etats-contradictoires"] * is_wrong


def test_what_began_again_may_be_signed_again(minimal: Path) -> None:
    add(
        minimal,
        "conseils",
        "etats:\n  - {etat: dissous, date: 2015}\n  - {etat: relance, date: 2018}\n  - {etat: cree, date: 2019}",
    )
    assert told(minimal) == []


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("durees: [{date: 2015, fin: 2019}]", ["terme-passe : Ce contrat finissait en 2019 : qu'est-il devenu ?"]),
        ("durees: [{date: 2020-06, annees: 3}]", ["terme-passe : Ce contrat finissait en juin 2023 : qu'est-il devenu ?"]),
        ("durees: [{annees: 3, annees_max: 5}]\n" + SIGNED % "2017", ["terme-passe : Ce contrat finissait en 2022 : qu'est-il devenu ?"]),
        ("durees: [{date: 2015, fin: 2019}]\netats: [{etat: expire, date: 2019}]", []),
        ("durees: [{date: 2015, fin: 2019}]\netats: [{etat: proroge, date: 2018, fin: 2021}]", []),
        ("durees: [{date: 2015, fin: 2019}]\netats: [{etat: signe, date: 2015}]", ["terme-passe : Ce contrat finissait en 2019 : qu'est-il devenu ?"]),
        ("durees: [{date: 2024, fin: 2026}]", []),
        ("durees: [{annees: 3}]", []),
    ],
)  # fmt: skip
def test_a_contract_past_its_term_says_what_it_became(minimal: Path, block: str, expected: list[str]) -> None:
    add(minimal, "contrats", block)
    assert told(minimal) == expected


CONVENTION = "essai-convention: Une convention\nnature: autre\n"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("durees: [{date: 2015, fin: 2019}]", ["terme-passe : Cette convention finissait en 2019 : qu'est-elle devenue ?"]),
        ("durees: [{date: 2015, fin: 2019}]\netats: [{etat: expire, date: 2019}]", []),
        ("durees: [{date: 2015, fin: 2019}]\ninconnus: [La suite de cette convention.]", []),
        ("durees: [{date: 2024, fin: 2027}]", []),
    ],
)  # fmt: skip
def test_a_convention_past_its_term_says_what_it_became(
    minimal: Path, block: str, expected: list[str]
) -> None:
    lines = "\n".join(f"    {line}" for line in f"{CONVENTION}{block}".splitlines())
    path = minimal / ARRAS
    path.write_text(f"{path.read_text('utf-8')}conventions:\n  - {lines.strip()}\n", "utf-8")
    assert told(minimal) == expected


def test_a_contract_that_is_followed_needs_no_other_state(minimal: Path) -> None:
    text = (minimal / ARRAS).read_text("utf-8")
    (minimal / ARRAS).write_text(text.replace("    succede_a: arras-cls-1\n", ""), "utf-8")
    assert told(minimal) == ["terme-passe : Ce contrat finissait en 2023 : qu'est-il devenu ?"]


MEMBERS = "composition: [%s]"
FAMILIES = "clsm-membres : Parmi les membres cités de ce conseil, il manque : %s."


@pytest.mark.parametrize(
    ("families", "more", "expected"),
    [
        (("elus", "psychiatrie", "usagers", "aidants"), "", []),
        ((), "", []),
        (("elus", "psychiatrie"), "", [FAMILIES % "usagers ; familles et aidants"]),
        (("elus", "psychiatrie", "usagers"), "inconnus: [La place des aidants.]", []),
        (("elus", "psychiatrie", "usagers"), "instances: [{nature: bureau, membres: [{designation: x, famille: aidants}]}]", []),
        (("elus",), "nature: conseil-intercommunal", []),
        # Who presides, who takes part, who holds an office: said elsewhere, it is said.
        (("psychiatrie", "usagers", "aidants"), "copresidence: [le maire, la responsable de la psychiatrie]", []),
        (("ars",), "presidence: la présidente de l'agglomération\npartenaires: [des usagers, l'union des familles, un secteur de psychiatrie]", []),
        (("psychiatrie", "usagers", "aidants"), "mandats: [{nom: Camille Essai, fonction: Adjointe à la santé, date: 2024}]", []),
        (("psychiatrie", "usagers", "aidants"), "presidence: le directeur de l'hôpital", [FAMILIES % "élus"]),
        (("psychiatrie", "usagers", "aidants"), "methode: [Il est présidé par le maire.]", []),
        (("psychiatrie", "usagers", "aidants"), "pilotes: [{designation: la ville, precision: adjointe à la santé}]", []),
        (("psychiatrie",), "inconnus: ['La place de membres non cités, élus, usagers, familles et aidants.']", []),
    ],
)  # fmt: skip
def test_a_clsm_has_its_four_families(
    minimal: Path, families: tuple[str, ...], more: str, expected: list[str]
) -> None:
    members = ", ".join(f"{{designation: Membre {name}, famille: {name}}}" for name in families)
    add(minimal, "conseils", f"{MEMBERS % members}\n{more}")
    assert told(minimal) == expected


def board(elected: int, named: int, more: str = "") -> str:
    """Return a board of so many members on each side."""
    sides = {
        side: ", ".join(f"{{designation: {side}{rank}}}" for rank in range(count))
        for side, count in (("elus", elected), ("associations", named))
    }
    return (
        f"conseil_administration: {{elus: [{sides['elus']}], associations: [{sides['associations']}]{more}}}\n"
        "inconnus: [Les besoins sociaux.]"
    )


ALL_CATEGORIES = ("familles", "insertion-exclusion", "retraites-personnes-agees", "handicap")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (board(8, 8), []),
        (board(0, 13), []),
        (board(8, 13), ["cias-parite : Ce conseil a 8 élus et 13 membres nommés : la loi en veut autant."]),
        (board(8, 3, ", nombre_associations: 8"), []),
        # The mayor chairs, and is told among those who are elected.
        (board(9, 8, ", presidence: le maire"), []),
        (board(9, 8), ["cias-parite : Ce conseil a 9 élus et 8 membres nommés : la loi en veut autant."]),
        (f"{board(8, 6)}\n".replace("Les besoins sociaux.", "Les besoins sociaux., La composition du conseil d'administration."), []),
        (board(17, 17, ", date: 2023-07-21"), ["cias-effectif : Ce conseil a 17 membres d'un même côté ; la limite était de 16."]),
        (board(0, 1, ", nombre_associations: 18, date: 2020"), ["cias-effectif : Ce conseil a 18 membres d'un même côté ; la limite était de 16."]),
        (board(17, 17, ", date: 2023"), []),
        (board(17, 17, ", date: 2024"), []),
        (board(17, 17), []),
        # Fewer than the seats that a source announces: the lists are not whole.
        (board(4, 2, ", nombre_sieges: 17"), []),
    ],
)  # fmt: skip
def test_the_board_of_a_cias_has_equal_sides_and_had_a_ceiling(
    minimal: Path, block: str, expected: list[str]
) -> None:
    add(minimal, "centres_action_sociale", block)
    assert told(minimal) == expected


@pytest.mark.parametrize("missing", [(), ALL_CATEGORIES[:1], ALL_CATEGORIES[1:], ALL_CATEGORIES])
def test_the_board_of_a_cias_has_four_categories_when_they_are_told(
    minimal: Path, missing: tuple[str, ...]
) -> None:
    seats = [f"{{designation: {c}, categorie: {c}}}" for c in ALL_CATEGORIES if c not in missing]
    seats.append("{designation: Autre}")
    add(
        minimal,
        "centres_action_sociale",
        f"conseil_administration: {{associations: [{', '.join(seats)}]}}\ninconnus: [Les besoins sociaux.]",
    )
    labels = {
        "familles": "Associations familiales",
        "insertion-exclusion": "Insertion et lutte contre les exclusions",
        "retraites-personnes-agees": "Retraités et personnes âgées",
        "handicap": "Personnes handicapées",
    }
    names = " ; ".join(labels[name] for name in missing)
    is_told = bool(missing) and missing != ALL_CATEGORIES
    assert told(minimal) == [f"cias-categories : Il manque à ce conseil : {names}."] * is_told


@pytest.mark.parametrize(
    ("block", "cut"),
    [
        ("partenaires: [des soignants, après la séance]", "après la séance"),
        ("methode: [Il écoute, puis il agit.]", ""),
        ("programmes: [{nom: A, nature: service, preavis: [Commander la veille, avant 10 heures.]}]", "avant 10 heures."),
        ('programmes: [{nom: A, nature: service, preavis: ["Commander la veille, avant 10 heures."]}]', ""),
        ("programmes: [{nom: A, nature: service, lieux: [avant le pont, après le pont]}]", ""),
    ],
)  # fmt: skip
def test_a_comma_that_cuts_a_sentence_of_a_list_is_told(minimal: Path, block: str, cut: str) -> None:
    add(minimal, "conseils", block)
    found = [line for line in told(minimal) if line.startswith("virgule-qui-coupe : ")]
    assert found == [
        f"virgule-qui-coupe : « {cut} » semble la fin de l'élément d'avant, qu'une virgule coupe."
    ] * bool(cut)


@pytest.mark.parametrize(
    ("kind", "sort", "is_told"),
    [("commune", "", True), ("commune", "nature: ccas", False), ("commune", "nature: cias", False), ("pays", "", False)],
)  # fmt: skip
def test_a_centre_of_a_commune_tells_its_sort(minimal: Path, kind: str, sort: str, is_told: bool) -> None:  # noqa: FBT001
    add(minimal, "centres_action_sociale", sort)
    path = minimal / ARRAS
    own = f'nom_officiel: Arras\ntype: {kind}\ncommunes: ["62041"]'
    path.write_text(re.sub("(?m)^siren: .*$", own, path.read_text("utf-8")), "utf-8")
    found = [line for line in told(minimal) if line.startswith("cias-d-une-commune : ")]
    said = "Sans « nature », la page appelle CIAS le centre de cette commune."
    assert found == [f"cias-d-une-commune : {said}"] * is_told


@pytest.mark.parametrize(
    ("year", "due"), [(2026, 2021), (2027, 2021), (2028, 2027), (2033, 2027), (2034, 2033), (2021, 2015)]
)
def test_an_analysis_of_needs_is_due_the_year_after_elections(year: int, due: int) -> None:
    assert last_due_year(dt.date(year, 6, 1)) == due


@pytest.mark.parametrize(
    ("block", "year", "due"),
    [
        ("", 2026, 2021),
        ("", 2020, None),
        ("", 2028, 2027),
        ("analyses_besoins_sociaux: [{titre: ABS, date: 2021}]", 2027, None),
        ("analyses_besoins_sociaux: [{titre: ABS, date: 2021}]", 2028, 2027),
        ("analyses_besoins_sociaux: [{titre: ABS, date: 2018}]", 2026, 2021),
        ("etats: [{etat: dissous, date: 2020}]", 2026, None),
        ("etats: [{etat: cree, date: 2023}]", 2026, None),
        ("inconnus: [L'analyse des besoins sociaux de 2021.]", 2026, None),
        ("documents: [{titre: Analyse des besoins sociaux, date: 2021}]", 2026, None),
        # A page of meals says nothing of the centre itself.
        ("nature: ccas\nmissions: [Repas à domicile]", 2026, None),
        ("missions: [Repas à domicile]\netats: [{etat: cree, date: 2010}]", 2026, 2021),
        ("etapes: [{titre: L'analyse des besoins sociaux, date: 2021, prevue: oui}]", 2026, 2021),
    ],
)
def test_a_cias_without_its_analysis_is_told(minimal: Path, block: str, year: int, due: int | None) -> None:
    add(minimal, "centres_action_sociale", block)
    lines = [line for line in told(minimal, dt.date(year, 12, 31)) if line.startswith("cias-")]
    message = (
        f"cias-besoins-sociaux : Aucune analyse des besoins sociaux n'est notée pour {due}, "
        f"l'année qui suit les élections municipales de {(due or 0) - 1}."
    )
    assert lines == [message] * (due is not None)


OPENING = "implantations: [{nom: Lieu, role: antenne, ouvertures: [%s]}]"


@pytest.mark.parametrize(
    ("kind", "block", "expected"),
    [
        ("centres_sante", OPENING % "{date: 2024-11, prevue: oui}", "Ouverture prévue en novembre 2024 : a-t-elle eu lieu ?"),
        ("centres_sante", OPENING % "{date: 2024-11-04, prevue: oui}", "Ouverture prévue le 4 novembre 2024 : a-t-elle eu lieu ?"),
        ("centres_sante", OPENING % "{date: 2024, prevue: oui}, {date: 2023, prevue: oui}", "Ouverture prévue en 2024 : a-t-elle eu lieu ?"),
        ("centres_sante", OPENING % "{date: 2025, prevue: oui}, {date: 2025-02}", None),
        ("centres_sante", OPENING % "{date: 2025-02}, {date: 2024, prevue: oui}", None),
        ("centres_sante", OPENING % "{date: 2026-12, prevue: oui}", None),
        ("centres_sante", OPENING % "{date: 2026, prevue: oui}", None),
        ("contrats", "etats: [{etat: signature-prevue, date: 2020}]", "Signature prévue en 2020 : a-t-elle eu lieu ?"),
        ("contrats", "etats: [{etat: signature-prevue, date: 2020-06}, {etat: signe, date: 2020-02}]", None),
        ("conseils", "etats: [{etat: installe, date: 2020, prevue: oui}]", "« Installé » : c'était prévu en 2020. Est-ce fait ?"),
        ("conseils", "etats: [{etat: installe, date: 2020, prevue: oui}, {etat: en-oeuvre, date: 2021}]", None),
        ("conseils", "actions: [{titre: Un forum, date: 2020, fin: 2021, prevue: oui}]", "« Un forum » : c'était prévu en 2021. Est-ce fait ?"),
        ("conseils", "actions: [{titre: Un forum, date: 2020, prevue: oui, statut: realisee}]", None),
        ("conseils", "instances: [{nature: bureau, prevue: oui}]", None),
        # A figure that was announced stays so.
        ("conseils", "chiffres: [{libelle: Places, valeur: 12, date: 2020, prevue: oui}]", None),
        ("conseils", "financements: [{libelle: Aide, valeur: 12, payeurs: [x y], date: 2020, prevue: oui}]", None),
        ("conseils", "etapes: [{titre: Un forum, date: 2020, prevue: oui}]\ninconnus: [Si « un Forum » a eu lieu.]", None),
    ],
)  # fmt: skip
def test_a_past_announcement_is_asked_about(
    minimal: Path, kind: str, block: str, expected: str | None
) -> None:
    add(minimal, kind, block)
    assert told(minimal) == ([f"annonce-passee : {expected}"] if expected else [])


@pytest.mark.parametrize(
    ("kind", "block", "answer"),
    [
        ("contrats", "etats: [{etat: signature-prevue, date: 2020}]", "ajoutez la suite : « - signe: »"),
        ("conseils", 'etapes: [{titre: Le « "Forum" », date: 2020, prevue: oui}]', "retirez « prevue »"),
    ],
)
def test_the_line_for_an_announcement_without_news_ends_the_question(
    minimal: Path, kind: str, block: str, answer: str
) -> None:
    before = (minimal / ARRAS).read_text("utf-8")
    add(minimal, kind, block)
    remedy = next(f.remede for f in load(minimal, TODAY, REGISTRE).findings if f.code == "annonce-passee")
    assert answer in remedy
    line = remedy[remedy.index('« - "') + 2 : remedy.rindex(" »")]
    (minimal / ARRAS).write_text(before, "utf-8")
    add(minimal, kind, f"{block}\ninconnus:\n  {line}")
    assert told(minimal) == []


def test_a_fact_of_the_future_is_an_announcement(minimal: Path) -> None:
    add(
        minimal,
        "conseils",
        "etats: [{etat: cree, date: 2027-03}]\netapes: [{titre: Forum, date: 2027, prevue: oui}]",
    )
    assert told(minimal) == ["date-a-venir : Cette date (mars 2027) est à venir."]


def test_a_check_is_not_made_in_the_future(minimal: Path) -> None:
    assert (
        told(minimal, dt.date(2026, 11, 21))
        == ["verification-a-venir : Cette date (22 novembre 2026) est à venir."] * 3
    )


@pytest.mark.parametrize(
    ("today", "codes"),
    [
        (dt.date(2027, 5, 22), []),
        (dt.date(2027, 5, 23), ["numero-perime"]),
        (dt.date(2027, 11, 22), ["numero-perime"]),
        (dt.date(2027, 11, 23), ["numero-perime", "a-reverifier"]),
    ],
)
def test_what_nobody_checked_for_long_is_told(minimal: Path, today: dt.date, codes: list[str]) -> None:
    findings = load(minimal, today, REGISTRE).findings
    assert [finding.code for finding in findings] == codes
    assert all(finding.gravite is Severity.AVERTISSEMENT for finding in findings)


def test_an_old_check_is_told_once_for_all_that_it_covers(minimal: Path) -> None:
    text = (minimal / ARRAS).read_text("utf-8")
    (minimal / ARRAS).write_text(text.replace("verifie_le: 2026-11-22", "verifie_le: 2025"), "utf-8")
    assert told(minimal) == ["a-reverifier : Rien n'a été vérifié ici depuis 2025 : plus de 12 mois."]


def numbers(*checks: str | None, whole: str | None = None) -> FichierNumeros:
    lines = [
        {"id": f"n{rank}", "numero": "15", "nom": "N", "famille": "urgence", "pour_qui": "P"}
        | ({"verifie_le": check} if check else {})
        for rank, check in enumerate(checks)
    ]
    return placed(FichierNumeros.model_validate({"numeros": lines, "verifie_le": whole}))


@pytest.mark.parametrize(
    ("numeros", "stale"),
    [
        (numbers("2026-11-22", "2026-05-22", "2026-05-21", None), ["n2", "n3"]),
        (numbers("2026-01", None, whole="2026-11"), ["n0"]),
        (numbers(None, None, whole="2026-01"), ["n0", "n1"]),
    ],
)
def test_stale_numbers_are_given_to_whoever_publishes(numeros: FichierNumeros, stale: list[str]) -> None:
    assert [ligne.id for ligne in numeros_perimes(numeros, TODAY)] == stale


@pytest.mark.parametrize(
    ("address", "is_private"),
    [
        ("clsm@exemple.fr", False),
        ("contact.sante@exemple.fr", False),
        ("sante-mentale@agglo-exemple.fr", False),
        ("saint-omer@exemple.fr", False),
        ("gem.lens@gmail.com", False),
        ("jean.dupont@exemple.fr", True),
        ("jean-pierre.dupont@exemple.fr", True),
        ("j.dupont@exemple.fr", True),
        ("jean_dupont2@exemple.fr", True),
        ("jdupont@orange.fr", True),
        ("famidupont@yahoo.co.uk", True),
    ],
)
def test_addresses_of_people_are_told_from_those_of_services(
    minimal: Path, address: str, *, is_private: bool
) -> None:
    text = (minimal / ARRAS).read_text("utf-8")
    (minimal / ARRAS).write_text(text.replace("telephone: 03 21 00 00 00", f"courriel: {address}"), "utf-8")
    codes = [line.split(" : ")[0] for line in told(minimal)]
    assert [code for code in codes if code != "courriel-a-verifier"] == ["courriel-personnel"] * is_private


@pytest.mark.parametrize(
    ("number", "is_private"),
    [
        ("03 21 00 00 00", False),
        ("3114", False),
        ("0806 000 126", False),
        ("06 00 00 00 00", True),
        ("+33 700000000", True),
    ],
)
def test_mobile_numbers_are_refused(minimal: Path, number: str, *, is_private: bool) -> None:
    text = (minimal / ARRAS).read_text("utf-8")
    (minimal / ARRAS).write_text(text.replace("03 21 00 00 00", f'"{number}"'), "utf-8")
    assert [line.split(" : ")[0] for line in told(minimal)] == ["telephone-personnel"] * is_private


@pytest.mark.parametrize(
    ("commune", "cover", "is_wrong"),
    [
        ("62041", "", False),
        ("62119", "", True),
        ("62119", "couverture: {communes: ['62119', '62041']}\n", False),
        ("62119", "couverture: {departements: ['62']}\n", False),
        ("59350", "couverture: {departements: ['62']}\n", True),
    ],
)
def test_places_are_in_the_territory(minimal: Path, commune: str, cover: str, *, is_wrong: bool) -> None:
    add(
        minimal, "centres_sante", f'{cover}implantations: [{{nom: Lieu, role: centre, commune: "{commune}"}}]'
    )
    assert [line.split(" : ")[0] for line in told(minimal)] == ["commune-hors-territoire"] * is_wrong


def test_a_former_commune_counts_as_the_one_that_holds_it(minimal: Path) -> None:
    former = next(c for c in REGISTRE.communes.values() if c.chef_lieu)
    siren = REGISTRE.communes[former.chef_lieu or ""].epci
    text = (minimal / ARRAS).read_text("utf-8")
    named = text.replace("nom: Arras", f"nom: {REGISTRE.epci[siren or ''].nom}")
    (minimal / ARRAS).write_text(named.replace('siren: "200033579"', f'siren: "{siren}"'), "utf-8")
    add(minimal, "centres_sante", f'implantations: [{{nom: Lieu, role: centre, commune: "{former.code}"}}]')
    assert told(minimal) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("    sens: [logement]\n", []),
        ("    thematiques: [logement]\n", []),
        ("", ["mots-sans-but : « appartement, loyer » : ces mots ne mènent nulle part."]),
    ],
)
def test_everyday_words_lead_somewhere(minimal: Path, line: str, expected: list[str]) -> None:
    text = f"equivalences:\n  - mots: [appartement, loyer]\n{line}"
    (minimal / "data" / "recherche.yml").write_text(text, "utf-8")
    assert told(minimal) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ZZZ agit, le ZZZ aide.", ["sigle-inconnu : Rien n'explique le sigle « ZZZ »."]),
        ("La zone (ZZZ) agit. Le ZZZ aide.", []),
        ("Le ZZZ (la zone) agit.", []),
        ("Le plan XIV du L.123-4 et de A-ZZ agit.", []),
        ("Le CLIC agit.", ["sigle-inconnu : Rien n'explique le sigle « CLIC »."]),
    ],
)
def test_an_acronym_is_explained(minimal: Path, text: str, expected: list[str]) -> None:
    add(minimal, "contrats", f'buts: [{{texte: "{text}"}}]')
    assert told(minimal) == expected


@pytest.mark.parametrize(
    ("kind", "block"),
    [
        ("contrats", "partenaires: [{designation: ZZZ}]"),
        ("contrats", "partenaires: [{designation: La zone, precision: ZZZ}]"),
        ("centres_action_sociale", "missions: [{public: Tous, taches: [ZZZ]}]"),
    ],
)
def test_a_bare_acronym_that_names_a_partner_or_a_task_is_explained_too(
    minimal: Path, kind: str, block: str
) -> None:
    add(minimal, kind, block)
    assert [remark for remark in told(minimal) if "sigle" in remark] == [
        "sigle-inconnu : Rien n'explique le sigle « ZZZ »."
    ]


def test_an_acronym_that_nobody_can_explain_is_told_among_what_is_unknown(minimal: Path) -> None:
    before = (minimal / ARRAS).read_text("utf-8")
    add(minimal, "contrats", "buts: [{texte: Le ZZZ agit.}]")
    [found] = load(minimal, TODAY, REGISTRE).findings
    assert found.remede.endswith("Si rien ne le dit : « - Ce que veut dire ZZZ. », sous « inconnus: ».")
    (minimal / ARRAS).write_text(before, "utf-8")
    add(minimal, "contrats", "buts: [{texte: Le ZZZ agit.}]\ninconnus: [Le sens du sigle ZZZ.]")
    assert told(minimal) == []


@pytest.mark.parametrize(
    ("text", "is_silence"),
    [
        ("La page de 2024 ne parle plus du centre.", True),
        ("Le fax n'est plus cité (2024).", True),
        ("L'article ne dit rien de la durée.", True),
        ("La page de 2024 est muette.", True),
        ("Trois ans, renouvelable une fois.", False),
        ("Le centre n'existe plus.", False),
        ("« L'une des premières communes de l'île »", False),
    ],
)
def test_a_silence_is_no_version(minimal: Path, text: str, *, is_silence: bool) -> None:
    versions = f'[{{texte: "{text}", sources: [page-essai]}}, {{texte: Deux ans, sources: [page-essai]}}]'
    add(minimal, "contrats", f"desaccords: [{{sujet: Durée, versions: {versions}}}]")
    expected = ["version-de-silence : Cette source se tait : elle n'est pas en désaccord."]
    assert [line for line in told(minimal) if "silence" in line] == (expected if is_silence else [])


@pytest.mark.parametrize(
    ("designation", "is_domain"),
    [
        ("Éducation", True),
        ("Psychiatrie et santé mentale", True),
        ("Services de la justice", False),
        ("Élus", False),
        ("Usagers", False),
    ],
)
def test_a_field_sits_nowhere(minimal: Path, designation: str, *, is_domain: bool) -> None:
    add(minimal, "conseils", f"composition: [{{designation: {designation}}}]")
    found = [line for line in told(minimal) if line.startswith("domaine-qui-siege")]
    message = f"domaine-qui-siege : « {designation} » est un domaine : qui siège ?"
    assert found == ([message] if is_domain else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Un accord à \u0410rras.",
            ["alphabets-meles : « \u0410rras » mêle deux alphabets : une lettre en imite une autre."],
        ),
        ("Un accord en Українська мова et en العربية, 12 µg, m².", []),
    ],
)
def test_a_word_has_one_alphabet(minimal: Path, text: str, expected: list[str]) -> None:
    add(minimal, "contrats", f'buts: [{{texte: "{text}"}}]')
    assert told(minimal) == expected


@pytest.mark.parametrize(
    ("name", "is_kept"),
    [
        ("contenu", True),
        ("index", True),
        ("site", True),
        ("site-recherche", True),
        ("con", True),
        ("lpt1", True),
        ("sites", False),
        ("contenus", False),
        ("com10", False),
    ],
)
def test_what_the_site_and_systems_call_their_own_is_no_identifier(
    minimal: Path, name: str, *, is_kept: bool
) -> None:
    path = minimal / ARRAS
    path.write_text(
        path.read_text("utf-8").replace("contrats:\n", f"contrats:\n  - id: {name}\n    nom: Contrat\n", 1),
        "utf-8",
    )
    said = f"id-reserve : L'identifiant « {name} » est gardé par le site ou par Windows."
    assert told(minimal) == ([said] if is_kept else [])


def test_a_name_and_a_text_have_a_length(minimal: Path) -> None:
    path = minimal / ARRAS
    text = path.read_text("utf-8")
    for more, expected in ((0, []), (1, ["trop-long"])):
        path.write_text(text.replace("nom: Arras", f"nom: {'m' * (300 + more)}", 1), "utf-8")
        told_here = {remark.partition(" ")[0] for remark in told(minimal)} - {"siren-a-verifier"}
        assert sorted(told_here) == expected
    path.write_text(text, "utf-8")
    add(minimal, "contrats", f'buts: [{{texte: "{"m" * 5000}"}}]')
    assert told(minimal) == []
    add(minimal, "contrats", f'buts: [{{texte: "{"m" * 5001}"}}]')
    assert "trop-long" in {remark.partition(" ")[0] for remark in told(minimal)}


@pytest.mark.parametrize(("second", "told_times"), [("Un ado va mal", 1), ("Un ado va mal, à Lens", 0)])
def test_two_contacts_of_one_list_have_two_titles(minimal: Path, second: str, told_times: int) -> None:
    path = minimal / ARRAS
    two = "".join(f"  - pour: {title}\n    site: https://essai.fr/\n" for title in ("Un ado va mal", second))
    path.write_text(path.read_text("utf-8").replace("contacts:\n", f"contacts:\n{two}", 1), "utf-8")
    wanted = ["contacts-pareils : « Un ado va mal » nomme déjà un autre contact."]
    assert [line for line in told(minimal) if "contact" in line] == wanted * told_times


def test_a_rule_that_no_family_lists_is_told_at_import() -> None:
    check_listed(vars(texts), RULES)
    with pytest.raises(TypeError, match=r"FAMILIES la règle contacts-pareils$"):
        check_listed(vars(texts), [rule for rule in RULES if rule is not texts.contacts_pareils])


def test_the_places_of_remarks_are_fields_of_the_model() -> None:
    """A field that is renamed takes with it the rules that point at it."""
    known = {name for block in tous_les_blocs() for name in block.model_fields}
    rules = ROOT / "src/reperes_sante/validate/rules"
    nodes = (node for path in rules.glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    calls = (node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) == "Remark")
    places = {
        step.value for call in calls for step in ast.walk(call.args[1]) if isinstance(step, ast.Constant)
    }
    pointed = {step for step in places if isinstance(step, str)}
    assert len(pointed) > 20
    assert pointed <= known


PAID = "financements: [{libelle: Travaux, valeur: 12%s}]\n"
HOURS = 'etapes: [{titre: Forum, heure: "%s", heure_fin: "%s"%s}]\n'
BOARD = "conseil_administration: {nombre_sieges: 21, etapes: [{titre: Une séance, participants: %s}]}\n"
MARCH = "etats: [{etat: cite, date: 2025}]\netapes: [{titre: Marche, date: %s, campagne: mars-bleu}]\n"
AXES = "nombre_actions: %s\naxes: [{titre: Bouger, nombre_actions: 22}]\n"
OPEN = "contacts: [{pour: Joindre, telephone: 03 21 00 00 00, horaires: '%s'}]\n"
ANALYSIS = "analyses_besoins_sociaux: [{titre: Étude%s}]\n"


@pytest.mark.parametrize(
    ("kind", "block", "code"),
    [
        ("contrats", "etapes: [{titre: Forum, date: 2025-03}]", "etat-non-dit"),
        ("conseils", "instances: [{nature: bureau, date: 2025}]", "etat-non-dit"),
        ("contrats", "etapes: [{titre: Forum, date: 2025-03}]\ninconnus: [S'il est encore en cours.]", ""),
        ("contrats", "etapes: [{titre: Forum, date: 2025-03}]\netats: [{etat: cite, date: 2025-03}]", ""),
        ("contrats", "etapes: [{titre: Forum, date: 2027-03, prevue: oui}]", ""),
        ("contrats", "etapes: [{titre: Forum}]", ""),
        ("contrats", PAID % "", "payeur-non-dit"),
        ("contrats", PAID % ", payeurs: [les communes]", ""),
        ("contrats", PAID % ", cadre: plan national", ""),
        ("contrats", PAID % "" + "inconnus: [Qui paie les travaux.]", ""),
        ("centres_action_sociale", ANALYSIS % "", "analyse-sans-date"),
        ("centres_action_sociale", ANALYSIS % ", date: 2021", ""),
        ("centres_action_sociale", ANALYSIS % ", prevue: oui" + "etats: [{etat: cree, date: 2025}]", ""),
        ("contrats", "mandats: [{nom: A, date: 2024, fonction: Directrice de la clinique}]", "mandat-prive"),
        ("contrats", "mandats: [{nom: A, date: 2024, fonction: Président de l'association}]", "mandat-prive"),
        ("contrats", "mandats: [{nom: A, date: 2024, fonction: Vice-présidente de la communauté}]", ""),
        ("contrats", "mandats: [{nom: A, date: 2024, fonction: Directrice, organisme: agence-essai}]", ""),
        ("contrats", "mandats: [{nom: A, date: 2024, fonction: Adjointe au maire}]", ""),
        ("contrats", "mandats: [{nom: Maire, date: 2024, fonction: Claire Durand}]", "mandat-mal-nomme"),
        ("contrats", "mandats: ['Claire Durand et Paul Martin': 'Maires, 2024']", "mandat-mal-nomme"),
        ("contrats", "mandats: [{nom: Claire Durand, date: 2024, fonction: Maire}]", ""),
        ("contrats", "mandats: [{nom: M. Essai, date: 2024, fonction: Maire de Saint Martin}]", ""),
        ("contrats", "citations: ['« Oui. »': 'la maire, 20 mars 2024']", "date-dans-une-fonction"),
        ("contrats", "citations: ['« Oui. »': 'la maire, 2024']", ""),
        ("contrats", "citations: ['« Oui. »': 'la maire, élue depuis 2024']", ""),
        ("contrats", "axes: [{titre: 1. Bouger}]", "numero-dans-titre"),
        ("contrats", 'axes: [{titre: "Axe 2 : Manger"}]', "numero-dans-titre"),
        ("contrats", "axes: [{titre: 10 000 pas par jour}]", ""),
        ("contrats", "citations: ['« Nous y croyons. », dit le maire']", "citation-et-auteur"),
        ("contrats", "citations: ['« Nous y croyons. »']", ""),
        ("contrats", "partenaires: [Mme Durand]", "personne-a-verifier"),
        ("contrats", "partenaires: [agence-essai (copilote)]", "identifiant-dans-un-nom"),
        ("contrats", "partenaires: [Sous-préfecture (invitée)]", ""),
        ("contrats", "chiffres: [{libelle: Aides, valeur: 10 € et 5 € de plus}]", "deux-nombres"),
        ("contrats", "mandats: [{nom: A, fonction: Maire}]", "mandat-sans-date"),
        ("contrats", HOURS % ("18:30", "09:00", ""), "heures-inversees"),
        ("contrats", HOURS % ("18:30", "09:00", ", date: 2027-03-04, fin: 2027-03-05, prevue: oui"), ""),
        ("contrats", HOURS % ("20:00", "02:00", ""), ""),
        ("contrats", HOURS % ("09:00", "18:30", ""), ""),
        ("centres_action_sociale", "frais: gratuit\ntarif: 2 euros", "gratuit-et-prix"),
        ("centres_action_sociale", "frais: payant\ntarif: 2 euros", ""),
        ("centres_action_sociale", "frais: gratuit", ""),
        ("centres_action_sociale", "frais: gratuit\ntarifs: [{pour: Aînés, prix: 2 euros}]", "gratuit-et-prix"),
        ("contrats", "etapes: [{titre: Forum, gratuit: oui, tarif: 5 euros}]", "gratuit-et-prix"),
        ("centres_action_sociale", BOARD % 40, "plus-que-de-sieges"),
        ("centres_action_sociale", BOARD % 21, ""),
        ("contrats", MARCH % "2025-10-12", "campagne-d-un-autre-mois"),
        ("contrats", MARCH % "2025-04-02", ""),
        ("contrats", MARCH % "2025", ""),
        ("conseils", "presidence: le maire\ncopresidence: [le maire, la préfète]", "deux-presidences"),
        ("conseils", "copresidence: [le maire, la préfète]", ""),
        ("conseils", "copresidence: le maire et la préfète", "deux-presidences"),
        ("conseils", "composition: 30 membres", "compte-parmi-des-noms"),
        ("contrats", "partenaires: [agence-essai, agence-essai]", "membre-en-double"),
        ("contrats", "partenaires: [agence-essai, {organisme: agence-essai, precision: copilote}]", ""),
        ("contrats", AXES % 20, "somme-des-axes"),
        ("contrats", AXES % 22, ""),
        ("contrats", "chiffres: [{libelle: Part des aînés, valeur: 150 %}]", "part-impossible"),
        ("contrats", "chiffres: [{libelle: Hausse, valeur: 150 %}]", ""),
        ("contrats", OPEN % "de 9 h à 27 h 30", "heure-impossible"),
        ("contrats", OPEN % "de 9 h à 12 h 75", "heure-impossible"),
        ("contrats", OPEN % "de 9 h à 24 h", ""),
        ("contrats", OPEN % "de 30 à 35 h par semaine", ""),
        ("contrats", "constats: ['Claire Durand, psychologue, le rappelle.']", "personne-dans-une-phrase"),
        ("contrats", "constats: [Le Dr Le Bras reçoit le mardi.]", "personne-dans-une-phrase"),
        ("contrats", "constats: ['Claire Durand, maire, le rappelle.']", ""),
        ("contrats", "constats: [Pierre Essai livre les repas.]", "personne-dans-une-phrase"),
        ("contrats", "constats: [Le Simone Veil livre les repas.]", ""),
        ("contrats", "publics: Mauricette Essai", "personne-dans-une-phrase"),
        ("contrats", "publics: Aînés", ""),
        ("contrats", "effectifs: Julie Essai", "personne-dans-une-phrase"),
        ("contrats", "effectifs: Médecins", ""),
        ("contrats", "porteurs: [{organisme: agence-essai, precision: 'Aurore Essai, coordinatrice'}]",
         "personne-a-verifier"),
        ("contrats", "porteurs: [{organisme: agence-essai, precision: 'Cindy, référente'}]",
         "personne-dans-une-phrase"),
        ("contrats", "porteurs: [{organisme: agence-essai, precision: 'site Claude Bernard, infirmiers'}]", ""),
        ("contrats", "etapes: [Arrivée de Julie Essai animatrice]", "personne-dans-une-phrase"),
        ("contrats", "etapes: [Arrivée de la coordinatrice Julie Essai]", "personne-dans-une-phrase"),
        ("contrats", "etapes: [Le pôle psychiatrique Paul Guiraud ouvre]", ""),
        ("contrats", "etapes: [{titre: Film, oeuvre: 'Un film de Julie Essai, psychologue'}]", ""),
        ("contrats", "mandats: [{nom: Julie Essai, date: 2024, fonction: 'Maire, médecin'}]", ""),
        ("contrats", "partenaires: [ars-bretagne]", "institution-d-ailleurs"),
        ("contrats", "partenaires: [departement-nord]", "institution-d-ailleurs"),
        ("contrats", "partenaires: [{organisme: ars-bretagne, precision: pour un essai commun}]", ""),
        ("contrats", "partenaires: [ars-hauts-de-france, prefecture-nord, departement-pas-de-calais]", ""),
        ("contrats", "constats: ['Le centre Claude Bernard, infirmier compris, ferme.']", ""),
        ("contrats", "etapes: [{titre: Forum, presents: [14 personnes]}]", "compte-parmi-des-noms"),
        ("contrats", "etapes: [{titre: Forum, invites: [14 personnes]}]", "compte-parmi-des-noms"),
        ("contrats", "etapes: [{titre: Forum, presents: [20 associations]}]", ""),
    ],
)  # fmt: skip
def test_what_a_file_leaves_unsaid_is_asked(minimal: Path, kind: str, block: str, code: str) -> None:
    add(minimal, kind, block)
    ours = {"etat-non-dit", "payeur-non-dit", "analyse-sans-date", "mandat-prive", "numero-dans-titre",
            "citation-et-auteur", "personne-a-verifier", "deux-nombres", "identifiant-dans-un-nom",
            "heures-inversees", "gratuit-et-prix", "mandat-sans-date", "plus-que-de-sieges",
            "campagne-d-un-autre-mois", "deux-presidences", "membre-en-double", "somme-des-axes",
            "part-impossible", "heure-impossible", "personne-dans-une-phrase", "compte-parmi-des-noms",
            "mandat-mal-nomme", "date-dans-une-fonction", "institution-d-ailleurs"}  # fmt: skip
    assert [one for line in told(minimal) if (one := line.split(" :")[0]) in ours] == [code] * bool(code)


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("etapes: [{titre: Forum du jeudi 20 décembre 2024, date: 2024}]", "jour-de-semaine"),
        ("etapes: [{titre: Forum du vendredi 20 décembre 2024, date: 2024}]", ""),
        ("etapes: [{titre: F, date: 2024-12-20, deroule: [Le jeudi 20 décembre.]}]", "jour-de-semaine"),
        ("etapes: [{titre: F, date: 2024-12-20, detail: 'Avant le lundi 6 janvier.'}]", ""),
        ("etapes: [{titre: F, date: 2024-12-20, detail: Le jeudi 31 juin 2024.}]", "jour-de-semaine"),
        ("citations: [« Le jeudi 20 décembre 2024. »]", ""),
        ("etapes: [{titre: F, date: 2024-10-11, date_publiee: le 10 octobre dernier}]", "date-contredite"),
        ("etapes: [{titre: F, date: 2024-10-10, date_publiee: « le jeudi 10 octobre », sans année}]", ""),
        ("etapes: [{titre: F, date: 2024-10-11, date_publiee: 'page du 10 octobre, « hier »'}]", ""),
        ("etapes: [{titre: F, date: 2024-10, date_publiee: le 10 octobre dernier}]", ""),
        (OPEN % "de 17 h à 10 h", "horaires-contredits"),
        (OPEN % "de 20 h à 8 h", ""),
        (OPEN % "de 14 h à 2 h", ""),
        (OPEN % "le samedi, de 12 h à 8 h", ""),
        ("etapes: [{titre: F, heure: 14 h, horaires: le matin}]", "horaires-contredits"),
        ("etapes: [{titre: F, heure: 9 h, horaires: l'après-midi}]", "horaires-contredits"),
        ("etapes: [{titre: F, heure: 9 h, horaires: le matin}]", ""),
        ("etapes: [{titre: F, heure: 9 h, horaires: le matin et l'après-midi}]", ""),
        ("etapes: [{titre: Quatrième forum, edition: 5}]", "rang-contredit"),
        ("etapes: [{titre: Le 4e forum, edition: 5}]", "rang-contredit"),
        ("etapes: [{titre: Quatrième forum, edition: 4}]", ""),
        ("etapes: [{titre: Quatrième réunion du comité, edition: 5}]", "rang-contredit"),
        ("etapes: [{titre: Première journée du 5e forum, edition: 5}]", ""),
        ("etapes: [{titre: Troisième âge en fête, edition: 5}]", ""),
        ("etapes: [{titre: Premier forum de la 5e édition, edition: 5}]", ""),
        ("etapes: [{titre: F, prevue: oui, participants: 80}]", "venus-trop-tot"),
        ("etapes: [{titre: F, prevue: oui, presents: [agence-essai]}]", "venus-trop-tot"),
        ("etapes: [{titre: F, prevue: oui, invites: [agence-essai]}]", ""),
        ("durees: [{annees: 3, date: 2018, fin: 2022}]", "duree-contredite"),
        ("durees: [{annees: 3, date: 2018, fin: 2021}]", ""),
        ("durees: [{annees: 3, date: 2018-03, fin: 2021-04}]", ""),
    ],
)  # fmt: skip
def test_two_parts_of_a_block_tell_one_time(minimal: Path, block: str, code: str) -> None:
    add(minimal, "contrats", block)
    ours = {"jour-de-semaine", "date-contredite", "horaires-contredits", "rang-contredit", "venus-trop-tot",
            "duree-contredite"}  # fmt: skip
    assert [one for line in told(minimal) if (one := line.split(" :")[0]) in ours] == [code] * bool(code)


@pytest.mark.parametrize(("host", "is_a_copy"), [("fr.readkong.com", True), ("www.ville-essai.fr", False)])
def test_a_copy_is_not_official(minimal: Path, host: str, *, is_a_copy: bool) -> None:
    path = minimal / ARRAS
    line = f"  - essai-copie: « Le contrat », Ville, page-web, https://{host}/page, lue le 2026-11-22\n"
    described = f"sources_decrites:\n{line}    officielle: oui\n"
    path.write_text(f"{path.read_text('utf-8')}{described}", "utf-8")
    assert any(one.startswith("copie-officielle : ") for one in told(minimal)) is is_a_copy


@pytest.mark.parametrize(("id_", "is_taken"), [("x", True), ("autre-essai", False)])
def test_an_organisme_has_an_id_of_its_own(minimal: Path, id_: str, *, is_taken: bool) -> None:
    add(minimal, "conseils", "")
    path = minimal / ARRAS
    described = f"organismes_decrits:\n  - {{id: {id_}, nom: Le conseil, nature: association}}\n"
    path.write_text(f"{path.read_text('utf-8')}{described}", "utf-8")
    assert any(one.startswith("id-de-deux-genres : ") for one in told(minimal)) is is_taken


def test_a_name_that_is_a_word_for_a_key_is_told_as_one(minimal: Path) -> None:
    add(minimal, "contrats", "etapes:\n  - Séance: 2025-03-12")
    [remedy] = [f.remede for f in load(minimal, TODAY, REGISTRE).findings if f.code == "cle-inconnue"]
    line = "écrivez « - titre: Séance » puis, dessous, « date: 2025-03-12 »."
    assert remedy == f"« Séance » passe pour une clé : {line}"


def test_who_is_part_of_a_group_makes_it_no_leftover(minimal: Path) -> None:
    path = minimal / "data/organismes/essai.yml"
    group = "  - groupe-essai: Groupement d'Essai, hopital\n    sources: [page-essai]\n"
    path.write_text(path.read_text("utf-8") + group, "utf-8")
    assert told(minimal) == ["inutilise : Rien ne cite « groupe-essai »."]
    path.write_text(path.read_text("utf-8") + "    membres: [agence-essai]\n", "utf-8")
    assert told(minimal) == []


@pytest.mark.parametrize(("source", "expected"), [("page-essai", 0), ("registre-officiel", 1)])
def test_the_register_does_not_vouch_for_what_is_done(minimal: Path, source: str, expected: int) -> None:
    path = minimal / ARRAS
    text = path.read_text("utf-8").replace("sources: [page-essai]", f"sources: [{source}]", 1)
    path.write_text(text, "utf-8")
    told_first = [line for line in told(minimal) if line.startswith("registre-en-source")]
    assert len(told_first) == expected


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("etapes: [{titre: Forum, date: 2024, environ: oui}]", 0),
        ("etapes: [{titre: Forum, date_publiee: l'an dernier, environ: oui}]", 0),
        ("etapes: [{titre: Forum, environ: oui}]", 1),
        ("chiffres: [{libelle: Places, valeur: 3, environ: oui}]", 1),
    ],
)
def test_an_approximate_date_is_a_date(minimal: Path, block: str, expected: int) -> None:
    add(minimal, "contrats", block)
    assert sum(line.startswith("environ-sans-date") for line in told(minimal)) == expected
