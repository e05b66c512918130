"""Who does what on each theme: dispositifs, axes, priorities, actions, missions, projects, programmes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.contrat import Axe
from reperes_sante.model.dispositif import Action, Dispositif, Priorite, Programme
from reperes_sante.model.dispositifs import Mission, ProjetGroupe
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import StatutAction
from reperes_sante.model.walk import walk
from reperes_sante.rendering.addresses import of_dispositif
from reperes_sante.views.kinds import genre

KINDS = {
    Axe: "Axe",
    Priorite: "Priorité",
    Action: "Action",
    Programme: "Programme",
    ProjetGroupe: "Projet",
    Mission: "Mission",
}


class Entree(NamedTuple):
    """A thing that bears on a theme.

    Attributes:
        genre: what it is, spelt out.
        titre: its name.
        adresse: its address from the root of the site.
        territoire: the territory whose file tells it.
        dispositif: the dispositif that it belongs to, or is.
        statut: progress, when known.
    """

    genre: str
    titre: str
    adresse: str
    territoire: Territoire
    dispositif: Dispositif
    statut: StatutAction | None


def index_des_themes(catalogue: Catalogue, ancres: Mapping[int, str]) -> dict[str, tuple[Entree, ...]]:
    """Return the entries of each theme, themes and entries in the order of the files.

    Args:
        catalogue: the data.
        ancres: anchor of each thing, by the identity of the object.
    """
    found: dict[str, list[Entree]] = {theme: [] for theme in catalogue.thematiques}
    for dispositif in catalogue.dispositifs.values():
        for theme, entry in _entries(catalogue, ancres, dispositif):
            found[theme].append(entry)
    return {theme: tuple(entries) for theme, entries in found.items()}


def _entries(
    catalogue: Catalogue, ancres: Mapping[int, str], dispositif: Dispositif
) -> Iterator[tuple[str, Entree]]:
    for node in walk(dispositif):
        for theme in getattr(node.value, "thematiques", ()):
            yield theme, _entry(catalogue, ancres, dispositif, node.value)


def _entry(
    catalogue: Catalogue, ancres: Mapping[int, str], dispositif: Dispositif, thing: BaseModel
) -> Entree:
    territoire = catalogue.territoire_du_dispositif[dispositif.id]
    place = of_dispositif(catalogue, dispositif)
    if isinstance(thing, Dispositif):
        return Entree(genre(thing), thing.nom, place, territoire, dispositif, None)
    anchor = f"{place.partition('#')[0]}#{ancres[id(thing)]}"
    statut = getattr(thing, "statut", None) or getattr(thing, "avancement", None)
    return Entree(KINDS[type(thing)], _title(thing), anchor, territoire, dispositif, statut)


def _title(thing: BaseModel) -> str:
    names = ("titre", "nom", "public")
    return str(next(value for name in names if (value := getattr(thing, name, None))))
