"""Definitions of blocks and of closed lists, made from the fields of the model."""

from __future__ import annotations

from pydantic import BaseModel

from reperes_sante.fields import Champ, Forme, champs
from reperes_sante.intitules import INTITULES, intitule
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.schema.forms import Schema, message, remedy
from reperes_sante.schema.rules import rules_of

# Fields that often hold the day when they are typed; VS Code fills the variables.
TODAY = {"verifie_le", "archive_le"}
TODAY_SNIPPET = {"label": "aujourd'hui", "body": "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"}


def block(model: type[BaseModel]) -> Schema:
    """Return the definition of a block.

    What is required stands in `allOf`, one by one, so that each absence is told in French.
    """
    fields = champs(model)
    required = [field.nom for field in fields if field.obligatoire]
    keys = ", ".join(field.nom for field in fields)
    title, description = INTITULES[model]
    return {
        "type": "object",
        "title": title,
        "description": description,
        "errorMessage": f"Un bloc « clé: valeur » est attendu ici. Clés admises : {keys}.",
        "additionalProperties": False,
        "properties": {field.nom: _field(field) for field in fields},
        **_conditions([*map(_required, required), *rules_of(model)]),
        **_skeleton(title, [field for field in fields if field.obligatoire]),
    }


def closed_list(words: type[Vocabulaire]) -> Schema:
    """Return the definition of a closed list, with the label of each word."""
    values = [word.value for word in words]
    return {
        "type": "string",
        "enum": values,
        "enumDescriptions": [word.label for word in words],
        "errorMessage": remedy("enum", words=values),
    }


def name_of(nature: object) -> str:
    """Return the name of the definition of a value."""
    return nature.nom if isinstance(nature, Forme) else nature.__name__  # type: ignore[attr-defined]


def _field(field: Champ) -> Schema:
    value: Schema = {"$ref": f"#/$defs/{name_of(field.nature)}"}
    if field.exemples:
        value["examples"] = list(field.exemples)
    if field.nom in TODAY:
        value["defaultSnippets"] = [TODAY_SNIPPET]
    return {**_meaning(field), **(_list_of(value, field) if field.liste else value)}


def _meaning(field: Champ) -> Schema:
    need = "**Obligatoire.**" if field.obligatoire else "Facultatif."
    many = "Liste." if field.liste else ""
    return {
        "title": intitule(field.nom),
        "description": field.description,
        "markdownDescription": f"{field.description}\n\n{' '.join(filter(None, (need, many)))}",
    }


def _list_of(items: Schema, field: Champ) -> Schema:
    schema: Schema = {"type": "array", "items": items, "errorMessage": message("tuple_type", value="…")}
    if field.minimum:
        schema["minItems"] = field.minimum
    if field.maximum is not None:
        schema["maxItems"] = field.maximum
    return schema


def _conditions(conditions: list[Schema]) -> Schema:
    return {"allOf": conditions} if conditions else {}


def _required(key: str) -> Schema:
    return {"required": [key], "errorMessage": message("missing", key)}


def _skeleton(title: str, required: list[Champ]) -> Schema:
    """Propose the required keys at once, when each of them takes a simple value."""
    if not required or any(isinstance(f.nature, type) and issubclass(f.nature, BaseModel) for f in required):
        return {}
    body = {f.nom: [f"${n}"] if f.liste else f"${n}" for n, f in enumerate(required, 1)}
    return {"defaultSnippets": [{"label": f"{title} : {', '.join(body)}", "body": body}]}
