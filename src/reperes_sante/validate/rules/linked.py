"""What rules look at, what they answer, and what a file already says that it does not know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial, wraps
from itertools import chain, groupby
from typing import Any, Generic, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from pydantic import BaseModel

from reperes_sante.france.letters import plain_letters
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.places import place_of
from reperes_sante.model.base import Model
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.fields import Node, Path, walk_blocks
from reperes_sante.model.findings import SITE, Finding, Kind, Severity, Wording
from reperes_sante.model.types import DatePartielle
from reperes_sante.read.known import Known
from reperes_sante.read.typing import ParsedFile, Typed

M = TypeVar("M", bound=BaseModel)
N = TypeVar("N", bound=BaseModel)
V = TypeVar("V", bound=BaseModel | str)
T = TypeVar("T")


class Remark(NamedTuple):
    """A finding before it is placed: the typed file, the path in it, the words."""

    file: Typed[BaseModel]
    path: Path
    message: str
    remedy: str


class Found(NamedTuple, Generic[V]):
    """A typed object with its place."""

    file: Typed[BaseModel]
    path: Path
    value: V


@dataclass(frozen=True, eq=False)
class Linked:
    """All that could be read, linked.

    Attributes:
        today: the day of the check; only warnings may depend on it.
        unread: types of the files of which one at least could not be read. A rule that could only repeat
            this cause keeps quiet.
        sketches: files that were read and could not be typed, each with what it should hold.
        known: what was told of the same before.
    """

    catalogue: Catalogue
    files: tuple[Typed[Model], ...]
    today: dt.date
    unread: frozenset[type[BaseModel]] = frozenset()
    sketches: tuple[tuple[ParsedFile, type[Model]], ...] = ()
    known: Known = field(default_factory=Known)

    def of(self, file: Typed[Model], gather: Callable[[Typed[Model]], T]) -> T:
        """Return what is gathered of a file, gathered anew only if it says something else than before."""
        named = gather.__qualname__.encode()
        return self.known.told((named, file.document.empreinte), partial(gather, file))

    @property
    def each_alone(self) -> Iterator[Linked]:
        """Each file of the disk, with what it describes at its end, as if there were no other."""
        for _, items in groupby(self.files, lambda item: item.document.name):
            files = tuple(items)
            values = (item.value for item in files)
            yield Linked(Catalogue.gathered(values, self.catalogue.registre), files, self.today)

    @property
    def jour(self) -> DatePartielle:
        """The day of the check, as data write days."""
        return DatePartielle.of(self.today)

    @cached_property
    def nodes(self) -> tuple[tuple[Typed[Model], tuple[Node, ...]], ...]:
        """Every object and every leaf of each file."""
        return tuple((file, place_of(file.value).noeuds) for file in self.files)

    @cached_property
    def objects(self) -> tuple[Found[BaseModel], ...]:
        """Every object of all files."""
        return tuple(Found(file, *found) for file in self.files for found in _objects(file))

    @cached_property
    def texts(self) -> tuple[Found[str], ...]:
        """Every text of all files, but addresses of pages and words of closed lists."""
        return tuple(Found(file, *found) for file, nodes in self.nodes for found in texts_among(nodes))

    def every(self, kind: type[M]) -> Iterator[Found[M]]:
        """Yield every object of a type, in all files."""
        return self._such(lambda own: issubclass(own, kind))

    def either(self, one: type[M], other: type[N]) -> Iterator[Found[M] | Found[N]]:
        """Yield every object of two types, in all files."""
        return self._such(lambda own: issubclass(own, (one, other)))

    @property
    def identified(self) -> Iterator[Found[Any]]:
        """Every object that has an id, in all files."""
        return self._such(lambda own: "id" in own.model_fields)

    def _such(self, is_wanted: Callable[[type[BaseModel]], bool]) -> Iterator[Found[Any]]:
        ranks = (ranks for own, ranks in self._ranks.items() if is_wanted(own))
        return (self.objects[rank] for rank in sorted(chain.from_iterable(ranks)))

    @cached_property
    def _ranks(self) -> Mapping[type[BaseModel], Sequence[int]]:
        """Where the objects of each type stand among all: rules ask for a few, and one after the other."""
        found: dict[type[BaseModel], list[int]] = {}
        for rank, item in enumerate(self.objects):
            found.setdefault(type(item.value), []).append(rank)
        return found


def texts_among(nodes: Iterable[Node]) -> Iterator[tuple[Path, str]]:
    """Yield the texts of some nodes, but addresses of pages and words of closed lists."""
    for path, value, ref in nodes:
        if type(value) is str and ref is None and not value.startswith(("http://", "https://")):
            yield path, value


def of_each(gather: Callable[[Typed[Model]], T]) -> Callable[[Typed[Model]], T]:
    """Have something gathered once of each typed file: a preview checks the same ones again and again."""
    gathered: WeakKeyDictionary[Typed[Model], T] = WeakKeyDictionary()

    @wraps(gather)
    def known(file: Typed[Model]) -> T:
        if file not in gathered:
            gathered[file] = gather(file)
        return gathered[file]

    return known


@of_each
def _objects(file: Typed[Model]) -> tuple[tuple[Path, BaseModel], ...]:
    return tuple((node.path, node.value) for node in walk_blocks(file.value))


def once(gather: Callable[[Linked], T]) -> Callable[[Linked], T]:
    """Have something gathered once for all rules that ask for it; it goes away with the data.

    Kept longer, it would keep the texts of all files, of which nothing is asked once they are checked.
    """
    gathered: WeakKeyDictionary[Linked, T] = WeakKeyDictionary()

    @wraps(gather)
    def known(linked: Linked) -> T:
        if linked not in gathered:
            gathered[linked] = gather(linked)
        return gathered[linked]

    return known


Check = Callable[[Linked], Iterator[Remark]]


@dataclass(frozen=True)
class Rule:
    """A rule with the kind of finding that it gives.

    Attributes:
        ensemble: whether it sets files side by side; else it looks at each alone, with the register and the
            day: what it says of a file stands as long as these do.
    """

    kind: Kind
    check: Check
    ensemble: bool = False

    def placed(self, remark: Remark) -> Finding:
        """Return what the rule has to say, at its place."""
        wording = Wording(self.kind, remark.message, remark.remedy)
        return remark.file.document.finding(remark.path, wording)


def rule(
    code: str,
    verifie: str,
    *,
    source: str = SITE,
    gravite: Severity = Severity.ERREUR,
    ensemble: bool = False,
) -> Callable[[Check], Rule]:
    """Declare a rule: its stable code, what it checks in one French sentence, who asks for it."""
    return lambda check: Rule(Kind(code, verifie, source, gravite), check, ensemble)


# A rule that forbids nothing.
warning = partial(rule, gravite=Severity.AVERTISSEMENT)


def check_listed(names: Mapping[str, object], rules: Collection[Rule]) -> None:
    """Raise TypeError, with the codes, when a module holds rules that are not among those asked."""
    held = {value.kind.code for value in names.values() if isinstance(value, Rule)}
    if forgotten := held - {rule.kind.code for rule in rules}:
        raise TypeError(f"ajoutez à une famille de FAMILIES la règle {', '.join(sorted(forgotten))}")


def is_told_unknown(dispositif: Dispositif, words: str) -> bool:
    """Tell whether « inconnus » already names these words, written without accents nor capitals."""
    return any(words in plain_letters(text).replace("-", " ") for text in dispositif.inconnus)
