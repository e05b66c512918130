"""The pages of a built site, read in processes beside this one when many are new: each is read alone."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

from reperes_sante.inspect.reading import Also, Lectures, memory_of, read_page, recalled
from reperes_sante.publish.beside import made_beside
from reperes_sante.read.pressed import compact

# Fewer take less time than other processes take to start; how many one is given at once.
MANY, AT_ONCE = 2_000, 50


def read_beside(folder: Path, digests: Mapping[str, str], lectures: Lectures, also: Also) -> None:
    """Have the new pages of a site read by others, if that takes less time.

    Args:
        folder: the built site.
        digests: SHA-256 of its files by path.
        lectures: what was learnt of pages before, which learns what these say.
        also: what else is learnt of each, which other processes can be given.
    """
    new = [name for name, digest in digests.items() if name.endswith(".html") and not lectures.knows(digest)]
    if len(new) < MANY or os.cpu_count() == 1:
        return
    # What processes that the system stopped did not read is read here.
    with suppress(BrokenExecutor):
        for path, told in zip(new, made_beside(partial(_read, folder, also), new, AT_ONCE), strict=True):
            lectures.learn(recalled(path, json.loads(told)))


def _read(folder: Path, also: Also, path: str) -> str:
    return compact(memory_of(read_page(path, (folder / path).read_bytes(), also)))
