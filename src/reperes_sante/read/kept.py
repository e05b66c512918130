"""What is long to make, kept on disk under all that it is made from: the same inputs give it back.

Nothing else decides: neither dates nor names of files. `make clean` empties the folder.
"""

from __future__ import annotations

import hashlib
import os
import sysconfig
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from itertools import chain
from pathlib import Path
from threading import get_ident

from reperes_sante.read.disk import FOLDER

KEPT = f"{FOLDER}/garde"
# A SHA-256 has so many signs; what nothing asked for in so many seconds will not be asked for again.
HEX, UNUSED = 64, 30 * 24 * 3600
# How what a killed process left half written ends.
HALF = ".tmp"
PACKAGE = Path(__file__).parents[1]
Keep = Callable[[Sequence[bytes], Callable[[], bytes]], bytes]


def kept(root: Path, inputs: Sequence[bytes], make: Callable[[], bytes]) -> bytes:
    """Return what was made of the same inputs, by this process or another, or make it.

    Args:
        root: the project's folder.
        inputs: all that the result depends on; `code()` among them, unless a version stands for it.
        make: makes it.
    """
    return kept_at(root, inputs, make).read_bytes()


def kept_at(root: Path, inputs: Sequence[bytes], make: Callable[[], bytes]) -> Path:
    """Return where the same is kept, for who needs not hold it."""
    place = _place(root, inputs)
    if not place.exists():
        _write(place, (make(),))
    _serve(place)
    return place


def is_kept(root: Path, inputs: Sequence[bytes]) -> bool:
    """Tell whether what was made of the same inputs is kept."""
    return _place(root, inputs).exists()


def keep_at(root: Path, inputs: Sequence[bytes], made: bytes) -> Path:
    """Keep what was made of some inputs; return where."""
    place = _place(root, inputs)
    _write(place, (made,))
    return place


def _write(place: Path, parts: Iterable[bytes]) -> None:
    """Write what is kept, under a name of this thread first: nobody waits for a turn to keep something."""
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f".{place.name}.{os.getpid()}-{get_ident()}{HALF}")
    try:
        with half.open("wb") as file:
            # One by one: together, the lines of a great site would fill the memory.
            file.writelines(parts)
        half.replace(place)
    finally:
        half.unlink(missing_ok=True)


def _place(root: Path, inputs: Sequence[bytes]) -> Path:
    return root / KEPT / digest(inputs)


def served(place: Path) -> bytes:
    """Return what is kept at a place, and note that it still serves."""
    _serve(place)
    return place.read_bytes()


def _serve(place: Path) -> None:
    with suppress(OSError):
        place.touch()


def prune(root: Path) -> None:
    """Remove what nothing has asked for in the thirty days before the last thing that was asked for.

    A date decides only of what is kept, never of what it stands for: what is removed is made again.
    """
    places = chain.from_iterable((root / KEPT).glob(kind) for kind in ("[0-9a-f]" * HEX, f".*{HALF}"))
    found = {}
    for path in places:
        # Another process may be done with it meanwhile.
        with suppress(FileNotFoundError):
            found[path] = path.stat().st_mtime
    newest = max(found.values(), default=0)
    for path, day in found.items():
        if newest - day > UNUSED:
            path.unlink(missing_ok=True)


def anew(_inputs: Sequence[bytes], make: Callable[[], bytes]) -> bytes:
    """Make it, for who keeps nothing."""
    return make()


def last(root: Path, name: str, inputs: Sequence[bytes]) -> Iterator[str]:
    """Yield the lines that `keep_last` kept under this name, if they were made of these inputs."""
    place = root / KEPT / name
    if place.is_file():
        with place.open(encoding="utf-8", newline="\n") as lines:
            if next(lines, "").rstrip("\n") == digest(inputs):
                yield from lines


def keep_last(root: Path, name: str, inputs: Sequence[bytes], lines: Iterable[str]) -> None:
    """Keep what was made of some inputs, in the place of what was made of others.

    Args:
        root: the project's folder.
        name: what it is.
        inputs: all that it depends on, `code()` among them.
        lines: what was made; no line holds an end of line.
    """
    parts = (f"{line}\n".encode() for line in chain((digest(inputs),), lines))
    _write(root / KEPT / name, parts)


def digest(inputs: Iterable[bytes]) -> str:
    """Return the SHA-256 of some texts, where one ends and the next begins included."""
    found = hashlib.sha256()
    for item in inputs:
        found.update(b"%d:" % len(item))
        found.update(item)
    return found.hexdigest()


@cache
def code() -> bytes:
    """Return what stands for all that makes: this package, Python, the version of each installed package."""
    files = sorted(path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc")
    own = (
        part for path in files for part in (path.relative_to(PACKAGE).as_posix().encode(), path.read_bytes())
    )
    installed = sorted(path.name.encode() for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    return digest((sysconfig.get_python_version().encode(), *installed, *own)).encode()
