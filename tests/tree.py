"""The tree of CONTRIBUTING.md, in the words of each package: `uv run python -m tests.tree` writes it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import FLOORS, NAME, ROOT

PACKAGE = ROOT / "src" / NAME
PLACE = re.compile(r"(?<=<!-- tree -->\n```\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
PAGE = ROOT / "CONTRIBUTING.md"


def tree() -> str:
    """Return a line for each package, floor by floor: its folder, and the first line of its docstring."""
    return "".join(f"{head:<19}{sentence}\n" for head, sentence in _packages())


def _packages() -> Iterator[tuple[str, str]]:
    for rank, floor in enumerate(FLOORS, 1):
        for room in floor:
            yield f"{rank}  {room}/", _sentence(PACKAGE / room)
            for face in sorted((PACKAGE / room).glob("*/__init__.py")):
                yield f"     {face.parent.name}/", _sentence(face.parent)


def _sentence(folder: Path) -> str:
    words = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    return words.partition("\n")[0]


if __name__ == "__main__":
    PAGE.write_text(PLACE.sub(lambda _: tree(), PAGE.read_text("utf-8"), count=1), "utf-8")
