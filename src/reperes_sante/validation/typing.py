"""Make a typed object of a file's values, or say all that prevents it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reperes_sante.findings import Finding, Severity
from reperes_sante.model.walk import Path as FieldPath
from reperes_sante.reading import compose, locate, read_text, to_plain
from reperes_sante.validation.wording import Wording, nearest, word

M = TypeVar("M", bound=BaseModel)
M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Document:
    """A YAML file that could be read: its name in findings and its nodes."""

    name: str
    root: yaml.Node

    def finding(
        self, path: FieldPath, wording: Wording, severity: Severity = Severity.ERREUR, *, at_key: bool = False
    ) -> Finding:
        """Place a remark at a field of this file."""
        line, column = locate(self.root, path, at_key=at_key)
        code, message, remedy = wording
        return Finding(self.name, line, column, code, in_words(path), message, remedy, severity)


@dataclass(frozen=True)
class Typed(Generic[M_co]):
    """A typed file with the document that it comes from."""

    document: Document
    value: M_co


def read_document(path: Path, name: str) -> Document:
    """Read and parse a file.

    Raises:
        ReadError: it cannot be read as YAML.
    """
    return Document(name, compose(read_text(path, name), name))


def make_typed(document: Document, model: type[M]) -> tuple[Typed[M] | None, tuple[Finding, ...]]:
    """Return the typed object, or `None` with every reason why not."""
    if not isinstance(document.root, yaml.MappingNode):
        wording = Wording(
            "type", "Le fichier doit commencer par une clé.", "Écrivez « cle: valeur » dès la première ligne."
        )
        return None, (document.finding((), wording),)
    try:
        return Typed(document, model.model_validate(to_plain(document.root))), ()
    except ValidationError as error:
        return None, tuple(_findings(document, model, error.errors(include_url=False)))


def in_words(path: FieldPath) -> str:
    """Print a path for people: ranks count from 1."""
    return " › ".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _findings(
    document: Document, model: type[BaseModel], errors: Sequence[ErrorDetails]
) -> Iterator[Finding]:
    missing = {tuple(e["loc"]) for e in errors if e["type"] == "missing"}
    misspelt: set[FieldPath] = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            path = tuple(error["loc"])
            known = _known_keys(model, path[:-1])
            near = get_close_matches(str(path[-1]), known, n=1, cutoff=0.6)
            misspelt.update((*path[:-1], key) for key in near)
            yield document.finding(path, _unknown_key(str(path[-1]), known), at_key=True)
    for error in errors:
        path = tuple(error["loc"])
        is_cause_told = path in misspelt and path in missing
        if error["type"] != "extra_forbidden" and not is_cause_told:
            yield document.finding(path, _wording(model, path, error))


def _unknown_key(key: str, known: Sequence[str]) -> Wording:
    remedy = nearest(key, known) or f"Clés admises ici : {', '.join(known)}."
    return Wording("cle-inconnue", f"La clé « {key} » n'existe pas ici.", remedy)


def _wording(model: type[BaseModel], path: FieldPath, error: ErrorDetails) -> Wording:
    names = [step for step in path if isinstance(step, str)]
    context: dict[str, Any] = {**error.get("ctx", {})}
    if error["type"] == "enum":
        context["words"] = _allowed_words(model, path)
    return word(error["type"], names[-1] if names else "", error["input"], context)


def _known_keys(model: type[BaseModel], path: FieldPath) -> list[str]:
    kind = _type_at(model, path)
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else []


def _allowed_words(model: type[BaseModel], path: FieldPath) -> list[str]:
    return [member.value for member in _type_at(model, path)]


def _type_at(kind: Any, path: FieldPath) -> Any:  # noqa: ANN401
    """Follow a path through the annotations of a model, entering optionals and tuples."""
    for step in path:
        kind = _innermost(kind.model_fields[step].annotation) if isinstance(step, str) else kind
    return kind


def _innermost(annotation: Any) -> Any:  # noqa: ANN401
    args = [arg for arg in getattr(annotation, "__args__", ()) if arg not in (type(None), Ellipsis)]
    return _innermost(args[0]) if args else annotation
