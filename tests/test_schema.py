"""The schemas of a project: true to its data files, as strict as the model wherever a schema can be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from reperes_sante.edit.schema import SCHEMAS, schema_files, schemas
from reperes_sante.edit.schema.forms import rules_of
from reperes_sante.france.register import Registre
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Date, Model
from reperes_sante.model.fields import FORMES, blocs, champs
from reperes_sante.model.findings import has_errors
from reperes_sante.model.territoire import Territoire
from reperes_sante.validate import load
from tests.broken import PROJET, REGISTRE
from tests.conftest import MINIMAL, ROOT
from tests.test_mistakes import HERE, MISTAKES, Mistake, filled, first_match
from tests.verbs import run
from tests.yaml_core import load_core

MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
# Measurements are written by a command, never by an editor.
DATA_FILES = sorted(set((PROJET / "data").rglob("*.yml")) - {PROJET / "data" / "mesures.yml"})
MODELS = list(dict.fromkeys(model for root in SCHEMAS.values() for model in blocs(root)))
FIELDS = [(model, champ) for model in MODELS for champ in champs(model)]

Schemas = dict[str, dict[str, Any]]

TERRITOIRE = "data/territoires/arras.yml"
SOURCES = "data/sources/essai.yml"
ORGANISMES = "data/organismes/essai.yml"
GLOSSAIRE = "data/glossaire.yml"
NUMEROS = "data/numeros-utiles.yml"
THEMATIQUES = "data/thematiques.yml"

# File of the small project, text to replace, its replacement: the schema and the model both refuse it.
REFUSED = [
    (TERRITOIRE, "nom: Arras\n", ""),
    (TERRITOIRE, "nom: Arras\n", "nom:\n"),
    (TERRITOIRE, "nom: Arras\n", 'nom: ""\n'),
    (TERRITOIRE, "nom: Arras\n", 'nom: "  "\n'),
    (TERRITOIRE, "nom: Arras", "nom: [Arras]"),
    (TERRITOIRE, "nom: Arras", "nmo: Arras"),
    (TERRITOIRE, "nom: Arras", "nom: Arras\ncouleur: bleu"),
    (TERRITOIRE, "id: arras\n", "id: Arras Ville\n"),
    (TERRITOIRE, "id: arras\n", f"id: {'a' * 81}\n"),
    (TERRITOIRE, 'siren: "200033579"', 'siren: "20003357"'),
    (TERRITOIRE, 'siren: "200033579"', "siren: 20003357"),
    (TERRITOIRE, 'siren: "200033579"', 'siren: "123456782"'),
    (TERRITOIRE, 'siren: "200033579"', 'siren: "200033579"\ntype: ca'),
    (TERRITOIRE, 'siren: "200033579"', 'siren: "200033579"\ncommunes: ["62041"]'),
    (TERRITOIRE, 'siren: "200033579"\n', ""),
    (TERRITOIRE, 'siren: "200033579"', "nom_officiel: Arras\ntype: petr"),
    (TERRITOIRE, 'siren: "200033579"', 'communes: ["62041"]'),
    (TERRITOIRE, 'siren: "200033579"', 'nom_officiel: Arras\ntype: peter\ncommunes: ["62041"]'),
    (TERRITOIRE, 'siren: "200033579"', 'nom_officiel: Arras\ntype: petr\ncommunes: ["6204"]'),
    (TERRITOIRE, 'siren: "200033579"', 'nom_officiel: Arras\ntype: petr\nregion: "99"'),
    (TERRITOIRE, "verifie_le: 2026-11-22\n", ""),
    (TERRITOIRE, "verifie_le: 2026-11-22", "verifie_le: 22 novembre 2026"),
    (TERRITOIRE, "verifie_le: 2026-11-22", "verifie_le: 2026-13"),
    (TERRITOIRE, "verifie_le: 2026-11-22", "verifie_le: 2026-11-31"),
    (TERRITOIRE, "verifie_le: 2026-11-22", "verifie_le: 2026-02-30"),
    (TERRITOIRE, "verifie_le: 2026-11-22", "verifie_le: 22/11/2026"),
    (TERRITOIRE, "verifie_le: 2026-11-22", "verifie_le: 20261122"),
    (TERRITOIRE, "verifie_le: 2026-11-22", "verifie_le: 9999"),
    (TERRITOIRE, "verifie_le: 2026-11-22", "verifie_le: 1799-01"),
    (TERRITOIRE, "verifie_le: 2026-11-22", "verifie_le: [2026-11-22]"),
    (TERRITOIRE, "sources: [page-essai]", "sources: []"),
    (TERRITOIRE, "sources: [page-essai]", "sources: page-essai, page-essai-2"),
    (TERRITOIRE, "sources: [page-essai]", "sources: [page-essais]"),
    (TERRITOIRE, "en_bref:\n  - Une phrase d'essai.", "en_bref: Une phrase ; une autre."),
    (TERRITOIRE, "en_bref:\n  - Une phrase d'essai.", "en_bref: [a, b, c, d, e]"),
    (TERRITOIRE, "telephone: 03 21 00 00 00", "telephone: en mairie"),
    (TERRITOIRE, "telephone: 03 21 00 00 00", "telephone: 03 21 21"),
    (TERRITOIRE, "telephone: 03 21 00 00 00", "telephone: 03 21 00 00 000"),
    (TERRITOIRE, "telephone: 03 21 00 00 00", "telephone: 06 12 34 56 78"),
    (TERRITOIRE, "telephone: 03 21 00 00 00", "courriel: accueil"),
    (TERRITOIRE, "telephone: 03 21 00 00 00", "site: exemple.fr"),
    (TERRITOIRE, "telephone: 03 21 00 00 00", "site: https://exemple.fr/un chemin"),
    (TERRITOIRE, "- etat: signe", "- etat: signé"),
    (TERRITOIRE, "- etat: signe", "- etat: Signe"),
    (TERRITOIRE, "- etat: signe", "- etat: signe\n        prevue: peut-être"),
    (TERRITOIRE, "- etat: signe\n        date: 2019-03-12", "- signé en 2019"),
    (TERRITOIRE, "- date: 2019\n        fin: 2023", "- detail: longtemps"),
    (TERRITOIRE, "- date: 2019\n        fin: 2023", "- annees: cinq"),
    (TERRITOIRE, "succede_a: arras-cls-1", "succede_a: arras-cls-0"),
    (GLOSSAIRE, "sens: Un contrat d'essai.", "sens: Un contrat d'essai.\n    voir: [inconnu]"),
    (NUMEROS, "famille: urgence", "famille: urgence\n    remplace: [inconnu]"),
    (TERRITOIRE, "organisme: agence-essai", "organisme: agence-essais"),
    (TERRITOIRE, "organisme: agence-essai", "organisme: agence-essai\n        designation: Agence"),
    (TERRITOIRE, "organisme: agence-essai", "precision: inconnu"),
    (TERRITOIRE, "thematiques: [logement]", "thematiques: [logements]"),
    (TERRITOIRE, "valeur: 4,5", "valeur: environ quatre"),
    (TERRITOIRE, "valeur: 4,5", "valeur: 91.000 habitants"),
    (TERRITOIRE, "- etat: signe\n        date: 2019-03-12", "- signe: en 2019"),
    (TERRITOIRE, "- etat: signe\n        date: 2019-03-12", "- signee: 2019-03-12"),
    (TERRITOIRE, "- etat: signe\n        date: 2019-03-12", "- signe: 2019-03\n        date: 2019-03-12"),
    (TERRITOIRE, "- etat: signe\n        date: 2019-03-12", "- signe: 2019\n        date: 2019-03-12"),
    (TERRITOIRE, "- etat: signe\n        date: 2019-03-12", "- signe: 2027, prevue\n        prevue: oui"),
    (TERRITOIRE, "porteurs:", "couverture:\n      territoires: [lens]\n    porteurs:"),
    (TERRITOIRE, "porteurs:", 'couverture:\n      departements: ["99"]\n    porteurs:'),
    (TERRITOIRE, "porteurs:", "mandats:\n      - Prénom Nom: 2024\n    porteurs:"),
    (TERRITOIRE, "porteurs:", "couverture: tout le département\n    porteurs:"),
    (SOURCES, "archive_le: 2026-11-22\n", ""),
    (SOURCES, "nature: page-web", "nature: site"),
    (SOURCES, "url: https://exemple.fr/essai", "url: www.exemple.fr"),
    (SOURCES, "url: https://exemple.fr/essai", "url: https://[exemple.fr/essai"),
    (SOURCES, "url: https://exemple.fr/essai", "url: https:///essai"),
    (SOURCES, "sources:", "source:"),
    (ORGANISMES, "    sources: [page-essai]\n", ""),
    (ORGANISMES, "sources: [page-essai]", 'sources: [page-essai]\n    siren: "12345678"'),
    (ORGANISMES, "nature: agence", "nature: agences"),
    (GLOSSAIRE, "sources: [page-essai]\n", ""),
    (GLOSSAIRE, "    sens: Un contrat d'essai.\n", ""),
    (NUMEROS, "sources: [page-essai]\n", ""),
    (NUMEROS, 'numero: "15"', 'numero: "quinze"'),
    (NUMEROS, "famille: urgence", "famille: urgences"),
    (THEMATIQUES, "    definition: Un thème d'essai.\n", ""),
]

# The same, but the schema and the model both accept it: what is typed without quotes loses nothing.
ACCEPTED = [
    (TERRITOIRE, 'siren: "200033579"', "siren: 200033579"),
    (TERRITOIRE, 'siren: "200033579"', 'nom_officiel: Arras\ntype: petr\ncommunes: ["62041", 62160, 2A004]'),
    (TERRITOIRE, 'siren: "200033579"', "type: region\nregion: 32"),
    (TERRITOIRE, "verifie_le: 2026-11-22", 'verifie_le: "2026"'),
    (TERRITOIRE, "verifie_le: 2026-11-22", "verifie_le: 2026"),
    (TERRITOIRE, "verifie_le: 2026-11-22", "verifie_le: 2026-11"),
    (TERRITOIRE, "verifie_le: 2026-11-22", "verifie_le: 2024-02-29"),
    (TERRITOIRE, "- etat: signe", "- etat: signe\n        prevue: oui"),
    (TERRITOIRE, "- etat: signe", "- etat: signe\n        prevue: Non"),
    (TERRITOIRE, "- etat: signe", "- etat: signe\n        prevue: true"),
    (TERRITOIRE, "valeur: 4,5", "valeur: 4.5"),
    (TERRITOIRE, "valeur: 4,5", "valeur: environ 4"),
    (TERRITOIRE, "valeur: 4,5", "valeur: plus de 4 000 habitants"),
    (TERRITOIRE, "- etat: signe\n        date: 2019-03-12", "- signe: 2019-03-12"),
    (TERRITOIRE, "- etat: signe\n        date: 2019-03-12", "- signe: prevue\n        date: 2027-03-12"),
    (TERRITOIRE, "- etat: signe\n        date: 2019-03-12", "- signe: 2027-03-12\n        prevue: oui"),
    (TERRITOIRE, "valeur: 4,5", 'valeur: "4,5"'),
    (TERRITOIRE, "porteurs:", "mandats:\n      - Prénom Nom: Maire, 2024\n    porteurs:"),
    (TERRITOIRE, "porteurs:", "mandats:\n      - Prénom Nom: 2024\n        fonction: Maire\n    porteurs:"),
    (TERRITOIRE, "valeur: 4,5", "valeur: 275 736"),
    (TERRITOIRE, "valeur: 4,5", "valeur: 275736"),
    (TERRITOIRE, "- titre: Un axe", "- titre: Un axe\n        numero: 1"),
    (TERRITOIRE, "telephone: 03 21 00 00 00", "site: http://santé.exemple.fr:8080/a_(b)?q=[é]#c"),
    (TERRITOIRE, "- titre: Un axe", "- titre: 2030"),
    (TERRITOIRE, "- date: 2019\n        fin: 2023", "- annees: 5"),
    (TERRITOIRE, "organisme: agence-essai", "designation: bailleurs sociaux"),
    # What pays stands beside an amount on the first line.
    (
        TERRITOIRE,
        "- libelle: Cotisation\n        valeur: 4,5",
        "- Cotisation: 4,5",
    ),
    # A text alone stands for a list of one.
    (TERRITOIRE, "thematiques: [logement]", "thematiques: logement"),
    (TERRITOIRE, "sources: [page-essai]", "sources: page-essai"),
    (TERRITOIRE, "en_bref:\n  - Une phrase d'essai.", "en_bref: Une phrase, une seule."),
    (TERRITOIRE, "- date: 2019\n        fin: 2023", "- 2019-2023"),
    (TERRITOIRE, "- date: 2019\n        fin: 2023", "- 5 ans"),
    (NUMEROS, 'numero: "15"', "numero: 15"),
    (
        GLOSSAIRE,
        "sources: [page-essai]\ntermes:\n  - id: cls\n",
        "termes:\n  - id: cls\n    sources: [page-essai]\n",
    ),
]


# Kinds of mistake that a schema can tell from one file, without comparing two values.
EXPRESSED = {
    "cle-inconnue", "cle-manquante", "valeur-vide", "type", "liste-vide", "liste-trop-longue", "nombre",
    "valeur-inconnue", "oui-non", "siren", "code-commune", "forme", "trop-long", "date", "sans-source",
    "organisme-ou-designation", "duree-vide", "ouverture-sans-date", "siren-et-doublon", "chiffre-vide",
    "financement-vide", "effectif-a-demi", "heure-sans-debut",
    "territoire-incomplet", "reference-inconnue",
}  # fmt: skip
# The schema does not copy the 35 000 communes, and an id that is renamed breaks other files.
ELSEWHERE = ("communes du registre", "n'est cité nulle part")


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema)


def schema_name(path: PurePosixPath) -> str:
    """Return the schema of a data file, by its place."""
    names = {"territoires": "territoire", "organismes": "organismes", "sources": "sources"}
    return f"{names.get(path.parent.name, path.stem)}.json"


def break_file(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert text.count(old) == 1, f"« {old} » n'est pas une fois dans {name}"
    (root / name).write_text(text.replace(old, new), "utf-8")


def problems(root: Path, name: str, published: Schemas) -> list[str]:
    schema = published[schema_name(PurePosixPath(name))]
    return [error.message for error in validator(schema).iter_errors(load_core(root / name))]


@pytest.fixture(scope="module")
def registre() -> Registre:
    """Return the register, read once for all the small projects."""
    return REGISTRE


@pytest.fixture(scope="module")
def published(registre: Registre) -> Schemas:
    """Return the schemas of the small project."""
    return schemas(load(MINIMAL, registre=registre).checked())


@pytest.fixture(scope="module")
def entiers(catalogue: Catalogue) -> Schemas:
    """Return the schemas of the small project, which has a case of everything."""
    return schemas(catalogue)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema(entiers: Schemas, catalogue: Catalogue, name: str) -> None:
    Draft202012Validator.check_schema(entiers[name])
    text = schema_files(catalogue)[name]
    assert '"null"' not in text
    assert str(ROOT) not in text


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: path.relative_to(PROJET).as_posix())
def test_every_data_file_meets_the_schema_that_it_names(path: Path, entiers: Schemas) -> None:
    named = MODELINE.fullmatch(path.read_text("utf-8").splitlines()[0])
    assert named, "la première ligne doit nommer le schéma"
    schema = (path.parent / named[1]).resolve()
    assert schema == PROJET / "schema" / schema_name(PurePosixPath(path.as_posix()))
    errors = validator(entiers[schema.name]).iter_errors(load_core(path))
    assert not [f"{error.json_path} : {error.message}" for error in errors]


def test_vs_code_gives_each_data_file_its_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    given = {path: schema for schema, pattern in settings.items() for path in PROJET.glob(pattern)}
    assert {path: PurePosixPath(schema).name for path, schema in given.items()} == {
        path: schema_name(PurePosixPath(path.as_posix())) for path in DATA_FILES
    }
    assert {PurePosixPath(schema) for schema in settings} == {
        PurePosixPath("schema", name) for name in SCHEMAS
    }


@pytest.mark.parametrize(("name", "old", "new"), REFUSED)
def test_a_mistake_is_refused(
    minimal: Path, registre: Registre, published: Schemas, name: str, old: str, new: str
) -> None:
    assert not problems(minimal, name, published)
    break_file(minimal, name, old, new)
    assert problems(minimal, name, published)
    assert has_errors(load(minimal, registre=registre).findings)


def is_expressed(mistake: Mistake) -> bool:
    code = mistake.told.rpartition("[")[2].rstrip("]")
    return code in EXPRESSED and not any(words in mistake.told for words in ELSEWHERE)


def test_most_kinds_of_mistake_in_a_field_are_held_against_the_schema() -> None:
    codes = {mistake.told.rpartition("[")[2].rstrip("]") for mistake in MISTAKES if is_expressed(mistake)}
    assert codes == EXPRESSED


@pytest.mark.parametrize(
    "mistake", [m for m in MISTAKES if is_expressed(m)], ids=lambda mistake: mistake.put[:30]
)
def test_a_mistake_in_a_file_is_refused(mistake: Mistake, tmp_path: Path, entiers: Schemas) -> None:
    name, found = first_match(mistake)
    text = found.string[: found.start()] + filled(mistake.put, found) + found.string[found.end() :]
    (tmp_path / "casse.yml").write_text(text.replace(HERE, "", 1), "utf-8")
    schema = entiers[schema_name(PurePosixPath(name))]
    assert not validator(schema).is_valid(load_core(tmp_path / "casse.yml"))


@pytest.mark.parametrize(("name", "old", "new"), ACCEPTED)
def test_what_loses_nothing_is_accepted(
    minimal: Path, registre: Registre, published: Schemas, name: str, old: str, new: str
) -> None:
    break_file(minimal, name, old, new)
    assert not problems(minimal, name, published)
    assert not has_errors(load(minimal, registre=registre).findings)


@pytest.mark.parametrize("code", ["01004", "2A004"])
def test_a_code_that_would_lose_its_zero_must_be_quoted(minimal: Path, published: Schemas, code: str) -> None:
    own = "nom_officiel: Arras\ntype: petr\ncommunes: [{}]"
    break_file(minimal, TERRITOIRE, 'siren: "200033579"', own.format(code))
    assert bool(problems(minimal, TERRITOIRE, published)) == code.startswith("0")
    break_file(minimal, TERRITOIRE, f"communes: [{code}]", f'communes: ["{code}"]')
    assert not problems(minimal, TERRITOIRE, published)


def test_identifiers_are_completed_with_their_names(published: Schemas) -> None:
    known = published["territoire.json"]["$defs"]
    assert (known["source"]["enum"], known["source"]["enumDescriptions"]) == (
        ["page-essai"],
        ["Page d'essai (Éditeur d'essai)"],
    )
    assert known["dispositif"]["enum"] == ["arras-cls-1", "arras-cls-2"]
    assert {"label": "CU d'Arras", "body": '"200033579"'} in known["epci"]["defaultSnippets"]


def test_every_rule_of_the_model_is_in_the_schema() -> None:
    """But « the end follows the start »: a schema cannot compare two values."""
    own_rules = {
        model
        for root in MODELS
        for model in root.__mro__
        if issubclass(model, BaseModel) and any(name in vars(model) for name in _validators(model))
    }
    assert own_rules == {Model, Date, Territoire}
    bound = [model for model in MODELS if "EXIGENCES" in vars(model)]
    assert len(bound) > 3
    assert rules_of(Territoire)
    assert [model for model in bound if not rules_of(model)] == []


def _validators(model: type[BaseModel]) -> Iterator[str]:
    yield from model.__pydantic_decorators__.model_validators


def test_every_field_is_explained() -> None:
    assert [f"{model.__name__}.{champ.nom}" for model, champ in FIELDS if not champ.description] == []


def test_no_example_stands_alone() -> None:
    """With one example alone, yaml-language-server types it for the editor, who may leave it there."""
    assert [f"{model.__name__}.{champ.nom}" for model, champ in FIELDS if len(champ.exemples) == 1] == []
    assert [forme.nom for forme in FORMES if len(forme.exemples) == 1] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_examples_meet_their_own_schema(entiers: Schemas, name: str) -> None:
    schema = entiers[name]
    wrong = [
        (part, example)
        for part in with_examples(schema)
        for example in part["examples"]
        if not validator({"$defs": schema["$defs"], **part}).is_valid(example)
    ]
    assert wrong == []


def with_examples(part: Any) -> Iterator[dict[str, Any]]:
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    if isinstance(part, dict) and isinstance(part.get("examples"), list):
        yield part
    for item in inner:
        yield from with_examples(item)


def test_the_command_writes_the_schemas(minimal: Path) -> None:
    assert run("schema", "--racine", minimal) == (0, "schema/ est à jour. Ensuite : reperes valider\n")
    written = {path.name: path.read_text("utf-8") for path in (minimal / "schema").iterdir()}
    assert written == schema_files(load(minimal).checked())


def test_the_command_writes_nothing_from_bad_data(minimal: Path) -> None:
    break_file(minimal, TERRITOIRE, "nom: Arras\n", "")
    code, output = run("schema", "--racine", minimal)
    assert (code, "Le schéma n'a pas été refait" in output) == (1, True)
    assert not (minimal / "schema").exists()
