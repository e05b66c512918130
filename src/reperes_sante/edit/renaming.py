"""Give a territory another id: its file, all that names it, and where its old addresses lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from reperes_sante.france.figures import compte
from reperes_sante.france.letters import nearest
from reperes_sante.inspect.published import NAME
from reperes_sante.model.base import Model
from reperes_sante.model.fields import Path as FieldPath
from reperes_sante.model.fields import walk
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import IDENTIFIER, LONGEST_IDENTIFIER
from reperes_sante.read import ReadError, decode
from reperes_sante.read.calls import CALL, LITERAL
from reperes_sante.read.disk import is_by_hand, rewrite, written_before
from reperes_sante.read.folder import read_folder
from reperes_sante.read.luck import RefusalError
from reperes_sante.read.typing import Typed
from reperes_sante.validate.rules.texts import is_reserved

TERRITOIRES = "data/territoires"
# What people write besides the data, and where a territory may be named by its address or its file.
WRITTEN = ("docs/**/*.md", "tests/verite/**/*.csv", "tests/verite/**/*.tsv", "tests/verite/**/*.yml",
           ".github/CODEOWNERS")  # fmt: skip


class RenamingError(RefusalError):
    """Nothing was written; the text says why and what to do, in French."""


class Renaming(NamedTuple):
    """What a renaming writes.

    Attributes:
        textes: the new text of each file, by its path in the project.
        deplaces: the new path of each file that moves, by its old one.
    """

    textes: dict[str, str]
    deplaces: dict[str, str]
    dits: tuple[str, ...]


def rename(root: Path, old: str, new: str) -> tuple[str, ...]:
    """Give a territory another id, and return what was changed, in words.

    Raises:
        RenamingError: there is no such territory, the new id cannot be taken, or a file cannot be read.
    """
    try:
        found = planned(root, old, new)
    except ReadError as error:
        raise RenamingError("\n".join(map(str, error.findings))) from None
    for path, text in found.textes.items():
        rewrite(root / path, text, root / found.deplaces.get(path, path))
    for path, place in found.deplaces.items():
        if path in found.textes:
            (root / path).unlink()
        else:
            (root / place).parent.mkdir(parents=True, exist_ok=True)
            (root / path).rename(root / place)
    return found.dits


def planned(root: Path, old: str, new: str) -> Renaming:
    """Return what a renaming would write; nothing is.

    Raises:
        RenamingError: there is no such territory, the new id cannot be taken, or a data file cannot be read.
        ReadError: another file cannot.
    """
    lecture = read_folder(root)
    known = {item.value.id for item in lecture.typed if isinstance(item.value, Territoire)}
    if lecture.unread:
        raise RenamingError("Des fiches ont des erreurs. Corrigez-les d'abord : « reperes valider ».")
    if old not in known:
        raise RenamingError(f"La fiche « {old} » n'existe pas. {nearest(old, known)}".strip())
    if not re.fullmatch(IDENTIFIER, new) or len(new) > LONGEST_IDENTIFIER or is_reserved(new):
        raise RenamingError(
            f"« {new} » ne peut pas être un identifiant : des minuscules sans accent, des chiffres, "
            "des traits d'union, et aucun nom que le site ou Windows garde pour lui."
        )
    if new in known or (root / TERRITOIRES / f"{new}.yml").exists():
        raise RenamingError(f"La fiche « {new} » existe déjà. Choisissez un autre identifiant.")
    data = _in_data(lecture.typed, old, new)
    pages = dict(_in_written(root, old, new))
    listed = _in_list(root, old, new)
    changed = {name: found for name, found in {**data, **pages, NAME: listed}.items() if found[1]}
    moves = {f"{TERRITOIRES}/{old}.yml": f"{TERRITOIRES}/{new}.yml", **dict(_moved(root, old, new))}
    return Renaming({name: text for name, (text, _) in changed.items()}, moves, tuple(_told(moves, changed)))


# A text, and how many times it changed.
Changed = tuple[str, int]


def _in_data(typed: Iterable[Typed[Model]], old: str, new: str) -> dict[str, Changed]:
    """Return the new text of each data file; one may hold several objects: a territory, and what it cites."""
    texts: dict[str, str] = {}
    places: dict[str, list[tuple[int, int]]] = {}
    for item in typed:
        texts[item.document.name] = item.document.text
        # An id that its file does not write comes of the name of the file.
        has_id = re.search(r"^id:", item.document.text, re.MULTILINE)
        naming = (path for path in _naming(item.value, old) if path != ("id",) or has_id)
        found = (item.document.place(path) for path in naming)
        places.setdefault(item.document.name, []).extend(found)
    return {
        name: (_replaced(text, places[name], old, new), len(places[name])) for name, text in texts.items()
    }


def _naming(value: Model, territoire: str) -> Iterator[FieldPath]:
    """Yield the fields that hold the id of a territory."""
    if isinstance(value, Territoire) and value.id == territoire:
        yield ("id",)
    yield from (node.path for node in walk(value) if node.ref == "territoire" and node.value == territoire)


def _replaced(text: str, places: Iterable[tuple[int, int]], old: str, new: str) -> str:
    lines = text.split("\n")
    # From the end: what is written at one place does not move those before it.
    for line, column in sorted(places, reverse=True):
        words = lines[line - 1]
        lines[line - 1] = words[: column - 1] + words[column - 1 :].replace(old, new, 1)
    return "\n".join(lines)


def _in_written(root: Path, old: str, new: str) -> Iterator[tuple[str, Changed]]:
    """Yield the files that people write besides the data, with what they call and where they lead."""
    address = re.compile(rf"\b(territoires/){old}(?![\w-])")
    for path in chain.from_iterable(sorted(root.glob(pattern)) for pattern in WRITTEN):
        if path.suffix != ".md" or is_by_hand(path):
            name = path.relative_to(root).as_posix()
            text, count = address.subn(rf"\g<1>{new}", decode(path.read_bytes(), name))
            if path.suffix in {".md", ".yml"}:
                text, own = _in_page(text, old, new)
                count += own
            yield name, (text, count)


def _in_page(text: str, old: str, new: str) -> Changed:
    lines = text.split("\n")
    renamed = [
        re.sub(rf"(['\"]){old}\1", rf"\g<1>{new}\g<1>", line)
        if CALL.fullmatch(line) and _is_of_territory(line)
        else re.sub(rf"^(territoire: *['\"]?){old}(?=['\"]?\s*$)", rf"\g<1>{new}", line)
        for line in lines
    ]
    return "\n".join(renamed), sum(before != after for before, after in zip(lines, renamed, strict=True))


def _is_of_territory(call: str) -> bool:
    """Tell whether a call names a territory: the page of a theme or of an organisme names something else."""
    first = next(iter(LITERAL.findall(call)), "")[1:-1]
    return "fiche(" not in call or first in {rubrique.value for rubrique in Rubrique}


def _in_list(root: Path, old: str, new: str) -> Changed:
    """Return the list of published addresses, in which those of the territory lead to its new ones."""
    path = root / NAME
    lines = decode(path.read_bytes(), NAME).split("\n") if path.is_file() else []
    own, back = (re.compile(rf"/?((?:donnees/v\d+/)?territoires/){name}([/.][^\s>]*)") for name in (old, new))
    count = 0
    for rank, line in enumerate(lines):
        address, arrow, _ = (part.strip() for part in line.partition("->"))
        if not arrow and (found := own.fullmatch(address)):
            lines[rank] = f"{address} -> {found[1]}{new}{found[2]}"
            count += 1
        elif arrow and back.fullmatch(address):
            # It exists again: led elsewhere, it would go in a circle.
            lines[rank] = address
            count += 1
    return "\n".join(lines), count


def _moved(root: Path, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield the files that bear the name of the territory besides its own, and where they go."""
    docs = root / "docs"
    generated = written_before(docs)
    pages = docs / "territoires"
    for path in (pages / f"{old}.md", *sorted((pages / old).rglob("*"))):
        name = path.relative_to(docs).as_posix()
        if path.is_file() and (name not in generated or is_by_hand(path)):
            yield f"docs/{name}", f"docs/{name.replace(f'territoires/{old}', f'territoires/{new}', 1)}"
    for path in sorted(root.glob(f"tests/verite/releves/{old}.*")):
        name = path.relative_to(root).as_posix()
        yield name, name.replace(f"/{old}.", f"/{new}.")


def _told(moves: dict[str, str], changed: dict[str, Changed]) -> Iterator[str]:
    yield from (f"{before} devient {after}" for before, after in moves.items())
    for name, (_, count) in changed.items():
        if name == NAME:
            yield f"{name} : {compte(count, 'adresse mène', 'adresses mènent')} à sa nouvelle place"
        elif name not in moves:
            yield f"{name} : {compte(count, 'mention changée', 'mentions changées')}"
