"""What the identifiers and the codes of some data stand for, gathered so that a file is read alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from reperes_sante.france.register import Registre
from reperes_sante.model.walk import walk
from reperes_sante.open_data.documents import Lien, Lieu, Renvois
from reperes_sante.open_data.publication import Publication

Cited = dict[str, dict[str, None]]


def references(publication: Publication, things: Iterable[BaseModel]) -> Renvois:
    """Return all that some objects refer to, in order of first citation.

    An organisme that is cited brings its own sources and its commune with it.
    """
    catalogue = publication.catalogue
    kept = tuple(things)
    organismes = tuple(catalogue.organismes[key] for key in _cited(kept).get("organisme", ()))
    cited = _cited((*kept, *organismes))
    return Renvois(
        sources=tuple(catalogue.sources[key] for key in cited.get("source", ())),
        organismes=organismes,
        thematiques=tuple(catalogue.thematiques[key] for key in cited.get("thematique", ())),
        lieux=tuple(_places(catalogue.registre, cited)),
        territoires=tuple(_territories(publication, cited.get("territoire", ()))),
        dispositifs=tuple(_dispositifs(publication, cited.get("dispositif", ()))),
    )


def _cited(things: Iterable[BaseModel]) -> Cited:
    found: Cited = {}
    for thing in things:
        for node in walk(thing):
            if node.ref:
                found.setdefault(node.ref, {})[node.value] = None
    return found


def _places(registre: Registre, cited: Cited) -> Iterator[Lieu]:
    for code in cited.get("commune", ()):
        commune = registre.communes[code]
        yield Lieu(
            nature="commune",
            code=code,
            nom=commune.nom,
            codes_postaux=commune.codes_postaux,
            population=commune.population,
        )
    for siren in cited.get("epci", ()):
        epci = registre.epci[siren]
        yield Lieu(nature="epci", code=siren, nom=epci.nom, population=epci.population)
    for code in cited.get("departement", ()):
        yield Lieu(nature="departement", code=code, nom=registre.departements[code].nom)
    for code in cited.get("region", ()):
        yield Lieu(nature="region", code=code, nom=registre.regions[code])


def _territories(publication: Publication, ids: Iterable[str]) -> Iterator[Lien]:
    for key in ids:
        territoire = publication.catalogue.territoires[key]
        yield Lien(id=key, nom=territoire.nom, adresse=publication.adresse_territoire(territoire))


def _dispositifs(publication: Publication, ids: Iterable[str]) -> Iterator[Lien]:
    for key in ids:
        dispositif = publication.catalogue.dispositifs[key]
        yield Lien(id=key, nom=dispositif.nom, adresse=publication.adresse_dispositif(dispositif))
