"""Identifiers and references: each thing has one name, and each name leads to one thing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from pydantic import BaseModel

from reperes_sante.findings import Severity, also_at
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.validation.rules.citations import (
    Reference,
    epci_named,
    references,
    suggestion,
    targets,
    uncited,
)
from reperes_sante.validation.rules.linked import Linked, Remark, rule
from reperes_sante.validation.typing import Typed
from reperes_sante.validation.words import nearest_word

# Cited at least this often under a name that does not exist: the definition is misspelt, not each citation.
MANY = 2

Unknown = dict[tuple[str, str], list[Reference]]


@rule("id-en-double", "Un identifiant ne désigne qu'une chose de son genre dans tout le site.")
def identifiants_uniques(linked: Linked) -> Iterator[Remark]:
    """Tell each id used again; a copied file that kept its id is told by `nom_de_fichier` alone."""
    seen: set[tuple[str, str]] = set()
    for file, nodes in linked.nodes:
        if is_misnamed(file):
            continue
        for path, value, _ in nodes:
            if not isinstance(value, BaseModel) or not hasattr(value, "id"):
                continue
            kind = "dispositif" if isinstance(value, Dispositif) else type(value).__name__
            if (kind, value.id) in seen:
                message = f"L'identifiant « {value.id} » sert déjà ailleurs."
                yield Remark(file, (*path, "id"), message, "Donnez-en un autre.")
            seen.add((kind, value.id))


@rule(
    "nom-de-fichier", "L'identifiant d'un territoire est le nom de son fichier : il fait l'adresse des pages."
)
def nom_de_fichier(linked: Linked) -> Iterator[Remark]:
    """Tell a territory whose id is not the name of its file."""
    for file in linked.files:
        if isinstance(file.value, Territoire) and is_misnamed(file):
            stem = PurePath(file.document.name).stem
            message = f"L'identifiant « {file.value.id} » n'est pas le nom du fichier."
            remedy = f"Écrivez « {stem} », ou renommez le fichier en « {file.value.id}.yml »."
            yield Remark(file, ("id",), message, remedy)


def is_misnamed(file: Typed[BaseModel]) -> bool:
    """Tell whether a territory's id is not the name of its file."""
    return isinstance(file.value, Territoire) and PurePath(file.document.name).stem != file.value.id


@rule("reference-inconnue", "Chaque référence mène à une chose qui existe.")
def references_connues(linked: Linked) -> Iterator[Remark]:
    """Tell each unknown name once per file, or once at its definition when that is where the mistake is."""
    unknown = unknown_references(linked)
    for (kind, wrong), places in unknown.items():
        definition = _misspelt_definition(linked, kind, wrong) if len(places) >= MANY else None
        if definition:
            yield definition
        else:
            yield from _unknown(linked, kind, wrong, places)


def _unknown(linked: Linked, kind: str, wrong: str, places: list[Reference]) -> Iterator[Remark]:
    name, known, _ = targets(linked.catalogue)[kind]
    files = {id(place.file): place.file for place in places}
    for file in files.values():
        first, *others = [place for place in places if place.file is file]
        also = also_at(file.document.line(place.path) for place in others)
        message = f"« {wrong} » n'existe pas parmi les {name}{also}."
        remedy = epci_named(linked.catalogue, file.value) if kind == "epci" else ""
        yield Remark(file, first.path, message, remedy or suggestion(linked.catalogue, kind, wrong, known))


def _misspelt_definition(linked: Linked, kind: str, wrong: str) -> Remark | None:
    if linked.unread:
        return None
    unused = {item.value.id: item for found, item in uncited(linked) if found == kind}
    near = nearest_word(wrong, unused)
    if not near:
        return None
    item = unused[near]
    message = f"« {near} » n'est cité nulle part, alors que « {wrong} » est cité et n'existe pas."
    return Remark(item.file, (*item.path, "id"), message, f"Écrivez « {wrong} » ici.")


def unknown_references(linked: Linked) -> Unknown:
    """Gather the references that lead nowhere; those to a file that could not be read are not judged."""
    known = {
        kind: target.known
        for kind, target in targets(linked.catalogue).items()
        if target.held_by not in linked.unread
    }
    unknown: Unknown = {}
    for reference in references(linked):
        if reference.kind in known and reference.id not in known[reference.kind]:
            unknown.setdefault((reference.kind, reference.id), []).append(reference)
    return unknown


@rule(
    "inutilise",
    "Chaque source et chaque organisme est cité quelque part.",
    gravite=Severity.AVERTISSEMENT,
)
def fiches_utilisees(linked: Linked) -> Iterator[Remark]:
    """Tell what nothing cites: a leftover. What an unknown reference resembles is told there."""
    if linked.unread:
        return
    wrong = [id_ for _, id_ in unknown_references(linked)]
    for _, item in uncited(linked):
        if not nearest_word(item.value.id, wrong):
            message = f"Rien ne cite « {item.value.id} »."
            yield Remark(item.file, (*item.path, "id"), message, "Citez-le, ou retirez-le.")
