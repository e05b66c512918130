"""Names of intercommunalités: compared without accents or type words, shortened for titles and addresses."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from reperes_sante.france.letters import fold
from reperes_sante.france.register import Epci, Registre
from reperes_sante.link.pages import slug

LITTLE_WORDS = frozenset(("d", "de", "des", "du", "en", "et", "l", "la", "le", "les"))
TYPE_WORDS = frozenset(
    (
        "agglo", "agglomeration", "ca", "cc", "communaute", "communautes", "communes", "cu", "eurometropole",
        "europeenne", "intercommunale", "metropole", "urbaine",
    )
)  # fmt: skip
PREFIX = re.compile(r"^(?:CC|CA|CU|Métropole Européenne|Métropole|Eurométropole) +")
LINK = re.compile(r"^(?:de la |de l'|du |des |de |d')", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
TYPE_IN_SLUG = re.compile(r"\b(?:communaute-de-communes|communaute|agglomeration|agglo|metropole)\b")
LINK_IN_SLUG = re.compile(r"^(?:(?:d|de|des|du|en|et|l)-)+|(?:-(?:a|d|de|des|du|en|et|l|la|le|les))+$")


def core(text: str) -> str:
    """Return the words that tell a name from another: neither articles nor kinds of intercommunalité."""
    return " ".join(word for word in fold(text).split() if word not in LITTLE_WORDS | TYPE_WORDS)


def short_name(registre: Registre, epci: Epci) -> str:
    """Return the name that residents use: « Arras » for « CU d'Arras ».

    What follows a comma is left out when the first part names a member commune:
    « Béthune-Bruay » for « CA de Béthune-Bruay, Artois-Lys Romane », and « Forêts, Seine et Suzon » whole.
    """
    name = IN_BRACKETS.sub("", epci.nom.replace("''", "").replace('"', "")).strip()
    name = " ".join(re.sub(r" +- +", "-", LINK.sub("", PREFIX.sub("", name))).split())
    head, *rest = name.split(", ")
    if len(rest) == 1 and _first_word(head) in {_first_word(nom) for nom in _members(registre, epci)}:
        name = head
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=1)
def identifiers(registre: Registre) -> dict[str, str]:
    """Return the id of each intercommunalité by SIREN: short, without type words, never twice the same.

    Those that would share an id get the code of their main department.
    """
    plain = {siren: _identifier(short_name(registre, epci)) for siren, epci in registre.epci.items()}
    count = Counter(plain.values())
    return {
        siren: name if count[name] == 1 else f"{name}-{departments(registre, siren)[0].lower()}"
        for siren, name in plain.items()
    }


def departments(registre: Registre, siren: str) -> tuple[str, ...]:
    """Return the codes of the departments of an intercommunalité, the one with most communes first."""
    members = (registre.communes[code].departement for code in registre.epci[siren].communes)
    return tuple(code for code, _ in Counter(members).most_common())


def _identifier(name: str) -> str:
    whole = slug(name)
    words = re.sub(r"-+", "-", TYPE_IN_SLUG.sub("", whole)).strip("-")
    return LINK_IN_SLUG.sub("", words) or whole


def _members(registre: Registre, epci: Epci) -> tuple[str, ...]:
    return tuple(registre.communes[code].nom for code in epci.communes)


def _first_word(name: str) -> str:
    return fold(name).partition(" ")[0]
