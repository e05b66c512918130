"""Types of fields: texts, numbers, addresses, references, dates that may be partial."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from reperes_sante.model.markers import Completed, Forme, Mark, Ref
from reperes_sante.model.numbers import (
    TYPED_COUNT,
    TYPED_NUMBER,
    positive,
    read_number,
    read_telephone,
    whole,
)

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

    FORME: ClassVar = Forme("date", "date", (2019, "2019-03", "2019-03-12"), est_nombre=True)

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

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """Return a day, which is known whole."""
        return cls(day.year, day.month, day.day)

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

    @property
    def premier_jour(self) -> dt.date:
        """The first day of a date that may be vague."""
        return dt.date(self.annee, self.mois or 1, self.jour or 1)

    @property
    def dernier_jour(self) -> dt.date:
        """The last day of a date that may be vague."""
        month = self.mois or 12
        return dt.date(self.annee, month, self.jour or monthrange(self.annee, month)[1])

    def precede(self, other: DatePartielle) -> bool:
        """Tell whether it precedes another, whatever the part of each that is not known."""
        common = min(len(self.iso), len(other.iso))
        return self.iso[:common] < other.iso[:common]

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


SIREN_LENGTH = 9
# An hour as French writes it, or as computers do.
HOUR = re.compile(r"([01]?\d|2[0-3])(?: ?[hH] ?|:)([0-5]\d)?")
# A plain host: `[` would start an IPv6 one, and what reads addresses stops when it has no end.
HOST = r"[A-Za-z0-9À-ÿ][A-Za-z0-9À-ÿ.-]*(:[0-9]{1,5})?"
ADDRESS = rf"^https?://{HOST}([/?#][^\s<>\"'`{{}}|\\^]*)?$"
# The last word of a name that everybody's computer finds, and those that only some networks know (RFC 6761,
# RFC 6762, RFC 8375).
PUBLIC_END = re.compile(r"(?:[a-zà-ÿ]{2,63}|xn--[a-z0-9-]+)")
OF_NETWORKS = frozenset({"arpa", "home", "internal", "intranet", "lan", "local", "localdomain", "localhost"})


def is_public(url: str) -> bool:
    """Tell whether the host of a web address is a name that everybody's computer finds, and no number."""
    labels = (urlsplit(url).hostname or "").removesuffix(".").split(".")
    end = labels[-1]
    return len(labels) > 1 and all(labels) and bool(PUBLIC_END.fullmatch(end)) and end not in OF_NETWORKS


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


def _write_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _read_hour(value: object) -> object:
    """Read « 18:30 », « 18h30 », « 18 h » alike: nothing is guessed, all say the same minute."""
    match = HOUR.fullmatch(value.strip()) if isinstance(value, str) else None
    return f"{int(match[1]):02}:{match[2] or '00'}" if match else value


def _pattern_schema(pattern: str, description: str, *examples: str) -> WithJsonSchema:
    schema: dict[str, Any] = {"type": "string", "pattern": pattern, "description": description}
    return WithJsonSchema({**schema, "examples": list(examples)})


TODAY = "date-du-jour"
CODE_COMMUNE = Forme(
    "code-commune",
    "code Insee de commune, entre guillemets",
    ("01004", "2A004"),
    "Un code Insee a 5 caractères, par exemple « 62119 » ou « 2A004 ».",
)

# More is a page pasted whole, or a file that nobody could read again.
LONGEST, LONGEST_NAME, LONGEST_URL = 5_000, 300, 2_000
Texte = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST),
    Forme("texte", "texte"),
]
# Written in our own words.
NosMots = Annotated[Texte, Mark.OWN_WORDS]
# A name carried over from its source; then one that itself tells what its acronyms are.
Nom = Annotated[Texte, StringConstraints(max_length=LONGEST_NAME), Mark.NAME]
Titre = Annotated[Nom, Mark.EXPLAINS]
IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_IDENTIFIER = 80
Identifiant = Annotated[
    str,
    StringConstraints(pattern=IDENTIFIER, max_length=LONGEST_IDENTIFIER),
    Field(description="Identifiant : minuscules sans accent, chiffres et traits d'union."),
    Forme(
        "identifiant",
        "identifiant : minuscules sans accent, chiffres et traits d'union",
        remede="Employez des minuscules sans accent, des chiffres et des traits d'union.",
    ),
]
CodeLangue = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}$"),
    Field(description="Code ISO 639 de la langue, deux ou trois lettres."),
    _pattern_schema(r"^[a-z]{2,3}$", "Code ISO 639 de la langue.", "en", "ar"),
    Forme("langue", "code de langue", ("en", "ar"), "Écrivez le code de la langue, par exemple « en »."),
]
Siren = Annotated[
    str,
    AfterValidator(_check_siren),
    _pattern_schema(r"^\d{9}$", "Numéro SIREN, 9 chiffres.", "200072460"),
    Forme("siren", "SIREN, entre guillemets", ("123456782", "987654324")),
]
CodeCommune = Annotated[
    str,
    StringConstraints(pattern=r"^(\d{2}|2[AB])\d{3}$"),
    Ref("commune"),
    _pattern_schema(r"^(\d{2}|2[AB])\d{3}$", "Code Insee de la commune, 5 caractères.", "62119", "2A004"),
    CODE_COMMUNE,
]
Url = Annotated[
    str,
    StringConstraints(pattern=ADDRESS, max_length=LONGEST_URL),
    _pattern_schema(r"^https?://", "Adresse web complète, avec http:// ou https://.", "https://exemple.fr/"),
    Forme(
        "url",
        "adresse web",
        ("https://exemple.fr/", "https://exemple.fr/sante"),
        "Écrivez l'adresse complète, par exemple « https://exemple.fr/page ».",
    ),
]
# Ten digits, or those after a country code, or a short number: numbering plan of Arcep (decision 2018-0881).
DIALLED = r"^(?:0 ?[1-9](?: ?\d){8}|\+[1-9](?: ?\d){7,14}|1\d{1,2}|[13]\d ?\d{2}|11[68] ?\d{3})$"
# The same before it is read: signs between the digits, the code of France with its zero or not.
TYPED_PHONE = (
    r"^(?:(?:0|(?:\+ ?33|00 ?33)(?: ?\(0\))?)[ .\/-]?[1-9](?:[ .\/-]?\d){8}"
    r"|\+[1-9](?:[ .-]?\d){7,14}|1\d{1,2}|[13]\d[ .]?\d{2}|11[68][ .]?\d{3})$"
)
TELEPHONE = Forme(
    "telephone",
    "numéro de téléphone",
    # Numbers that Arcep keeps for fiction (decision 2018-0881).
    ("03 53 01 00 00", "03 53 01 00 01"),
    "Écrivez ses dix chiffres, par exemple « 03 21 00 00 00 », ou un numéro court, par exemple « 3114 ».",
)
Telephone = Annotated[
    str,
    BeforeValidator(read_telephone),
    StringConstraints(pattern=DIALLED, max_length=30),
    _pattern_schema(TYPED_PHONE, "Dix chiffres, ou un numéro court.", "03 21 21 87 00", "3114"),
    TELEPHONE,
]
# Letters without accents, as mail servers take them; « mailto: » and brackets are no part of an address.
MAILBOX = r"^[A-Za-z0-9._+'-]+@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$"
Courriel = Annotated[
    str,
    # RFC 5321, section 4.5.3.1: a path has 256 signs at most, its two brackets among them.
    StringConstraints(pattern=MAILBOX, max_length=254),
    _pattern_schema(
        MAILBOX, "Courriel générique d'un service, jamais celui d'une personne.", "clsm@exemple.fr"
    ),
    Forme(
        "courriel",
        "courriel",
        ("clsm@exemple.fr", "sante@exemple.fr"),
        "Écrivez un courriel générique, par exemple « clsm@exemple.fr ».",
    ),
]
Heure = Annotated[
    str,
    BeforeValidator(_read_hour),
    StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$"),
    _pattern_schema(rf"^{HOUR.pattern}$", "Heure, sur 24 heures.", "18:30", "9 h"),
    Forme(
        "heure",
        "heure, sur 24 heures",
        ("18:30", "09:00"),
        "Écrivez l'heure et les minutes, par exemple « 18:30 ».",
    ),
]
OuiNon = Annotated[
    bool,
    BeforeValidator(_read_yes_no),
    WithJsonSchema({"enum": ["oui", "non", True, False]}, mode="validation"),
    Forme("oui-non", "oui ou non"),
]
# How a number is read and written, whatever it says.
_Lu = Annotated[
    Decimal,
    BeforeValidator(read_number),
    PlainSerializer(_write_number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}, mode="serialization"),
]
Nombre = Annotated[
    _Lu,
    WithJsonSchema({"type": ["number", "string"], "pattern": TYPED_NUMBER}, mode="validation"),
    Forme("nombre", "nombre", (3, "4,5", 12000), est_nombre=True),
]
# The same where its unit may follow it.
Compte = Annotated[
    _Lu,
    WithJsonSchema({"type": ["number", "string"], "pattern": TYPED_COUNT}, mode="validation"),
    Forme("compte", "nombre, avec ses mots", (3, "4,5", "plus de 900 habitants"), est_nombre=True),
]
# What measures: years, full-time equivalents.
Quantite = Annotated[
    _Lu,
    AfterValidator(positive),
    WithJsonSchema({"type": ["number", "string"], "exclusiveMinimum": 0}, mode="validation"),
    Forme("quantite", "nombre supérieur à 0", (3, "1,5"), est_nombre=True),
]
# What counts, or ranks.
Entier = Annotated[
    _Lu,
    AfterValidator(whole),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1}, mode="validation"),
    Forme("entier", "nombre entier", (1, 3, 12), est_nombre=True),
]
# A day when somebody read what it stands beside: often the day when it is typed.
JourDeLecture = Annotated[DatePartielle, Mark.READ_ON, Completed(TODAY)]

# What to write instead of an id that is badly typed: the thing that it names has one.
_ID = "Employez un identifiant : minuscules sans accent, chiffres et traits d'union."
RefSource = Annotated[Identifiant, Ref("source"), Forme("source", "identifiant d'une source", remede=_ID)]
RefOrganisme = Annotated[
    Identifiant, Ref("organisme"), Forme("organisme", "identifiant d'un organisme", remede=_ID)
]
RefThematique = Annotated[
    Identifiant, Ref("thematique"), Forme("thematique", "identifiant d'une thématique", remede=_ID)
]
RefTerme = Annotated[
    Identifiant, Ref("terme"), Forme("terme", "identifiant d'une entrée du glossaire", remede=_ID)
]
RefNumero = Annotated[
    Identifiant, Ref("numero"), Forme("numero", "identifiant d'un numéro utile", remede=_ID)
]
RefDispositif = Annotated[
    Identifiant, Ref("dispositif"), Forme("dispositif", "identifiant d'un dispositif", remede=_ID)
]
RefBesoin = Annotated[Identifiant, Ref("besoin"), Forme("besoin", "identifiant d'un besoin", remede=_ID)]
RefRelais = Annotated[Identifiant, Ref("relais"), Forme("relais", "identifiant d'un lieu d'aide", remede=_ID)]
RefTerritoire = Annotated[
    Identifiant, Ref("territoire"), Forme("territoire", "identifiant d'une fiche de territoire", remede=_ID)
]
RefEpci = Annotated[Siren, Ref("epci"), Forme("epci", "SIREN d'une intercommunalité, entre guillemets")]
RefDepartement = Annotated[
    str,
    StringConstraints(pattern=r"^(\d{2,3}|2[AB])$"),
    Ref("departement"),
    Forme(
        "departement",
        "code de département, entre guillemets",
        ("01", "2A"),
        "Écrivez le code du département, par exemple « 62 » ou « 2A ».",
    ),
]
RefRegion = Annotated[
    str,
    StringConstraints(pattern=r"^\d{2,3}$"),
    Ref("region"),
    Forme(
        "region",
        "code de région, entre guillemets",
        ("01", "94"),
        "Écrivez le code Insee de la région, par exemple « 32 ».",
    ),
]
