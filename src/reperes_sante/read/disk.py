"""The disk: what somebody wrote by hand, writing only what changes, one at a time, exchanged in one step."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from filelock import FileLock

from reperes_sante.read.files import ReadError, link_finding

MARK = "genere_par: reperes"
# Lists the generated files, so that git ignores them.
MANIFEST = ".gitignore"
PAGE = ".md"


def is_by_hand(path: Path) -> bool:
    """Tell whether a page exists that nobody generated."""
    return path.suffix == PAGE and _is_by_hand(os.fspath(path))


def _is_by_hand(path: str) -> bool:
    try:
        stat = os.stat(path)  # noqa: PTH116 - `pathlib` takes three times longer, and a site has many pages
    except (FileNotFoundError, NotADirectoryError):
        return False
    seen = stat.st_ino, stat.st_mtime_ns, stat.st_size
    return S_ISREG(stat.st_mode) and not _is_marked(path, *seen)


# A build asks for each page again and again; what changes has another time, another size or another place.
@lru_cache(2**16)
def _is_marked(path: str, *_state: int) -> bool:
    return MARK.encode() in Path(path).read_bytes()


def pages_by_hand(docs: Path) -> list[Path]:
    """Return the pages of a folder that nobody generated, in the order of their paths."""
    start = os.path.join(docs, "")  # noqa: PTH118 - a path for each generated page would take longer than all
    return sorted(
        docs / name for name in files_in(docs) if name.endswith(PAGE) and _is_by_hand(f"{start}{name}")
    )


def files_in(folder: Path) -> Iterator[str]:
    """Yield the path of each file that a folder holds, from it; `pathlib` takes ten times longer."""
    start = len(os.path.join(folder, ""))  # noqa: PTH118 - with its last slash
    for at, _, names in os.walk(folder):
        within = at[start:].replace(os.sep, "/")
        yield from (f"{within}/{name}" for name in names) if within else names


def written_before(docs: Path) -> frozenset[str]:
    """Return the paths in `docs` of the files that a former run wrote there; none leads out of it.

    Args:
        docs: the folder of pages.
    """
    manifest = docs / MANIFEST
    # Anybody may propose it, in any encoding.
    lines = manifest.read_text("utf-8", errors="replace").splitlines() if manifest.exists() else ()
    paths = (line[1:] for line in lines if line.startswith("/") and line != f"/{MANIFEST}")
    # Anybody may propose such a list, and what it names is removed.
    return frozenset(path for path in paths if not ({"..", "/"} & set(PurePosixPath(path).parts)))


def write_if_changed(path: Path, text: str | bytes) -> None:
    """Write a file unless it already holds this, a text keeping its own ends of line on every system.

    Engines that watch the file then stay quiet. In one step: half a generated page, left by a killed build,
    would pass for one written by hand.
    """
    content = text.encode("utf-8") if isinstance(text, str) else text
    if not _holds(path, content):
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".{path.name}.tmp")
        try:
            half.write_bytes(content)
            half.replace(path)
        except OSError:
            with suppress(OSError):
                half.unlink(missing_ok=True)
            raise


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except (FileNotFoundError, NotADirectoryError):
        return False


def rewrite(path: Path, text: str, place: Path | None = None) -> None:
    """Write what a file of an editor says now, with the ends of line that it has: no other line changes.

    Args:
        path: the file as it is.
        text: what it says now, with plain newlines.
        place: where it goes; where it is by default.
    """
    is_of_windows = b"\r\n" in path.read_bytes()
    write_if_changed(place or path, text.replace("\n", "\r\n") if is_of_windows else text)


# A preview and builds may run side by side. The system gives the lock back when a process dies, however that
# happens.

FOLDER, SCHEMAS = "build", "schema"


def lock(root: Path, what: Literal["construire", "ecrire"]) -> FileLock:
    """Return the lock of a work, to be used with `with`.

    Args:
        root: the project's folder.
        what: build the site, or write the generated files; a build writes them under its own.

    Raises:
        ReadError: a folder that builds write in leads elsewhere, or something in it does.
    """
    from filelock import FileLock  # noqa: PLC0415 - long to import; checking data takes none

    folder = root / FOLDER
    written = (folder, *_entries(folder), root / SCHEMAS)
    if links := [path for path in written if path.is_symlink()]:
        raise ReadError(*(link_finding(path.relative_to(root).as_posix()) for path in links))
    folder.mkdir(exist_ok=True)
    return FileLock(folder / f"{what}.verrou")


def _entries(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.iterdir())) if folder.is_dir() else ()


# From <fcntl.h> and <linux/fs.h>; Python offers no function for this call.
AT_FDCWD = -100
RENAME_EXCHANGE = 2


def put_in_place(fresh: Path, place: Path) -> None:
    """Make `place` be `fresh`, on the same disk; what `place` held, if anything, stands where `fresh` was.

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
    import ctypes  # noqa: PLC0415 - only who publishes needs it

    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    names = os.fsencode(left), os.fsencode(right)
    return bool(rename(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0)
