"""Where each block stands in its file, and what it takes from there: resolved once, when data are linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from reperes_sante.france.letters import slug
from reperes_sante.model.base import Enonce, Model
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.fields import Node, Path, blocs, walk
from reperes_sante.model.markers import Mark, Ref, is_marked, marked
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle

M = TypeVar("M", bound=BaseModel)
B = TypeVar("B", bound=BaseModel)


class Origine(NamedTuple):
    """The sources and the check of a statement, its own or those of the nearest block that has some."""

    sources: tuple[str, ...] = ()
    verifie_le: DatePartielle | None = None


@dataclass(eq=False, slots=True)
class Place:
    """The place of a block.

    Attributes:
        dans: the place of the block that holds it; nothing for a whole file.
        chemin: the path that leads to it from its file.
        origine: where it comes from.
        ancre: its anchor in the page that shows it; nothing where it has none of its own.
        tous: all nodes of its file.
        debut: rank of its own among them.
        fin: rank of the first that it does not hold.
        lu_le: the last day when something that it holds was read or checked.
    """

    bloc: Any
    dans: Place | None
    chemin: Path
    origine: Origine
    ancre: str
    tous: tuple[Node, ...]
    debut: int
    fin: int
    lu_le: DatePartielle | None = None

    @property
    def noeuds(self) -> tuple[Node, ...]:
        """All that it holds, itself first, in the order of the model; paths start from the file."""
        return self.tous[self.debut : self.fin]

    @property
    def lignee(self) -> Iterator[Place]:
        """Its own place, then those of all that hold it, the nearest first."""
        place: Place | None = self
        while place:
            yield place
            place = place.dans

    def champ_de(self, above: Place) -> str:
        """Return the field of a block above that leads to it."""
        return str(self.chemin[len(above.chemin)])

    def dans_un(self, *kinds: type[B]) -> B | None:
        """Return the nearest block of some kinds, itself included, that holds it."""
        return next((place.bloc for place in self.lignee if isinstance(place.bloc, kinds)), None)


if homeless := [
    bloc.__name__
    for bloc in blocs(Territoire)
    if marked(bloc, Ref("thematique")) and not (bloc.ANCRE or issubclass(bloc, Dispositif))
]:
    raise TypeError(
        f"Les pages des thèmes ne peuvent pas mener à {' ni à '.join(homeless)} : ajoutez-y "
        '« ANCRE: ClassVar = "mot" », le premier mot de son ancre.'
    )
# The name under which `Model` keeps it.
SLOT = "_place"


def place_of(block: Model) -> Place:
    """Return the place of a block.

    Raises:
        LookupError: the block is not of linked data, or is a changed copy of such a block.
    """
    found: Place | None = getattr(block, SLOT, None)
    if found is None:
        raise LookupError(f"« {block.appellation} » n'a pas de place : ses données n'ont pas été liées.")
    return found


def blocs_of(block: Model, *kinds: type[B]) -> Iterator[B]:
    """Yield the blocks of some kinds that a block holds, itself first, in the order of the model."""
    return (node.value for node in place_of(block).noeuds if isinstance(node.value, kinds))


def references_of(block: Model, kind: str) -> Iterator[tuple[str, str]]:
    """Yield what a block itself, not what it holds, refers to of a kind: the field and the id, one by one."""
    for field in marked(type(block), Ref(kind)):
        value = getattr(block, field)
        ids = value if isinstance(value, tuple) else (value,)
        yield from ((field, id_) for id_ in ids if id_ is not None)


# What blocks of a kind fill is often the same: each set would take as much room as all that it tells of.
_filled: dict[frozenset[str], set[str]] = {}


def rebuilt(block: M, changes: Callable[[BaseModel], Mapping[str, object]] = lambda _: {}) -> M:
    """Return a copy of a block and of all that it holds.

    Args:
        block: the block.
        changes: tells the fields that change in a block, with their new values.
    """
    below = {
        name: rebuilt(value, changes)
        if isinstance(value, BaseModel)
        else tuple(rebuilt(item, changes) for item in value)
        for name, value in vars(block).items()
        if isinstance(value, BaseModel)
        or (isinstance(value, tuple) and value and isinstance(value[0], BaseModel))
    }
    copy = block.model_copy(update={**below, **changes(block)})
    filled = copy.model_fields_set
    object.__setattr__(copy, "__pydantic_fields_set__", _filled.setdefault(frozenset(filled), filled))
    return copy


def placed(file: M) -> M:
    """Return a copy of a typed file, each block of which knows its place."""
    whole = rebuilt(file)
    tous = tuple(walk(whole))
    around: list[Place] = []
    taken: Counter[str] = Counter()
    for rank, node in enumerate(tous):
        while around and node.path[: len(around[-1].chemin)] != around[-1].chemin:
            around.pop().fin = rank
        if isinstance(node.value, Model):
            dans = around[-1] if around else None
            ancre = _anchor(node.value, dans, taken)
            around.append(
                Place(node.value, dans, node.path, _origin(node.value, dans), ancre, tous, rank, len(tous))
            )
            object.__setattr__(node.value, SLOT, around[-1])
        elif isinstance(node.value, DatePartielle) and _is_reading(around[-1], node):
            for place in around:
                place.lu_le = max(place.lu_le or node.value, node.value)
    return whole


def _origin(block: Model, dans: Place | None) -> Origine:
    above = dans.origine if dans else Origine()
    if not isinstance(block, Enonce):
        return above
    return Origine(block.sources or above.sources, block.verifie_le or above.verifie_le)


def _anchor(block: Model, dans: Place | None, taken: Counter[str]) -> str:
    """Return the anchor of a block, made of words, not of ranks: it survives a change of order."""
    dispositif = dans.dans_un(Dispositif) if dans and block.ANCRE else None
    if dispositif is None:
        return ""
    name = f"{block.ANCRE}-{dispositif.id}-{slug(block.repere)}"
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"


def _is_reading(holder: Place, node: Node) -> bool:
    return is_marked(type(holder.bloc), str(node.path[len(holder.chemin)]), Mark.READ_ON)
