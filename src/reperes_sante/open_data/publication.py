"""The data as they are published: statements made whole, whole addresses, who publishes, which licence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel
from pydantic_core import to_json

from reperes_sante.link import pages
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.places import place_of, rebuilt
from reperes_sante.model.base import Enonce, Model
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.open_data.versions import VERSIONS
from reperes_sante.view.deadlines import Echeance, Echeancier, echeancier
from reperes_sante.view.timeline import dernier_jour

VERSION = VERSIONS[0].numero
# The first number of the version is that of the address.
DOSSIER = f"donnees/v{VERSION.partition('.')[0]}/"
LICENCE = "Licence Ouverte 2.0 (Etalab)"
ADRESSE_PAGE = "donnees/"


# « Sans cette ligne : … » and the like tell how to type a field, not what it holds.
FOR_EDITORS = re.compile(
    r"(?<!\s)\s*(?:Sans cette ligne|Écrivez|À remplir|Ajoutez|Ne changez)\b[^.]*\.|, entre guillemets"
)


def meaning(description: str) -> str:
    """Return the description of a field for those who read it."""
    return FOR_EDITORS.sub("", description).strip()


INDENT = 2


def json_text(content: Mapping[str, object]) -> str:
    """Return what a JSON file holds, for programs and for who opens it."""
    return f"{as_indented(content)}\n"


def as_indented(content: Mapping[str, object]) -> str:
    """Return what `json` writes, many times faster: with indentation, that one is pure Python."""
    return to_json(content, indent=INDENT).decode()


M = TypeVar("M", bound=Model)


def resolved(thing: M) -> M:
    """Return a copy of a block in which every statement bears its effective sources and check."""
    return rebuilt(thing, _origin)


def _origin(thing: BaseModel) -> Mapping[str, object]:
    return place_of(thing).origine._asdict() if isinstance(thing, Enonce) else {}


@dataclass(frozen=True, eq=False)
class Publication:
    """The data as they are published.

    Attributes:
        site: address of the site, with its final slash.
    """

    catalogue: Catalogue
    site: str

    @property
    def producteur(self) -> str:
        """Who publishes the data, under the name of the site: to be named by those who reuse them."""
        return self.catalogue.site.nom

    @property
    def hote(self) -> str:
        """Name of the site's host: the authority of the identifiers of entries and events."""
        return urlsplit(self.site).hostname or "localhost"

    @cached_property
    def mis_a_jour_le(self) -> DatePartielle:
        """The last day when anything of the data was read or checked."""
        return dernier_jour(self.catalogue.files)

    @cached_property
    def echeancier(self) -> Echeancier:
        """Every end and announcement."""
        return echeancier(self.catalogue)

    @cached_property
    def annonces(self) -> Mapping[str, Sequence[Echeance]]:
        """What is to come, then what nobody told the outcome of, by the id of the territory that tells it."""
        found: dict[str, list[Echeance]] = {}
        for echeance in (*self.echeancier.a_venir, *self.echeancier.sans_suite):
            found.setdefault(echeance.territoire.id, []).append(echeance)
        return found

    def adresse(self, cible: str) -> str:
        """Return the whole address of a target given from the root of the site."""
        return self.site + cible

    def adresse_territoire(self, territoire: Territoire) -> str:
        """Return the whole address of a territory's page."""
        return self.adresse(pages.of_territoire(territoire))

    def adresse_de(self, territoire: Territoire, dispositif: Dispositif | None) -> str:
        """Return the whole address of a dispositif, or of the territory when there is none."""
        return self.adresse_dispositif(dispositif) if dispositif else self.adresse_territoire(territoire)

    def adresse_dispositif(self, dispositif: Dispositif) -> str:
        """Return the whole address of a dispositif."""
        return self.adresse(pages.of_dispositif(self.catalogue, dispositif))
