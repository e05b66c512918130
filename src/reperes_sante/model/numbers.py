"""Numbers and telephones, as they are typed: what has one reading, or nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from pydantic_core import PydanticCustomError

from reperes_sante.model.vocabulaire import Exactitude

# Whatever space sets the groups of three apart: plain, no-break, narrow no-break.
SPACES = str.maketrans({"\xa0": " ", "\u202f": " "})
# Digits, or groups of exactly three; then decimals. A dot before three digits would be read two ways:
# « 91.000 » is 91 000 in one page and 91 in another. `1e9` is a number too, but nothing could print it.
NUMBER = re.compile(
    r"-?(?:0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,4})(?:,[0-9]{1,9}|\.(?![0-9]{3}$)[0-9]{1,9})?"
)
# The same for the schemas: their tools read patterns as JavaScript does, and numbers before texts.
TYPED_NUMBER = (
    "^[-−]?(?:0|[1-9]\\d{0,14}|[1-9]\\d{0,2}(?:[ \u00a0\u202f]\\d{3}){1,4})"
    "(?:,\\d{1,9}|\\.(?!\\d{3}$)\\d{1,9})?$"
)
# A number with its words, as pages say it: how exact, the top of a range, the unit. Dots are left out: they
# have two readings; so has « 20 ou 30 personnes », of which no word is a unit, or « 5 en 2023, 7 en 2024 ».
_WHOLE = r"[-−]?(?:0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,4})(?:,[0-9]{1,9})?"
_ABOUT = "|".join(word.label for word in Exactitude)
COUNTED = re.compile(
    rf"^(?:(?P<exactitude>{_ABOUT}) )?(?P<valeur>{_WHOLE})(?: à (?P<valeur_max>{_WHOLE}))?"
    rf"(?: (?P<unite>(?!(?:à|et|ou|{_ABOUT})(?: |$))(?!(?:.* )?en [0-9])(?:[^\W\d_]|[%€]).*))?"
)
_SPACE = "[ \u00a0\u202f]"
_TYPED_WHOLE = rf"[-−]?(?:0|[1-9]\d{{0,14}}|[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}}){{1,4}})(?:,\d{{1,9}})?"
_TYPED_ABOUT = _ABOUT.replace(" ", _SPACE)
TYPED_COUNT = (
    rf"{TYPED_NUMBER}|^(?:(?:{_TYPED_ABOUT}){_SPACE})?{_TYPED_WHOLE}(?:{_SPACE}à{_SPACE}{_TYPED_WHOLE})?"
    rf"(?:{_SPACE}(?!(?:à|et|ou|{_TYPED_ABOUT})(?:{_SPACE}|$))(?!(?:.*{_SPACE})?en{_SPACE}[0-9])[^\d\s_].*)?$"
)
# Kept for people, whatever stands between the digits.
MOBILE = re.compile(r"(?<!\d)(?:\+33\s?|0033\s?|0)[67](?:[\s.-]?\d{2}){4}(?!\d)")
# Dearer than a call: 081, 082, 089 and directory enquiries (numbering plan of Arcep, decision 2018-0881).
DEAR = re.compile(r"(?:0|\+33) ?8 ?[129]|118")
# What may stand between the digits of a telephone, and the ways to write the code of France.
BETWEEN = re.compile(r"[\s.\-/‐-―]+")
# ITU-T, E.164: fifteen at most, the code of the country among them.
MOST_DIGITS = 15
FRANCE = re.compile(r"^(?:\+ ?33|00 ?33)(?: ?\(0\))? ?(?=[1-9])")


def read_number(value: object) -> object:
    """Return the number that a text writes, as `Decimal`; what is no text is left as it is.

    Raises:
        PydanticCustomError: it is no number, or one that could be read two ways.
    """
    if not isinstance(value, str):
        return value
    typed = value.translate(SPACES).replace("−", "-")
    if not NUMBER.fullmatch(typed):
        raise PydanticCustomError("nombre", "nombre attendu")
    return Decimal(typed.replace(" ", "").replace(",", "."))


def whole(value: Decimal) -> Decimal:
    """Return a number that counts things.

    Raises:
        PydanticCustomError: it has decimals, or is under 1.
    """
    if value < 1 or value != value.to_integral_value():
        raise PydanticCustomError("entier", "nombre entier attendu")
    return value


def positive(value: Decimal) -> Decimal:
    """Return a number that measures something.

    Raises:
        PydanticCustomError: it is 0, or less.
    """
    if value <= 0:
        raise PydanticCustomError("positif", "nombre supérieur à 0 attendu")
    return value


def read_telephone(value: object) -> object:
    """Return a telephone number with plain spaces, as one dials it in France; its form is judged after.

    What has more digits than a number can have is left as typed: there are two of them. So are words.
    """
    if (
        not isinstance(value, str)
        or any(map(str.isalpha, value))
        or sum(map(str.isdecimal, value)) > MOST_DIGITS
    ):
        return value
    return FRANCE.sub("0", BETWEEN.sub(" ", value.strip()))
