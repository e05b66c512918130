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
from reperes_sante.model.fields import Node, Path, blocs, walk, walk_blocks, walk_references
from reperes_sante.model.markers import Mark, Ref, marked
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
        lu_le: the last day when something that it holds was read or checked.
    """

    bloc: Any
    dans: Place | None
    chemin: Path
    origine: Origine
    ancre: str
    lu_le: DatePartielle | None = None
    _renvois: tuple[Node, ...] | None = None
    _blocs: tuple[Any, ...] = ()
    _compte: int = 0

    @property
    def renvois(self) -> tuple[Node, ...]:
        """All that refers to something else in it; looked for once, a file being linked again and again."""
        if self._renvois is None:
            self._renvois = tuple(walk_references(self.bloc, self.chemin))
        return self._renvois

    @property
    def blocs(self) -> tuple[Any, ...]:
        """The blocks that it holds, itself first, in the order of the model; looked for once."""
        if not self._blocs:
            self._blocs = tuple(node.value for node in walk_blocks(self.bloc))
        return self._blocs

    @property
    def noeuds(self) -> tuple[Node, ...]:
        """All that it holds, itself first, in the order of the model; paths start from the file."""
        return tuple(walk(self.bloc, self.chemin))

    @property
    def compte(self) -> int:
        """How many nodes these are: pages ask again and again."""
        if not self._compte:
            self._compte = len(self.noeuds)
        return self._compte

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
    """Yield the blocks of some kinds that a block of linked data holds, itself first."""
    return (held for held in place_of(block).blocs if isinstance(held, kinds))


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
    _share_filled(copy)
    return copy


def _share_filled(block: BaseModel) -> None:
    filled = block.model_fields_set
    object.__setattr__(block, "__pydantic_fields_set__", _filled.setdefault(frozenset(filled), filled))


def placed(file: M) -> M:
    """Return a copy of a typed file, each block of which knows its place."""
    whole = rebuilt(file)
    settle(whole)
    return whole


def settle(file: BaseModel) -> None:
    """Have each block of a typed file, which nothing else holds, know its place."""
    around: list[Place] = []
    taken: Counter[str] = Counter()
    for path, block, _ in walk_blocks(file):
        while around and path[: len(around[-1].chemin)] != around[-1].chemin:
            around.pop()
        dans = around[-1] if around else None
        place = Place(block, dans, path, _origin(block, dans), _anchor(block, dans, taken))
        object.__setattr__(block, SLOT, place)
        _share_filled(block)
        around.append(place)
        for day in _readings(block):
            for above in around:
                above.lu_le = max(above.lu_le or day, day)


def is_settled(file: BaseModel) -> bool:
    """Tell whether the blocks of a typed file know their places."""
    return hasattr(file, SLOT)


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


def _readings(block: BaseModel) -> Iterator[DatePartielle]:
    """Yield the days when what a block says was read or checked."""
    return (day for name in marked(type(block), Mark.READ_ON) if (day := getattr(block, name)))
