"""The data as they are published, with whole addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from reperes_sante.link import pages
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import anchors
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.open_data.resolution import resolved_catalogue
from reperes_sante.view.deadlines import Echeancier, echeancier
from reperes_sante.view.timeline import dernier_jour


@dataclass(frozen=True, eq=False)
class Publication:
    """The data as they are published.

    Attributes:
        catalogue: the data, where each statement bears its own sources and check.
        site: address of the site, with its final slash.
    """

    catalogue: Catalogue
    site: str

    @classmethod
    def of(cls, catalogue: Catalogue, site: str) -> Publication:
        """Prepare checked data for publication at an address."""
        return cls(resolved_catalogue(catalogue), site)

    @property
    def hote(self) -> str:
        """Name of the site's host: the authority of the identifiers of entries and events."""
        return urlsplit(self.site).hostname or "localhost"

    @cached_property
    def ancres(self) -> Mapping[int, str]:
        """Anchor of each axis, action or mission, by the identity of the object."""
        return anchors(self.catalogue.dispositifs.values())

    @cached_property
    def mis_a_jour_le(self) -> DatePartielle:
        """The last day when anything of the data was read or checked."""
        return dernier_jour(self.catalogue.files)

    @cached_property
    def echeancier(self) -> Echeancier:
        """Every end and announcement."""
        return echeancier(self.catalogue)

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
