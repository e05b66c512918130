"""Definitions of simple values: dates, codes, yes or no… each as strict as the model, and told in French.

Editors read YAML 1.2: `2019` is a number for them, where the site reads the text that was typed. A number is
accepted wherever nothing is lost. A code that starts with 0 loses it: it must be in quotes.

`errorMessage`, `patternErrorMessage` and `defaultSnippets` are read by yaml-language-server (the extension
« YAML » of VS Code); other tools ignore them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import StringConstraints, TypeAdapter

from reperes_sante.model.dates import ANNEE, ANNEES
from reperes_sante.model.fields import FORMES
from reperes_sante.model.markers import Forme
from reperes_sante.model.types import TODAY
from reperes_sante.read.wording import word
from reperes_sante.validate.rules.privacy import MOBILE

Schema = dict[str, Any]
Shape = Callable[[Schema], Schema]

UNREADABLE = "?"

# VS Code fills the variables.
TODAY_SNIPPET = {"label": "aujourd'hui", "body": "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"}

# Months of 31 days, of 30 days, February: what a pattern can know of the calendar.
DAYS = r"(0[13578]|1[02])(-(0[1-9]|[12]\d|3[01]))?|(0[469]|11)(-(0[1-9]|[12]\d|30))?|02(-(0[1-9]|1\d|2\d))?"


def definitions() -> dict[str, Schema]:
    """Return the definitions of the forms that refer to nothing, by name."""
    found = {forme.nom: FORMS[forme.nom](_own(forme)) for forme in FORMES if forme.nom in FORMS}
    return {**found, TODAY: {**found["date"], "defaultSnippets": [TODAY_SNIPPET]}}


def remedy(kind: str, **context: Any) -> str:  # noqa: ANN401
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


def unseen(schema: Schema) -> Schema:
    """Accept values without proposing them: editors propose what `anyOf` holds, not what `not` holds."""
    return {"not": {"not": schema}}


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
    return {"anyOf": [words, unseen({"type": ["boolean", "string"], "pattern": "^(Oui|OUI|Non|NON)$"})]}


def _number(own: Schema) -> Schema:
    return {
        **own,
        "type": ["number", "string"],
        "pattern": "^[-+]?\\d[\\d \u00a0\u202f]*([.,]\\d+)?$",
        "errorMessage": remedy("nombre"),
    }


def _telephone(own: Schema) -> Schema:
    service = rf"^(?!.*{MOBILE.pattern})(?:{own['pattern']})"
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
    "url": _typed,
    "telephone": _telephone,
    "courriel": _typed,
    "siren": _siren,
    "code-commune": _commune,
}
