"""What reading each data file gave, to this process or to one before: the same bytes are not read twice."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from reperes_sante.model.base import Model
from reperes_sante.model.findings import Finding
from reperes_sante.read.disk import write_if_changed
from reperes_sante.read.kept import KEPT, code, digest
from reperes_sante.read.typing import ParsedFile, Typed

FOLDER = f"{KEPT}/fiches"
REMARKS = f"{KEPT}/remarques"
LAST = f"{KEPT}/verdict"
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

    parts: tuple[tuple[ParsedFile, type[Model], Typed[Model] | None], ...]
    findings: tuple[Finding, ...]


T = TypeVar("T")


class Known:
    """What reading each file gave, by its name, and what was told of files then."""

    def __init__(self) -> None:
        self._readings: dict[str, tuple[bytes, Reading]] = {}
        self._before: dict[str, Any] = {}
        self._told: dict[str, Any] = {}

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

    def told(self, inputs: Iterable[bytes], make: Callable[[], T]) -> T:
        """Return what is told of some inputs, made only if it was not told before.

        Args:
            inputs: all that it depends on, but the code; what it is first.
            make: makes it, of what readings are made of.
        """
        key = digest(inputs)
        found: T | None = self._told.get(key, self._before.get(key))
        told = self._told[key] = make() if found is None else found
        return told

    def keep(self) -> None:
        """Forget what was not told again."""
        self._before, self._told = self._told, {}

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
        self._folder, self._remarks, self._last = root / FOLDER, root / REMARKS, root / LAST
        self.lus: dict[str, str] = {}
        found = _kept(self._remarks, code())
        self._before = found if isinstance(found, dict) else {}

    def keep(self) -> None:
        """Keep what was told, and forget the rest."""
        if self._told.keys() != self._before.keys():
            _keep(self._remarks, code(), self._told)
        super().keep()

    def last(self, inputs: Callable[[], Iterable[bytes]], make: Callable[[], T]) -> T:
        """Return what was made last, if it was made of the same; else make it.

        Args:
            inputs: tells all that it depends on, but the code; asked again once it is made.
            make: makes it, of what readings are made of.
        """
        key = digest((code(), *inputs())).encode()
        found = _kept(self._last, key)
        if found is None:
            made = make()
            if digest((code(), *inputs())).encode() == key:
                _keep(self._last, key, made)
            return made
        return cast("T", found)

    def _made(self, name: str, raw: bytes, make: Callable[[], Reading]) -> Reading:
        self.lus[name] = digest((code(), name.encode(), raw))
        place, key = self._folder / digest((name.encode(),)), self.lus[name].encode()
        found = _kept(place, key)
        if isinstance(found, Reading):
            return found
        reading = make()
        _keep(place, key, reading)
        return reading


def _kept(place: Path, key: bytes) -> object:
    """Return what is kept at a place under a key; nothing where that is something else."""
    with suppress(OSError, *UNREADABLE):
        before = place.read_bytes()
        return _Plain(io.BytesIO(before[len(key) :])).load() if before.startswith(key) else None
    return None


def _keep(place: Path, key: bytes, value: object) -> None:
    with suppress(OSError):
        write_if_changed(place, key + pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


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
