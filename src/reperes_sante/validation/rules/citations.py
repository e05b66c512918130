"""Who cites what: every reference of the data, and the collections that references lead to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePath
from typing import NamedTuple

from pydantic import BaseModel

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.besoins import Besoin, FichierBesoins, Relais
from reperes_sante.model.communs import (
    FichierGlossaire,
    FichierNumeros,
    FichierOrganismes,
    FichierSources,
    FichierThematiques,
    Ligne,
    Organisme,
    Source,
    Terme,
    Thematique,
)
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.walk import Path
from reperes_sante.validation.rules.linked import Found, Linked, M
from reperes_sante.validation.typing import Typed

Named = Source | Organisme | Dispositif | Thematique | Terme | Ligne | Besoin | Relais
NAMED: dict[str, type[Named]] = {
    "source": Source,
    "organisme": Organisme,
    "dispositif": Dispositif,
    "thematique": Thematique,
    "terme": Terme,
    "numero": Ligne,
    "besoin": Besoin,
    "relais": Relais,
}


class Reference(NamedTuple):
    """A reference: where it stands, which kind of thing it names, and its id."""

    file: Typed[BaseModel]
    path: Path
    kind: str
    id: str


Uncited = dict[str, dict[str, Found[Named]]]
Unknown = dict[tuple[str, str], list[Reference]]


class Target(NamedTuple):
    """A collection that references lead to: its name in sentences, its ids, the files that hold it if any."""

    name: str
    known: Collection[str]
    held_by: type[BaseModel] | None = None


def references(linked: Linked) -> Iterator[Reference]:
    """Yield every reference of all files."""
    for file, nodes in linked.nodes:
        for node in nodes:
            if node.ref:
                yield Reference(file, node.path, node.ref, str(node.value))
            elif isinstance(node.value, Terme):
                yield from _listed(file, (*node.path, "voir"), "terme", node.value.voir)
            elif isinstance(node.value, Ligne):
                yield from _listed(file, (*node.path, "remplace"), "numero", node.value.remplace)


def _listed(file: Typed[BaseModel], path: Path, kind: str, ids: tuple[str, ...]) -> Iterator[Reference]:
    return (Reference(file, (*path, rank), kind, id_) for rank, id_ in enumerate(ids))


def uncited(linked: Linked) -> Uncited:
    """Return what nothing cites but itself, by kind then by id."""
    cited: dict[tuple[str, str], list[Reference]] = {}
    for reference in references(linked):
        cited.setdefault((reference.kind, reference.id), []).append(reference)
    return {
        kind: {
            item.value.id: item
            for item in linked.every(model)
            if all(_is_inside(reference, item) for reference in cited.get((kind, item.value.id), ()))
        }
        for kind, model in NAMED.items()
    }


def unknown_references(linked: Linked) -> Unknown:
    """Gather the references that lead nowhere, by kind and id.

    Those to a file that could not be read, or to a territory that only its file name names, are not judged.
    """
    known = {
        kind: target.known
        for kind, target in targets(linked).items()
        if target.held_by is None or target.held_by not in linked.unread
    }
    unknown: Unknown = {}
    for reference in references(linked):
        if reference.kind in known and reference.id not in known[reference.kind]:
            unknown.setdefault((reference.kind, reference.id), []).append(reference)
    return unknown


def _is_inside(reference: Reference, item: Found[Named]) -> bool:
    return reference.file is item.file and reference.path[: len(item.path)] == item.path


def targets(linked: Linked) -> dict[str, Target]:
    """Return the collections that references lead to, by kind of reference."""
    catalogue = linked.catalogue
    registre = catalogue.registre
    territoires = {*catalogue.territoires, *map(stem, linked.files)}
    termes = [terme.id for file in _files(catalogue, FichierGlossaire) for terme in file.termes]
    numeros = [ligne.id for file in _files(catalogue, FichierNumeros) for ligne in file.numeros]
    return {
        "source": Target("sources", catalogue.sources, FichierSources),
        "organisme": Target("organismes", catalogue.organismes, FichierOrganismes),
        "thematique": Target("thématiques", catalogue.thematiques, FichierThematiques),
        "dispositif": Target("dispositifs", catalogue.dispositifs, Territoire),
        "territoire": Target("fiches de territoire", territoires, Territoire),
        "terme": Target("entrées du glossaire", termes, FichierGlossaire),
        "numero": Target("numéros utiles", numeros, FichierNumeros),
        "besoin": Target("besoins", catalogue.besoins, FichierBesoins),
        "relais": Target("lieux d'aide", catalogue.relais, FichierBesoins),
        "commune": Target("communes du registre", registre.communes),
        "epci": Target("intercommunalités du registre", registre.epci),
        "departement": Target("départements du registre", registre.departements),
        "region": Target("régions du registre", registre.regions),
    }


def stem(file: Typed[BaseModel]) -> str:
    """Return the name of a file without its folder nor its extension."""
    return PurePath(file.document.name).stem


def _files(catalogue: Catalogue, kind: type[M]) -> Iterator[M]:
    return (file for file in catalogue.files if isinstance(file, kind))
