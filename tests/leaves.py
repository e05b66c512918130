"""What the data say that no page of a built site shows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.communs import (
    FichierGlossaire,
    FichierNumeros,
    FichierOrganismes,
    FichierRecherche,
    FichierThematiques,
)
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.model.walk import Node, walk
from reperes_sante.pages import (
    page_de_l_organisme,
    page_du_numero,
    page_du_terme,
    page_du_theme,
    pages_of,
)
from tests.built import BuiltSite, plain

# Identifiers make addresses and anchors, addresses stand in links: neither is text.
# The words of data.inclusion are identifiers too: `themes.csv` and the JSON give them to programs.
# Yes/no fields change the wording around them, which tests of the templates hold.
TECHNICAL_KEYS = {"id", "voir", "remplace", "url", "site", "data_inclusion"}


def typed_leaves(file: BaseModel) -> Iterator[Node]:
    """Yield the leaves that the file states, without the model's own defaults."""
    nodes = list(walk(file))
    stated = {
        (*node.path, name)
        for node in nodes
        if isinstance(node.value, BaseModel)
        for name in node.value.model_fields_set
    }
    for node in nodes:
        if not isinstance(node.value, (BaseModel, bool)) and field_path(node.path) in stated:
            yield node


def field_path(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Drop the ranks that follow the last field name."""
    while isinstance(path[-1], int):
        path = path[:-1]
    return path


def expected_text(catalogue: Catalogue, node: Node) -> str:
    """Return what a reader should find for a leaf."""
    registre = catalogue.registre
    names: dict[str, Any] = {
        "source": lambda key: catalogue.sources[key].titre,
        "organisme": lambda key: catalogue.organismes[key].sigle or catalogue.organismes[key].nom,
        "thematique": lambda key: catalogue.thematiques[key].nom,
        "dispositif": lambda key: catalogue.dispositifs[key].nom,
        "territoire": lambda key: catalogue.territoires[key].nom,
        "commune": lambda key: registre.communes[key].nom,
        "epci": lambda key: registre.epci[key].nom,
        "departement": lambda key: registre.departements[key].nom,
        "region": lambda key: registre.regions[key],
    }
    if node.ref:
        return str(names[node.ref](node.value))
    if isinstance(node.value, Vocabulaire):
        return node.value.label
    if isinstance(node.value, DatePartielle):
        return node.value.en_clair
    if isinstance(node.value, Decimal):
        return f"{node.value:,}".replace(",", " ").replace(".", ",")
    return str(node.value)


def compact(text: str) -> str:
    return plain(text).replace(" ", "").casefold()


def pages_that_tell(file: BaseModel, path: tuple[str | int, ...]) -> list[str] | None:
    """Return the addresses of the pages where a fact must be; none for what the shared pages tell."""
    if isinstance(file, Territoire):
        return [page.adresse for page in pages_of(file)]
    if isinstance(file, FichierOrganismes):
        return [page_de_l_organisme(file.organismes[int(path[1])].id).adresse]
    if isinstance(file, FichierGlossaire) and path[0] == "termes":
        return [page_du_terme(file.termes[int(path[1])].id).adresse]
    if isinstance(file, FichierNumeros) and path[0] == "numeros":
        return [page_du_numero(file.numeros[int(path[1])].id).adresse]
    if isinstance(file, FichierThematiques):
        return [page_du_theme(file.thematiques[int(path[1])].id).adresse]
    return None


def leaves(catalogue: Catalogue) -> Iterator[tuple[BaseModel, Node]]:
    """Yield what readers must find on some page: all that files state but what is searched or technical."""
    for file in catalogue.files:
        # Everyday words are searched, never shown.
        for node in () if isinstance(file, FichierRecherche) else typed_leaves(file):
            # Flaws are told to researchers, in `security.txt`.
            if field_path(node.path)[-1] not in TECHNICAL_KEYS and node.path[0] != "securite":
                yield file, node


def lost(site: BuiltSite, catalogue: Catalogue) -> Iterator[tuple[BaseModel, Node]]:
    """Yield the leaves that are on no page where they belong."""

    @cache
    def told(addresses: tuple[str, ...]) -> str:
        return "".join(site.pages[adresse].compact for adresse in addresses).casefold()

    everywhere = tuple(site.pages)
    shared = tuple(adresse for adresse in everywhere if adresse.count("/") == 1)
    linked = "\n".join(compact(link) for _, link in site.links() if link.startswith("http"))
    for file, node in leaves(catalogue):
        own = pages_that_tell(file, node.path)
        pages = everywhere if node.path[0] == "sources" else shared if own is None else tuple(own)
        is_address = isinstance(node.value, str) and node.value.startswith("http")
        if compact(expected_text(catalogue, node)) not in (linked if is_address else told(pages)):
            yield file, node
