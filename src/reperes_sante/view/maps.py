"""Maps: where a territory lies, and the one of all territories, by which one enters the site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from reperes_sante.france.register import METROPOLE, Departement
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.coverage import departements_presents
from reperes_sante.link.pages import of_territoire, page_du_departement
from reperes_sante.model.territoire import Territoire

RING = re.compile(r"M(-?\d+) (-?\d+)l([^z]*)z")
Point = tuple[float, float]


class Carte(NamedTuple):
    """A map.

    Attributes:
        pays: SVG path data of the country, in a view box of 613 × 585.
        zones: those of the departments to show.
        noms: names of these departments, in the order of their codes.
    """

    pays: str
    zones: tuple[str, ...]
    noms: tuple[str, ...]


def carte(catalogue: Catalogue, territoire: Territoire) -> Carte | None:
    """Return the map of the departments where a territory lies; none when all of them are overseas."""
    contours, departements = catalogue.registre.contours, catalogue.registre.departements
    drawn = sorted(code for code in catalogue.codes_departements(territoire) if code in contours)
    if not drawn:
        return None
    names = tuple(departements[code].nom for code in drawn)
    return Carte(contours[METROPOLE], tuple(contours[code] for code in drawn), names)


# A department that the map does not hold has a frame, in the sea at the left, one above the other.
FRAME_LEFT, FRAME_BOTTOM, FRAME_HEIGHT = 66, 548, 64


class Zone(NamedTuple):
    """A department where something is known, on the map of all territories.

    Attributes:
        territoires: those that lie in it, in alphabetical order.
        adresse: where it leads: the page of its communes, else that of its first territory.
        trace: SVG path data of its outline; nothing when the map does not hold it.
        x: where its number stands, from the left.
        y: where its number stands, from the top.
    """

    departement: Departement
    territoires: tuple[Territoire, ...]
    adresse: str
    trace: str
    x: int
    y: int


def zones(catalogue: Catalogue, territoires: Iterable[Territoire]) -> tuple[Zone, ...]:
    """Return the departments where some territories lie, in the order of their codes."""
    found: dict[str, list[Territoire]] = {}
    for territoire in sorted(territoires, key=lambda t: t.nom):
        for code in catalogue.codes_departements(territoire):
            found.setdefault(code, []).append(territoire)
    overseas = [code for code in sorted(found) if code not in catalogue.registre.contours]
    with_page = departements_presents(catalogue)
    return tuple(
        _zone(
            catalogue,
            code,
            there,
            page_du_departement(code).adresse if code in with_page else of_territoire(there[0]),
            overseas,
        )
        for code, there in sorted(found.items())
    )


def _zone(
    catalogue: Catalogue, code: str, there: list[Territoire], address: str, overseas: list[str]
) -> Zone:
    trace = catalogue.registre.contours.get(code, "")
    place = label_point(trace) if trace else (FRAME_LEFT, FRAME_BOTTOM - FRAME_HEIGHT * overseas.index(code))
    return Zone(catalogue.registre.departements[code], tuple(there), address, trace, *place)


def label_point(trace: str) -> tuple[int, int]:
    """Return the middle of the largest ring of an outline, in the units of the map.

    Args:
        trace: path data as `contours_import` writes them: rings of one absolute move and relative lines.
    """
    return max((_middle(_ring(found)) for found in RING.finditer(trace)), key=lambda found: found[0])[1]


def _ring(found: re.Match[str]) -> list[Point]:
    points = [(float(found[1]), float(found[2]))]
    steps = map(float, found[3].split())
    for dx, dy in zip(steps, steps, strict=True):
        points.append((points[-1][0] + dx, points[-1][1] + dy))
    return points


def _middle(ring: list[Point]) -> tuple[float, tuple[int, int]]:
    """Return the area of a ring and its centre of mass."""
    closed = pairwise([*ring, ring[0]])
    parts = [(x, y, u, v, x * v - u * y) for (x, y), (u, v) in closed]
    double = sum(part[-1] for part in parts)
    east = sum((x + u) * cross for x, _, u, _, cross in parts) / (3 * double)
    south = sum((y + v) * cross for _, y, _, v, cross in parts) / (3 * double)
    return abs(double) / 2, (round(east), round(south))
