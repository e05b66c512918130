"""The register that the project keeps: whole, whatever its year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reperes_sante.edit.scaffold.naming import identifiers
from reperes_sante.france.register import METROPOLE, Registre
from reperes_sante.model.findings import Finding, Kind, Wording

TROUE = Kind(
    "registre-incomplet", "Le registre a les communes de chaque intercommunalité, et chaque contour."
)
ACTUELLE = "commune-actuelle"
AGAIN = "Refaites-le : make registre."


def register(registre: Registre) -> Iterator[Finding]:
    """Yield what the official register lacks."""
    for siren, epci in registre.epci.items():
        if not epci.communes:
            yield _told("epci.csv", f"{epci.nom} ({siren}) n'a aucune commune.")
    for name, count in Counter(identifiers(registre).values()).items():
        if count > 1:
            yield _told("epci.csv", f"« {name} » nommerait {count} fiches.")
    same = Counter((c.nom, c.departement) for c in registre.communes.values() if c.type == ACTUELLE)
    for (name, departement), count in same.items():
        if count > 1:
            yield _told("communes.csv", f"« {name} » nomme {count} communes du département {departement}.")
    outlined = {METROPOLE, *(code for code in registre.departements if len(code) == len("62"))}
    for code in sorted(outlined ^ set(registre.contours)):
        yield _told("contours.csv", f"Le contour « {code} » manque, ou est de trop.")


def _told(file: str, message: str) -> Finding:
    return Finding.at((f"data/registre/{file}", 1, 1), Wording(TROUE, message, AGAIN))
