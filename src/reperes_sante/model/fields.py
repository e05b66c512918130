"""The fields of the model, told one by one for schema and reference, and the walk through a typed object."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from reperes_sante.model import types
from reperes_sante.model.base import Enonce, Model
from reperes_sante.model.markers import Completed, Forme, Mark, Ref, marker, markers
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import Vocabulaire

M = TypeVar("M")
Path = tuple[str | int, ...]


class Node(NamedTuple):
    """A value met on the way: where it stands, what it is, and the collection it refers to if any."""

    path: Path
    value: Any
    ref: str | None


# The paths that are kept, of all files: one leads through many of them.
_paths: dict[Path, Path] = {}


def walk(value: Any, path: Path = ()) -> Iterator[Node]:  # noqa: ANN401
    """Yield the value, then all that it holds, depth first, in the order of the model.

    Tuples are entered and not yielded; absent values (`None`) are skipped.
    """
    nodes: list[Node] = []
    _gathered(value, path, None, nodes, _fields)
    return iter(nodes)


def walk_blocks(block: BaseModel) -> Iterator[Node]:
    """Yield of the same the blocks alone, and walk past the rest."""
    nodes: list[Node] = []
    _gathered(block, (), None, nodes, _holding)
    return map(_shared, nodes)


def walk_references(block: BaseModel, path: Path = ()) -> Iterator[Node]:
    """Yield of the same what refers to something else, and walk past the rest."""
    nodes: list[Node] = []
    _gathered(block, path, None, nodes, _leading)
    return (_shared(node) for node in nodes if node.ref)


def _shared(node: Node) -> Node:
    return node._replace(path=_paths.setdefault(node.path, node.path))


Fields = tuple[tuple[str, str | None], ...]


def _gathered(
    value: Any,  # noqa: ANN401
    path: Path,
    ref: str | None,
    nodes: list[Node],
    fields: Callable[[type[BaseModel]], Fields],
) -> None:
    if isinstance(value, tuple):
        for rank, item in enumerate(value):
            _gathered(item, (*path, rank), ref, nodes, fields)
        return
    nodes.append(Node(path, value, ref))
    if own := fields(type(value)):
        held = vars(value)
        for name, kind in own:
            item = held[name]
            # Most of what there is to say is a text, and most fields of most blocks are empty.
            if type(item) is str:
                nodes.append(Node((*path, name), item, kind))
            elif item is not None and item != ():
                _gathered(item, (*path, name), kind, nodes, fields)


@cache
def _fields(model: type[BaseModel]) -> Fields:
    """List the fields of a block, each with the collection that it refers to; nothing else has any."""
    if not issubclass(model, BaseModel):
        return ()
    found = ((name, marker(model, name, Ref)) for name in model.model_fields)
    return tuple((name, ref.kind if ref else None) for name, ref in found)


@cache
def _holding(model: type[BaseModel]) -> Fields:
    """List of the same those that hold blocks."""
    if not issubclass(model, BaseModel):
        return ()
    blocks = {champ.nom for champ in champs(model) if champ.bloc}
    return tuple(field for field in _fields(model) if field[0] in blocks)


@cache
def _leading(model: type[BaseModel]) -> Fields:
    """List of the same those that refer to something, or hold blocks."""
    return tuple(field for field in _fields(model) if field[1] or field in _holding(model))


def _forme(annotation: Any) -> Forme | None:  # noqa: ANN401
    own = reversed(getattr(annotation, "__metadata__", ()))
    found = next((item for item in own if isinstance(item, Forme)), None)
    return found or getattr(getattr(annotation, "__origin__", annotation), "FORME", None)


# The type that each form belongs to: what is declared in the model, and nothing else.
FORMES: Mapping[Forme, Any] = {
    **{forme: kind for kind in reversed(vars(types).values()) if (forme := _forme(kind))},
    DatePartielle.FORME: DatePartielle,
}

Nature = Forme | type[Vocabulaire] | type[Model]


@dataclass(frozen=True)
class Champ:
    """A field of a block.

    Attributes:
        nom: what editors type before the colon.
        titre: its French name.
        description: what it means.
        exemples: values to imitate.
        obligatoire: whether the block is refused without it.
        nature: what one value of it is.
        liste: whether it takes several values.
        minimum: smallest number of values of a list.
        maximum: greatest number of values of a list, if limited.
        marques: all that is known of it beside its type.
        completion: name of the definition by which editors complete it, if its type says less.
    """

    nom: str
    titre: str
    description: str
    exemples: tuple[Any, ...]
    obligatoire: bool
    nature: Nature
    liste: bool
    minimum: int
    maximum: int | None
    marques: tuple[Any, ...]
    completion: str | None

    def marque(self, kind: type[M]) -> M | None:
        """Return what is known of it of one kind, if anything is."""
        return next((mark for mark in self.marques if isinstance(mark, kind)), None)

    @property
    def reference(self) -> str | None:
        """The kind of thing that it names by an id or a code, if it does."""
        ref = self.marque(Ref)
        return ref.kind if ref else None

    @property
    def a_imiter(self) -> tuple[Any, ...]:
        """Values to imitate: its own, else those of its form."""
        return self.exemples or (self.forme.exemples if self.forme else ())

    @property
    def a_taper(self) -> tuple[str, ...]:
        """The same as they are typed: a code keeps its zeros between quotes."""
        return tuple(
            f'"{one}"' if isinstance(one, str) and one.isdecimal() else str(one) for one in self.a_imiter
        )

    @property
    def en_clair(self) -> str:
        """What it takes, in plain French: « date », « mot d'une liste »."""
        if self.forme:
            one = self.forme.en_clair
        else:
            one = f"bloc « {self.bloc.INTITULE.titre} »" if self.bloc else "mot d'une liste"
        return f"liste, un tiret par élément : {one}" if self.liste else one

    @property
    def forme(self) -> Forme | None:
        """The form of one value, if it is neither a block nor a word of a closed list."""
        return self.nature if isinstance(self.nature, Forme) else None

    @property
    def bloc(self) -> type[Model] | None:
        """The block that one value is, if it is one."""
        nature = self.nature
        return nature if isinstance(nature, type) and issubclass(nature, Model) else None

    @property
    def vocabulaire(self) -> type[Vocabulaire] | None:
        """The closed list that one value belongs to, if there is one."""
        nature = self.nature
        return nature if isinstance(nature, type) and issubclass(nature, Vocabulaire) else None


def titre_de(model: type[BaseModel], name: str) -> str:
    """Return the French name of a field: that which the model gives, else its own in words."""
    words = name.replace("_", " ")
    return model.model_fields[name].title or f"{words[:1].upper()}{words[1:]}"


@cache
def champs(model: type[BaseModel]) -> tuple[Champ, ...]:
    """Return the fields of a block, in the order of the model; what every block bears comes last.

    Raises:
        TypeError: a field has a type that editors have no word for yet.
    """
    found = (_champ(model, name, field) for name, field in model.model_fields.items())
    return tuple(sorted(found, key=lambda champ: champ.nom in Enonce.model_fields))


def champ_at(model: type[BaseModel], path: Path) -> Champ:
    """Return the field that a path leads to, ranks of lists left out, from a block.

    Raises:
        LookupError: the path leads to no field.
    """
    return _champ_at(model, tuple(step for step in path if isinstance(step, str)))


@cache
def _champ_at(model: type[BaseModel], names: tuple[str, ...]) -> Champ:
    first, *others = names
    champ = next(champ for champ in champs(model) if champ.nom == first)
    return _champ_at(champ.bloc, tuple(others)) if others and champ.bloc else champ


def blocs(root: type[Model]) -> tuple[type[Model], ...]:
    """Return a block and all those that it may hold, in order of first use."""
    found: dict[type[Model], None] = {}
    _gather(root, found)
    return tuple(found)


def _gather(model: type[Model], found: dict[type[Model], None]) -> None:
    if model in found:
        return
    found[model] = None
    for champ in champs(model):
        if champ.bloc:
            _gather(champ.bloc, found)


def _champ(model: type[BaseModel], name: str, field: FieldInfo) -> Champ:
    completed = marker(model, name, Completed)
    inner = _without_none(field.annotation)
    is_list = get_origin(inner) is tuple
    # What says more than the plain type stands in the field, not in its annotation.
    own = next((item for item in reversed(field.metadata) if isinstance(item, Forme)), None)
    return Champ(
        nom=name,
        titre=titre_de(model, name),
        description=field.description or "",
        exemples=tuple(field.examples or ()),
        obligatoire=field.is_required() and Mark.FROM_FILE not in markers(model)[name],
        nature=own or _nature(get_args(inner)[0] if is_list else inner, f"{model.__name__}.{name}"),
        liste=is_list,
        minimum=_bound(field, "min_length") or 0,
        maximum=_bound(field, "max_length"),
        marques=markers(model)[name],
        completion=completed.definition if completed else None,
    )


def _bound(field: FieldInfo, name: str) -> int | None:
    return next((getattr(item, name) for item in field.metadata if hasattr(item, name)), None)


def _without_none(annotation: Any) -> Any:  # noqa: ANN401
    args = get_args(annotation)
    return next(arg for arg in args if arg is not NoneType) if NoneType in args else annotation


def _nature(annotation: Any, of: str) -> Nature:  # noqa: ANN401
    forme = _forme(annotation)
    if forme:
        return forme
    if isinstance(annotation, type) and issubclass(annotation, (Vocabulaire, Model)):
        return annotation
    raise TypeError(
        f"{of} : on ne saurait dire à qui écrit ce qu'est {annotation} ; prenez un type de {types.__name__} "
        "(Texte, Nom, Entier…), une liste de mots ou un bloc."
    )
