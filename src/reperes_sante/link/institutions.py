"""Institutions that the law gives to each department and each region: cited by an id, never to be described.

Only what maps one to one: a CPAM, a Caf or an MSA may serve a part of a department, or several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reperes_sante.france.letters import slug
from reperes_sante.france.register import Departement, Registre
from reperes_sante.model.communs import Organisme
from reperes_sante.model.vocabulaire import NatureOrganisme

# The source of the register, under the id that a new file cites.
SOURCE = "registre-officiel"
# One agency serves three territories.
AGENCES = {"01": "Agence régionale de santé de Guadeloupe, Saint-Martin et Saint-Barthélemy"}
# One collectivité in place of the departments, or of the department and the region. Source: code général des
# collectivités territoriales, articles L.2512-1 (Paris), L.3431-1 (Alsace), L.4421-1 (Corse),
# L.7111-1 (Guyane), L.7211-1 (Martinique). That of Mayotte changes its name: left out.
UNIQUES = {
    "ville-paris": "Ville de Paris",
    "collectivite-alsace": "Collectivité européenne d'Alsace",
    "collectivite-corse": "Collectivité de Corse",
    "collectivite-guyane": "Collectivité territoriale de Guyane",
    "collectivite-martinique": "Collectivité territoriale de Martinique",
    "collectivite-saint-barthelemy": "Collectivité de Saint-Barthélemy",
    "collectivite-saint-martin": "Collectivité de Saint-Martin",
}
WITHOUT_COUNCIL = {"75", "67", "68", "2A", "2B", "972", "973", "976"}
WITHOUT_REGION = {"94", "02", "03", "06"}
REGIONS = {"04": "Région de La Réunion"}
# Its prefect is that of the region, and another one heads the police.
WITHOUT_PREFECTURE = {"75"}
# Codes from 975 on are of collectivités that are neither departments nor regions.
OVERSEAS = re.compile(r"9(?:75|77|78|8\d)")
ONE = re.compile(r"(commune|epci)-(\w+)")


def institutions(registre: Registre) -> Mapping[str, Organisme]:
    """Return the institutions of each department and of each region, by id."""
    return {organisme.id: organisme for organisme in _all(registre)}


def departements_servis(registre: Registre) -> Mapping[str, frozenset[str]]:
    """Return the departments that an institution is of, by its id.

    A prefecture counts for its region: the prefect of one of its departments is that of the region too.
    """
    regions: dict[str, set[str]] = {}
    for departement in registre.departements.values():
        regions.setdefault(departement.region, set()).add(departement.code)
    served: dict[str, frozenset[str]] = {}
    for code, nom in registre.regions.items():
        served |= dict.fromkeys((f"ars-{slug(nom)}", f"region-{slug(nom)}"), frozenset(regions.get(code, ())))
    for departement in registre.departements.values():
        served[f"departement-{slug(departement.nom)}"] = frozenset((departement.code,))
        served[f"prefecture-{slug(departement.nom)}"] = frozenset(regions[departement.region])
    return served


def of_register(registre: Registre, id_: str) -> Organisme | None:
    """Return a commune or an intercommunalité by its id: « commune-62041 », « epci-200033579 »."""
    asked = ONE.fullmatch(id_)
    if asked is None:
        return None
    kind, code = asked[1], asked[2].upper()
    if kind == "epci":
        epci = registre.epci.get(code)
        return _collectivite(id_, epci.nom, siren=code) if epci else None
    commune = registre.communes.get(code)
    return _collectivite(id_, f"{commune.nom} (commune)", commune=code) if commune else None


def _all(registre: Registre) -> Iterator[Organisme]:
    for code, nom in registre.regions.items():
        complement = registre.regions_apres_un_nom[code]
        if OVERSEAS.fullmatch(code) or not complement:
            continue
        name = AGENCES.get(code, f"Agence régionale de santé {complement}")
        yield _known(
            id=f"ars-{slug(nom)}",
            nom=name,
            nature=NatureOrganisme.AGENCE,
            description="L'agence qui conduit la politique de santé dans la région.",
        )
        if code not in WITHOUT_REGION:
            yield _collectivite(f"region-{slug(nom)}", REGIONS.get(code, f"Région {nom}"))
    for departement in registre.departements.values():
        if departement.complement and not OVERSEAS.fullmatch(departement.code):
            yield from _of_department(departement)
    yield from (_collectivite(id_, nom) for id_, nom in UNIQUES.items())


def _of_department(departement: Departement) -> Iterator[Organisme]:
    end = slug(departement.nom)
    if departement.code not in WITHOUT_COUNCIL:
        yield _collectivite(f"departement-{end}", f"Département {departement.complement}")
    if departement.code not in WITHOUT_PREFECTURE:
        yield _known(
            id=f"prefecture-{end}",
            nom=f"Préfecture {departement.complement}",
            nature=NatureOrganisme.ETAT,
            description="Elle représente l'État dans le département.",
        )


def _collectivite(id_: str, nom: str, **known: str) -> Organisme:
    return _known(id=id_, nom=nom, nature=NatureOrganisme.COLLECTIVITE, **known)


def _known(**fields: Any) -> Organisme:  # noqa: ANN401
    """Return an organisme of words that are ours or the register's: to make what validates them is long."""
    return Organisme.model_construct(**fields)
