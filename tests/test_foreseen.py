"""What is only announced is never published as a fact, dated or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment
from lxml.html import fromstring

from reperes_sante.inspect.wording import too_long
from reperes_sante.model.findings import Severity
from reperes_sante.render import Renderer
from reperes_sante.validate import load
from tests.broken import REGISTRE, ROOT, TODAY
from tests.test_gaps import SITE, words
from tests.test_rules import ARRAS, add

FORESEEN = """\
chiffres: [{libelle: Places, valeur: 12, prevue: oui}]
programmes: [{nom: Navettes, nature: service, prevue: oui}, {nom: Ateliers, nature: autre, prevue: oui}]
instances: [{nature: comite-pilotage, prevue: oui}]
financements:
  - {libelle: Poste, valeur: 10000, unite: euros, prevue: oui}
  - {libelle: Local, payeurs: [Région], prevue: oui}
  - {libelle: Études, payeurs: [Région], date: 2024}
"""


@pytest.fixture
def page(minimal: Path) -> str:
    add(minimal, "contrats", FORESEEN)
    path = minimal / ARRAS
    team = "effectifs: [{metier: Dentistes, nombre: 3, etp: non, prevue: oui}]"
    structure = f"structures:\n  - id: y\n    nom: Maison\n    nature: autre\n    {team}\n"
    found_out = "constats: [{texte: Un constat., prevue: oui}]\n"
    path.write_text(f"{path.read_text('utf-8')}{structure}{found_out}", "utf-8")
    found = load(minimal, TODAY, REGISTRE)
    assert not [f for f in found.findings if f.gravite is Severity.ERREUR], found.findings
    renderer = Renderer(found.catalogue, ROOT / "macros", SITE, {})
    return " ".join(
        words(renderer.page(rubrique, "arras", f"territoires/arras/{rubrique}/"))
        for rubrique in ("apercu", "cls", "autres")
    )


@pytest.mark.parametrize(
    "told",
    [
        "Places 12 annoncé",
        "Navettes Service à domicile annoncé",
        "Ateliers annoncé",
        "Un constat. annoncé",
        "Comité de pilotage Annoncé",
        "Poste : 10 000 euros annoncé",
        "Local : la source ne dit pas combien annoncé",
        "Études : la source ne dit pas combien 2024",
        "Dentistes 3 personnes annoncé",
    ],
)
def test_what_has_no_date_is_shown_as_announced(page: str, told: str) -> None:
    assert told in page.replace(" · ", " "), page


def test_a_public_and_an_edition_are_those_of_the_source(minimal: Path) -> None:
    path = minimal / ARRAS
    mission = "missions: [{titre: Repas, publics: [Aînés, Aidants]}]"
    event = "etapes: [{titre: Marche, date: 2024, edition: 3}]"
    structure = f"structures:\n  - id: y\n    nom: Maison\n    nature: autre\n    {mission}\n    {event}\n"
    path.write_text(path.read_text("utf-8") + structure, "utf-8")
    renderer = Renderer(load(minimal, TODAY, REGISTRE).catalogue, ROOT / "macros", SITE, {})
    page = words(renderer.page("autres", "arras", "territoires/arras/autres/"))
    assert "Sans public précisé" not in page
    assert "Aînés Repas Aussi pour : Aidants" in page
    history = words(renderer.page("historique", "arras", "territoires/arras/historique/"))
    assert "Édition : 3e" in history
    assert "Campagne" not in history


def test_a_rent_is_no_sentence_that_nobody_can_cut() -> None:
    case = "Professionnels de santé, le même dans toutes les maisons de santé de ce territoire"
    page = Path(ROOT / "macros" / "composants" / "tarif.html").read_text("utf-8")
    env = Environment(autoescape=True)
    told = env.from_string(page + '{{ tarif("Loyer", cas) }}').render(
        cas={"pour": case, "prix": "8 € TTC par mois et par mètre carré"}
    )
    assert [*too_long(fromstring(f"<p>{told}</p>"))] == []
