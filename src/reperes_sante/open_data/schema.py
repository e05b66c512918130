"""The JSON Schema of the open data: pydantic's, told in French with the words of the reference."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from reperes_sante.model.base import Model
from reperes_sante.model.markers import Inherited, marker
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.open_data.meanings import meaning

DIALECT = "https://json-schema.org/draft/2020-12/schema"
WORDS = {words.__name__: words for words in Vocabulaire.__subclasses__()}


def schema_of(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    """Return the schema of what is published: absent means unknown, and nothing else may be present."""
    schema = {"$schema": DIALECT, **adapter.json_schema(mode="serialization")}
    definitions = schema["$defs"]
    for name, definition in definitions.items():
        definitions[name] = _in_french(name, definition)
    return schema


def _in_french(name: str, definition: dict[str, Any]) -> dict[str, Any]:
    if name in WORDS:
        return {"oneOf": [{"const": word.value, "title": word.label} for word in WORDS[name]]}
    model = _models()[name]
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    for field, told in definition["properties"].items():
        told.pop("title", None)
        inherited = marker(model, names[field], Inherited)
        if inherited or "description" in told:
            told["description"] = inherited.published if inherited else meaning(told["description"])
    return {**definition, "title": model.INTITULE.titre, "description": model.INTITULE.sens}


@cache
def _models() -> dict[str, type[Model]]:
    """Return all blocks by the name of their class."""
    found, waiting = {Model.__name__: Model}, [Model]
    while waiting:
        below = waiting.pop().__subclasses__()
        found.update((model.__name__, model) for model in below)
        waiting.extend(below)
    return found
