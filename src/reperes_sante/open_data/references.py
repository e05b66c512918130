"""What the identifiers and the codes of some data stand for, gathered so that a file is read alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.walk import walk
from reperes_sante.open_data.documents import Lien, Lieu, Renvois
from reperes_sante.open_data.publication import Publication

# What the register tells of some places only.
OF_PLACES = ("codes_postaux", "population")

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
        lieux=tuple(_places(catalogue, cited)),
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


def _places(catalogue: Catalogue, cited: Cited) -> Iterator[Lieu]:
    for kind, reference in REFERENCES.items():
        if reference.fichier is None:
            for code in cited.get(kind, ()):
                thing = reference.choses(catalogue)[code]
                told = {name: getattr(thing, name) for name in OF_PLACES if hasattr(thing, name)}
                yield Lieu.model_validate({"nature": kind, "code": code, "nom": reference.nom(thing), **told})


def _territories(publication: Publication, ids: Iterable[str]) -> Iterator[Lien]:
    for key in ids:
        territoire = publication.catalogue.territoires[key]
        yield Lien(id=key, nom=territoire.nom, adresse=publication.adresse_territoire(territoire))


def _dispositifs(publication: Publication, ids: Iterable[str]) -> Iterator[Lien]:
    for key in ids:
        dispositif = publication.catalogue.dispositifs[key]
        yield Lien(id=key, nom=dispositif.nom, adresse=publication.adresse_dispositif(dispositif))
