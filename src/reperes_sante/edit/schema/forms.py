"""Definitions of simple values: dates, codes, yes or no… each as strict as the model, and told in French.

Editors read YAML 1.2: `2019` is a number for them, where the site reads the text that was typed. A number is
accepted wherever nothing is lost. A code that starts with 0 loses it: it must be in quotes.

`errorMessage`, `patternErrorMessage` and `defaultSnippets` are read by yaml-language-server (the extension
« YAML » of VS Code); other tools ignore them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from pydantic import StringConstraints, TypeAdapter

from reperes_sante.model.base import DataFile, Enonce, Exigence, Model, Suite
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.fields import FORMES, champs
from reperes_sante.model.markers import Forme, Mark, Ref, bearing, marked
from reperes_sante.model.numbers import MOBILE, TYPED_NUMBER
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import ANNEE, ANNEES, HOUR, TODAY, TYPED_PHONE
from reperes_sante.read.wording import word

Schema = dict[str, Any]
Shape = Callable[[Schema], Schema]

UNREADABLE = "¤"

# VS Code fills the variables.
TODAY_SNIPPET = {"label": "aujourd'hui", "body": "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"}

# Months of 31 days, of 30 days, February: what a pattern can know of the calendar.
DAYS = r"(0[13578]|1[02])(-(0[1-9]|[12]\d|3[01]))?|(0[469]|11)(-(0[1-9]|[12]\d|30))?|02(-(0[1-9]|1\d|2\d))?"


def definitions() -> dict[str, Schema]:
    """Return the definitions of the forms that refer to nothing, by name."""
    found = {forme.nom: FORMS[forme.nom](_own(forme)) for forme in FORMES if forme.nom in FORMS}
    return {**found, TODAY: {**found["date"], "defaultSnippets": [TODAY_SNIPPET]}}


def remedy(kind: str, **context: object) -> str:
    """Return what the validator says to write instead of a value that resembles nothing."""
    return word(kind, "", UNREADABLE, context).remedy


def message(kind: str, key: str = "") -> str:
    """Return the validator's whole message, for a mistake that can be told without its value."""
    wording = word(kind, key, UNREADABLE, {})
    return f"{wording.message} {wording.remedy}"


def whole(schema: Schema, minimum: int, maximum: int, advice: str) -> Schema:
    """Let a text of digits be typed without quotes between two bounds, and advise quotes elsewhere."""
    outside = {"type": "integer", "not": {"minimum": minimum, "maximum": maximum}}
    quotes = {"type": "string", "errorMessage": advice}
    return {**schema, "type": ["string", "integer"], "if": outside, "then": quotes}


def _own(forme: Forme) -> Schema:
    """Return what the model itself says of a form: pydantic's schema, with the pattern that it enforces."""
    examples = {"examples": list(forme.exemples)} if forme.exemples else {}
    annotation = FORMES[forme]
    schema = TypeAdapter(annotation).json_schema()
    metadata = getattr(annotation, "__metadata__", ())
    patterns = [item.pattern for item in metadata if isinstance(item, StringConstraints) and item.pattern]
    if patterns:
        # JavaScript does not know the escape \" in a Unicode pattern.
        schema["pattern"] = str(patterns[0]).replace('\\"', '"')
    advice = {"errorMessage": forme.remede} if forme.remede else {}
    return {**schema, **examples, **advice}


def _text(own: Schema) -> Schema:
    return {
        **own,
        "type": ["string", "number"],
        "pattern": r"\S",
        "errorMessage": "Un texte simple est attendu ici, sur la même ligne.",
        "patternErrorMessage": "Écrivez la valeur ou retirez la ligne.",
    }


def _typed(own: Schema) -> Schema:
    return {**own, "type": "string"}


def _date(own: Schema) -> Schema:
    advice = remedy("date")
    schema = {**own, "pattern": rf"^{ANNEE}(-({DAYS}))?$", "errorMessage": advice}
    return whole(schema, ANNEES[0], ANNEES[-1], advice)


def _yes_no(_own: Schema) -> Schema:
    words = {"enum": ["oui", "non"], "errorMessage": remedy("oui_non")}
    # Editors propose what `anyOf` holds, not what `not` holds.
    unseen = {"not": {"not": {"type": ["boolean", "string"], "pattern": "^(Oui|OUI|Non|NON)$"}}}
    return {"anyOf": [words, unseen]}


def _number(own: Schema) -> Schema:
    """A number that is typed without quotes is judged by its bounds, a text by its pattern."""
    kind = "entier" if own.get("minimum") else "positif" if "exclusiveMinimum" in own else "nombre"
    return {**own, "pattern": TYPED_NUMBER, "errorMessage": remedy(kind)}


def _hour(own: Schema) -> Schema:
    return {**own, "type": "string", "pattern": rf"^{HOUR.pattern}$"}


def _telephone(own: Schema) -> Schema:
    service = rf"^(?!.*{MOBILE.pattern})(?:{TYPED_PHONE})"
    advice = "Écrivez le numéro public d'un service, en chiffres et en espaces, jamais un mobile."
    quotes = 'Mettez ce numéro entre guillemets droits, par exemple "0800 360 360".'
    return whole({**own, "pattern": service, "errorMessage": advice}, 10, 999_999, quotes)


def _siren(own: Schema) -> Schema:
    advice = "Un SIREN a 9 chiffres, sans espace. Mettez-le entre guillemets droits."
    return whole({**own, "errorMessage": advice}, 100_000_000, 999_999_999, advice)


def _commune(own: Schema) -> Schema:
    quotes = 'Mettez ce code entre guillemets droits, pour garder son zéro : "01004".'
    return whole(own, 10_000, 99_999, quotes)


FORMS: Mapping[str, Shape] = {
    "texte": _text,
    "identifiant": _typed,
    "langue": _typed,
    "date": _date,
    "oui-non": _yes_no,
    "nombre": _number,
    "compte": lambda own: {**own, "errorMessage": remedy("nombre")},
    "quantite": _number,
    "entier": _number,
    "heure": _hour,
    "url": _typed,
    "telephone": _telephone,
    "courriel": _typed,
    "siren": _siren,
    "code-commune": _commune,
}
if unsaid := [
    forme.nom
    for forme, annotation in FORMES.items()
    if forme.nom not in FORMS
    and not any(isinstance(mark, Ref) for mark in getattr(annotation, "__metadata__", ()))
]:
    raise TypeError(
        f"Les schémas ne savent pas dire la forme {' ni '.join(unsaid)} : ajoutez à FORMS, dans {__name__}, "
        'une ligne « "nom": _typed ».'
    )


# What a schema cannot say: an end before its start, a false SIREN key, an id used twice, a file's name.

UNSOURCED = (
    "Aucune source ne soutient ce bloc. Ajoutez « sources: [identifiant] » ici ou dans le bloc au-dessus."
)
HAS_SOURCES: Schema = {"required": ["sources"], "properties": {"sources": {"minItems": 1}}}
# A block is never a text: this refuses like `false`, and can say why.
SOURCED: Schema = {"if": HAS_SOURCES, "else": {"type": "string", "errorMessage": UNSOURCED}}

# One source that a territory describes needs no citing, and dates its reading.
ITS_SOURCES: Schema = {
    "if": {"required": ["sources", "verifie_le"]},
    "else": {
        "required": ["sources_decrites"],
        "properties": {"sources_decrites": {"minItems": 1, "maxItems": 1}},
        "errorMessage": "Ajoutez « sources » et « verifie_le », sauf si la fiche décrit une seule source.",
    },
}


def rules_of(model: type[Model], said: Collection[str] = ()) -> tuple[Schema, ...]:
    """Return the rules of a block, those of its parents included.

    Args:
        model: the block.
        said: fields that it says without their keys.
    """
    held = (parent for parent in model.__mro__ if issubclass(parent, Model))
    others = (rule for parent in held for rule in _structural(parent))
    needs = (need for need in model.EXIGENCES if not {*need.champs} & {*said})
    following = (suite for suite in model.SUITES if not {*suite.avec} & {*said})
    return (*map(_of_exigence, needs), *map(_of_suite, following), *others)


def messages_of(model: type[Model]) -> tuple[str, ...]:
    """Return what is told when a block breaks its own rules, for people to read beforehand."""
    return tuple(dict.fromkeys(found for rule in _own_rules(model) for found in _messages(rule)))


def _own_rules(model: type[Model]) -> Iterator[Schema]:
    """Yield the rules that a block adds to those of its parents."""
    yield from map(_of_exigence, vars(model).get("EXIGENCES", ()))
    yield from map(_of_suite, vars(model).get("SUITES", ()))
    yield from _structural(model)


def _structural(model: type[Model]) -> Iterator[Schema]:
    """Yield the rules that come of what a block is."""
    if model is Territoire:
        yield _register_or_own_facts()
        yield ITS_SOURCES
    if model in UNSOURCED_BLOCKS:
        yield SOURCED
    if (
        issubclass(model, DataFile)
        and issubclass(model, Enonce)
        and not model.model_fields["sources"].is_required()
    ):
        # Each item has its sources when the file has none for all.
        held = ({"properties": {field: {"items": SOURCED}}} for field in _statements(model))
        yield from ({"if": HAS_SOURCES, "else": items} for items in held)


def _statements(model: type[Model]) -> Mapping[str, type[Model]]:
    """Return the blocks that bear sources in the lists of a file, by field."""
    found = ((champ.nom, champ.bloc) for champ in champs(model) if champ.liste)
    return {name: bloc for name, bloc in found if bloc and issubclass(bloc, Enonce)}


def _messages(part: Schema) -> Iterator[str]:
    for key, value in part.items():
        if key == "errorMessage":
            yield value
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from _messages(inner)


def _of_exigence(exigence: Exigence) -> Schema:
    return (_one_of if exigence.seul else _any_of)(exigence)


def _of_suite(suite: Suite) -> Schema:
    return {
        "if": {"required": [suite.champ]},
        "then": {"anyOf": [{"required": [name]} for name in suite.avec], "errorMessage": message(suite.code)},
    }


def _one_of(exigence: Exigence) -> Schema:
    first, second = exigence.champs
    told = message(exigence.code)
    return {
        "if": {"required": [first]},
        "then": {"properties": {second: False}, "errorMessage": told},
        "else": {"required": [second], "errorMessage": told},
    }


def _any_of(exigence: Exigence) -> Schema:
    """Ask for one field at least. The last one, asked for without the others, carries the message."""
    *others, last = exigence.champs
    return {
        "if": {"not": {"anyOf": [{"required": [field]} for field in others]}},
        "then": {"required": [last], "errorMessage": message(exigence.code)},
    }


def _register_or_own_facts() -> Schema:
    own = marked(Territoire, Mark.FROM_REGISTER)
    place = tuple(field for field in own if field in bearing(Territoire, Ref))
    # An official name says nothing where it is the name.
    always = [champ.nom for champ in champs(Territoire) if champ.nom in own and champ.vocabulaire]
    return {
        "if": {"required": ["siren"]},
        "then": {"properties": dict.fromkeys(own, False), "errorMessage": message("siren_et_doublon")},
        "else": {
            "required": always,
            "errorMessage": message("territoire_incomplet"),
            "allOf": [_any_of(Exigence(place, "territoire_incomplet"))],
        },
    }


# Statements of files that bear no sources for all of them.
UNSOURCED_BLOCKS = frozenset(
    bloc
    for collection in COLLECTIONS
    if not issubclass(collection.modele, Enonce)
    for bloc in _statements(collection.modele).values()
)
