"""The schemas, one for each kind of data file."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import BaseModel

from reperes_sante.catalogue import Catalogue
from reperes_sante.fields import blocs, champs
from reperes_sante.model.communs import (
    FichierGlossaire,
    FichierNumeros,
    FichierOrganismes,
    FichierSources,
    FichierThematiques,
)
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.schema import forms, references
from reperes_sante.schema.blocks import block, closed_list, name_of
from reperes_sante.schema.forms import Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
GENERATED = "Fichier généré par « reperes schema » : ne le modifiez pas à la main."

SCHEMAS: Mapping[str, type[BaseModel]] = {
    "territoire.json": Territoire,
    "organismes.json": FichierOrganismes,
    "sources.json": FichierSources,
    "glossaire.json": FichierGlossaire,
    "numeros-utiles.json": FichierNumeros,
    "thematiques.json": FichierThematiques,
}


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


def _schema(root: type[BaseModel], simple: Mapping[str, Schema]) -> Schema:
    used = blocs(root)
    found: dict[str, Schema] = {model.__name__: block(model) for model in used[1:]}
    for champ in (champ for model in used for champ in champs(model)):
        nature = champ.nature
        if isinstance(nature, type) and issubclass(nature, Vocabulaire):
            found[nature.__name__] = closed_list(nature)
        elif name_of(nature) in simple:
            found[name_of(nature)] = simple[name_of(nature)]
    head = {"$schema": DIALECT, "$comment": GENERATED}
    return {**head, **block(root), "$defs": dict(sorted(found.items()))}
