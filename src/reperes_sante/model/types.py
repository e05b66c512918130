"""Scalar types shared by the whole model, each with its validation and its JSON Schema."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

SIREN_LENGTH = 9
# Digits only: `1e999999999` is a number too, but nothing could print it.
NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,9})?")
# A plain host: `[` would start an IPv6 one, and what reads addresses stops when it has no end.
HOST = r"[A-Za-z0-9À-ÿ][A-Za-z0-9À-ÿ.-]*(:[0-9]{1,5})?"
ADDRESS = rf"^https?://{HOST}([/?#][^\s<>\"'`{{}}|\\^]*)?$"


class Ref:
    """Marks a field as holding the id of another object, so that links can be checked in one place.

    Args:
        kind: name of the collection that must hold the id (`source`, `organisme`, `commune`…).
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind


def luhn_is_valid(number: str) -> bool:
    """Tell whether a string of digits passes the Luhn check.

    Source of the rule: INSEE, a SIREN number's last digit is a Luhn key (ISO/IEC 7812-1, annex B).
    """
    doubled = [int(d) * (2 if rank % 2 else 1) for rank, d in enumerate(reversed(number))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0  # noqa: PLR2004


def _check_siren(value: str) -> str:
    if len(value) != SIREN_LENGTH or not value.isdecimal() or not luhn_is_valid(value):
        raise PydanticCustomError("siren", "numéro SIREN invalide")
    return value


def _read_yes_no(value: object) -> object:
    words = {"oui": True, "non": False, "true": True, "false": False}
    if isinstance(value, str):
        if value.lower() not in words:
            raise PydanticCustomError("oui_non", "réponse par oui ou par non attendue")
        return words[value.lower()]
    return value


def _read_number(value: object) -> object:
    if not isinstance(value, str):
        return value
    compact = value.replace("\u202f", "").replace("\xa0", "").replace(" ", "").replace(",", ".")
    if not NUMBER.fullmatch(compact):
        raise PydanticCustomError("nombre", "nombre attendu")
    return Decimal(compact)


def _write_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _pattern_schema(pattern: str, description: str, *examples: str) -> WithJsonSchema:
    schema: dict[str, Any] = {"type": "string", "pattern": pattern, "description": description}
    return WithJsonSchema({**schema, "examples": list(examples)})


Texte = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifiant = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    Field(description="Identifiant : minuscules sans accent, chiffres et traits d'union."),
]
CodeLangue = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}$"),
    Field(description="Code ISO 639 de la langue, deux ou trois lettres."),
    _pattern_schema(r"^[a-z]{2,3}$", "Code ISO 639 de la langue.", "en", "ar"),
]
Siren = Annotated[
    str, AfterValidator(_check_siren), _pattern_schema(r"^\d{9}$", "Numéro SIREN, 9 chiffres.", "200072460")
]
CodeCommune = Annotated[
    str,
    StringConstraints(pattern=r"^(\d{2}|2[AB])\d{3}$"),
    Ref("commune"),
    _pattern_schema(r"^(\d{2}|2[AB])\d{3}$", "Code Insee de la commune, 5 caractères.", "62119", "2A004"),
]
Url = Annotated[
    str,
    StringConstraints(pattern=ADDRESS),
    _pattern_schema(r"^https?://", "Adresse web complète, avec http:// ou https://.", "https://exemple.fr/"),
]
Telephone = Annotated[
    str,
    StringConstraints(pattern=r"^\+?\d[\d ]*\d$|^\d{2,6}$"),
    _pattern_schema(r"^\+?[\d ]+$", "Numéro de téléphone, chiffres et espaces.", "03 21 21 87 00", "3114"),
]
Courriel = Annotated[
    str,
    StringConstraints(pattern=r"^[^@\s<>]+@[^@\s<>]+\.[a-z]{2,}$"),
    _pattern_schema("@", "Courriel générique d'un service, jamais celui d'une personne.", "clsm@exemple.fr"),
]
OuiNon = Annotated[
    bool,
    BeforeValidator(_read_yes_no),
    WithJsonSchema({"enum": ["oui", "non", True, False]}, mode="validation"),
]
Nombre = Annotated[
    Decimal,
    BeforeValidator(_read_number),
    PlainSerializer(_write_number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": ["number", "string"], "examples": ["4,5", 275736]}, mode="validation"),
    WithJsonSchema({"type": "number"}, mode="serialization"),
]

RefSource = Annotated[Identifiant, Ref("source")]
RefOrganisme = Annotated[Identifiant, Ref("organisme")]
RefThematique = Annotated[Identifiant, Ref("thematique")]
RefTerme = Annotated[Identifiant, Ref("terme")]
RefNumero = Annotated[Identifiant, Ref("numero")]
RefDispositif = Annotated[Identifiant, Ref("dispositif")]
RefBesoin = Annotated[Identifiant, Ref("besoin")]
RefRelais = Annotated[Identifiant, Ref("relais")]
RefTerritoire = Annotated[Identifiant, Ref("territoire")]
RefEpci = Annotated[Siren, Ref("epci")]
RefDepartement = Annotated[str, StringConstraints(pattern=r"^(\d{2,3}|2[AB])$"), Ref("departement")]
RefRegion = Annotated[str, StringConstraints(pattern=r"^\d{2,3}$"), Ref("region")]
