"""Which communes each territory holds and each dispositif serves; what comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

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
