"""Territories that are no intercommunalité and that the register knows: a commune, a department, a region."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from reperes_sante.edit.scaffold.lookup import NotFoundError, without_link
from reperes_sante.france.letters import fold, slug
from reperes_sante.france.register import Registre
from reperes_sante.model.vocabulaire import TypeTerritoire

# What an editor types first to mean the place itself, not the intercommunalité that it is in.
KIND = re.compile(r"\s*(commune|ville|d[ée]partement|r[ée]gion)\s+", re.IGNORECASE)
# Collectivités whose one commune is the whole: Saint-Barthélemy and Saint-Martin.
# Source: code général des collectivités territoriales, articles LO6211-1 and LO6311-1.
ALONE = {"97701", "97801"}


class LieuOfficiel(NamedTuple):
    """A place of the register, as the file of a territory tells it.

    Attributes:
        id: what makes the addresses of its pages.
        faits: the fields that say what it is, by name.
        dit: whether an editor told them, and not the register.
    """

    id: str
    nom: str
    faits: Mapping[str, Any]
    dit: bool = False


def place(registre: Registre, query: str) -> LieuOfficiel | None:
    """Return the place that « commune de Creil », « département 60 » or « région Bretagne » means.

    Returns:
        nothing when the query does not begin with the kind of a place.

    Raises:
        NotFoundError: nothing, or several communes, answer.
    """
    asked = KIND.match(query)
    if asked is None:
        return None
    kind, name = fold(asked[1]), query[asked.end() :].strip()
    if kind == "region":
        code, found = _one(registre.regions, name)
        return LieuOfficiel(slug(found), found, {"type": TypeTerritoire.REGION, "region": code})
    if kind == "departement":
        code, found = _one({d.code: d.nom for d in registre.departements.values()}, name)
        return LieuOfficiel(slug(found), found, {"type": TypeTerritoire.DEPARTEMENT, "departements": (code,)})
    whole = {c.code: c.nom for c in registre.communes.values() if c.chef_lieu is None}
    code, found = _one(whole, name, lambda code: _where(registre, code))
    return of_commune(code, found)


def of_commune(code: str, nom: str) -> LieuOfficiel:
    """Return a commune as the file of a territory tells it."""
    kind = TypeTerritoire.OUTRE_MER if code in ALONE else TypeTerritoire.COMMUNE
    return LieuOfficiel(slug(nom), nom, {"type": kind, "communes": (code,)})


def _where(registre: Registre, code: str) -> str:
    departement = registre.departements.get(registre.communes[code].departement)
    return departement.nom if departement else "outre-mer"


def _one(names: Mapping[str, str], asked: str, where: Callable[[str], str] = str) -> tuple[str, str]:
    ways = (
        [(code, name) for code, name in names.items() if fold(way) in (fold(name), fold(code))]
        for way in without_link(asked)
    )
    found = next(filter(None, ways), [])
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(
            f"« {asked} » ne se trouve pas dans le registre. Donnez son nom entier ou son code."
        )
    codes = "\n".join(f"  commune {code} ({where(code)})" for code, _ in found)
    name = found[0][1]
    raise NotFoundError(f"Plusieurs lieux se nomment « {name} ». Donnez l'un de ces codes Insee :\n{codes}")
