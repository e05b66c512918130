"""The search: what can be found, in which words, cut into small files that browsers fetch as they need."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from reperes_sante.france.letters import typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.publish.search.answers import (
    NeedReader,
    cards,
    names_of,
    phrases_of,
    reading,
    with_pages,
)
from reperes_sante.publish.search.asked import asked_pages
from reperes_sante.publish.search.entries import Ecrites, Entry, entries, with_words
from reperes_sante.publish.search.french import french_words, resembling, sieves
from reperes_sante.publish.search.index import (
    FIELDS,
    Echoes,
    Index,
    by_first_word,
    fields_of,
    inverted,
    pairs,
)
from reperes_sante.publish.search.needs import trained
from reperes_sante.publish.search.words import sound, written
from reperes_sante.read.kept import Keep, anew, code
from reperes_sante.read.pressed import compact, packed
from reperes_sante.render import Renderer

# A reader downloads the summary, the slices that hold the words typed, and the entries that are shown:
# what a search costs does not grow with the number of territories.

FOLDER = "assets/recherche"
# Sizes before compression, which divides them by three or four.
WORDS_SIZE = 8_000
NEEDS_SIZE = 1_500
# Results are rarely neighbours: more entries in a file are downloaded for nothing, fewer make more files.
TOGETHER = 2
NUMBER = re.compile(r"\d+")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


Words = Mapping[str, Sequence[str]]


def searchable(
    catalogue: Catalogue, renderer: Renderer, docs: Path, ecrites: Ecrites | None = None
) -> tuple[tuple[Entry, ...], tuple[Words, ...]]:
    """Return all that can be found, and the words of each by field.

    Args:
        catalogue: the data.
        renderer: renders the generated pages, whose text is indexed.
        docs: folder of the hand-written pages.
        ecrites: what is known of these.
    """
    whole = entries(catalogue, renderer, docs, ecrites or Ecrites())
    found = tuple(with_words(whole, everyday_words(catalogue)))
    echoes = Echoes(pairs(catalogue))
    return found, tuple(fields_of(entry, echoes) for entry in found)


def search_files(
    found: Sequence[Entry], documents: Sequence[Words], catalogue: Catalogue, keep: Keep = anew
) -> dict[str, str]:
    """Return the text of each file of the search, by its path in `docs`.

    Args:
        found: all that can be found.
        documents: the words of each, by field.
        catalogue: gives acronyms and everyday words, for browsers to mark what stands for what was typed.
        keep: keeps what is long to make.
    """
    index = inverted(documents)
    said = by_first_word(pairs(catalogue))
    slices = list(_sliced(_with_echoes(index, said), WORDS_SIZE))
    ordinary = _ordinary(tuple(word for word in index if word.isalpha()), keep)
    files = {
        **{f"mots-{rank}.json": compact(dict(part)) for rank, part in enumerate(slices)},
        **_cut(list(map(_shown, found))),
        **_spellings(index, written(_texts(found))),
        **ordinary,
        **_reading(catalogue, found, keep),
    }
    summary = {
        "version": _version(files),
        "champs": FIELDS,
        **_weights(found, documents),
        "mots": packed(part[0][0] for part in slices),
        "ensemble": TOGETHER,
        "lettres": sorted({len(word) for word in index if word.isalpha()}),
        "francais": [int(NUMBER.findall(name)[0]) for name in ordinary],
    }
    # All cards come at once, beside what any question asks for: an answer waits for none.
    named = {"sommaire.json": compact(summary), "cartes.json": compact(cards(catalogue)), **files}
    return {f"{FOLDER}/{name}": text for name, text in named.items()}


def _cut(shown: Sequence[object]) -> dict[str, str]:
    starts = range(0, len(shown), TOGETHER)
    return {f"fiches-{n}.json": compact(shown[start : start + TOGETHER]) for n, start in enumerate(starts)}


def _with_echoes(index: Index, said: Mapping[str, list[list[str]]]) -> Iterator[tuple[str, list[Any]]]:
    """Yield each word, its postings, then what texts say for it: browsers mark that too."""
    for word, postings in index.items():
        yield word, [*postings, said[word]] if word in said else postings


def _ordinary(words: tuple[str, ...], keep: Keep) -> dict[str, str]:
    # By first letter: a text that changes brings a few new words, and what others resemble stays known.
    drawers = [tuple(own) for _, own in groupby(sorted(words), key=itemgetter(0))]
    # Read at most once, and held no longer.
    language = cache(french_words)
    near = {word for drawer in drawers for word in _near(drawer, language, keep)}
    return sieves(near.difference(words))


def _near(words: tuple[str, ...], language: Callable[[], frozenset[str]], keep: Keep) -> list[str]:
    inputs = (b"proches", code(), compact(words).encode())
    made = keep(inputs, lambda: compact(sorted(resembling(words, language()))).encode())
    found: list[str] = json.loads(made)
    return found


def _reading(catalogue: Catalogue, found: Sequence[Entry], keep: Keep) -> dict[str, str]:
    phrases = tuple(phrases_of(catalogue))
    names = names_of(found, phrases)
    languages = [(langue.id, langue.nom) for langue in catalogue.langues.values()]
    inputs = (b"besoins", code(), compact((phrases, names, languages)).encode())
    made = keep(inputs, lambda: compact(reading(catalogue, trained(phrases, names))).encode())
    # Which entries there are, and where, changes more often than what phrases teach of needs.
    return reading_files(with_pages(_read_again(made), asked_pages(found, phrases)))


def _read_again(made: bytes) -> NeedReader:
    tete, lignes = json.loads(made)
    return NeedReader(tete, tuple((stem, line) for stem, line in lignes))


def reading_files(read: NeedReader) -> dict[str, str]:
    """Return what reads a question for a need by file: a head, and slices of stems, named by how they sound.

    Args:
        read: the whole of it.
    """
    heard = groupby(read.lignes, key=lambda row: sound(row[0]))
    slices = list(_sliced(((key, "\n".join(map(" ".join, rows))) for key, rows in heard), NEEDS_SIZE))
    files = {f"besoins-{rank}.txt": "\n".join(lines for _, lines in part) for rank, part in enumerate(slices)}
    head = {"version": _version(files), **read.tete, "tranches": [part[0][0] for part in slices]}
    return {"besoins.json": compact(head), **files}


def everyday_words(catalogue: Catalogue) -> dict[str, list[str]]:
    """Return the everyday words of `data/recherche.yml` by the key of the entry that they lead to."""
    found: dict[str, list[str]] = {}
    for item in catalogue.recherche.equivalences:
        aims = {"numero": item.numeros, "thematique": item.thematiques, "terme": item.termes}
        for kind, ids in aims.items():
            for id_ in ids:
                found.setdefault(f"{kind} {id_}", []).extend(item.mots)
    return found


def _shown(entry: Entry) -> dict[str, str]:
    names = {"titre": typographier(entry.titre), "territoire": typographier(entry.territoire)}
    shown = {"url": entry.url, **names, "texte": entry.texte}
    return {name: value for name, value in shown.items() if value}


def _sliced(items: Iterable[tuple[Any, Any]], size: int) -> Iterator[list[tuple[Any, Any]]]:
    """Cut a sequence into slices of about one size, in characters of JSON."""
    part: list[tuple[Any, Any]] = []
    weight = 0
    for item in items:
        own = len(compact(item))
        if part and weight + own > size:
            yield part
            part, weight = [], 0
        part.append(item)
        weight += own
    if part:
        yield part


def _texts(found: Iterable[Entry]) -> Iterator[str]:
    for entry in found:
        yield from (entry.titre, entry.texte, entry.mots, entry.lieux)


def _spellings(index: Index, forms: Mapping[str, str]) -> dict[str, str]:
    """Return all words by their length, as the site writes them.

    One typed wrong by one letter is one letter longer or shorter.

    Nobody can tell which number was meant by a wrong one.
    """
    spelt = (word for word in index if word.isalpha())
    by_length = sorted(spelt, key=lambda word: (len(word), word))
    return {
        f"lettres-{size}.txt": "\n".join(forms.get(word, word) for word in part)
        for size, part in groupby(by_length, len)
    }


def _weights(found: Sequence[Entry], documents: Sequence[Words]) -> dict[str, Any]:
    """Return what ranks the entries beside their words: sort, lengths, and what their heads ask for.

    Three digits for each entry, which compress best side by side: its sort, how many words its title has,
    the bits of how many its text has.
    """
    names = list(dict.fromkeys(entry.genre for entry in found))
    most = len(DIGITS) - 1
    numbers = [
        (names.index(entry.genre), min(len(document["titre"]), most), len(document["texte"]).bit_length())
        for entry, document in zip(found, documents, strict=True)
    ]
    lengths = {
        "titre": [max(1, titre) for _, titre, _ in numbers],
        "texte": [2**texte for _, _, texte in numbers],
    }
    return {
        "genres": names,
        "entrees": "".join(DIGITS[number] for own in numbers for number in own),
        "moyennes": [sum(lengths[name]) / max(1, len(found)) if name in lengths else 1 for name in FIELDS],
        "elans": {rank: entry.elan for rank, entry in enumerate(found) if entry.elan != 1},
    }


def _version(files: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}{files[name]}".encode())
    return digest.hexdigest()[:8]


__all__ = ["FOLDER", "reading_files", "search_files", "searchable"]
