"""A file of the official register that is no longer what the project wrote: told, never a traceback."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from reperes_sante.model.findings import DataError, Kind

ABIME = Kind("registre-abime", "Les fichiers du registre officiel sont ceux que le projet a écrits.")
KINDS = (ABIME,)
REMEDY = "Un tableur l'a peut-être enregistré : reprenez celui du dépôt, ou lancez « make registre »."
# A spreadsheet that saved a file changes its encoding, its separator, or the number of its cells.
FAULTS = (csv.Error, ValueError, TypeError, LookupError, StopIteration)
T = TypeVar("T")


def reads(name: str) -> Callable[[Callable[[Any], T]], Callable[[Any], T]]:
    """Make what reads a file of the register say that it is spoilt.

    Args:
        name: the file, in `data/registre`.
    """

    def reading(method: Callable[[Any], T]) -> Callable[[Any], T]:
        @wraps(method)
        def read(self: object) -> T:
            try:
                return method(self)
            except FAULTS:
                message = "Ce fichier du registre officiel ne se lit plus."
                raise DataError((ABIME.of_file(f"data/registre/{name}", message, REMEDY),)) from None

        return read

    return reading
