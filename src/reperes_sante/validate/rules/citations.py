"""Who cites what: every reference of the data, and the collections that references lead to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePath
from typing import Any, NamedTuple

from pydantic import BaseModel

from reperes_sante.link.references import REFERENCES
from reperes_sante.model.walk import Path
from reperes_sante.read.typing import Typed
from reperes_sante.validate.rules.linked import Found, Linked


class Reference(NamedTuple):
    """A reference: where it stands, which kind of thing it names, and its id."""

    file: Typed[BaseModel]
    path: Path
    kind: str
    id: str


Uncited = dict[str, dict[str, Found[Any]]]
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


def uncited(linked: Linked) -> Uncited:
    """Return what nothing cites but itself, by kind then by id."""
    cited: dict[tuple[str, str], list[Reference]] = {}
    for reference in references(linked):
        cited.setdefault((reference.kind, reference.id), []).append(reference)
    return {
        kind: {
            item.value.id: item
            for item in linked.every(reference.bloc)
            if all(_is_inside(place, item) for place in cited.get((kind, item.value.id), ()))
        }
        for kind, reference in REFERENCES.items()
        if reference.bloc
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


def _is_inside(reference: Reference, item: Found[Any]) -> bool:
    return reference.file is item.file and reference.path[: len(item.path)] == item.path


def targets(linked: Linked) -> dict[str, Target]:
    """Return the collections that references lead to, by kind of reference."""
    found = {
        kind: Target(reference.plusieurs, reference.choses(linked.catalogue), reference.fichier)
        for kind, reference in REFERENCES.items()
    }
    # A territory whose file cannot be read still has its name.
    territoires = {*linked.catalogue.territoires, *map(stem, linked.files)}
    return {**found, "territoire": found["territoire"]._replace(known=territoires)}


def stem(file: Typed[BaseModel]) -> str:
    """Return the name of a file without its folder nor its extension."""
    return PurePath(file.document.name).stem
