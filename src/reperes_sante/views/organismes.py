"""Where each organisme acts: the boards it sits on, what it bears, signs, pays for, helps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.walk import Path, walk

ROLES = {
    "porteurs": "Porte",
    "signataires": "Signe",
    "pilote": "Conduit une action de",
    "payeurs": "Finance",
    "associations": "Siège au conseil d'administration de",
    "elus": "Siège au conseil d'administration de",
    "composition": "Membre de",
    "membres": "Siège dans une instance de",
    "partenaires": "Partenaire de",
    "confiee_a": "Exerce une compétence de",
    "contacts": "Répond aux appels pour",
    "mandats": "Ses responsables sont cités par",
    "etats": "Cité dans l'histoire de",
    "etapes": "Cité dans l'histoire de",
}


class Role(NamedTuple):
    """A part that an organisme plays, and in what: dispositifs first, then territories."""

    libelle: str
    dispositifs: tuple[Dispositif, ...]
    territoires: tuple[Territoire, ...]


def roles_des_organismes(catalogue: Catalogue) -> dict[str, tuple[Role, ...]]:
    """Return the parts that each organisme plays, by its id; those that play none are absent."""
    found: dict[str, dict[str, dict[str, Dispositif | Territoire]]] = {}
    for holder in _holders(catalogue):
        for organisme, label in _cited(holder):
            found.setdefault(organisme, {}).setdefault(label, {})[holder.id] = holder
    return {organisme: tuple(_roles(labels)) for organisme, labels in found.items()}


def _holders(catalogue: Catalogue) -> Iterator[Dispositif | Territoire]:
    for territoire in catalogue.territoires.values():
        yield from territoire.dispositifs
        yield territoire


def _cited(holder: Dispositif | Territoire) -> Iterator[tuple[str, str]]:
    inside = {id(dispositif) for dispositif in getattr(holder, "dispositifs", ())}
    skipped: list[Path] = []
    for node in walk(holder):
        if id(node.value) in inside:
            skipped.append(node.path)
        elif node.ref == "organisme" and not any(node.path[: len(path)] == path for path in skipped):
            yield node.value, _label(node.path)


def _label(path: Path) -> str:
    return next(ROLES[part] for part in reversed(path) if part in ROLES)


def _roles(labels: dict[str, dict[str, Dispositif | Territoire]]) -> Iterator[Role]:
    for label in dict.fromkeys(ROLES.values()):
        if label in labels:
            places = labels[label].values()
            yield Role(
                label,
                tuple(place for place in places if isinstance(place, Dispositif)),
                tuple(place for place in places if isinstance(place, Territoire)),
            )
