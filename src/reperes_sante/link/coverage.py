"""Which communes each territory holds and each dispositif serves, and what covers each commune."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from reperes_sante.france.directory import Service
from reperes_sante.france.letters import fold, plain_letters
from reperes_sante.france.register import Commune
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import dispositifs_actuels
from reperes_sante.model.dispositif import Couverture, Dispositif
from reperes_sante.model.territoire import Territoire


class Perimetres(NamedTuple):
    """INSEE codes of communes.

    Attributes:
        territoires: those that each territory holds, by its id; none when they are not known.
        dispositifs: those that each current dispositif serves, by its id.
    """

    territoires: Mapping[str, frozenset[str]]
    dispositifs: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def perimetres(catalogue: Catalogue) -> Perimetres:
    """Return the communes of all that is in the data; a dispositif serves its territory unless it says more.

    A territory that names its departments because its communes are not known holds none for sure.
    """
    held = {t.id: _of_territoire(catalogue, t) for t in catalogue.territoires.values()}
    served = {
        dispositif.id: _of_couverture(catalogue, dispositif.couverture, held)
        if dispositif.couverture
        else held[territoire.id]
        for territoire in catalogue.territoires.values()
        for dispositif in dispositifs_actuels(territoire)
    }
    return Perimetres(held, served)


def venus_d_ailleurs(catalogue: Catalogue, territoire: Territoire) -> tuple[Dispositif, ...]:
    """Return the current dispositifs of other files that name this territory, or serve all its communes."""
    held, served = perimetres(catalogue)
    own = held[territoire.id]
    return tuple(
        dispositif
        for id_, codes in served.items()
        if catalogue.territoire_du_dispositif[id_] is not territoire
        and (_names(dispositif := catalogue.dispositifs[id_], territoire) or (own and own <= codes))
    )


def _names(dispositif: Dispositif, territoire: Territoire) -> bool:
    cover = dispositif.couverture
    return bool(cover and (territoire.id in cover.territoires or territoire.siren in cover.epci))


def _of_territoire(catalogue: Catalogue, territoire: Territoire) -> frozenset[str]:
    if territoire.region:
        return frozenset(_of_regions(catalogue, {territoire.region}))
    return frozenset(commune.code for commune in catalogue.communes_de(territoire))


def _of_couverture(
    catalogue: Catalogue, cover: Couverture, held: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    registre = catalogue.registre
    return frozenset(cover.communes).union(
        *(held[id_] for id_ in cover.territoires),
        *(registre.epci[siren].communes for siren in cover.epci),
        _of_departements(catalogue, cover.departements),
        _of_regions(catalogue, cover.regions),
    )


def _of_regions(catalogue: Catalogue, regions: Iterable[str]) -> Iterator[str]:
    wanted = set(regions)
    found = (d.code for d in catalogue.registre.departements.values() if d.region in wanted)
    return _of_departements(catalogue, found)


def _of_departements(catalogue: Catalogue, departements: Iterable[str]) -> Iterator[str]:
    wanted = set(departements)
    everyone = catalogue.registre.communes.values() if wanted else ()
    return (commune.code for commune in everyone if commune.departement in wanted)


ARTICLE = re.compile(r"^(?:l|la|le|les) ")
OVERSEAS = ("97", "98")


class Offre(NamedTuple):
    """What covers a commune.

    Attributes:
        territoires: ids of the territories that hold it, the smallest first.
        dispositifs: ids of the current dispositifs that serve it, those of its own territories first.
    """

    territoires: tuple[str, ...]
    dispositifs: tuple[str, ...]


class Partage(NamedTuple):
    """An offer and the communes that share it, in alphabetical order; its anchor in the department's page."""

    ancre: str
    offre: Offre
    communes: tuple[Commune, ...]


def departement(code: str) -> str:
    """Return the department that an INSEE code begins with: « 62 », « 2A », « 974 »."""
    return code[:3] if code.startswith(OVERSEAS) else code[:2]


@lru_cache(maxsize=1)
def offres(catalogue: Catalogue) -> Mapping[str, Offre]:
    """Return what covers each commune, by INSEE code; a commune that nothing is known to cover is absent.

    A part of a commune, such as a commune déléguée, is covered as the whole is.
    """
    held, served = perimetres(catalogue)
    nearest_first = sorted(held, key=lambda id_: len(held[id_]))
    ranks = {id_: rank for rank, id_ in enumerate(nearest_first)}
    by_nearness = sorted(served, key=lambda id_: ranks[catalogue.territoire_du_dispositif[id_].id])
    found: dict[str, tuple[list[str], list[str]]] = {}
    for rank, (ids, codes_of) in enumerate(((nearest_first, held), (by_nearness, served))):
        for id_ in ids:
            for code in _with_parts(catalogue, codes_of[id_]):
                found.setdefault(code, ([], []))[rank].append(id_)
    return {code: _offre(catalogue, *ids) for code, ids in found.items()}


def _offre(catalogue: Catalogue, territoires: list[str], dispositifs: list[str]) -> Offre:
    own = catalogue.territoire_du_dispositif
    ordered = sorted(dispositifs, key=lambda id_: own[id_].id not in territoires)
    return Offre(tuple(territoires), tuple(ordered))


def _with_parts(catalogue: Catalogue, codes: frozenset[str]) -> Iterator[str]:
    registre = catalogue.registre
    yield from codes
    for whole in codes:
        yield from (part for part in registre.parties.get(whole, ()) if part not in codes)


def accueils(catalogue: Catalogue, code: str) -> tuple[tuple[Service, str], ...]:
    """Return who answers in a commune, from the State's directory: its town hall, its social centre."""
    annuaire = catalogue.registre.annuaire
    found = ((annuaire.mairies.get(code), "Mairie"), (annuaire.ccas.get(code), "CCAS ou CIAS"))
    return tuple((service, name) for service, name in found if service and service.telephone)


def partages(catalogue: Catalogue, code: str) -> tuple[Partage, ...]:
    """Return the offers of a department, each with the communes that share it, the most shared first.

    Args:
        catalogue: the data.
        code: the department, as INSEE codes begin: « 62 ».
    """
    shared: dict[Offre, list[Commune]] = {}
    for commune_code, offre in offres(catalogue).items():
        if departement(commune_code) == code:
            shared.setdefault(offre, []).append(catalogue.registre.communes[commune_code])
    groups = (
        (offre, tuple(sorted(communes, key=lambda c: (plain_letters(c.nom), c.code))))
        for offre, communes in shared.items()
    )
    return tuple(
        Partage(f"offre-{communes[0].code.lower()}", offre, communes)
        for offre, communes in sorted(groups, key=lambda group: (-len(group[1]), group[1][0].code))
    )


def departements_presents(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the departments where something is known, sorted by code."""
    covered = {departement(code) for code in offres(catalogue)}
    vague = {code for t in catalogue.territoires.values() if not t.communes for code in t.departements}
    return tuple(sorted(covered | vague))


def sans_liste(catalogue: Catalogue, code: str) -> tuple[Territoire, ...]:
    """Return the territories of a department whose communes are not known: they may cover any of it."""
    return tuple(t for t in catalogue.territoires.values() if code in t.departements and not t.communes)


def servis(catalogue: Catalogue, offre: Offre) -> tuple[Dispositif, ...]:
    """Return the dispositifs of an offer, in its order."""
    return tuple(catalogue.dispositifs[id_] for id_ in offre.dispositifs)


class Ligne(NamedTuple):
    """A commune of the list, with the offer that it shares."""

    commune: Commune
    partage: Partage


def de_a_a_z(partages: Iterable[Partage]) -> dict[str, tuple[Ligne, ...]]:
    """Return the communes of some offers by first letter, articles left out as in a dictionary."""
    lignes = (Ligne(commune, partage) for partage in partages for commune in partage.communes)
    found: dict[str, list[Ligne]] = {}
    for ligne in sorted(lignes, key=lambda ligne: (_rank(ligne.commune.nom), ligne.commune.code)):
        found.setdefault(_rank(ligne.commune.nom)[0].upper(), []).append(ligne)
    return {letter: tuple(group) for letter, group in found.items()}


def _rank(name: str) -> str:
    return ARTICLE.sub("", fold(name))
