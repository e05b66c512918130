"""Things by their path, each made when somebody asks for it: together, they would fill the memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from reperes_sante.read.pressed import Pressed

T = TypeVar("T")
Content = str | bytes


class Unheld(Mapping[str, T]):
    """Things by their path, none of them held here.

    Args:
        named: what each is made from.
        make: makes one, from its path and that.
    """

    def __init__(self, named: Mapping[str, Any], make: Callable[[str, Any], T]) -> None:
        self._named = named
        self._make = make

    def __getitem__(self, path: str) -> T:
        """Make one."""
        return self._make(path, self._named[path])

    def __contains__(self, path: object) -> bool:
        """Tell whether there is such a thing; it is not made."""
        return path in self._named

    def __iter__(self) -> Iterator[str]:
        """Yield the paths."""
        return iter(self._named)

    def __len__(self) -> int:
        """Count the things."""
        return len(self._named)


def together(
    *sorts: Mapping[str, str] | Mapping[str, bytes] | Mapping[str, Content],
) -> Mapping[str, Content]:
    """Return files of several sorts by their path; of two at one path, the last counts."""
    return Unheld({path: files for files in sorts for path in files}, _of)


def _of(path: str, files: Mapping[str, Content]) -> Content:
    # They are written as bytes: a great one would be in memory twice.
    return files.en_octets(path) if isinstance(files, Pressed) else files[path]
