"""Definitions of blocks and of closed lists, made from the fields of the model."""

from __future__ import annotations

from reperes_sante.edit.schema.forms import Schema, message, remedy
from reperes_sante.edit.schema.rules import rules_of
from reperes_sante.model.base import Model
from reperes_sante.model.fields import Champ, champs
from reperes_sante.model.markers import Forme
from reperes_sante.model.vocabulaire import Vocabulaire

LIST = "Une liste est attendue ici. Commencez chaque élément par un tiret « - »."
# Fewest required keys that are worth proposing at once.
SKELETON_FROM = 2


def block(model: type[Model]) -> Schema:
    """Return the definition of a block.

    What is required stands in `allOf`, one by one, so that each absence is told in French.
    """
    fields = champs(model)
    required = [field.nom for field in fields if field.obligatoire]
    keys = ", ".join(field.nom for field in fields)
    title, description = model.INTITULE
    return {
        "type": "object",
        "title": title,
        "description": description,
        "errorMessage": f"Écrivez ici des lignes « clé: valeur ». Clés admises : {keys}.",
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


def definition_of(field: Champ) -> str:
    """Return the name of the definition of a field's values."""
    own = field.nature.nom if isinstance(field.nature, Forme) else field.nature.__name__
    return field.completion or own


def _field(field: Champ) -> Schema:
    value: Schema = {"$ref": f"#/$defs/{definition_of(field)}"}
    if field.exemples:
        value["examples"] = list(field.exemples)
    return {**_meaning(field), **(_list_of(value, field) if field.liste else value)}


def _meaning(field: Champ) -> Schema:
    need = "**Obligatoire**" if field.obligatoire else "Facultatif"
    return {
        "title": field.titre,
        "description": field.description,
        "markdownDescription": f"{field.description}\n\n{need} · {field.en_clair}",
    }


def _list_of(items: Schema, field: Champ) -> Schema:
    schema: Schema = {"type": "array", "items": items, "errorMessage": LIST}
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
    if len(required) < SKELETON_FROM or any(field.bloc for field in required):
        return {}
    body = {f.nom: [f"${n}"] if f.liste else f"${n}" for n, f in enumerate(required, 1)}
    return {"defaultSnippets": [{"label": f"{title} : {', '.join(body)}", "body": body}]}
