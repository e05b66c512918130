"""A YAML text in its shorter form: one text for a block, its name as its first key, a list on one line.

What is written again is the first line of a block; elsewhere, only what stands between two values is taken
away: a value keeps its quotes, its folds and its comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from reperes_sante.edit.filling.blocks import fields_of
from reperes_sante.edit.filling.lines import WIDTH, are_texts, has_comment, is_short, line_of, lines_of
from reperes_sante.edit.filling.writing import Lines
from reperes_sante.model.base import ALONE, EnTete, Model
from reperes_sante.model.fields import Champ
from reperes_sante.model.types import IDENTIFIER
from reperes_sante.read.nodes import known_nodes, plain

BETWEEN = re.compile(r":\s*")
# What means itself in brackets, and is no sentence.
WORDS = r"[^\W\d_][^,:#\[\]{}\n]*[^,:#\[\]{}\n.!?]"
# A longer name would fill the line.
LONGEST_NAME = 80
# Its depth is counted from the key, which goes.
OF_A_DEPTH = re.compile(r"[|>][-+]?\d")


class Shortened(NamedTuple):
    """A text in its shorter form.

    Attributes:
        seuls: how many blocks are now a text alone.
        noms: how many blocks now begin with their name.
        lignes: how many lists of ids or of words now stand on one line.
    """

    texte: str
    seuls: int
    noms: int
    lignes: int


class _Edit(NamedTuple):
    start: int
    end: int
    new: str


def shortened(text: str, model: type[Model]) -> Shortened:
    """Return a YAML text in its shorter form, which says the same.

    Args:
        text: a text that has no error.
        model: what it holds.
    """
    alone = list(_Source(text).alone(model))
    text = _edited(text, alone)
    headed = list(_Source(text).headed(model))
    text = _edited(text, [edit for edits in headed for edit in edits])
    on_a_line = list(_Source(text).on_a_line(model))
    return Shortened(_edited(text, on_a_line), len(alone), len(headed), len(on_a_line))


def _edited(text: str, edits: list[_Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


class _Held(NamedTuple):
    """What a field of a block holds, with its key."""

    key: yaml.Node
    value: yaml.Node
    champ: Champ

    @property
    def blocks(self) -> list[yaml.Node]:
        """Its blocks."""
        if self.champ.bloc is None:
            return []
        is_list = self.champ.liste and isinstance(self.value, yaml.SequenceNode)
        return list(self.value.value) if is_list else [self.value]


def _fields(node: yaml.Node, model: type[Model]) -> Iterator[_Held]:
    """Yield what all fields hold, from a block down."""
    if not isinstance(node, yaml.MappingNode):
        return
    known = {champ.nom: champ for champ in fields_of(model)}
    for key, value in node.value:
        if key.value in known:
            held = _Held(key, value, known[key.value])
            yield held
            for block in held.blocks:
                if held.champ.bloc:
                    yield from _fields(block, held.champ.bloc)


class _Source:
    """A text with its nodes, and where in it each of them stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._root = known_nodes(text)
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def alone(self, model: type[Model]) -> Iterator[_Edit]:
        """Yield what makes a text alone of each block that its evident key says whole."""
        for held in _fields(self._root, model):
            for block in held.blocks:
                if isinstance(block, yaml.MappingNode) and _is_evident(block, held.champ.bloc):
                    yield from self._of_one_key(held, block)

    def _of_one_key(self, held: _Held, block: yaml.MappingNode) -> Iterator[_Edit]:
        key, value = block.value[0]
        start, end = self._at(value.start_mark), self._at(block.end_mark)
        if block.flow_style:
            yield _Edit(self._at(block.start_mark), end, self._text[start : self._at(value.end_mark)])
            return
        is_listed = block is not held.value
        first = self._at(block.start_mark) if is_listed else self._at(held.key.end_mark)
        before = self._text[first : self._at(key.start_mark)]
        between = self._text[self._at(key.end_mark) : start]
        if BETWEEN.fullmatch(between) and not OF_A_DEPTH.match(self._text, start):
            if is_listed:
                yield _Edit(first, start, "")
            elif BETWEEN.fullmatch(before):
                yield _Edit(first, start, ": ")

    def headed(self, model: type[Model]) -> Iterator[list[_Edit]]:
        """Yield what makes the first line of each block say its name, and what follows it."""
        for held in _fields(self._root, model):
            for block in held.blocks if isinstance(held.value, yaml.SequenceNode) else ():
                if isinstance(block, yaml.MappingNode) and not block.flow_style and held.champ.bloc:
                    values = held.champ.bloc.entier(plain(block))
                    heads = held.champ.bloc.en_tetes(values)
                    true = (head for head in heads if _says(held.champ.bloc, head, values))
                    found = (self._with_head(block, head, values) for head in true)
                    if edits := next(filter(None, found), None):
                        yield edits

    def _with_head(self, block: yaml.MappingNode, head: EnTete, values: dict[str, Any]) -> list[_Edit]:
        """Return what writes the first line of a block; nothing if it is no shorter, or loses a remark.

        A first key that is no field is the name already: what its line says must be said again.
        """
        spans = self._lines.spans(block)
        keys = [key.value for key, _ in block.value]
        said = [rank for rank, key in enumerate(keys) if key in head.champs or key not in values]
        if 0 not in said or not {*values} - {*keys} <= {*head.champs}:
            return []
        replaced = [line for rank in said for line in self._lines.lines[slice(*spans[rank])]]
        lines = lines_of({head.cle: head.texte})
        # Who writes long lines does not fold them.
        if len(replaced[0]) > WIDTH and (one := line_of(head.cle, head.texte)):
            lines = [one]
        if len(lines) >= len(replaced) or any(map(has_comment, replaced)) or len(head.cle) > LONGEST_NAME:
            return []
        margin = " " * block.start_mark.column
        start = self._at(block.start_mark)
        first = _Edit(start, self._starts[spans[0][1]] - 1, f"\n{margin}".join(lines))
        others = (_Edit(self._starts[spans[rank][0]], self._starts[spans[rank][1]], "") for rank in said[1:])
        return [first, *others]

    def on_a_line(self, model: type[Model]) -> Iterator[_Edit]:
        """Yield what writes each list of ids, of short words or of one text on the line of its key."""
        for held in _fields(self._root, model):
            if not isinstance(held.value, yaml.SequenceNode) or held.value.flow_style:
                continue
            line = self._line_of(held)
            if not line:
                continue
            start, end = self._at(held.key.end_mark), self._at(held.value.value[-1].end_mark)
            is_wide = held.key.end_mark.column + len(line) > WIDTH
            if not is_wide and not has_comment(self._text[start : self._line_end(end)]):
                yield _Edit(start, end, line)

    def _line_of(self, held: _Held) -> str:
        """Return a list as the line of its key says it; nothing where dashes read better, or say more."""
        items = plain(held.value)
        if is_short(items) and all(re.fullmatch(IDENTIFIER, item) for item in items):
            return f": [{', '.join(items)}]"
        if not are_texts(items) or any(
            item.start_mark.line != item.end_mark.line for item in held.value.value
        ):
            return ""
        typed = [self._text[self._at(item.start_mark) : self._at(item.end_mark)] for item in held.value.value]
        if len(items) == 1 and held.champ.minimum <= 1:
            return f": {typed[0]}" if re.match(ALONE, items[0]) else ""
        are_words = all(re.fullmatch(WORDS, text) for text in typed) and len(items) > 1
        return f": [{', '.join(typed)}]" if are_words else ""

    def _at(self, mark: yaml.Mark) -> int:
        return self._starts[mark.line] + int(mark.column)

    def _line_end(self, place: int) -> int:
        found = self._text.find("\n", place)
        return len(self._text) if found < 0 else found


def _is_evident(node: yaml.MappingNode, model: type[Model] | None) -> bool:
    """Tell whether a block says its evident key, and nothing else."""
    if model is None or len(node.value) != 1:
        return False
    key, value = node.value[0]
    is_text = isinstance(value, yaml.ScalarNode) and bool(value.value.strip())
    return is_text and model.cle_evidente(value.value) == key.value


def _says(model: type[Model], head: EnTete, values: dict[str, Any]) -> bool:
    """Tell whether a block that begins so is read as the same."""
    others = {key: value for key, value in values.items() if key not in head.champs}
    read = model.entier({head.cle: head.texte, **others})
    return bool(_listed(read) == _listed(values))


def _listed(values: object) -> Any:  # noqa: ANN401
    return sorted(values.items(), key=lambda item: item[0]) if isinstance(values, dict) else values
