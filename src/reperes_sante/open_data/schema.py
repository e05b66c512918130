"""The JSON Schema of the open data: pydantic's, told in French with the words of the reference."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from reperes_sante.model.intitules import INTITULES
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.open_data.meanings import meaning

DIALECT = "https://json-schema.org/draft/2020-12/schema"
OWN = {
    "DocumentTerritoire": "Un territoire et tout ce que sa fiche désigne.",
    "DocumentComplet": "Toutes les données.",
    "DocumentIndex": "La liste des fichiers.",
    "FicheExportee": "Un territoire : sa fiche, où chaque fait porte ses sources et son jour de relecture.",
    "Identite": "Ce que dit le registre officiel, ou la fiche quand il ne connaît pas ce territoire.",
    "Renvois": "Ce que désignent les identifiants et les codes.",
    "Lieu": "Un lieu du registre officiel.",
    "Lien": "Une chose du site, décrite dans un autre fichier.",
    "Fichier": "Un fichier publié.",
}
WORDS = {words.__name__: words for words in Vocabulaire.__subclasses__()}
# Where the model tells editors what an absent line means, nothing is absent any more.
INHERITED = {
    "sources": "Identifiants des sources, celles du bloc qui le contient comprises.",
    "verifie_le": "Jour de relecture du bloc, ou de celui qui le contient.",
}


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
    for field, told in definition["properties"].items():
        told.pop("title", None)
        if field in INHERITED or "description" in told:
            told["description"] = INHERITED.get(field) or meaning(told["description"])
    titles = {model.__name__: intitule for model, intitule in INTITULES.items()}
    if name in titles:
        return {**definition, "title": titles[name].titre, "description": titles[name].sens}
    return {**definition, "title": name, "description": OWN[name]}
