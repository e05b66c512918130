"""Texts in little room: all pages are held while a site is built, and browsers fetch small files."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from string import ascii_uppercase
from typing import TypeVar

K = TypeVar("K")
# Pressed in haste, pages take a fifth of the room.
EFFORT = 1
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def pressed(text: str) -> bytes:
    """Return a text in little room."""
    return zlib.compress(text.encode(), EFFORT)


def read_pressed(content: bytes) -> str:
    """Return the text that `pressed` was given."""
    return zlib.decompress(content).decode()


class Pressed(MutableMapping[K, str]):
    """Texts by their name.

    Attributes:
        pressees: the same in little room.
    """

    def __init__(self, texts: Mapping[K, str] | Iterable[tuple[K, str]] = ()) -> None:
        self.pressees: dict[K, bytes] = {}
        # An engine asks several times over for the page that it writes.
        self._read = b"", ""
        self.update(texts)

    def __getitem__(self, name: K) -> str:
        """Return a text."""
        content = self.pressees[name]
        if content is not self._read[0]:
            self._read = content, read_pressed(content)
        return self._read[1]

    def en_octets(self, name: K) -> bytes:
        """Return a text in UTF-8."""
        return zlib.decompress(self.pressees[name])

    def __setitem__(self, name: K, text: str) -> None:
        """Hold a text."""
        self.pressees[name] = pressed(text)

    def __delitem__(self, name: K) -> None:
        """Forget a text."""
        del self.pressees[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether a text is held."""
        return name in self.pressees

    def __iter__(self) -> Iterator[K]:
        """Yield the names."""
        return iter(self.pressees)

    def __len__(self) -> int:
        """Count the texts."""
        return len(self.pressees)


def compact(value: object) -> str:
    """Return a value as JSON, on one line, in as few signs as can be, every letter as it is."""
    return ENCODER.encode(value)


def packed(starts: Iterable[str]) -> str:
    """Return keys in one text: what each shares with the one before (a capital, A for nothing), the rest."""
    before, told = "", []
    for start in starts:
        most = min(len(start), len(ascii_uppercase) - 1)
        shared = next(n for n in range(most, -1, -1) if before.startswith(start[:n]))
        told.append(f"{ascii_uppercase[shared]}{start[shared:]}")
        before = start
    return "".join(told)
