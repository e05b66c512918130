"""What the files say and no page does."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.findings import Finding, Kind, Wording
from tests.built import BuiltSite
from tests.test_site import lost

PERDUE = Kind("valeur-perdue", "Chaque valeur des fichiers se lit sur une page.")
REMEDY = "Le gabarit de ce bloc l'oublie : prévenez qui tient le générateur."


def losses(site: BuiltSite, catalogue: Catalogue) -> Iterator[Finding]:
    """Yield each value that is on no page where it belongs, with the type of its file and its path."""
    for file, path, text in lost(site, catalogue):
        place = " › ".join(map(str, path))
        yield Finding.at(
            ("data", 1, 1), Wording(PERDUE, f"{file} › {place} : « {text} » n'est sur aucune page.", REMEDY)
        )
