"""Find an intercommunalité in the register from what an editor types; the short names that it goes by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from reperes_sante.france.letters import HEADS, fold, slug
from reperes_sante.france.names import core
from reperes_sante.france.register import Commune, Epci, Registre
from reperes_sante.model.types import SIREN_LENGTH, luhn_is_valid
from reperes_sante.read.luck import RefusalError

PREFIX = re.compile(r"^(?:CC|CA|CU|Métropole Européenne|Métropole|Eurométropole) +")
# What joins the kind of a place to its name, with the article that it may hide: « ville du Mans ».
LINK = re.compile(r"(de la |de l['’]|du |des |de |d['’])", re.IGNORECASE)
ARTICLES = {"de la ": "La ", "de l'": "L'", "du ": "Le ", "des ": "Les "}
IN_BRACKETS = re.compile(r"(?<!\s)\s*\([^()]*\)")
TYPE_IN_SLUG = re.compile(r"\b(?:communaute-de-communes|communaute|agglomeration|agglo|metropole)\b")
LINK_IN_SLUG = re.compile(r"^(?:(?:d|de|des|du|en|et|l)-)+|(?:-(?:a|d|de|des|du|en|et|l|la|le|les)){1,9}$")


def short_name(registre: Registre, epci: Epci) -> str:
    """Return the name that residents use: « Arras » for « CU d'Arras ».

    What follows a comma is left out when the first part names a member commune:
    « Béthune-Bruay » for « CA de Béthune-Bruay, Artois-Lys Romane », and « Forêts, Seine et Suzon » whole.
    """
    name = IN_BRACKETS.sub("", epci.nom.replace("''", "").replace('"', "")).strip()
    members = [registre.communes[code].nom for code in epci.communes]
    bare = PREFIX.sub("", name)
    linked = (one for one in without_link(bare) if any(_begins(one, member) for member in members))
    name = next(linked, LINK.sub("", bare, count=1) if LINK.match(bare) else bare)
    name = " ".join(re.sub(r"(?<! ) +- +", "-", name).split())
    head, *rest = name.split(", ")
    if len(rest) == 1 and _first_word(head) in map(_first_word, members):
        name = head
    return name[:1].upper() + name[1:]


def without_link(text: str) -> Iterator[str]:
    """Yield what a name may be that follows the kind of a place, its own article first.

    Args:
        text: what follows the kind: « de La Rochelle », « du Mans », « d'Arras ».
    """
    if link := LINK.match(text):
        rest = text[link.end() :]
        if article := ARTICLES.get(link[0].lower().replace("’", "'")):
            yield article + rest
        yield rest
    yield text


def _begins(name: str, commune: str) -> bool:
    """Tell whether a name begins with that of a commune that has its article: « Le Puy-en-Velay »."""
    has_article = commune.startswith(tuple(ARTICLES.values()))
    return has_article and re.match(rf"{re.escape(commune)}(?!\w)", name) is not None


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


def _first_word(name: str) -> str:
    return fold(name).partition(" ")[0]


POST_CODE_LENGTH = 5
POST_CODE = re.compile(r"(?<!\d)\d{5}(?!\d)")
CEDEX = re.compile(r"\bcedex\b(?: \d{1,2}\b)?", re.IGNORECASE)


class Candidate(NamedTuple):
    """An intercommunalité that may be the one meant.

    Attributes:
        communes: the communes that led to it; none when its own name did.
    """

    epci: Epci
    communes: tuple[Commune, ...] = ()


class ScaffoldError(RefusalError):
    """No file was written; the text says why and what to do, in French."""


class NotFoundError(ScaffoldError):
    """Nothing in the register answers; the text says why, in French."""


def find(registre: Registre, query: str) -> tuple[Candidate, ...]:
    """Return every intercommunalité that the words may mean, the most populated first; at least one.

    Args:
        registre: the official register.
        query: SIREN, name of an intercommunalité or of a commune, post code, or the last two together.

    Raises:
        NotFoundError: nothing answers, or only communes that belong to no intercommunalité.
    """
    digits = re.sub(r"\s", "", query)
    if digits.isdecimal() and len(digits) == SIREN_LENGTH:
        return _by_siren(registre, digits)
    if digits.isdecimal():
        return _by_post_code(registre, digits)
    if code := POST_CODE.search(query):
        name = CEDEX.sub(" ", query.replace(code[0], " ")).strip(" ,-")
        return _by_both(registre, code[0], name) if name else _by_post_code(registre, code[0])
    return _by_name(registre, query)


def _by_siren(registre: Registre, siren: str) -> tuple[Candidate, ...]:
    if not luhn_is_valid(siren):
        raise NotFoundError(
            f"« {siren} » n'est pas un SIREN valable : la clé de contrôle est fausse. Vérifiez les chiffres."
        )
    if siren not in registre.epci:
        raise NotFoundError(
            f"Aucune intercommunalité du registre ({registre.annee}) n'a le SIREN {siren}. "
            "Le registre ne connaît que les métropoles et les communautés."
        )
    return (Candidate(registre.epci[siren]),)


def _by_post_code(registre: Registre, code: str) -> tuple[Candidate, ...]:
    if len(code) != POST_CODE_LENGTH:
        raise NotFoundError(
            f"« {code} » n'est ni un SIREN (9 chiffres) ni un code postal (5 chiffres). Recomptez-les."
        )
    served = (commune for commune in registre.communes.values() if code in commune.codes_postaux)
    found = sorted(served, key=lambda commune: -(commune.population or 0))
    if not found:
        raise NotFoundError(f"Aucune commune du registre n'a le code postal {code}. Donnez un nom.")
    return _candidates(registre, (), found)


def _by_both(registre: Registre, code: str, name: str) -> tuple[Candidate, ...]:
    """Return what « 93100 Montreuil » means: of the communes of a post code, the one that is named."""
    communes = [commune for commune in registre.communes.values() if code in commune.codes_postaux]
    if not communes:
        # A code of one big office (CEDEX) is no commune's: its name tells.
        return _by_name(registre, name)
    for is_match in _matchers(name):
        if named := [item for item in communes if any(map(is_match, _names(registre, item)))]:
            return _candidates(registre, (), named)
    raise NotFoundError(
        f"Aucune commune ne se nomme « {name} » et n'a le code postal {code}. Donnez l'un ou l'autre."
    )


def _by_name(registre: Registre, query: str) -> tuple[Candidate, ...]:
    for is_match in _matchers(query):
        epci = [item for item in registre.epci.values() if is_match(item.nom)]
        communes = [item for item in registre.communes.values() if any(map(is_match, _names(registre, item)))]
        if epci or communes:
            return _candidates(registre, epci, communes)
    raise NotFoundError(f"« {query} » ne se trouve pas dans le registre. {_suggestion(registre, query)}")


def _names(registre: Registre, commune: Commune) -> tuple[str, ...]:
    """Return the name of a commune, then those that it, or what it took in, had before."""
    return (commune.nom, *registre.anciens_noms.get(commune.code, ()))


def _matchers(query: str) -> Iterator[Callable[[str], bool]]:
    """Yield ways to compare a name with the words typed, the strictest first."""
    folded, essential = fold(query), core(query)
    yield lambda name: fold(name) == folded
    if essential:
        words = set(essential.split())
        # « Saint » begins one name in nine: it means « Le Saint » only when that is written whole.
        if essential not in HEADS:
            yield lambda name: core(name) == essential
        yield lambda name: words <= set(core(name).split())


def _candidates(
    registre: Registre, epci: Iterable[Epci], communes: Iterable[Commune]
) -> tuple[Candidate, ...]:
    members: dict[str, list[Commune]] = {item.siren: [] for item in epci}
    alone = []
    for commune in communes:
        if commune.epci:
            members.setdefault(commune.epci, []).append(commune)
        else:
            alone.append(commune.nom)
    if not members:
        raise NotFoundError(
            f"{', '.join(alone)} : hors de toute intercommunalité dans le registre. "
            f"Pour la fiche de la commune elle-même, donnez « commune {alone[0]} »."
        )
    found = [Candidate(registre.epci[siren], tuple(named)) for siren, named in members.items()]
    return tuple(sorted(found, key=lambda candidate: -candidate.epci.population))


# What groups intercommunalités is not in the register, and is called so.
GROUPINGS = frozenset({"petr", "pole", "syndicat"})
ELSEWHERE = (
    "Un pays, un pôle (PETR) ou un syndicat n'y est pas : lancez « reperes nouveau » seul dans un terminal, "
    "ou copiez l'exemple de docs/contribuer/ecrire-une-fiche.md."
)


def _suggestion(registre: Registre, query: str) -> str:
    communes = (name for item in registre.communes.values() for name in _names(registre, item))
    nouns = (*communes, *(e.nom for e in registre.epci.values()))
    names = {fold(noun): noun for noun in nouns}
    near = [names[name] for name in get_close_matches(fold(query), names, n=3, cutoff=0.75)]
    if set(fold(query).split()) & GROUPINGS:
        return ELSEWHERE
    if not near:
        return f"Essayez le nom d'une commune, un code postal ou un SIREN. {ELSEWHERE}"
    return f"Vouliez-vous écrire {' ou '.join(f'« {name} »' for name in near)} ?"
