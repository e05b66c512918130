"""Say what to do with a key that the model does not know at that place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from reperes_sante.france.letters import nearest
from reperes_sante.model.fields import Path as FieldPath
from reperes_sante.model.findings import Kind, Wording

INCONNUE = Kind("cle-inconnue", "Chaque clé existe à cet endroit.")
VERY_NEAR = 0.8


def unknown_key(model: type[BaseModel], path: FieldPath) -> Wording:
    """Word an unknown key: a likely spelling, a likely place, or the keys that are admitted.

    Args:
        model: type of the whole file.
        path: where the key stands.
    """
    key, known = str(path[-1]), known_keys(model, path[:-1])
    remedy = (
        _glued(key, known)
        or nearest(key, known, cutoff=VERY_NEAR)
        or _elsewhere(model, path)
        or nearest(key, known)
        or f"Clés admises ici : {', '.join(known)}."
    )
    return Wording(INCONNUE, f"La clé « {key} » n'existe pas ici.", remedy)


def known_keys(model: type[BaseModel], path: FieldPath) -> list[str]:
    """List the keys of the block at a path."""
    return _fields(type_at(model, path))


def type_at(kind: Any, path: FieldPath) -> Any:  # noqa: ANN401
    """Follow a path through the annotations of a model, entering optionals and tuples."""
    for step in path:
        kind = _innermost(kind.model_fields[step].annotation) if isinstance(step, str) else kind
    return kind


def _glued(key: str, known: Sequence[str]) -> str:
    bare = key.strip("- \xa0\u202f")
    if bare == key or bare not in known:
        return ""
    return f"Retapez « {bare}: » : une espace manque après le tiret, ou une espace insécable s'est glissée."


def _elsewhere(model: type[BaseModel], path: FieldPath) -> str:
    """Name the places just below or above that do have this key: the indentation is then at fault."""
    key, block = str(path[-1]), path[:-1]
    below = list(_children_with(type_at(model, block), key))
    if below:
        return f"Elle va sous « {' » ou « '.join(below)} » : vérifiez le décalage à gauche."
    above = any(key in known_keys(model, block[:end]) for end in range(len(block)))
    return "Elle va plus à gauche : vérifiez son décalage." if above else ""


def _children_with(kind: type[BaseModel], key: str) -> Iterator[str]:
    for name, field in kind.model_fields.items():
        if key in _fields(_innermost(field.annotation)):
            yield name


def _fields(kind: Any) -> list[str]:  # noqa: ANN401
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else []


def _innermost(annotation: Any) -> Any:  # noqa: ANN401
    args = [arg for arg in getattr(annotation, "__args__", ()) if arg not in (type(None), Ellipsis)]
    return _innermost(args[0]) if args else annotation
