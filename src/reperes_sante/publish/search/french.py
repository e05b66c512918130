"""Ordinary French words, which the search never takes for a slip.

`francais.xz`: forms of French words, folded, each written as what it shares with the one before (one letter,
`a` for nothing shared) and the rest. Source: npm package `an-array-of-french-words` (MIT, Zeke Sikelianos
and contributors); `make vendor` refreshes it.
"""

from __future__ import annotations

import base64
import json
import lzma
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from string import ascii_lowercase

from reperes_sante.publish.search.words import normal

FILE = Path(__file__).with_name("francais.xz")
FIRST = ord("a")
# Shorter words are never repaired; longer ones are rare enough.
LENGTHS = range(5, 15)
# One false answer in a hundred: that slip is then not repaired.
BITS = 10
HASHES = 6
# FNV-1a, 32 bits: the same few lines in Python and in the browser.
FNV_PRIME = 16_777_619
SEEDS = (2_166_136_261, 84_696_351)
MASK = 0xFFFFFFFF


def packed(words: Iterable[str]) -> bytes:
    """Return the content of `francais.xz` for some folded words."""
    before, lines = "", []
    for word in sorted(set(words)):
        shared = _shared(before, word)
        lines.append(chr(FIRST + shared) + word[shared:])
        before = word
    return lzma.compress("\n".join(lines).encode("ascii"), preset=9 | lzma.PRESET_EXTREME)


def french_words() -> frozenset[str]:
    """Return the folded words of `francais.xz`."""
    return frozenset(_unpacked(lzma.decompress(FILE.read_bytes()).decode("ascii").split("\n")))


def _unpacked(lines: Iterable[str]) -> Iterator[str]:
    word = ""
    for line in lines:
        word = word[: ord(line[0]) - FIRST] + line[1:]
        yield word


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((rank for rank, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def resembling(known: Iterable[str], words: frozenset[str]) -> frozenset[str]:
    """Return the words that one slip turns into a known one: letters left out, added, changed or swapped.

    Args:
        known: words of the site.
        words: words of the language; those that are known too are left out.
    """
    sites = {word for word in known if len(word) >= LENGTHS.start}
    return frozenset(chain.from_iterable(words.intersection(_slips(word)) for word in sites)) - sites


def _slips(word: str) -> list[str]:
    """Return every text one slip away from a word."""
    cuts = [(word[:rank], word[rank:]) for rank in range(len(word) + 1)]
    added = [before + letter + after for before, after in cuts for letter in ascii_lowercase]
    changed = [before + letter + after[1:] for before, after in cuts[:-1] for letter in ascii_lowercase]
    left_out = [before + after[1:] for before, after in cuts[:-1]]
    swapped = [before + after[1] + after[0] + after[2:] for before, after in cuts[:-2]]
    return added + changed + left_out + swapped


def sieve(words: Sequence[str]) -> str:
    """Return a Bloom filter of some words, in base 64: one that it does not hold is surely not among them."""
    size = math.ceil(max(len(words), 1) * BITS / 8)
    bits = bytearray(size)
    for word in words:
        for place in _places(word, size * 8):
            bits[place >> 3] |= 1 << (place & 7)
    return base64.b64encode(bits).decode("ascii")


def _places(word: str, size: int) -> Iterator[int]:
    first, step = (_fnv(word, seed) for seed in SEEDS)
    return ((first + rank * (step | 1)) % size for rank in range(HASHES))


def _fnv(word: str, seed: int) -> int:
    for letter in word.encode("ascii"):
        seed = ((seed ^ letter) * FNV_PRIME) & MASK
    return seed


def sieves(words: Iterable[str]) -> dict[str, str]:
    """Return the filters of French words that the search could mistake for a slip, by file name.

    Args:
        words: these words.
    """
    by_length: dict[int, list[str]] = {size: [] for size in LENGTHS}
    for word in sorted(words):
        by_length[len(word)].append(word)
    return {f"francais-{size}.txt": sieve(own) for size, own in by_length.items() if own}


def main(source: str, target: str) -> None:
    """Write `francais.xz` from a JSON list of French words.

    Args:
        source: path of that list.
        target: path of the file to write.
    """
    folded = map(normal, json.loads(Path(source).read_text("utf-8")))
    Path(target).write_bytes(
        packed(word for word in folded if word.isascii() and word.isalpha() and len(word) in LENGTHS)
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
