"""JSON Schemas made from the model, for completion and correction while typing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from reperes_sante.edit.schema import forms
from reperes_sante.edit.schema.forms import Schema, message, remedy, rules_of, whole
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.references import REFERENCES, with_place
from reperes_sante.model.base import ALONE, LIKE_A_KEY, Decrite, Model
from reperes_sante.model.collections import ANNEXES, COLLECTIONS, Annexe
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.fields import FORMES, Champ, blocs, champs
from reperes_sante.model.markers import Forme, Ref, naming_fields
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import IDENTIFIER
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.read.disk import write_if_changed
from reperes_sante.read.keys import said_above

LIST = "Une liste est attendue ici. Commencez chaque élément par un tiret « - »."
# Fewest required keys that are worth proposing at once.
SKELETON_FROM = 2


def block(model: type[Model]) -> Schema:
    """Return the definition of a block.

    What is required stands in `allOf`, one by one, so that each absence is told in French.
    """
    fields = champs(model)
    required = [field for field in fields if field.obligatoire]
    title, description = model.INTITULE
    needs = [*(_required(f.nom) for f in required), *rules_of(model), *_of_bare_text(model, fields)]
    return {
        "type": _types(model),
        "title": title,
        "description": description,
        "errorMessage": f"Écrivez ici des lignes « clé: valeur ». {_admitted(fields)}",
        "properties": {field.nom: _field(field) for field in fields},
        **_begun(model, fields, needs),
        **_skeleton(title, required),
    }


def _admitted(fields: tuple[Champ, ...]) -> str:
    return f"Clés admises : {', '.join(field.nom for field in fields)}."


def _begun(model: type[Model], fields: tuple[Champ, ...], needs: list[Schema]) -> Schema:
    """Return the rules of a block; where its first key may be its name, those of one that begins so."""
    names = [field.nom for field in fields]
    head = heads_of(model)
    if head is None:
        return {"additionalProperties": False, **_conditions(needs)}
    said = {"properties": dict.fromkeys(head.champs, False), "patternProperties": {head.cle: head.reste}}
    told = (*head.champs, *(field.nom for field in _shared(model)))
    others = [_required(field.nom) for field in fields if field.obligatoire and field.nom not in told]
    others += _said_once(model, head.cle)
    keys = {"anyOf": [{"enum": names}, {"pattern": head.cle}], "errorMessage": _admitted(fields)}
    # A key that is badly typed is no name: the others are right as they are.
    has_head = {"type": "object", "not": {"propertyNames": {"not": {"pattern": head.cle}}}}
    only = {"propertyNames": {"enum": names, "errorMessage": _admitted(fields)}}
    return {
        "if": has_head,
        "then": {**said, "propertyNames": keys, **_conditions([*others, *rules_of(model, told)])},
        "else": {**only, "allOf": needs},
    }


class Head(NamedTuple):
    """How a block begins when its first key is what it is called.

    Attributes:
        cle: a pattern of the key: no field of the block.
        reste: the schema of what follows.
        champs: the fields that both say.
    """

    cle: str
    reste: Schema
    champs: tuple[str, ...]


def heads_of(model: type[Model]) -> Head | None:
    """Return how a block may begin with what it is called; nothing where it may not."""
    fields = {field.nom: field for field in champs(model)}
    if issubclass(model, Decrite):
        own = IDENTIFIER.strip("^$")
        rest: Schema = {"type": "string", "errorMessage": f"Écrivez « {model.MODELE_DE_LIGNE} »."}
        no_key = "" if model.EST_STRICT else f"(?!{LIKE_A_KEY.pattern}$)"
        return Head(f"^(?!(?:{'|'.join(fields)})$){no_key}{own}$", rest, model.DITS)
    if not model.SUIVANT:
        return None
    # Of fields of which one alone is written, the first line writes it.
    told = {name for need in model.EXIGENCES if need.seul for name in need.champs}
    naming = {*naming_fields(model), *told} - {model.SUIVANT}
    named = tuple(name for name in fields if name in naming)
    word = next((fields[name].vocabulaire for name in named if fields[name].vocabulaire), None)
    key = f"^({'|'.join(one.value for one in word)})$" if word else rf"^(?!{LIKE_A_KEY.pattern}$).*\S"
    following = fields[model.SUIVANT]
    rest = {"$ref": f"#/$defs/{definition_of(following)}"}
    if following.liste:
        rest = {"anyOf": [rest, _list_of(rest, following)]}
    if model.APRES:
        rest = {"anyOf": [rest, {"type": "string", "pattern": _after(model, following)}]}
    return Head(key, rest, named if model.APRES else (*named, model.SUIVANT))


def _after(model: type[Model], following: Champ) -> str:
    """Return the pattern of what follows a name, with words of closed lists behind it."""
    words = _words_of(_shared(model)[1:])
    return f"^(?:(?:{_pattern_of(following)}), )?(?:{words})(?:, (?:{words}))*$"


def _shared(model: type[Model]) -> tuple[Champ, ...]:
    """Return the fields that share what follows a name, the first one first; none where one has it all."""
    fields = {field.nom: field for field in champs(model)}
    return tuple(fields[name] for name in (model.SUIVANT, *model.APRES)) if model.APRES else ()


def _words_of(fields: Iterable[Champ]) -> str:
    return "|".join(map(_pattern_of, fields))


def _said_once(model: type[Model], head: str) -> Iterator[Schema]:
    """Yield what refuses that a field is said on the first line and below it too, or on neither if needed."""
    following, *after = _shared(model) or (None,)
    words = f"(?:{_words_of(after)})"
    # A year is a number for editors.
    kinds = ["string", "integer"] if any(one.forme and one.forme.est_nombre for one in after) else "string"
    only_words: Schema = {"type": kinds, "pattern": f"^{words}(?:, {words})*$"}
    for field in (following, *after) if following else ():
        no_word: Schema = {"not": {"pattern": f"(?:^|, )(?:{_pattern_of(field)})(?:, {words})*$"}}
        rest = {**(only_words if field is following else no_word), "errorMessage": said_above(field.nom)}
        untold: Schema = {"not": only_words, "errorMessage": message("missing", field.nom)}
        lacks = {"else": {"patternProperties": {head: untold}}} if field.obligatoire else {}
        yield {"if": {"required": [field.nom]}, "then": {"patternProperties": {head: rest}}, **lacks}


def _pattern_of(field: Champ) -> str:
    """Return the pattern of a value as a first line has it; that of any text where its form has none."""
    if field.vocabulaire:
        return "|".join(word.value for word in field.vocabulaire)
    own = forms.definitions()[field.forme.nom].get("pattern", "") if field.forme else ""
    if field.forme and field.forme.nom == "oui-non":
        return field.nom
    is_number = bool(own and field.forme and field.forme.est_nombre)
    return "|".join(part.strip("^$") for part in own.split("$|^")) if is_number else ".+"


def _types(model: type[Model]) -> list[str] | str:
    """Return what may be written as a block: a text alone stands for one evident key, a year for its date."""
    if not (model.cle_evidente() or model.cle_evidente("2")):
        return "object"
    # What looks like a number is one for editors, where the site reads what was typed.
    evident = {model.cle_evidente("2"), model.cle_evidente("2018")}
    is_number = any(one.nom in evident and one.forme and one.forme.est_nombre for one in champs(model))
    return ["object", "string", *(["integer"] if is_number else [])]


def _of_bare_text(model: type[Model], fields: tuple[Champ, ...]) -> Iterator[Schema]:
    """Yield what a text alone must be, where it stands for a word of a closed list."""
    evident = next((field for field in fields if field.nom == model.cle_evidente()), None)
    if evident and evident.vocabulaire:
        yield {"if": {"type": "string"}, "then": {"$ref": f"#/$defs/{definition_of(evident)}"}}


def closed_list(words: type[Vocabulaire]) -> Schema:
    """Return the definition of a closed list, with the label and the meaning of each word."""
    values = [word.value for word in words]
    return {
        "type": "string",
        "enum": values,
        "enumDescriptions": [f"{word.label}. {word.sens}" for word in words],
        "errorMessage": remedy("enum", words=words),
    }


def definition_of(field: Champ) -> str:
    """Return the name of the definition of a field's values."""
    own = field.nature.nom if isinstance(field.nature, Forme) else field.nature.__name__
    return field.completion or own


def _field(field: Champ) -> Schema:
    value: Schema = {"$ref": f"#/$defs/{definition_of(field)}"}
    if field.exemples:
        value["examples"] = list(field.exemples)
    return {**_meaning(field), **(_listed(value, field) if field.liste else value)}


def _listed(value: Schema, field: Champ) -> Schema:
    """Return the schema of a list, in place of which one text may stand alone."""
    if field.minimum > 1:
        return _list_of(value, field)
    alone: Schema = {"$ref": value["$ref"], "allOf": [{"$ref": f"#/$defs/{ONE}"}]}
    return {"anyOf": [_list_of(value, field), alone], "errorMessage": LIST}


# The definition of a text that stands alone for a list.
ONE = "seul"


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


def definitions(catalogue: Catalogue) -> dict[str, Schema]:
    """Return the definitions of all references, by the name of their form."""
    found = {form(kind): _of_kind(catalogue, kind) for kind in REFERENCES if kind != "commune"}
    contrats = (d for d in catalogue.dispositifs.values() if isinstance(d, Contrat))
    return {
        **found,
        "contrat": _own("Ce contrat est inconnu", {c.id: with_place(catalogue, c) for c in contrats}),
    }


def _of_kind(catalogue: Catalogue, kind: str) -> Schema:
    reference = REFERENCES[kind]
    names = reference.labels(catalogue)
    if reference.depuis is None:
        return _own(reference.inconnue, names)
    return _official(reference.inconnue, names, reference.depuis)


def form(kind: str) -> str:
    """Return the name of the form of a kind of reference."""
    return next(
        forme.nom
        for forme, annotation in FORMES.items()
        if Ref(kind) in getattr(annotation, "__metadata__", ())
    )


def _own(unknown: str, names: Mapping[str, str]) -> Schema:
    ids = sorted(names)
    return {
        "type": "string",
        "enum": ids,
        "enumDescriptions": [names[i] for i in ids],
        "errorMessage": (
            f"{unknown}. Vérifiez l'orthographe. Si vous venez de l'ajouter, lancez « reperes schema »."
        ),
    }


def _official(unknown: str, names: Mapping[str, str], minimum: int) -> Schema:
    """Propose names of the register, and write their codes: nobody knows codes by heart.

    A pattern, and no `enum`, holds the codes: editors print a whole `enum` under the mouse.
    """
    codes = sorted(names)
    pattern = f"^({'|'.join(map(re.escape, codes))})$"
    snippets = [{"label": names[code], "body": f'"{code}"'} for code in codes]
    schema = {"pattern": pattern, "errorMessage": f"{unknown}.", "defaultSnippets": snippets}
    return whole(
        schema, minimum, 999_999_999, "Mettez ce code entre guillemets droits, pour garder son zéro."
    )


DIALECT = "https://json-schema.org/draft/2020-12/schema"
GENERATED = "Fichier généré par « reperes schema » : ne le modifiez pas à la main."

SCHEMAS: Mapping[str, type[Model]] = {f"{c.schema}.json": c.modele for c in COLLECTIONS if c.schema}


def schemas(catalogue: Catalogue) -> dict[str, Schema]:
    """Return the schema of each kind of data file, by file name.

    Args:
        catalogue: the data, already checked: its identifiers are those that editors complete.
    """
    simple = {**forms.definitions(), **definitions(catalogue)}
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
    whole = {**head, **block(root)}
    if root is Territoire:
        whole["properties"] = {**whole["properties"], **_annexes(found, simple)}
    found[ONE] = {"type": ["string", "number"], "pattern": ALONE, "errorMessage": LIST}
    return {**whole, "$defs": dict(sorted(found.items()))}


def _annexes(found: dict[str, Schema], simple: Mapping[str, Schema]) -> Schema:
    """Return the parts of a territory's file that shared collections have too; define what they need."""
    for annexe in ANNEXES:
        fields = (field for model in blocs(annexe.modele) for field in champs(model))
        found.update({definition_of(field): _definition(field, simple) for field in fields})
    return {annexe.cle: _annexe(annexe) for annexe in ANNEXES}


def _annexe(annexe: Annexe) -> Schema:
    field = next(field for field in champs(annexe.modele) if field.nom == annexe.liste)
    described = {"title": field.titre, "description": annexe.sens, "markdownDescription": annexe.sens}
    return {**described, **_list_of({"$ref": f"#/$defs/{definition_of(field)}"}, field)}


def _definition(field: Champ, simple: Mapping[str, Schema]) -> Schema:
    if field.bloc:
        return block(field.bloc)
    return closed_list(field.vocabulaire) if field.vocabulaire else simple[definition_of(field)]
