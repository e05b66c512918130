"""Other processes beside this one, for long work that is made of many parts."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from typing import TypeVar

P = TypeVar("P")
R = TypeVar("R")

# More would wait for the one that gives them their work.
MOST = 4


def made_beside(make: Callable[[P], R], parts: Iterable[P], at_once: int) -> Iterator[R]:
    """Yield what other processes make of some parts, in their order.

    There are as many as there is room for; they import what they are given, and end with this one.

    Args:
        make: what each part is given to; it and the parts can be sent to another process.
        parts: what there is to make.
        at_once: how many parts a process is given at once.

    Raises:
        BrokenExecutor: the system stopped one of them.
    """
    with ProcessPoolExecutor(min(os.cpu_count() or 1, MOST), get_context("spawn"), _end_with_parent) as pool:
        yield from pool.map(make, parts, chunksize=at_once)


def _end_with_parent() -> None:
    """Have a process end with the build, even when that is killed."""
    parent = parent_process()
    if parent:
        threading.Thread(target=_wait_for, args=(parent,), daemon=True).start()


def _wait_for(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
