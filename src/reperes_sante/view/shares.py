"""Shares: what part of a whole a figure is, where the whole is sure, to draw it as a bar."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.blocs import Chiffre
from reperes_sante.model.territoire import Territoire

WHOLE = Decimal(100)
COMMUNES = "communes"
# « % des ménages » is a share; « % depuis 2010 », « % de plus » is a change.
PERCENT = re.compile(r"%( (de l['’]|(de la|des|du) ).+)?")


class Tranche(NamedTuple):
    """A part of a whole.

    Attributes:
        longueur: length of its bar, as SVG reads it: « 95.0% ».
        communes: number of communes that it is a part of; nothing for a percentage, which tells its whole.
    """

    longueur: str
    communes: int | None = None


def part(catalogue: Catalogue, territoire: Territoire, chiffre: Chiffre) -> Tranche | None:
    """Return what to draw of a figure of a territory: a percentage, or some of its communes; else nothing."""
    unite = chiffre.unite or ""
    communes = len(catalogue.communes_de(territoire))
    if chiffre.valeur is None or chiffre.valeur_max is not None or chiffre.valeur < 0:
        return None
    if PERCENT.fullmatch(unite) and chiffre.valeur <= WHOLE:
        return Tranche(f"{chiffre.valeur:.1f}%")
    if unite == COMMUNES and chiffre.valeur < communes:
        return Tranche(f"{WHOLE * chiffre.valeur / communes:.1f}%", communes)
    return None
