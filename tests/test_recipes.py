"""The recipes of CONTRIBUTING, followed in a copy of the generator: what they promise, and what they cost."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reperes_sante.model.territoire import PRINCIPAUX
from tests.conftest import ROOT, copy_project

PACKAGE = "src/reperes_sante"
MODEL = f"{PACKAGE}/model"
ARRAS = "projet/data/territoires/arras.yml"
KIND = '''

class MaisonSportSante(Dispositif):
    """A place where people who are ill take up sport again."""

    GENRE: ClassVar = Genre(
        Appellation("Maison sport-santé", "Maison sport-santé", "Maisons sport-santé", feminin=True),
        "Où reprendre une activité physique quand on est malade.",
        ACCUEIL,
    )
    activites: tuple[Point, ...] = Field((), title="Activités", description="Ce que l'on y fait.")
    implantations: Annotated[tuple[Implantation, ...], Sought(8)] = Field((), description="Où aller.")
'''
LIST = """\
    maisons_sport_sante: tuple[MaisonSportSante, ...] = Field(
        (), title="Maisons sport-santé", description="Maisons sport-santé."
    )
"""
TEMPLATE = """\
{% from "composants/buts.html" import buts %}
{% from "composants/implantations.html" import implantations %}
{% from "composants/points.html" import points %}
{% from "composants/section.html" import section %}
{% from "composants/suite.html" import suite %}
{% from "composants/tete.html" import tete %}
{% macro dispositif(page, niveau, maison) %}
<div class="dispositif--{{ maison.GENRE.couleur }}">
{% call tete(page, niveau, maison) %}{% endcall %}
{% call section(page, niveau + 1, "Ses activités", maison.id ~ "-activites") %}
{{ points(page, maison.activites) }}
{% endcall %}
{% call section(page, niveau + 1, "Où aller", maison.id ~ "-lieux") %}
{{ implantations(page, maison.implantations) }}
{% endcall %}
{{ buts(page, niveau + 1, maison) }}
{{ suite(page, niveau + 1, maison) }}
</div>
{% endmacro %}
"""
HOUSE = """\
maisons_sport_sante:
  - id: arras-maison-sport
    nom: Maison sport-santé d'Arras
    activites:
      - texte: Marche douce deux fois par semaine.
    implantations:
      - nom: Stade des Grandes Prairies
        role: centre
"""
TOLD = ("Marche douce deux fois par semaine", "Stade des Grandes Prairies")
COLLECTION = '''

class Conseilleur(Enonce):
    """Somebody to ask."""

    INTITULE: ClassVar = Intitule("Conseilleur", "Un service à qui demander.")

    id: Identifiant = Field(title="Identifiant")
    nom: Annotated[Titre, Names()] = Field(description="Son nom.")


class FichierConseilleurs(DataFile):
    """`data/conseilleurs.yml`."""

    INTITULE: ClassVar = Intitule("Conseilleurs", "Les services à qui demander.")

    conseilleurs: tuple[Conseilleur, ...] = Field(description="Les services.")
'''
ROW = """\
    Collection(
        "conseilleurs.yml", FichierConseilleurs, "conseilleurs", "Les conseilleurs", comparee="Conseilleurs"
    ),
"""
OPEN = """
import json
from pathlib import Path
from reperes_sante.link.pages import generated_pages
from reperes_sante.render import Renderer
from reperes_sante.validate import load
project = load(Path("projet"))
catalogue = project.catalogue
renderer = Renderer(catalogue, Path("projet/macros"), "https://exemple.fr/", {})
def page_at(address):
    return next(page for page in generated_pages(catalogue) if page.adresse == address)
def shown(address):
    page = page_at(address)
    return renderer.page(page.genre, page.cle, page.adresse)
def found_at(address):
    from reperes_sante.publish.search.entries import Ecrites, entries
    found = entries(catalogue, renderer, Path("projet/docs"), Ecrites())
    return next(f"{entry.genre} : {entry.texte}" for entry in found if entry.url == address)
def changes():
    from reperes_sante.edit.comparison.changes import compare
    from reperes_sante.edit.comparison.versions import working_tree
    return [change.phrase for change in compare(working_tree(Path("avant")), working_tree(Path("projet")))]
def say(**found):
    print(json.dumps(found, ensure_ascii=False))
"""


class Workshop:
    """A copy of the generator and of the small project, to follow a recipe in.

    Attributes:
        cost: lines added to each file by the recipe, data aside.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cost: dict[str, int] = {}
        shutil.copytree(ROOT / PACKAGE, folder / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
        copy_project(folder / "projet")
        shutil.copytree(folder / "projet" / "data", folder / "avant" / "data")

    def add(self, path: str, text: str, before: str = "") -> None:
        """Add lines to a file before the first of some words, or at its end; or make the file."""
        file = self.folder / path
        known = file.read_text("utf-8") if file.exists() else ""
        assert before in known, (path, before)
        file.write_text(known.replace(before, text + before, 1) if before else known + text, "utf-8")
        if path.startswith((PACKAGE, "projet/macros")):
            self.cost[path] = self.cost.get(path, 0) + text.strip("\n").count("\n") + 1

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace some words of a file, wherever they are."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert old in text, (path, old)
        file.write_text(text.replace(old, new), "utf-8")

    def run(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run some Python in the copy."""
        path = os.pathsep.join((str(self.folder / "src"), str(ROOT)))
        environment = {**os.environ, "PYTHONPATH": path}
        command = (sys.executable, "-c", code)
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, check=False, text=True
        )

    def ask(self, code: str) -> Mapping[str, Any]:
        """Run some Python on the opened project, and return what it says."""
        done = self.run(OPEN + code)
        assert done.returncode == 0, done.stderr
        found: Mapping[str, Any] = json.loads(done.stdout)
        return found

    def refusal(self, code: str = "import reperes_sante.publish.recipe") -> str:
        """Return what the import of the copy, or some Python, stops with."""
        done = self.run(code)
        assert done.returncode != 0
        return done.stderr.strip().rpartition("\n")[2]


@pytest.fixture
def atelier(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def add_list(atelier: Workshop) -> None:
    line = "from reperes_sante.model.dispositifs import MaisonSportSante\n"
    atelier.add(f"{MODEL}/territoire.py", line, "from reperes_sante.model.genre import")
    atelier.add(f"{MODEL}/territoire.py", LIST, "\n    @model_validator")


def test_a_kind_is_a_class_its_list_and_a_template(atelier: Workshop) -> None:
    atelier.add(f"{MODEL}/dispositifs.py", KIND)
    add_list(atelier)
    atelier.add("projet/macros/dispositifs/maison_sport_sante.html", TEMPLATE)
    atelier.add(ARRAS, HOUSE)
    found = atelier.ask("""
from reperes_sante.edit.completeness import completude
from reperes_sante.edit.reference import reference
from reperes_sante.edit.scaffold.template import text_of
from reperes_sante.edit.schema import schema_files
from reperes_sante.open_data import export_files
exports = export_files(catalogue, "https://exemple.fr/")
arras = catalogue.territoires["arras"]
new = type(arras)(
    id="neuf", nom="Neuf", siren=arras.siren, sources=arras.sources, verifie_le=arras.verifie_le
)
say(
    errors=[f.message for f in project.findings if "arras" in f.fichier and f.gravite.value == "erreur"],
    page=shown("territoires/arras/autres/"),
    csv=exports["donnees/v1/autres-dispositifs.csv"],
    index=exports["donnees/v1/index.json"],
    json=exports["donnees/v1/territoires/arras.json"],
    published=exports["donnees/v1/schema.json"],
    schema=schema_files(catalogue)["territoire.json"],
    scaffold=text_of(catalogue, new),
    reference=[bloc.modele.INTITULE.titre for partie in reference() for bloc in partie.blocs],
    comparison=changes(),
    search=found_at("territoires/arras/autres/"),
    missing=[manque.texte for manque in completude(catalogue, arras).manques if "sport" in manque.objet],
)
""")
    assert found["errors"] == []
    for place in ("page", "json", "search"):
        assert all(words in found[place] for words in TOLD), place
    assert "Maison sport-santé d'Arras;arras;" in found["csv"]
    assert "structures d'appui, maisons sport-santé" in found["index"]
    for place in ("schema", "published"):
        assert "Où reprendre une activité physique" in found[place], place
    assert '"title": "Activités"' in found["schema"]
    assert "\n## - maisons_sport_sante : " in found["scaffold"]
    assert "Maison sport-santé" in found["reference"]
    assert found["comparison"] == ["maisons sport-santé, ajout : « Maison sport-santé d'Arras »"]
    assert "l'adresse de chaque lieu d'accueil" in found["missing"]
    assert {path: lines for path, lines in atelier.cost.items() if path.endswith(".py")} == {
        f"{MODEL}/dispositifs.py": 10,
        f"{MODEL}/territoire.py": 4,
    }


def test_a_kind_that_does_not_say_itself_is_refused(atelier: Workshop) -> None:
    atelier.add(f"{MODEL}/dispositifs.py", re.sub(r"    GENRE.*?\n    \)\n", "", KIND, flags=re.DOTALL))
    assert "MaisonSportSante ne dit pas son genre : ajoutez dans " in atelier.refusal()


def test_a_kind_that_no_file_may_hold_is_refused(atelier: Workshop) -> None:
    atelier.add(f"{MODEL}/dispositifs.py", KIND)
    assert "Aucune fiche ne peut contenir MaisonSportSante : ajoutez à Territoire" in atelier.refusal()


def test_a_kind_without_a_template_is_refused(atelier: Workshop) -> None:
    atelier.add(f"{MODEL}/dispositifs.py", KIND)
    add_list(atelier)
    told = atelier.refusal(OPEN)
    assert "Aucun gabarit ne montre ce genre de dispositif : écrivez dispositifs/maison_sport" in told


def test_a_field_is_answered_by_its_type_and_read_by_its_role(atelier: Workshop) -> None:
    first = "    pilote: Annotated[Participant | None, Role.CONDUIT]"
    atelier.add(f"{MODEL}/plan.py", '    lien: Url | None = Field(None, description="Page.")\n', first)
    relais = (
        '    relais: Annotated[Participant | None, Role.PARTICIPE] = Field(None, description="Relais.")\n'
    )
    atelier.add(f"{MODEL}/plan.py", relais, first)
    link = "from reperes_sante.model.types import Url\n"
    atelier.add(f"{MODEL}/plan.py", link, "from reperes_sante.model.vocabulaire import")
    text = (atelier.folder / ARRAS).read_text("utf-8")
    action = re.search(r"^( +)actions:\n( +)- titre: .*\n", text, re.MULTILINE)
    organisme = re.search(r"organisme: ([a-z-]+)", text)
    assert action
    assert organisme
    for link, expected in (
        ("pas une adresse", ["Écrivez l'adresse complète, par exemple « https://exemple.fr/page »."]),
        ("https://exemple.fr/action", []),
    ):
        lines = f"{action[2]}  lien: {link}\n{action[2]}  relais: {{organisme: {organisme[1]}}}\n"
        (atelier.folder / ARRAS).write_text(text.replace(action[0], action[0] + lines, 1), "utf-8")
        found = atelier.ask("say(told=[f.remede for f in project.findings if 'pas une' in f.message])")
        assert found["told"] == expected
    page = f"organismes/{organisme[1]}/"
    assert "Partenariats" in atelier.ask(f"say(page=shown({page!r}))")["page"]


def test_a_field_that_names_an_organisme_without_a_role_is_refused(atelier: Workshop) -> None:
    relais = '    relais: Participant | None = Field(None, description="Relais.")\n'
    atelier.add(f"{MODEL}/plan.py", relais, "    pilote: Annotated[Participant | None, Role.CONDUIT]")
    assert "Action.relais : dites ce que fait l'organisme qui y est nommé" in atelier.refusal()


def test_a_block_of_a_theme_without_an_anchor_is_refused(atelier: Workshop) -> None:
    themes = '    thematiques: tuple[RefThematique, ...] = Field((), description="Thèmes.")\n'
    atelier.add(f"{MODEL}/dispositif.py", themes, "    statut: StatutMembre = ")
    atelier.replace(
        f"{MODEL}/dispositif.py", "    RefTerritoire,\n", "    RefTerritoire,\n    RefThematique,\n"
    )
    assert "Les pages des thèmes ne peuvent pas mener à Membre : ajoutez-y" in atelier.refusal()


def test_a_main_kind_that_does_not_say_what_it_does_is_refused(atelier: Workshop) -> None:
    atelier.replace(f"{MODEL}/plan.py", ", Mark.CONTENT", "")
    assert "La fiche imprimée ne peut pas dire ce que fait Contrat : marquez" in atelier.refusal()


@pytest.mark.parametrize(
    ("path", "old", "new", "where"),
    [
        ("contrat", 'Top("annees")', 'Top("x")', "le « Top » de annees_max"),
        ("volets", 'Otherwise("autre_campagne")', 'Otherwise("x")', "le « Otherwise » de campagne"),
        ("plan", 'Announces("axes"', 'Announces("x"', "le « Announces » de nombre_axes"),
        ("contrat", '("annees", "date", "fin")', '("x", "date", "fin")', "EXIGENCES"),
        ("effectif", 'Suite("nombre", ("etp",)', 'Suite("nombre", ("x",)', "SUITES"),
        ("dispositif", 'SUIVANT: ClassVar = "famille"', 'SUIVANT: ClassVar = "x"', "SUIVANT"),
        ("dispositif", 'APRES: ClassVar = ("prevue",)', 'APRES: ClassVar = ("x",)', "APRES"),
        ("communs", 'DITS: ClassVar = ("id", "nom"', 'DITS: ClassVar = ("id", "x"', "DITS"),
    ],
)
def test_a_block_that_names_a_field_of_another_is_refused(
    atelier: Workshop, path: str, old: str, new: str, where: str
) -> None:
    atelier.replace(f"{MODEL}/{path}.py", old, new)
    assert f"n'a pas le champ « x », que nomme {where} : écrivez-y" in atelier.refusal()


def test_a_word_after_a_name_that_two_fields_would_read_is_refused(atelier: Workshop) -> None:
    atelier.replace(f"{MODEL}/vocabulaire.py", '= "permanent", "Membre', '= "social", "Membre')
    assert "Membre lirait « social » de plusieurs façons (famille, statut) : retirez" in atelier.refusal()


def test_a_need_that_no_sentence_tells_is_refused(atelier: Workshop) -> None:
    atelier.replace(f"{MODEL}/contrat.py", '"duree_vide"', '"duree_muette"')
    assert "Rien ne dit ce qui manque quand il manque duree_muette : ajoutez à WORDINGS" in atelier.refusal()


def test_a_thing_that_is_cited_and_has_no_name_is_refused(atelier: Workshop) -> None:
    atelier.replace(f"{MODEL}/besoins.py", "Annotated[Texte, Names()]", "Texte")
    assert "On cite Besoin sans pouvoir dire son nom : marquez de « Names() »" in atelier.refusal()


def test_a_field_of_which_editors_are_told_nothing_is_refused(atelier: Workshop) -> None:
    atelier.add(f"{MODEL}/plan.py", "    lien: Texte | None = Field(None)\n", "    pilote: Annotated[")
    assert "Action.lien ne dit pas ce qu'il veut dire : ajoutez" in atelier.refusal()


def test_a_collection_is_its_blocks_and_a_row(atelier: Workshop) -> None:
    atelier.add(f"{MODEL}/communs.py", COLLECTION)
    atelier.add(f"{MODEL}/collections.py", ROW, '    Collection("mesures.yml", FichierMesures),')
    line = "from reperes_sante.model.communs import FichierConseilleurs\n"
    atelier.add(f"{MODEL}/collections.py", line, "from reperes_sante.model.fields")
    service = "  - id: accueil\n    nom: Accueil d'essai\n    sources: [registre-essai]\n"
    atelier.add("avant/data/conseilleurs.yml", "conseilleurs: []\n")
    atelier.add("projet/data/conseilleurs.yml", f"conseilleurs:\n{service}")
    found = atelier.ask("""
from reperes_sante.edit.reference import reference
from reperes_sante.edit.schema import schemas
say(
    findings=[finding.message for finding in project.findings if "conseilleurs" in finding.fichier],
    files=[type(file).__name__ for file in catalogue.files],
    schema=list(schemas(catalogue)["conseilleurs.json"]["$defs"]),
    reference=[partie.fichiers for partie in reference()],
    comparison=changes(),
)
""")
    assert found["findings"] == []
    assert "FichierConseilleurs" in found["files"]
    assert "Conseilleur" in found["schema"]
    assert "data/conseilleurs.yml" in found["reference"]
    assert found["comparison"] == ["ajout : « Accueil d'essai »"]
    assert list(atelier.cost) == [f"{MODEL}/communs.py", f"{MODEL}/collections.py"]


def test_a_collection_without_a_row_is_refused(atelier: Workshop) -> None:
    atelier.add(f"{MODEL}/communs.py", COLLECTION)
    assert "FichierConseilleurs n'est lu nulle part : ajoutez à COLLECTIONS" in atelier.refusal()


def test_a_block_without_a_name_for_its_readers_is_refused(atelier: Workshop) -> None:
    atelier.add(f"{MODEL}/communs.py", '\n\nclass Conseilleur(Enonce):\n    """Somebody to ask."""\n')
    assert "Conseilleur n'a pas de nom pour ses lecteurs : ajoutez dans " in atelier.refusal()


def test_a_reference_without_a_row_is_refused(atelier: Workshop) -> None:
    atelier.add(f"{MODEL}/types.py", 'RefConseilleur = Annotated[Identifiant, Ref("conseilleur")]\n')
    assert "Une référence « conseilleur » ne désigne rien : ajoutez à REFERENCES" in atelier.refusal()


def test_a_row_that_no_reference_can_use_is_refused(atelier: Workshop) -> None:
    row = '    "conseilleur": Reference(lambda catalogue: catalogue.sources, "conseilleurs", "Inconnu"),\n'
    atelier.add(f"{PACKAGE}/link/references.py", row, '    "organisme": Reference(')
    assert "Aucun champ ne peut désigner « conseilleur » : ajoutez" in atelier.refusal()


def test_a_reference_made_on_its_field_is_refused_too(atelier: Workshop) -> None:
    own = '    lien: Annotated[Texte | None, Ref("conseilleur")] = Field(None, description="Qui.")\n'
    atelier.add(f"{MODEL}/plan.py", own, "    pilote: Annotated[")
    atelier.replace(f"{MODEL}/plan.py", "model.markers import ", "model.markers import Ref, ")
    assert "Une référence « conseilleur » ne désigne rien : ajoutez à REFERENCES" in atelier.refusal()


@pytest.mark.parametrize(
    "liste", ["NatureConseil", "NatureCentre", "NatureConvention", "NaturePlan", "NatureStructure"]
)
def test_a_sort_that_has_no_name_is_refused(atelier: Workshop, liste: str) -> None:
    path = f"{MODEL}/vocabulaire.py"
    [head] = re.findall(rf'class {liste}\(Vocabulaire\):\n    "[^\n]*\n', (ROOT / path).read_text("utf-8"))
    atelier.replace(
        path, head, f'{head}\n    NOUVELLE = "nouvelle", "nouvelle sorte", "Elle vient de naître."'
    )
    assert "comment on appelle : nouvelle." in atelier.refusal()


def test_a_field_of_a_type_that_editors_have_no_word_for_is_refused(atelier: Workshop) -> None:
    own = '    lien: str | None = Field(None, description="Qui.")\n'
    atelier.add(f"{MODEL}/plan.py", own, "    pilote: Annotated[")
    assert "Action.lien : on ne saurait dire à qui écrit ce qu'est <class 'str'> ; pre" in atelier.refusal()


@pytest.mark.parametrize("path", ["docs/assets/site.css", "macros/typst/charte.typ"])
def test_each_main_kind_has_its_colour(path: str) -> None:
    named = re.findall(r"^ +(?:--)?(\w+): (?:rgb\(\"|#)", (ROOT / path).read_text("utf-8"), re.MULTILINE)
    assert {principal.couleur for principal in PRINCIPAUX.values()} <= set(named), f"donnez-la dans {path}"


def test_a_form_that_schemas_cannot_say_is_refused(atelier: Workshop) -> None:
    atelier.add(f"{MODEL}/types.py", 'Couleur = Annotated[str, Forme("couleur", "couleur")]\n')
    assert "Les schémas ne savent pas dire la forme couleur : ajoutez à FORMS" in atelier.refusal()


def test_a_page_of_a_territory_is_a_member_and_a_template(atelier: Workshop) -> None:
    member = '    PRATIQUE = "pratique", "En pratique", "En pratique", "{} : ce qu\'il faut savoir."\n'
    atelier.add(f"{MODEL}/rubriques.py", member, "    SOURCES = (")
    atelier.add(
        "projet/macros/pages/pratique.html",
        '{% extends "gabarits/page.html" %}\n'
        "{% block contenu %}<p>Venez voir {{ territoire.nom }}.</p>{% endblock %}\n",
    )
    found = atelier.ask("""
page = page_at("territoires/arras/pratique/")
say(
    titre=renderer.titre(page.genre, page.cle),
    description=renderer.description(page.genre, page.cle),
    page=shown(page.adresse),
    main=shown("territoires/arras/"),
    search=found_at(page.adresse),
)
""")
    assert found["titre"] == "En pratique – Arras"
    assert found["description"] == "Arras\u00a0: ce qu’il faut savoir."
    assert "Venez voir Arras." in found["page"]
    assert 'href="pratique/"' in found["main"]
    assert found["search"].startswith("En pratique : ")
    assert "Venez voir Arras." in found["search"]
    assert sum(atelier.cost.values()) == 3


def test_a_page_without_a_template_is_refused(atelier: Workshop) -> None:
    member = '    PRATIQUE = "pratique", "En pratique", "En pratique", "{} : ce qu\'il faut savoir."\n'
    atelier.add(f"{MODEL}/rubriques.py", member, "    SOURCES = (")
    assert "de quoi montrer une page ou un bloc : écrivez pages/pratique.html." in atelier.refusal(OPEN)


def test_a_main_kind_without_its_comparison_is_refused(atelier: Workshop) -> None:
    atelier.replace(f"{MODEL}/dispositifs.py", 'couleur="clsm"', 'couleur="bleu"')
    assert "écrivez blocs/comparaison_bleu.html." in atelier.refusal(OPEN)


def test_pages_of_things_that_no_family_shows_are_refused(atelier: Workshop) -> None:
    atelier.add(f"{PACKAGE}/link/pages.py", '    "mot": Dossier("mots/"),\n', '    "terme": Dossier(')
    assert "Aucune famille de pages ne montre mot : ajoutez à FAMILLES" in atelier.refusal()
