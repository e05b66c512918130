"""A territory at a glance: what stands there, what covers it from elsewhere, whom to call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reperes_sante.france.directory import Service
from reperes_sante.france.letters import plain_letters
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import dispositifs_actuels
from reperes_sante.link.coverage import venus_d_ailleurs
from reperes_sante.model.blocs import Contact
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import COULEURS, PRINCIPAUX, Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.view.etats import est_fini, situation


class Presents(NamedTuple):
    """A row of the table of territories: current dispositifs by colour, main kinds first, what runs first."""

    territoire: Territoire
    dispositifs: Mapping[str, tuple[Dispositif, ...]]


def par_region(catalogue: Catalogue, territoires: Iterable[Territoire]) -> dict[str, tuple[Territoire, ...]]:
    """Return territories by name of region, regions in alphabetical order."""
    found: dict[str, list[Territoire]] = {}
    for territoire in territoires:
        found.setdefault(catalogue.region_de(territoire), []).append(territoire)
    return {name: tuple(found[name]) for name in sorted(found, key=plain_letters)}


def dispositifs_presents(catalogue: Catalogue, territoire: Territoire) -> tuple[Dispositif, ...]:
    """Return the current dispositifs of a territory, then those that cover it from elsewhere."""
    return (*dispositifs_actuels(territoire), *venus_d_ailleurs(catalogue, territoire))


def absences(catalogue: Catalogue, territoire: Territoire) -> tuple[str, ...]:
    """Return a sentence for each main kind of dispositif that nobody knows there."""
    there = (*territoire.dispositifs, *venus_d_ailleurs(catalogue, territoire))
    absent = (kind for kind in PRINCIPAUX if not any(isinstance(d, kind) for d in there))
    return tuple(kind.GENRE.appellation.inconnu for kind in absent)


# As many events are named as a card holds.
NAMED = 3


def rendez_vous_connus(territoire: Territoire) -> tuple[str, ...]:
    """Return the last events of a territory's own that one may come to, with their dates, the last first."""
    events = [
        etape for etape in territoire.etapes if etape.nature or etape.campagnes_dites or etape.autre_campagne
    ]
    dated = sorted(events, key=lambda etape: etape.date or DatePartielle(0), reverse=True)
    return tuple(f"{one.titre} ({one.date})" if one.date else one.titre for one in dated[:NAMED])


def contacts(territoire: Territoire) -> tuple[Contact, ...]:
    """Return whom to call: the territory's contacts, then those of its dispositifs that have not ended."""
    lasting = (d for d in dispositifs_actuels(territoire) if not est_fini(d))
    within = (contact for d in lasting for contact in d.contacts)
    return (*territoire.contacts, *within)


def se_joint(contacts: Iterable[Contact]) -> bool:
    """Tell whether one contact at least has a telephone: people in need call, they seldom write."""
    return any(contact.telephone for contact in contacts)


def joints(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Keep the contacts that can be called or written to."""
    return tuple(contact for contact in contacts if contact.telephone or contact.courriel)


def standard_de(catalogue: Catalogue, territoire: Territoire) -> Service | None:
    """Return the switchboard that the State's directory gives, unless a contact already gives its number."""
    service = catalogue.registre.annuaire.epci.get(territoire.siren or "")
    given = {(contact.telephone or "").replace(" ", "") for contact in contacts(territoire)}
    if service is None or not service.telephone or service.telephone.replace(" ", "") in given:
        return None
    return service


def joignable(catalogue: Catalogue, territoire: Territoire) -> bool:
    """Tell whether a territory has a telephone: its own, or the switchboard of the State's directory."""
    return se_joint(contacts(territoire)) or standard_de(catalogue, territoire) is not None


def ligne(catalogue: Catalogue, territoire: Territoire) -> Presents:
    """Return the row of a territory, what covers it from elsewhere included."""
    there = sorted(
        dispositifs_presents(catalogue, territoire), key=lambda d: situation(catalogue, d).phase.rang
    )
    colours = {colour: tuple(d for d in there if d.GENRE.couleur == colour) for colour in COULEURS}
    return Presents(territoire, colours)
