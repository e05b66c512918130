"""The last that is told of a dispositif: by its facts, by the end of those that last, by its sources."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.institutions import SOURCE
from reperes_sante.link.places import blocs_of, place_of
from reperes_sante.model.base import Date, Enonce
from reperes_sante.model.contrat import Duree
from reperes_sante.model.dispositif import Dispositif, Etat
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import EtatDispositif as E
from reperes_sante.view.timeline import Fait, faits_du_dispositif


def nouvelles(dispositif: Dispositif) -> list[DatePartielle]:
    """Return the dates of all that is known to have happened: none of them is a silence."""
    return [fact.date for fact in _happened(dispositif) if fact.date]


def dernier_fait(dispositif: Dispositif, jour: DatePartielle) -> DatePartielle | None:
    """Return the last day of all that is known to have happened, the end of what lasted included.

    Args:
        dispositif: what it happened to.
        jour: the day when its territory was last checked: an end after it is still to come.
    """
    days = (day for fact in _happened(dispositif) for day in (fact.date, fact.fin) if day)
    return max((day for day in days if not jour.precede(day)), default=None)


def derniere_source(
    catalogue: Catalogue, dispositif: Dispositif, jour: DatePartielle
) -> DatePartielle | None:
    """Return when the last of the sources that tell of a dispositif was published, if that is known.

    The register tells of places, never of what is done there.

    Args:
        catalogue: the data, with the sources.
        dispositif: what they tell of.
        jour: the day when its territory was last checked.
    """
    cited = {source for block in blocs_of(dispositif, Enonce) for source in _telling(block)}
    days = (catalogue.sources[source].date for source in cited - {SOURCE} if source in catalogue.sources)
    return max((day for day in days if day and not jour.precede(day)), default=None)


def _telling(block: Enonce) -> tuple[str, ...]:
    is_silence = isinstance(block, Etat) and block.etat is E.PLUS_CITE
    return () if is_silence else place_of(block).origine.sources


def _happened(dispositif: Dispositif) -> Iterator[Date]:
    facts = (fait for fait in faits_du_dispositif(dispositif) if not fait.est_annonce)
    return (fait.enonce for fait in facts if not isinstance(fait.enonce, Duree) and not _is_silence(fait))


def _is_silence(fait: Fait) -> bool:
    return isinstance(fait.enonce, Etat) and fait.enonce.etat is E.PLUS_CITE
