"""Dates as sources give them: a year, a month or a day, never more precise than what is known."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from reperes_sante.model.markers import Forme

MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
# Elsewhere is a slip of the finger, or « 9999 » for « no end », which has no next day in a calendar.
ANNEES = range(1800, 2200)
# The same years, as patterns read them.
ANNEE = r"(1[89]|2[01])\d{2}"
FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, order=True)
class DatePartielle:
    """A date known to the year, to the month or to the day (ISO 8601 reduced precision).

    A missing month or day is 0, so that a vague date sorts before the precise ones it contains.
    """

    FORME: ClassVar = Forme("date", "date", (2019, "2019-03", "2019-03-12"))

    annee: int
    mois: int = 0
    jour: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `AAAA`, `AAAA-MM` or `AAAA-MM-JJ`.

        Raises:
            ValueError: the text has another form, names a day that does not exist, or a year out of `ANNEES`.
        """
        match = FORM.fullmatch(text)
        if not match or int(match[1]) not in ANNEES:
            raise ValueError(text)
        annee, mois, jour = (int(part or 0) for part in match.groups())
        dt.date(annee, mois if match[2] else 1, jour if match[3] else 1)
        return cls(annee, mois, jour)

    @property
    def iso(self) -> str:
        """The date as typed: `2019`, `2019-03` or `2019-03-12`."""
        parts = [f"{self.annee:04}"] + [f"{part:02}" for part in (self.mois, self.jour) if part]
        return "-".join(parts)

    @property
    def en_clair(self) -> str:
        """The date in French words: « 2019 », « mars 2019 », « 1er mars 2019 »."""
        jour = {0: "", 1: "1er "}.get(self.jour, f"{self.jour} ")
        mois = f"{MOIS[self.mois - 1]} " if self.mois else ""
        return f"{jour}{mois}{self.annee}"

    def __str__(self) -> str:
        """Print the French form: templates show dates without a filter."""
        return self.en_clair

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read from text, write back as ISO text."""
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.plain_serializer_function_ser_schema(lambda d: d.iso)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """A year may be typed without quotes, which editors read as a number; it is published as text."""
        return {
            "type": ["string", "integer"] if handler.mode == "validation" else "string",
            "pattern": rf"^{ANNEE}(-\d{{2}}(-\d{{2}})?)?$",
            "description": "Date : AAAA, AAAA-MM ou AAAA-MM-JJ.",
            "examples": ["2019", "2019-03", "2019-03-12"],
        }

    @classmethod
    def _validate(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        try:
            return cls.parse(str(value))
        except ValueError:
            raise PydanticCustomError("date", "date attendue : AAAA, AAAA-MM ou AAAA-MM-JJ") from None
