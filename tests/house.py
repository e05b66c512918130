"""The map of the code: floors, arrows, circles, sizes. `python -m tests.house [checkout]` prints it."""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
NAME = "reperes_sante"
# The order of the floors, written nowhere else: a package imports from the floors before its own only.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("model",),
    ("france",),
    ("read", "link"),
    ("validate", "view", "inspect"),
    ("open_data", "edit"),
    ("render",),
    ("publish",),
    ("commands",),
)
Graph = Mapping[str, frozenset[str]]


class Arrow(NamedTuple):
    """A module that imports a name of another."""

    source: str
    target: str
    name: str


@dataclass(frozen=True)
class House:
    """The modules of a checkout, by their dotted name below the package, and what they import."""

    modules: Mapping[str, str]
    arrows: tuple[Arrow, ...]

    @property
    def rooms(self) -> Graph:
        """Each package, or module that is in none, and those that it imports."""
        graph: dict[str, set[str]] = {_room(name): set() for name in self.modules}
        for arrow in self.arrows:
            graph[_room(arrow.source)].add(_room(arrow.target))
        return {
            room: frozenset(seen - {room}) for room, seen in graph.items() if room not in {"", "__main__"}
        }

    @property
    def files(self) -> Graph:
        """Each module, and those that it imports."""
        graph: dict[str, set[str]] = {name: set() for name in self.modules}
        for arrow in self.arrows:
            graph[arrow.source].add(arrow.target)
        return {name: frozenset(seen - {name}) for name, seen in graph.items()}

    @property
    def loose(self) -> list[str]:
        """The modules that stand in no package."""
        return sorted(room for room in self.rooms if len(self.of(room)) == 1)

    def of(self, room: str) -> list[str]:
        """Return the modules of a package, its own face first."""
        return sorted(name for name in self.modules if _room(name) == room)

    @property
    def borrowed(self) -> list[str]:
        """The modules of others that these ask for, each once."""
        nodes = chain.from_iterable(ast.walk(ast.parse(text)) for text in self.modules.values())
        asked = chain.from_iterable(_asked(node) for node in nodes)
        return sorted({name for name in asked if not _ours(name)})

    @property
    def lengths(self) -> list[int]:
        """How many lines each function has, its docstring included."""
        trees = map(ast.parse, self.modules.values())
        nodes = chain.from_iterable(map(ast.walk, trees))
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        return [(n.end_lineno or n.lineno) - n.lineno + 1 for n in nodes if isinstance(n, kinds)]


def house(root: Path) -> House:
    """Read the house of a checkout: every import counts, those of functions and of type checking too."""
    package = root / "src" / NAME
    paths = {_dotted(path.relative_to(package)): path for path in sorted(package.rglob("*.py"))}
    modules = {name: path.read_text("utf-8") for name, path in paths.items()}
    arrows = chain.from_iterable(_arrows(name, text, modules) for name, text in modules.items())
    return House(modules, tuple(arrows))


def circles(graph: Graph) -> list[frozenset[str]]:
    """Return the groups whose members all lead to each other, the largest first."""
    reach = {node: _reached(node, graph) for node in graph}
    groups = {frozenset(o for o in reach[node] if node in reach.get(o, ())) for node in graph}
    return sorted((group for group in groups if len(group) > 1), key=len, reverse=True)


def back_arrows(graph: Graph) -> list[str]:
    """Return the arrows that do not go down, by the order of the floors."""
    height = {room: rank for rank, floor in enumerate(FLOORS) for room in floor}
    return [f"{a} → {b}" for a, seen in graph.items() for b in sorted(seen) if height[b] >= height[a]]


def levels(graph: Graph) -> list[list[str]]:
    """Return the floors that the arrows themselves draw, a circle being one room."""
    group = {node: node for node in graph}
    for circle in circles(graph):
        group |= dict.fromkeys(circle, " + ".join(sorted(circle)))
    drawn: dict[str, set[str]] = {name: set() for name in group.values()}
    for node, seen in graph.items():
        drawn[group[node]] |= {group[other] for other in seen if other in graph} - {group[node]}
    sorter = TopologicalSorter(drawn)
    sorter.prepare()
    floors = []
    while sorter.is_active():
        ready = sorter.get_ready()
        floors.append(sorted(ready))
        sorter.done(*ready)
    return floors


def report(found: House) -> Iterator[str]:
    """Yield the lines of the map."""
    rooms, known = found.rooms, {room for floor in FLOORS for room in floor}
    for rank, floor in enumerate(levels(rooms), 1):
        yield f"{rank:>3}  {', '.join(floor)}"
    lines = sum(len(text.splitlines()) for text in found.modules.values())
    lengths = found.lengths
    yield f"rooms {len(rooms)} (loose modules {len(found.loose)}), floors {len(levels(rooms))}"
    yield f"arrows between rooms {sum(map(len, rooms.values()))}"
    yield f"back arrows {len(back_arrows(rooms)) if set(rooms) <= known else 'unknown: no order for these'}"
    yield f"circles of rooms {[*map(len, circles(rooms))]}, of files {[*map(len, circles(found.files))]}"
    yield f"files {len(found.modules)}, lines {lines}, internal names {len(found.arrows)}"
    yield f"one internal name for {lines / len(found.arrows):.1f} lines"
    yield f"functions {len(lengths)}, median {statistics.median(lengths):g} lines, longest {max(lengths)}"
    yield f"functions over 40 lines {sum(length > 40 for length in lengths)}"
    yield f"files under 40 lines {sum(len(text.splitlines()) < 40 for text in found.modules.values())}"


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix("__init__").removesuffix(".")


def _room(module: str) -> str:
    return module.partition(".")[0]


def _asked(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def _arrows(source: str, text: str, modules: Mapping[str, str]) -> Iterator[Arrow]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (Arrow(source, _below(a.name), a.name) for a in node.names if _ours(a.name))
        elif isinstance(node, ast.ImportFrom) and (node.level or _ours(node.module or "")):
            assert not node.level, f"{source}: relative imports are not read here"
            base = _below(node.module or "")
            for alias in node.names:
                whole = f"{base}.{alias.name}".lstrip(".")
                yield Arrow(source, whole if whole in modules else base, alias.name)


def _ours(module: str) -> bool:
    return module == NAME or module.startswith(f"{NAME}.")


def _below(module: str) -> str:
    return module.removeprefix(NAME).lstrip(".")


def _reached(start: str, graph: Graph) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for other in graph.get(waiting.pop(), ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


if __name__ == "__main__":
    for line in report(house(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)):
        print(line)
