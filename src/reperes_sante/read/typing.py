"""Make a typed object of a file's values, or say all that prevents it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reperes_sante.france.letters import nearest_word
from reperes_sante.model.base import Model
from reperes_sante.model.blocs import Mandat
from reperes_sante.model.fields import Champ, Node, champ_at, champs
from reperes_sante.model.fields import Path as FieldPath
from reperes_sante.model.findings import Finding, Wording
from reperes_sante.model.markers import Mark, Otherwise
from reperes_sante.read import known_nodes, locate, read_values
from reperes_sante.read.bare_texts import SANS_CLE, named
from reperes_sante.read.kept import digest
from reperes_sante.read.keys import (
    glued,
    is_meant,
    known_keys,
    named_first,
    of_a_first_line,
    of_words_after,
    on_a_line,
    said_twice,
    sentence,
    slipped,
    type_at,
    unknown_key,
    without_rest,
)
from reperes_sante.read.misplaced import IN_WORDS, at_the_head
from reperes_sante.read.repairs import fits, is_awaited, may_name, names_ours
from reperes_sante.read.wording import MANQUANTE, TYPE, blank, word

M = TypeVar("M", bound=BaseModel)
M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class ParsedFile:
    """A YAML file that could be read.

    Attributes:
        values: the same as dicts, lists and strings; nothing once the file is typed, which says it all.
        remarks: what was told about it while reading.
        read_as: the text as it was read, if a line of it had to be mended first.
        annexe: the first key of its paths as the model has it, then as the file has it, if they differ.
    """

    name: str
    text: str
    values: Any
    remarks: tuple[Finding, ...] = ()
    read_as: str | None = None
    annexe: tuple[str, str] | None = None

    def __getstate__(self) -> dict[str, Any]:
        """Give what is kept of it: the nodes are made again when they are asked for."""
        return {name: value for name, value in vars(self).items() if name != "root"}

    @cached_property
    def empreinte(self) -> bytes:
        """What stands for all that it is: a file that has the same says the same, under the same name."""
        return digest((self.name.encode(), self.text.encode(), repr(self.annexe).encode())).encode()

    @cached_property
    def root(self) -> yaml.Node:
        """The nodes with their positions, made only when something has to be placed."""
        return known_nodes(self.read_as or self.text)

    def forget_lines(self) -> None:
        """Forget the nodes, once all that there is to tell of them is told."""
        vars(self).pop("root", None)

    def finding(self, path: FieldPath, wording: Wording, *, at_key: bool = False) -> Finding:
        """Place a remark at a field of this file."""
        place = self.place(path, at_key=at_key)
        return Finding.at((self.name, *place), wording, in_words(self._written(path)))

    def place(self, path: FieldPath, *, at_key: bool = False) -> tuple[int, int]:
        """Return the line and the column (from 1) of a field of this file."""
        return locate(self.root, self._written(path), at_key=at_key)

    def line(self, path: FieldPath) -> int:
        """Return the line of a field."""
        return self.place(path)[0]

    def _written(self, path: FieldPath) -> FieldPath:
        """Return a path as the file has it."""
        is_renamed = self.annexe and path and path[0] == self.annexe[0]
        return (self.annexe[1], *path[1:]) if self.annexe and is_renamed else path


@dataclass(frozen=True, eq=False)
class Typed(Generic[M_co]):
    """A typed file with the document that it comes from."""

    document: ParsedFile
    value: M_co


def parsed(text: str, name: str) -> ParsedFile:
    """Parse the text of a file.

    Args:
        text: what the file says.
        name: how findings call it.

    Raises:
        ReadError: it cannot be read as YAML.
    """
    values, remarks, read_as = read_values(text, name)
    return ParsedFile(name, text, values, remarks, read_as)


def with_keys(document: ParsedFile, model: type[Model]) -> tuple[ParsedFile, dict[Finding, Finding]]:
    """Return a file where each text that lacked its key has it, and what is better told of each then.

    Args:
        document: the file, as it was mended.
        model: what it is.
    """
    lacking = {remark.ligne: remark for remark in document.remarks if remark.code == SANS_CLE.code}
    if not lacking:
        return document, {}
    values, told = named(document.values, model)
    placed = (document.finding(path, wording) for path, wording in told)
    better = {lacking[found.ligne]: found for found in placed if found.ligne in lacking}
    return replace(document, values=values), better


def make_typed(document: ParsedFile, model: type[M]) -> tuple[Typed[M] | None, tuple[Finding, ...]]:
    """Return the typed object, or `None` with every reason why not; keys without a value are told too."""
    if not isinstance(document.values, dict):
        message = "Le fichier doit commencer par une clé."
        wording = Wording(TYPE, message, "Écrivez « cle: valeur » dès la première ligne.")
        return None, (document.finding((), wording),)
    try:
        typed = Typed(document, model.model_validate(document.values))
    except ValidationError as error:
        return None, tuple(_findings(document, model, error.errors(include_url=False)))
    blanks = ((path, _blank(model, path)) for path in _blanks(document.values, ()))
    told = (*blanks, *_glued(document.values, model, ()))
    return typed, tuple(document.finding(path, wording) for path, wording in told)


def written_references(value: object, model: type[BaseModel], path: FieldPath = ()) -> Iterator[Node]:
    """Yield what the values of a file refer to, even if they cannot be typed.

    A code that has not the form of one is left out, and a text in place of a list: this is told by itself.

    Args:
        value: the values of a block.
        model: what the block is.
        path: where it stands.
    """
    value = model.entier(value) if issubclass(model, Model) else value
    if not isinstance(value, dict):
        return
    for champ in champs(model):
        held = value.get(champ.nom)
        if champ.liste and isinstance(held, str):
            continue
        items = enumerate(held) if isinstance(held, list) and champ.liste else [(None, held)]
        for rank, item in items:
            place = (*path, champ.nom) if rank is None else (*path, champ.nom, rank)
            if champ.bloc:
                yield from written_references(item, champ.bloc, place)
                continue
            if champ.reference and isinstance(item, str) and _is_judged(champ, item):
                yield Node(place, item, champ.reference)


def _is_judged(champ: Champ, item: str) -> bool:
    return fits(champ.forme, item) or may_name(champ.forme, item)


def in_words(path: FieldPath) -> str:
    """Print a path for people: ranks count from 1."""
    return " › ".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _blanks(value: object, path: FieldPath) -> Iterator[FieldPath]:
    """Yield the places of keys without a value."""
    if value is None:
        yield path
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _blanks(item, (*path, key))
    elif isinstance(value, list):
        for rank, item in enumerate(value):
            yield from _blanks(item, (*path, rank))


def _blank(model: type[BaseModel], path: FieldPath) -> Wording:
    """Word a key without a value: the name of its block is kept, with its own key."""
    block = type_at(model, path[:-1]) if path and isinstance(path[-1], str) else None
    if not (isinstance(block, type) and issubclass(block, Model)) or path[-1] in block.model_fields:
        return blank()
    name = block.cle_du_nom(str(path[-1])) if block.SUIVANT else None
    return blank(without_rest(name, str(path[-1]))) if name else blank()


def _glued(value: object, model: type[BaseModel], path: FieldPath) -> Iterator[tuple[FieldPath, Wording]]:
    """Yield the texts in place of a block whose name has swallowed what should follow it."""
    if isinstance(value, str) and issubclass(model, Model) and (told := glued(model, value)):
        yield path, told
    if not isinstance(value, dict):
        return
    for name, bloc in _holding(model):
        held = value.get(name)
        if isinstance(held, list):
            for rank, item in enumerate(held):
                yield from _glued(item, bloc, (*path, name, rank))
        elif held is not None:
            yield from _glued(held, bloc, (*path, name))


@cache
def _holding(model: type[BaseModel]) -> tuple[tuple[str, type[Model]], ...]:
    """Return the fields of a block that hold blocks, each with what these are."""
    return tuple((champ.nom, champ.bloc) for champ in champs(model) if champ.bloc)


def _findings(
    document: ParsedFile, model: type[BaseModel], errors: Sequence[ErrorDetails]
) -> Iterator[Finding]:
    explained: set[FieldPath] = set()
    for error in errors:
        path = tuple(error["loc"])
        if error["type"] == "extra_forbidden":
            key, block, known = str(path[-1]), type_at(model, path[:-1]), known_keys(model, path[:-1])
            explained.add((*path[:-1], nearest_word(key, known) or is_meant(key, known) or ""))
            beside = _at(document.values, path[:-1])
            if told := sentence(block, beside):
                explained.add(path[:-1])
                yield document.finding(path[:-1], told)
                continue
            # The first line of what others cite says most of its keys, once it is well written.
            is_first = next(iter(beside), None) == key
            ways = (named_first, slipped, at_the_head, said_twice)
            is_begun = is_first and any(way(block, key, beside) for way in ways)
            if on_a_line(block, key, beside) or is_begun:
                explained.add(path[:-1])
            told = said_twice(block, key, beside) or unknown_key(model, path, beside)
            yield document.finding(path, told, at_key=True)
    for error in errors:
        path = tuple(error["loc"])
        is_explained = error["type"] == "missing" and not {path, path[:-1]}.isdisjoint(explained)
        # A list whose items are wrong is not empty; a name in place of an id is told with what it may be.
        is_second = _only_holds_wrong(error) or _is_misnamed(model, path, error)
        if error["type"] != "extra_forbidden" and not is_explained and not is_second:
            yield document.finding(path, _in_its_form(document, model, path, _wording(model, path, error)))


def _in_its_form(document: ParsedFile, model: type[BaseModel], path: FieldPath, wording: Wording) -> Wording:
    """Return what is told of a field as its block is written: on the line of its name, or on its own."""
    held = _at(document.values, path[:-1]) if path else None
    if path and isinstance(held, str | tuple):
        # Its block is one text, that of its evident key.
        return wording._replace(remedy=_alone(wording.remedy, str(path[-1])))
    if not isinstance(held, dict) or not held or path[-1] in held or wording.kind is MANQUANTE:
        return wording
    block = type_at(model, path[:-1])
    if not (isinstance(block, type) and issubclass(block, Model)):
        return wording
    first, said = next(iter(held.items()))
    name = block.cle_du_nom(str(first)) or str(first)
    if path[-1] in block.APRES:
        return of_words_after(wording, block, str(path[-1]), held)
    if path[-1] != block.SUIVANT:
        return wording
    return of_a_first_line(wording, champ_at(model, path), name, str(first), str(said))


def _alone(remedy: str, key: str) -> str:
    """Return what is told of a field where a text stands for its whole block: « rang: 4 » is « 4 »."""
    begun = f"« {key}: "
    return remedy.replace(begun, f"« - {begun[2:]}" if " puis " in remedy else "« ", 1)


def _at(values: Any, path: FieldPath) -> Any:  # noqa: ANN401
    """Return the block of a file at a path that an error names; nothing where the model has more blocks."""
    for step in path:
        has = step in values if isinstance(values, dict) else isinstance(values, list)
        values = values[step] if has else ()
    return values


def _only_holds_wrong(error: ErrorDetails) -> bool:
    """Tell whether a list is said to be too short because some of its items are wrong, and told."""
    return error["type"] == "too_short" and error["ctx"]["actual_length"] < len(error["input"])


def _is_misnamed(model: type[BaseModel], path: FieldPath, error: ErrorDetails) -> bool:
    """Tell whether a name stands where an id or a code should: the rule of references tells which."""
    is_form = error["type"] in ("string_pattern_mismatch", "string_too_long", "siren")
    return is_form and may_name(champ_at(model, path).forme, str(error["input"]))


def _needed(block: type[Model]) -> list[str]:
    """Return the keys that a block cannot do without."""
    required = [champ.nom for champ in champs(block) if champ.obligatoire]
    return required or [champ for exigence in block.EXIGENCES for champ in exigence.champs[:1]]


# Errors of which the words depend on what the field takes, and on its neighbours.
OF_FORMS = ("string_pattern_mismatch", "too_long", "siren", "date", "nombre", "enum", "oui_non")


def is_told_by_a_source(champ: Champ) -> bool:
    """Tell whether only a source can tell what is mandatory: neither a name nor words of ours, nor a list."""
    ours = (Mark.NAME, Mark.OWN_WORDS, Mark.OFFICE, Mark.READ_ON)
    is_ours = any(mark in champ.marques for mark in ours) or names_ours(champ.forme)
    return champ.obligatoire and not (is_ours or champ.vocabulaire or champ.bloc or champ.nom == "id")


def _in_words_above(model: type[BaseModel], path: FieldPath) -> str:
    """Return the field of what holds a block where its words may be told; nothing if it has none."""
    holder = path[:-1]
    while holder and not isinstance(holder[-1], str):
        holder = holder[:-1]
    known = known_keys(model, holder[:-1]) if holder else []
    return next((name for name in IN_WORDS if name in known), "")


def _beside_a_name(model: type[BaseModel], path: FieldPath, text: str) -> str:
    """Return where the words go that follow a name in place of a word of a list."""
    block = type_at(model, path[:-1])
    is_after = isinstance(block, type) and issubclass(block, Model) and path[-1] == block.SUIVANT
    if not is_after or " " not in text:
        return ""
    likely = ("precision", *(("adresse",) if re.search(r"\d", text) else ()), "resume", "detail")
    return next((name for name in likely if name in block.model_fields), "")


def _of_several(model: type[BaseModel], path: FieldPath) -> str:
    """Return the field beside one that takes several texts where it takes one: `copresidence`, `publics`."""
    block = type_at(model, path[:-1])
    beside = (champ for champ in champs(block) if champ.nom in (f"co{path[-1]}", f"{path[-1]}s"))
    return next((champ.nom for champ in beside if champ.liste and not champ.bloc), "")


def _wording(model: type[BaseModel], path: FieldPath, error: ErrorDetails) -> Wording:
    names = [step for step in path if isinstance(step, str)]
    context: dict[str, Any] = {**error.get("ctx", {})}
    if (
        path
        and isinstance(path[-1], str)
        and (not str(error["input"] or "").strip() or is_awaited(str(error["input"])))
    ):
        context["obligatoire"] = champ_at(model, path).obligatoire
    if error["type"] == "missing":
        context["words"] = champ_at(model, path).vocabulaire
        # A name without its function is told nowhere.
        is_office = issubclass(type_at(model, path[:-1]), Mandat)
        if is_told_by_a_source(champ_at(model, path)):
            context["ailleurs"] = "" if is_office else _in_words_above(model, path)
    if error["type"] == "financement_vide":
        context["ailleurs"] = _in_words_above(model, path)
    if error["type"] == "string_type":
        context["liste"] = isinstance(path[-1], int)
        context["forme"] = champ_at(model, path).forme
        context["plusieurs"] = "" if context["liste"] else _of_several(model, path)
    if error["type"] == "enum":
        context["words"] = type_at(model, path)
        other = champ_at(model, path).marque(Otherwise)
        context["plusieurs"] = _of_several(model, path)
        context["otherwise"] = other.field if other else _beside_a_name(model, path, str(error["input"]))
    if error["type"] == "model_type":
        context["needed"] = _needed(type_at(model, path))
    if error["type"] in ("model_type", "tuple_type"):
        context["bloc"] = champ_at(model, path).bloc
    if error["type"] in OF_FORMS:
        context["forme"] = champ_at(model, path).forme
        context["known"] = known_keys(model, path[: path.index(names[-1])])
    return word(error["type"], names[-1] if names else "", error["input"], context)
