"""Locator maps: which departments to draw over the outline of metropolitan France."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reperes_sante.france.register import METROPOLE
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.territoire import Territoire


class Carte(NamedTuple):
    """A map.

    Attributes:
        pays: SVG path data of the country, in a view box of 613 × 585.
        zones: those of the departments to show.
        noms: names of these departments, in the order of their codes.
        hors_carte: names of the departments that the map does not hold: those overseas.
    """

    pays: str
    zones: tuple[str, ...]
    noms: tuple[str, ...]
    hors_carte: tuple[str, ...]


def carte(catalogue: Catalogue, territoires: Iterable[Territoire]) -> Carte | None:
    """Return the map of the departments where these territories lie; none when all of them are overseas."""
    contours = catalogue.registre.contours
    codes = sorted({code for territoire in territoires for code in catalogue.codes_departements(territoire)})
    names = {code: catalogue.registre.departements[code].nom for code in codes}
    drawn = [code for code in codes if code in contours]
    if not drawn:
        return None
    return Carte(
        contours[METROPOLE],
        tuple(contours[code] for code in drawn),
        tuple(names[code] for code in drawn),
        tuple(names[code] for code in codes if code not in contours),
    )
