"""Put a folder in the place of another so that nobody ever sees neither, or half of each."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

# From <fcntl.h> and <linux/fs.h>; Python offers no function for this call.
AT_FDCWD = -100
RENAME_EXCHANGE = 2


def put_in_place(fresh: Path, place: Path) -> None:
    """Make `place` be `fresh`; what `place` held, if anything, stands where `fresh` was.

    On Linux the two names are exchanged by one system call (renameat2, RENAME_EXCHANGE): killed before or
    after it, `place` is whole. Elsewhere, and on the rare disks that refuse, two renames follow each other:
    killed between them, `place` is missing until the next build. Publication runs on Linux.

    Args:
        fresh: a whole folder.
        place: its new name, on the same disk.
    """
    if not place.exists():
        fresh.rename(place)
    elif not _exchange(fresh, place):
        former = fresh.with_name(f"former-{fresh.name}")
        place.rename(former)
        fresh.rename(place)
        former.rename(fresh)


def _exchange(left: Path, right: Path) -> bool:
    """Exchange two names in one step; say whether the system could."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    names = os.fsencode(left), os.fsencode(right)
    return bool(rename(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0)
