"""A text of a list that has keys of its own below: YAML sees two values there, where one key is missing.

« - Réduire les inégalités » then, under it, « sources: [page] »: the text wants its key, « - titre: … ».
It is read as if a key that nothing has stood before it, until the model tells which.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from reperes_sante.france.letters import shown
from reperes_sante.model.base import Decrite, Model
from reperes_sante.model.fields import Champ, blocs, champs
from reperes_sante.model.fields import Path as FieldPath
from reperes_sante.model.findings import Finding, Kind, Wording
from reperes_sante.model.markers import naming_fields
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import IDENTIFIER

SANS_CLE = Kind("texte-sans-cle", "Un texte suivi de clés a la sienne.")
KINDS = (SANS_CLE,)

# Stands for the key that is missing: no field, and neither an id nor a name.
MARK = "texte_sans_cle"
KEY_BELOW = re.compile(r"^( +)[\w-]+:(?:\s|$)")
ITEM = re.compile(r"^( *)- +(?![|>\[{&*!#])(\S.*)$")
# What is told of each line below, before « … ».
LINES_TOLD = 4
# Between the dash and its key, as the keys below stand.
STEP = 2


class Bare(NamedTuple):
    """A text without its key.

    Attributes:
        first: line of its dash, from 0.
        last: its last line: the keys follow.
        indent: column of the dash, from 0.
        column: column of the keys below.
        texte: the whole of it, on one line.
    """

    first: int
    last: int
    indent: int
    column: int
    texte: str


def above(lines: list[str], line: int) -> Bare | None:
    """Return the bare text of which a line is the first key, if it is one.

    Args:
        lines: the lines of the text.
        line: where the parser stopped, from 1.
    """
    below = KEY_BELOW.match(lines[line - 1]) if 0 < line <= len(lines) else None
    first = line - 2
    while below and first > 0 and not ITEM.match(lines[first]) and _continues(lines[first]):
        first -= 1
    found = ITEM.match(lines[first]) if below and first >= 0 else None
    if not below or not found or len(found[1]) >= len(below[1]):
        return None
    said = [found[2], *(text.strip() for text in lines[first + 1 : line - 1])]
    texte = " ".join(said)
    is_key = re.search(r":(?:\s|$)", re.sub(r'^"[^"]*"|^\'[^\']*\'', "", texte))
    return None if is_key or " #" in texte else Bare(first, line - 2, len(found[1]), len(below[1]), texte)


def _continues(text: str) -> bool:
    return text.startswith(" ") and bool(text.strip()) and not KEY_BELOW.match(text) and ": " not in text


HELD = re.compile(r"^ *(?:- )?([\w-]+): +(\S.*)$")


def in_place_of_a_block(line: str, below: str) -> tuple[str, str] | None:
    """Return the words and the remedy for a text where a block stands, if a line is one.

    Args:
        line: the line of the text: « employeur: centre-d-essai ».
        below: the first key under it.
    """
    found = HELD.match(line)
    if found is None:
        return None
    text, (block, is_list) = found[2].strip(), held_blocks().get(found[1], (None, False))
    if block is None or text.startswith(("[", "{", "|", ">")):
        return None
    key = block.cle_evidente(_unquoted(text)) or next(
        name for name in ("designation", *block.model_fields) if name in block.model_fields
    )
    message = f"« {found[1]} » a un texte sur sa ligne, et des lignes à lui, dessous."
    if is_list:
        item = f"« {found[1]}: » puis, dessous, « - {key}: {text} »"
        return message, f"Écrivez {item} ; la suite s'aligne sur « {key}: »."
    return message, f"Écrivez « {found[1]}: » puis, dessous, « {key}: {text} », aligné sur « {below}: »."


@cache
def held_blocks() -> dict[str, tuple[type[Model], bool]]:
    """Return the fields of a territory's file that hold blocks: what these are, and if it is a list."""
    held = (champ for bloc in blocs(Territoire) for champ in champs(bloc))
    return {champ.nom: (champ.bloc, champ.liste) for champ in held if champ.bloc}


def told(bare: Bare) -> tuple[tuple[int, int], Wording]:
    """Return the place and the words of a bare text, as long as nothing tells what it is."""
    key = f"Écrivez sa clé devant, par exemple « - titre: {bare.texte} » ou « - nom: {bare.texte} »."
    return (bare.first + 1, bare.indent + 1 + STEP), Wording(SANS_CLE, _message(bare.texte), key)


def _message(text: str) -> str:
    return f"{shown(_unquoted(text))} a des lignes à lui, dessous : il lui faut sa clé."


def _unquoted(text: str) -> str:
    return text.strip("\"'")


def with_mark(text: str, finding: Finding) -> str | None:
    """Return a text where a bare one has the key that nothing has.

    Args:
        text: the text in which it was found.
        finding: what was told of it.
    """
    lines = text.split("\n")
    stops = range(finding.ligne, len(lines))
    found = (above(lines, stop + 1) for stop in stops if KEY_BELOW.match(lines[stop]))
    bare = next(found, None)
    if bare is None or bare.first != finding.ligne - 1:
        return None
    space = " " * (bare.column - bare.indent - 1)
    lines[bare.first] = f"{' ' * bare.indent}-{space}{MARK}: {bare.texte}"
    # Lines keep their numbers.
    lines[bare.first + 1 : bare.last + 1] = [""] * (bare.last - bare.first)
    return "\n".join(lines)


def named(values: Any, model: type[Model]) -> tuple[Any, list[tuple[FieldPath, Wording]]]:  # noqa: ANN401
    """Return values where each bare text has the key that its block wants, and what is told of each.

    Args:
        values: what a file says.
        model: what it is.
    """
    said: list[tuple[FieldPath, Wording]] = []
    return _named(values, model, (), lambda path, wording: said.append((path, wording))), said


Tell = Callable[[FieldPath, Wording], None]


def _named(value: Any, model: type[Model], path: FieldPath, tell: Tell) -> Any:  # noqa: ANN401
    if not isinstance(value, dict):
        return value
    if MARK in value:
        key = _key(model, value[MARK])
        tell(path, _worded(key, value))
        value = {(key if name == MARK else name): held for name, held in value.items()}
    kinds = {champ.nom: champ for champ in champs(model)}
    return {
        name: _held(held, kinds[name], (*path, name), tell) if name in kinds else held
        for name, held in value.items()
    }


def _held(held: Any, champ: Champ, path: FieldPath, tell: Tell) -> Any:  # noqa: ANN401
    if isinstance(held, list):
        return [_held(item, champ, (*path, rank), tell) for rank, item in enumerate(held)]
    if champ.bloc:
        return _named(held, champ.bloc, path, tell)
    if isinstance(held, dict) and MARK in held:
        tell(path, _of_texts(champ.nom, held))
        return held[MARK]
    return held


def _key(model: type[Model], text: str) -> str:
    """Return the key that a text stands for in a block."""
    if issubclass(model, Decrite) and re.fullmatch(IDENTIFIER, text):
        return "id"
    needed = (name for need in model.EXIGENCES for name in need.champs)
    return model.cle_evidente(text) or next(
        iter((*naming_fields(model), *needed)), next(iter(model.model_fields))
    )


def _worded(key: str, block: dict[str, Any]) -> Wording:
    text = block[MARK]
    whole = f'"{text}"' if re.search(r": |^[\"'%@`&*!|>\[{]", text) else text
    remedy = f"Écrivez « - {key}: {whole} » ; dessous, alignés sur « {key} » : {', '.join(_below(block))}."
    return Wording(SANS_CLE, _message(text), remedy)


def _below(block: dict[str, Any]) -> Iterator[str]:
    """Yield the lines below, as they are to stand."""
    rest = [(name, held) for name, held in block.items() if name != MARK]
    for name, held in rest[:LINES_TOLD]:
        yield f"« {name}: {_line(held)} »"
    if len(rest) > LINES_TOLD:
        yield "et la suite"


def _line(held: object) -> str:
    if isinstance(held, list) and all(isinstance(item, str) for item in held):
        return f"[{', '.join(held)}]"
    return held if isinstance(held, str) else "…"


def _of_texts(key: str, item: dict[str, Any]) -> Wording:
    message = f"« {key} » n'a que des textes : rien ne peut suivre {shown(item[MARK])}."
    return Wording(SANS_CLE, message, f"Retirez ce qui est dessous : {', '.join(_below(item))}.")
