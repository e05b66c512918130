"""Rules that bind several fields of a block, in JSON Schema: those of the model's own validators.

What a schema cannot say: an end before its start, a false SIREN key, an id used twice, a file's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from reperes_sante.edit.schema.forms import Schema, message
from reperes_sante.model.base import Participant
from reperes_sante.model.besoins import Besoin, FichierBesoins
from reperes_sante.model.communs import FichierGlossaire, FichierNumeros, Organisme
from reperes_sante.model.contrat import Duree
from reperes_sante.model.dispositifs import Ouverture
from reperes_sante.model.territoire import Territoire

UNSOURCED = (
    "Aucune source ne soutient ce bloc. Ajoutez « sources: [identifiant] » ici ou dans le bloc au-dessus."
)
HAS_SOURCES: Schema = {"required": ["sources"], "properties": {"sources": {"minItems": 1}}}
# A block is never a text: this refuses like `false`, and can say why.
SOURCED: Schema = {"if": HAS_SOURCES, "else": {"type": "string", "errorMessage": UNSOURCED}}


def rules_of(model: type[BaseModel]) -> tuple[Schema, ...]:
    """Return the rules of a block, those of its parents included."""
    return tuple(rule for parent in model.__mro__ for rule in RULES.get(parent, ()))


def messages_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return what is told when a block breaks its own rules, for people to read beforehand."""
    return tuple(dict.fromkeys(found for rule in RULES.get(model, ()) for found in _messages(rule)))


def _messages(part: Schema) -> Iterator[str]:
    for key, value in part.items():
        if key == "errorMessage":
            yield value
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from _messages(inner)


def _one_of(first: str, second: str, kind: str) -> Schema:
    told = message(kind)
    return {
        "if": {"required": [first]},
        "then": {"properties": {second: False}, "errorMessage": told},
        "else": {"required": [second], "errorMessage": told},
    }


def _any_of(fields: tuple[str, ...], kind: str) -> Schema:
    """Ask for one field at least. The last one, asked for without the others, carries the message."""
    *others, last = fields
    return {
        "if": {"not": {"anyOf": [{"required": [field]} for field in others]}},
        "then": {"required": [last], "errorMessage": message(kind)},
    }


def _register_or_own_facts() -> Schema:
    place = ("communes", "departements", "region")
    own = ("nom_officiel", "type", *place)
    return {
        "if": {"required": ["siren"]},
        "then": {"properties": dict.fromkeys(own, False), "errorMessage": message("siren_et_doublon")},
        "else": {
            "required": ["nom_officiel", "type"],
            "errorMessage": message("territoire_incomplet"),
            "allOf": [_any_of(place, "territoire_incomplet")],
        },
    }


def _sourced_items(field: str) -> Schema:
    """Ask each item for its sources when the file has none for all."""
    return {"if": HAS_SOURCES, "else": {"properties": {field: {"items": SOURCED}}}}


RULES: Mapping[type, tuple[Schema, ...]] = {
    Participant: (_one_of("organisme", "designation", "organisme_ou_designation"),),
    Duree: (_any_of(("annees", "date", "fin"), "duree_vide"),),
    Ouverture: (_any_of(("date", "date_publiee"), "ouverture_sans_date"),),
    Territoire: (_register_or_own_facts(),),
    Organisme: (SOURCED,),
    FichierGlossaire: (_sourced_items("termes"),),
    Besoin: (_any_of(("appeler", "d_abord", "relais"), "besoin_sans_reponse"),),
    FichierBesoins: (_sourced_items("besoins"),),
    FichierNumeros: (_sourced_items("numeros"),),
}
