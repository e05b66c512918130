"""The open data: every file keeps to its schema, says where it comes from, and loses nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.places import placed
from reperes_sante.model.base import Point
from reperes_sante.model.dispositifs import Conseil
from reperes_sante.model.fields import walk
from reperes_sante.model.types import DatePartielle
from reperes_sante.open_data import export_files
from reperes_sante.open_data.publication import VERSION, resolved
from tests.built import BuiltSite

SITE = "https://sante.example/"


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, str]:
    return export_files(catalogue, SITE)


def documents(files: dict[str, str]) -> dict[str, Any]:
    return {
        path: json.loads(text)
        for path, text in files.items()
        if path.endswith(".json") and not path.endswith(("schema.json", "-metadata.json", "datapackage.json"))
    }


def statements(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "sources" in value and "verifie_le" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from statements(item)


def test_every_json_file_keeps_to_the_published_schema(files: dict[str, str]) -> None:
    schema = json.loads(files["donnees/v1/schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path, content in documents(files).items():
        assert not list(validator.iter_errors(content)), path
        assert content["$schema"] == schema["$id"] == f"{SITE}donnees/v1/schema.json"


def test_the_schema_refuses_what_the_model_does_not_know(files: dict[str, str]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(files["donnees/v1/schema.json"]))
    content = json.loads(files["donnees/v1/territoires/corse.json"])
    content["territoire"]["fiche"]["inventee"] = 1
    assert not validator.is_valid(content)
    del content["territoire"]["fiche"]["inventee"]
    content["territoire"]["fiche"]["verifie_le"] = 2026
    assert not validator.is_valid(content)


def test_every_json_file_tells_its_licence_and_its_date(files: dict[str, str]) -> None:
    for path, content in documents(files).items():
        assert content["licence"] == "Licence Ouverte 2.0 (Etalab)", path
        assert content["producteur"] == "Santé d'Essai", path
        assert DatePartielle.parse(content["mis_a_jour_le"]), path
        assert content["version"] == VERSION, path


def test_a_file_is_read_alone(files: dict[str, str], catalogue: Catalogue) -> None:
    """Whatever a territory cites stands in its own file."""
    for territoire in catalogue.territoires.values():
        content = json.loads(files[f"donnees/v1/territoires/{territoire.id}.json"])
        told = {
            key: {item["id"] for item in items if "id" in item} for key, items in content["renvois"].items()
        }
        places = {place["code"] for place in content["renvois"].get("lieux", ())}
        kinds = {"source": "sources", "organisme": "organismes", "thematique": "thematiques"}
        kinds |= {"territoire": "territoires", "dispositif": "dispositifs"}
        for node in walk(territoire):
            if node.ref:
                assert node.value in told[kinds[node.ref]] if node.ref in kinds else places


def test_every_statement_bears_its_sources_and_its_check(files: dict[str, str]) -> None:
    told = list(statements(json.loads(files["donnees/v1/tout.json"])["territoires"]))
    assert len(told) > 200
    assert all(statement["sources"] and statement["verifie_le"] for statement in told)


def test_a_statement_takes_what_its_block_says_unless_it_says_otherwise() -> None:
    day, other = DatePartielle(2026, 1, 2), DatePartielle(2025)
    points = (Point(texte="Un."), Point(texte="Deux.", sources=("b",), verifie_le=other))
    whole = resolved(placed(Conseil(id="c", nom="C", sources=("a",), verifie_le=day, buts=points)))
    assert [(p.sources, p.verifie_le) for p in whole.buts] == [(("a",), day), (("b",), other)]


def test_nothing_that_the_files_say_is_lost(files: dict[str, str], catalogue: Catalogue) -> None:
    for territoire in catalogue.territoires.values():
        text = json.dumps(
            json.loads(files[f"donnees/v1/territoires/{territoire.id}.json"]), ensure_ascii=False
        )
        for node in walk(territoire):
            if isinstance(node.value, str):
                assert json.dumps(node.value, ensure_ascii=False)[1:-1] in text, node.path
            elif isinstance(node.value, DatePartielle):
                assert f'"{node.value.iso}"' in text, node.path


def test_all_data_are_those_of_each_file_written_as_json_writes_them(files: dict[str, str]) -> None:
    told = {path: json.loads(text) for path, text in files.items() if path.endswith(".json")}
    for path, content in told.items():
        assert files[path] == json.dumps(content, ensure_ascii=False, indent=2) + "\n", path
    own = [content["territoire"] for path, content in told.items() if "/territoires/" in path]
    assert told["donnees/v1/tout.json"]["territoires"] == own


def test_two_exports_are_identical(files: dict[str, str], catalogue: Catalogue) -> None:
    assert export_files(catalogue, SITE) == files


def test_the_index_names_every_published_file(files: dict[str, str]) -> None:
    named = {entry["adresse"] for entry in json.loads(files["donnees/v1/index.json"])["fichiers"]}
    apart = ("index.json", "-metadata.json")
    published = (path for path in files if path.startswith("donnees/") and not path.endswith(apart))
    assert named == {f"{SITE}{path}" for path in published}


def test_the_site_publishes_what_is_exported(site: BuiltSite, catalogue: Catalogue) -> None:
    for path, text in export_files(catalogue, "https://essai.fr/").items():
        assert (site.folder / path).read_bytes() == text.encode(), path
