"""What reading each data file gave, to this process or to one before: the same bytes are not read twice."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from reperes_sante.model.base import Model
from reperes_sante.model.findings import Finding
from reperes_sante.read.disk import write_if_changed
from reperes_sante.read.kept import KEPT, code, digest
from reperes_sante.read.typing import Document, Typed

FOLDER = f"{KEPT}/fiches"
# What readings are made of, and nothing that does anything.
MADE_OF = ("reperes_sante.model.", "reperes_sante.read.known", "reperes_sante.read.typing")
NUMBER = ("decimal", "Decimal")
# What reading raises of a file that was cut or spoilt.
UNREADABLE = (
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    TypeError,
    ValueError,
)


class Reading(NamedTuple):
    """What reading a file gave.

    Attributes:
        parts: its documents, each with what it should hold and what came of it: one, and the annexes of a
            territory.
        findings: what was told of them.
    """

    parts: tuple[tuple[Document, type[Model], Typed[Model] | None], ...]
    findings: tuple[Finding, ...]


class Known:
    """What reading each file gave, by its name."""

    def __init__(self) -> None:
        self._readings: dict[str, tuple[bytes, Reading]] = {}

    def given(self, name: str, raw: bytes, make: Callable[[], Reading]) -> Reading:
        """Return what reading a file gives.

        Args:
            name: how findings call it.
            raw: what it holds.
            make: reads it; what this raises is not kept.
        """
        before, reading = self._readings.get(name, (None, None))
        if reading is None or before != raw:
            reading = self._made(name, raw, make)
            self._readings[name] = raw, reading
        return reading

    def _made(self, _name: str, _raw: bytes, make: Callable[[], Reading]) -> Reading:
        return make()


class KnownOnDisk(Known):
    """The same, kept for the processes to come; a disk that refuses only makes them read again.

    Args:
        root: the project's folder.

    Attributes:
        lus: what stands for what each file held when it was read, by its name.
    """

    def __init__(self, root: Path) -> None:
        super().__init__()
        self._folder = root / FOLDER
        self.lus: dict[str, str] = {}

    def _made(self, name: str, raw: bytes, make: Callable[[], Reading]) -> Reading:
        self.lus[name] = digest((code(), name.encode(), raw))
        place, key = self._folder / digest((name.encode(),)), self.lus[name].encode()
        with suppress(OSError, *UNREADABLE):
            before = place.read_bytes()
            found = _Plain(io.BytesIO(before[len(key) :])).load() if before.startswith(key) else None
            if isinstance(found, Reading):
                return found
        reading = make()
        with suppress(OSError):
            write_if_changed(place, key + pickle.dumps(reading, pickle.HIGHEST_PROTOCOL))
        return reading


class ReadOnce(KnownOnDisk):
    """The same, for a process that reads each file once: it holds nothing."""

    def given(self, name: str, raw: bytes, make: Callable[[], Reading]) -> Reading:
        """Return what reading a file gives."""
        return self._made(name, raw, make)


class _Plain(pickle.Unpickler):
    """Reads values of the model, and refuses whatever else a file that was put there could ask for."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        """Return a class that readings are made of.

        Raises:
            UnpicklingError: it is none.
        """
        # To look for it imports its module; a module of ours, and a name with dots, lead to those of others.
        is_known = module.startswith(MADE_OF) or (module, name) == NUMBER
        found = super().find_class(module, name) if is_known else None
        if isinstance(found, type) and (found.__module__, found.__qualname__) == (module, name):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of the model")
