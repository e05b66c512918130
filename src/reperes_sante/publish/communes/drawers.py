"""Drawers: a sorted register cut into small files of about the same size, as the leaves of a B-tree.

Measured on the communes of 2026, compressed: one file per first letters gives 1,250 files of 0.1 to 4.7 kB,
and a list of them of 2.4 kB; drawers of 100 give 720 files under 1.7 kB. One slip may ask for five.
`make bench` tells today's figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, groupby
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
SIZE = 100


class Drawer(NamedTuple, Generic[T]):
    """A part of a sorted register.

    Attributes:
        start: the shortest text that all its keys reach and that no key of the drawer before reaches.
        entries: the things filed there, sorted by key.
    """

    start: str
    entries: tuple[T, ...]


def drawers(filed: Iterable[tuple[str, T]], size: int = SIZE) -> Iterator[Drawer[T]]:
    """Cut filed things into drawers; things of one key are never parted.

    Args:
        filed: pairs of a key and a thing, in any order.
        size: how many things fill a drawer; the last key may exceed it.
    """
    before = ""
    held: list[tuple[str, T]] = []
    for _, same in groupby(sorted(filed, key=itemgetter(0)), key=itemgetter(0)):
        held.extend(same)
        if len(held) >= size:
            yield _drawer(before, held)
            before, held = held[-1][0], []
    if held:
        yield _drawer(before, held)


def _drawer(before: str, held: list[tuple[str, T]]) -> Drawer[T]:
    first = held[0][0]
    start = next(first[:length] for length in count(1) if not before.startswith(first[:length]))
    return Drawer(start, tuple(thing for _, thing in held))
