"""What covers each territory from elsewhere, and each commune, department by department."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from reperes_sante.france.directory import Service
from reperes_sante.france.letters import fold, plain_letters
from reperes_sante.france.register import Commune, Registre
from reperes_sante.link.catalogue import Catalogue, once
from reperes_sante.link.contracts import dispositifs_actuels
from reperes_sante.model.dispositif import Couverture, Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import TypeTerritoire


class Perimetres(NamedTuple):
    """INSEE codes of communes.

    Attributes:
        territoires: those that each territory holds, by its id; none when they are not known.
        dispositifs: those that each current dispositif serves, by its id.
    """

    territoires: Mapping[str, frozenset[str]]
    dispositifs: Mapping[str, frozenset[str]]


class Offre(NamedTuple):
    """What covers a commune.

    Attributes:
        territoires: ids of the territories that hold it, the smallest first.
        dispositifs: ids of the current dispositifs that serve it, those of its own territories first.
    """

    territoires: tuple[str, ...]
    dispositifs: tuple[str, ...]


@once
def perimetres(catalogue: Catalogue) -> Perimetres:
    """Return the communes of all that is in the data; a dispositif serves its territory unless it says more.

    A territory that names its departments because its communes are not known holds none for sure.
    """
    territoires = catalogue.territoires.values()
    held = {territoire.id: _held(catalogue, territoire) for territoire in territoires}
    served = {
        dispositif.id: _covered(catalogue.registre, dispositif.couverture, held)
        if dispositif.couverture
        else held[territoire.id]
        for territoire in territoires
        for dispositif in dispositifs_actuels(territoire)
    }
    return Perimetres(held, served)


@once
def offres(catalogue: Catalogue) -> Mapping[str, Offre]:
    """Return what covers each commune, by INSEE code; a commune that nothing is known to cover is absent.

    A part of a commune, such as a commune déléguée, is covered as the whole is.
    """
    held, served = perimetres(catalogue)
    own = catalogue.territoire_du_dispositif
    nearest_first = sorted(held, key=lambda id_: len(held[id_]))
    ranks = {id_: rank for rank, id_ in enumerate(nearest_first)}
    by_nearness = sorted(served, key=lambda id_: ranks[own[id_].id])
    found: dict[str, tuple[list[str], list[str]]] = {}
    for rank, (ids, codes_of) in enumerate(((nearest_first, held), (by_nearness, served))):
        for id_ in ids:
            for code in _with_parts(catalogue.registre, codes_of[id_]):
                found.setdefault(code, ([], []))[rank].append(id_)
    return {
        code: Offre(tuple(there), tuple(sorted(serving, key=lambda id_: own[id_].id not in there)))
        for code, (there, serving) in found.items()
    }


def _held(catalogue: Catalogue, territoire: Territoire) -> frozenset[str]:
    if territoire.region:
        return frozenset(_of_regions(catalogue.registre, {territoire.region}))
    if territoire.type is TypeTerritoire.DEPARTEMENT:
        return frozenset(_of_departements(catalogue.registre, territoire.departements))
    return frozenset(commune.code for commune in catalogue.communes_de(territoire))


def _covered(registre: Registre, cover: Couverture, held: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(cover.communes).union(
        *(held[id_] for id_ in cover.territoires),
        *(registre.epci[siren].communes for siren in cover.epci),
        _of_departements(registre, cover.departements),
        _of_regions(registre, cover.regions),
    )


def _of_regions(registre: Registre, regions: Collection[str]) -> Iterator[str]:
    return _of_departements(registre, {d.code for d in registre.departements.values() if d.region in regions})


def _of_departements(registre: Registre, departements: Collection[str]) -> Iterator[str]:
    everyone = registre.communes.values() if departements else ()
    return (commune.code for commune in everyone if commune.departement in departements)


def _with_parts(registre: Registre, codes: frozenset[str]) -> Iterator[str]:
    yield from codes
    for whole in codes:
        yield from (part for part in registre.parties.get(whole, ()) if part not in codes)


def venus_d_ailleurs(catalogue: Catalogue, territoire: Territoire) -> tuple[Dispositif, ...]:
    """Return the current dispositifs of other files that name this territory, or serve all its communes."""
    held, served = perimetres(catalogue)
    own, ranks, named = held[territoire.id], _ranks(catalogue), _named(catalogue)
    naming = {*named.get(territoire.id, ()), *named.get(territoire.siren or "", ())}
    # What serves all its communes serves any of them.
    near = offres(catalogue)[min(own)].dispositifs if own else ()
    return tuple(
        catalogue.dispositifs[id_]
        for id_ in sorted({*naming, *near}, key=ranks.__getitem__)
        if catalogue.territoire_du_dispositif[id_] is not territoire and (id_ in naming or own <= served[id_])
    )


@once
def _ranks(catalogue: Catalogue) -> Mapping[str, int]:
    """Return the order of the current dispositifs, by their id."""
    return {id_: rank for rank, id_ in enumerate(perimetres(catalogue).dispositifs)}


@once
def _named(catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    """Return the current dispositifs that say that they cover a territory, by its identifier or its SIREN."""
    found: dict[str, list[str]] = {}
    for id_ in _ranks(catalogue):
        if cover := catalogue.dispositifs[id_].couverture:
            for name in (*cover.territoires, *cover.epci):
                found.setdefault(name, []).append(id_)
    return found


ARTICLE = re.compile(r"^(?:l|la|le|les) ")
OVERSEAS = ("97", "98")


class Partage(NamedTuple):
    """An offer and the communes that share it, in alphabetical order."""

    offre: Offre
    communes: tuple[Commune, ...]

    @property
    def cle(self) -> str:
        """What names it: no commune does, lest asking for it tell which one was chosen."""
        told = (departement(self.communes[0].code), *self.offre)
        return sha256(repr(told).encode()).hexdigest()[:8]

    @property
    def ancre(self) -> str:
        """Its anchor in the department's page."""
        return f"offre-{self.cle}"


def departement(code: str) -> str:
    """Return the department that an INSEE code begins with: « 62 », « 2A », « 974 »."""
    return code[:3] if code.startswith(OVERSEAS) else code[:2]


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
    shared = _shared(catalogue).get(code, {})
    groups = (
        (offre, tuple(sorted(communes, key=lambda c: (plain_letters(c.nom), c.code))))
        for offre, communes in shared.items()
    )
    return tuple(
        Partage(offre, communes)
        for offre, communes in sorted(groups, key=lambda group: (-len(group[1]), group[1][0].code))
    )


# A build asks for each department, of the same data.
@once
def _shared(catalogue: Catalogue) -> Mapping[str, Mapping[Offre, Sequence[Commune]]]:
    """Return the communes that share each offer, by department."""
    found: dict[str, dict[Offre, list[Commune]]] = {}
    for code, offre in offres(catalogue).items():
        own = found.setdefault(departement(code), {})
        own.setdefault(offre, []).append(catalogue.registre.communes[code])
    return found


@once
def departements_presents(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the departments where something is known, sorted by code."""
    held, served = perimetres(catalogue)
    communes = frozenset[str]().union(*held.values(), *served.values())
    covered = {departement(code) for code in _with_parts(catalogue.registre, communes)}
    vague = {code for t in catalogue.territoires.values() if _is_vague(t) for code in t.departements}
    return tuple(sorted(covered | vague))


def sans_liste(catalogue: Catalogue, code: str) -> tuple[Territoire, ...]:
    """Return the territories of a department whose communes are not known: they may cover any of it."""
    return tuple(t for t in catalogue.territoires.values() if code in t.departements and _is_vague(t))


@once
def presents(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the territories that have something in each department, by its code."""
    return {code: _presents(catalogue, code) for code in departements_presents(catalogue)}


def _presents(catalogue: Catalogue, code: str) -> tuple[str, ...]:
    offered = tuple(_shared(catalogue).get(code, ()))
    own = (catalogue.territoire_du_dispositif[id_].id for offre in offered for id_ in offre.dispositifs)
    named = (t.id for t in sans_liste(catalogue, code))
    there = {*own, *named, *(id_ for offre in offered for id_ in offre.territoires)}
    return tuple(id_ for id_ in catalogue.territoires if id_ in there)


def _is_vague(territoire: Territoire) -> bool:
    return not (territoire.communes or territoire.epci or territoire.type is TypeTerritoire.DEPARTEMENT)


def exemple_de_commune(catalogue: Catalogue) -> str:
    """Return what may be typed to name the most populated commune of the site: its name, its post code."""
    communes = [catalogue.registre.communes[code] for code in offres(catalogue)]
    if not communes:
        return "un nom, ou cinq chiffres"
    known = max(communes, key=lambda commune: (commune.population or 0, commune.code))
    return ", ".join((known.nom, *known.codes_postaux[:1]))


def servis(catalogue: Catalogue, offre: Offre) -> tuple[Dispositif, ...]:
    """Return the dispositifs of an offer, in its order."""
    return tuple(catalogue.dispositifs[id_] for id_ in offre.dispositifs)


class CommuneServie(NamedTuple):
    """A commune of the list, with the offer that it shares."""

    commune: Commune
    partage: Partage


def de_a_a_z(partages: Iterable[Partage]) -> dict[str, tuple[CommuneServie, ...]]:
    """Return the communes of some offers by first letter, articles left out as in a dictionary."""
    lignes = (CommuneServie(commune, partage) for partage in partages for commune in partage.communes)
    found: dict[str, list[CommuneServie]] = {}
    for ligne in sorted(lignes, key=lambda ligne: (_rank(ligne.commune.nom), ligne.commune.code)):
        found.setdefault(_rank(ligne.commune.nom)[0].upper(), []).append(ligne)
    return {letter: tuple(group) for letter, group in found.items()}


def _rank(name: str) -> str:
    return ARTICLE.sub("", fold(name))
