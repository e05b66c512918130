"""The outlines of `contours.csv` as SVG path data: where the name of what they draw stands."""

from __future__ import annotations

import re
from itertools import pairwise

RING = re.compile(r"M(-?\d+) (-?\d+)l([^z]*)z")

Point = tuple[float, float]


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
