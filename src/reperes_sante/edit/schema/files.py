"""The schemas, one for each kind of data file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from reperes_sante.edit.schema import forms, references
from reperes_sante.edit.schema.blocks import block, closed_list, definition_of
from reperes_sante.edit.schema.forms import Schema
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Model
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.fields import Champ, blocs, champs
from reperes_sante.read.disk import write_if_changed

DIALECT = "https://json-schema.org/draft/2020-12/schema"
GENERATED = "Fichier généré par « reperes schema » : ne le modifiez pas à la main."

SCHEMAS: Mapping[str, type[Model]] = {f"{c.schema}.json": c.modele for c in COLLECTIONS if c.schema}


def schemas(catalogue: Catalogue) -> dict[str, Schema]:
    """Return the schema of each kind of data file, by file name.

    Args:
        catalogue: the data, already checked: its identifiers are those that editors complete.
    """
    simple = {**forms.definitions(), **references.definitions(catalogue)}
    return {name: _schema(model, simple) for name, model in SCHEMAS.items()}


def schema_files(catalogue: Catalogue) -> dict[str, str]:
    """Return the text of each schema, by file name; the same data give the same text."""
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas(catalogue).items()
    }


def write_schemas(root: Path, catalogue: Catalogue) -> None:
    """Write each schema in the `schema/` folder of a project, touching only what changes."""
    for name, text in schema_files(catalogue).items():
        write_if_changed(root / "schema" / name, text)


def _schema(root: type[Model], simple: Mapping[str, Schema]) -> Schema:
    fields = (field for model in blocs(root) for field in champs(model))
    found = {definition_of(field): _definition(field, simple) for field in fields}
    head = {"$schema": DIALECT, "$comment": GENERATED}
    return {**head, **block(root), "$defs": dict(sorted(found.items()))}


def _definition(field: Champ, simple: Mapping[str, Schema]) -> Schema:
    if field.bloc:
        return block(field.bloc)
    return closed_list(field.vocabulaire) if field.vocabulaire else simple[definition_of(field)]
