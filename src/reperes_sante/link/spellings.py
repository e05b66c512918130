"""Institutions of the register, as editors name them: « ville-de-toul », « conseil-departemental-sarthe ».

What they are said to be is certain; the place is that of the register, or nothing is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from reperes_sante.france.letters import slug
from reperes_sante.france.names import core
from reperes_sante.france.register import Registre
from reperes_sante.link.institutions import UNIQUES, institutions

# What stands before the name of a place, by the beginning of the id that it means.
KINDS = {
    "commune": r"ville|mairie|commune|municipalite|conseil-municipal",
    "departement": r"conseils?-(?:departemental|general)(?:-du-departement)?|departement|cd|cg",
    "prefecture": r"prefecture|prefet|prefete",
    "ars": r"ars|agence-regionale-de-sante|agence-regionale-sante",
    "region": r"conseil-regional|region",
    "epci": r"communaute-(?:de-communes|d-agglomeration|d-agglo|urbaine)|communaute|cc|ca|cu|metropole|agglo"
    r"|agglomeration",
}
LINKS = r"(?:(?:de-la|de-l|du|des|de|d|en|region|la|le|les)-)*"
NAMED = {kind: re.compile(rf"(?:{words})-{LINKS}(?P<lieu>.+)") for kind, words in KINDS.items()}
# What people call regions for short.
SHORT = {
    "ara": "84", "aura": "84", "bfc": "27", "cvl": "24", "ge": "44", "hdf": "32", "idf": "11", "na": "75",
    "npdc": "32", "occ": "76", "paca": "93", "pdl": "52",
}  # fmt: skip
# The collectivité that stands in place of the department.
IN_PLACE = {
    "67": "alsace",
    "68": "alsace",
    "2A": "corse",
    "2B": "corse",
    "972": "martinique",
    "973": "guyane",
}


def official(registre: Registre, typed: str, around: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return the institutions that a text names, each with its id and its name; nothing when none is sure.

    Args:
        registre: the register.
        typed: an id of an editor's own, or a name.
        around: departments of the file that names it: of communes of one name, theirs come first.
    """
    text = slug(typed)
    for kind, form in NAMED.items():
        if (found := form.fullmatch(text)) and (named := tuple(_of(registre, kind, found["lieu"], around))):
            return named
    return ()


def _of(registre: Registre, kind: str, place: str, around: Collection[str]) -> Iterator[tuple[str, str]]:
    if kind == "commune":
        yield from _communes(registre, place, around)
    elif kind == "epci":
        wanted = core(place)
        same = [epci for epci in registre.epci.values() if core(epci.nom) == wanted]
        yield from ((f"epci-{epci.siren}", epci.nom) for epci in same)
    else:
        known = institutions(registre)
        ids = _regional(registre, kind, place) if kind in ("ars", "region") else _local(registre, kind, place)
        yield from ((id_, known[id_].nom) for id_ in ids if id_ in known)


def _communes(registre: Registre, place: str, around: Collection[str]) -> Iterator[tuple[str, str]]:
    same = [registre.communes[code] for code in _by_name(registre).get(place, ())]
    near = [one for one in same if one.departement in around] or same
    yield from ((f"commune-{one.code}", f"{one.nom}, {one.departement}") for one in near)


@lru_cache(maxsize=2)
def _by_name(registre: Registre) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of the communes that bear a name, with its article or without: « ville-du-mans »."""
    found: dict[str, tuple[str, ...]] = {}
    for one in registre.communes.values():
        name = slug(one.nom) if one.chef_lieu is None else ""
        for called in {name, re.sub("^(?:la|le|les|l)-", "", name)} - {""}:
            found[called] = (*found.get(called, ()), one.code)
    return found


def _local(registre: Registre, kind: str, place: str) -> Iterator[str]:
    for departement in registre.departements.values():
        if place in (slug(departement.nom), departement.code.lower()):
            yield f"{kind}-{slug(departement.nom)}"
            if kind == "departement" and departement.code in IN_PLACE:
                yield f"collectivite-{IN_PLACE[departement.code]}"
    if kind == "departement" and f"collectivite-{place}" in UNIQUES:
        yield f"collectivite-{place}"


def _regional(registre: Registre, kind: str, place: str) -> Iterator[str]:
    names = {code: slug(nom) for code, nom in registre.regions.items()}
    code = SHORT.get(place) or next((c for c, nom in names.items() if re.sub("^la-", "", nom) == place), None)
    # « ars-pays-de-loire », without the article of the name.
    near = [c for c, nom in names.items() if core(nom.replace("-", " ")) == core(place.replace("-", " "))]
    code = code or (near[0] if len(near) == 1 else None)
    if code in names:
        yield f"{kind}-{names[code]}"
        # One collectivité may stand in place of the region.
        yield f"collectivite-{names[code]}"
