"""References: each name leads to one thing. One cause gives one finding, where it is to be mended."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.france.letters import nearest_word
from reperes_sante.model.findings import also_at
from reperes_sante.validate.rules.citations import (
    Reference,
    Target,
    Uncited,
    targets,
    uncited,
    unknown_references,
)
from reperes_sante.validate.rules.linked import Linked, Remark, rule
from reperes_sante.validate.rules.meant import meant

# Cited at least this often under a name that does not exist: the definition is misspelt, not each citation.
OFTEN = 2
# More unknown names than this in one file: what is missing is the file that describes them.
MANY = 5


@rule("reference-inconnue", "Chaque référence mène à une chose qui existe.")
def references_connues(linked: Linked) -> Iterator[Remark]:
    """Tell each unknown name once per file, or once where the mistake is."""
    unused: Uncited = {} if linked.unread else uncited(linked)
    known = targets(linked)
    rest: dict[tuple[int, str], list[list[Reference]]] = {}
    for (kind, wrong), places in unknown_references(linked).items():
        definition = _misspelt_definition(unused, kind, wrong) if len(places) >= OFTEN else None
        if definition:
            yield definition
        else:
            for file in {id(place.file): place.file for place in places}.values():
                here = [place for place in places if place.file is file]
                rest.setdefault((id(file), kind), []).append(here)
    for (_, kind), names in rest.items():
        yield from _of_one_file(linked, known[kind], names)


def _of_one_file(linked: Linked, target: Target, names: list[list[Reference]]) -> Iterator[Remark]:
    if len(names) > MANY and not any(nearest_word(places[0].id, target.known) for places in names):
        ids = ", ".join(places[0].id for places in names[:MANY])
        message = f"{len(names)} noms cités ici n'existent pas parmi les {target.name} ({ids}…)."
        first = min((places[0] for places in names), key=lambda place: place.file.document.line(place.path))
        yield Remark(first.file, first.path, f"{message}", "Remettez le fichier qui les décrit, s'il manque.")
        return
    for places in names:
        yield _unknown(linked, target, places)


def _unknown(linked: Linked, target: Target, places: list[Reference]) -> Remark:
    first, *others = places
    lines = (first.file.document.line(place.path) for place in others)
    message = also_at(f"« {first.id} » n'existe pas parmi les {target.name}.", lines)
    return Remark(first.file, first.path, message, meant(linked.catalogue, first, target.known))


def _misspelt_definition(unused: Uncited, kind: str, wrong: str) -> Remark | None:
    candidates = unused.get(kind, {})
    near = nearest_word(wrong, candidates)
    if not near:
        return None
    item = candidates[near]
    message = f"« {near} » n'est cité nulle part, alors que « {wrong} » est cité et n'existe pas."
    return Remark(item.file, (*item.path, "id"), message, f"Écrivez « {wrong} » ici.")
