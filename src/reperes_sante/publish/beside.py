"""Other processes beside this one, for long work that is made of many parts."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess

# More would wait for the one that gives them their work.
MOST = 4


def others() -> ProcessPoolExecutor:
    """Return as many processes as there is room for: they import what they are given, end with this."""
    return ProcessPoolExecutor(min(os.cpu_count() or 1, MOST), get_context("spawn"), _end_with_parent)


def _end_with_parent() -> None:
    """Have a process end with the build, even when that is killed."""
    parent = parent_process()
    if parent:
        threading.Thread(target=_wait_for, args=(parent,), daemon=True).start()


def _wait_for(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
