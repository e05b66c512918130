"""The tree of CONTRIBUTING.md, in the words of each package: `uv run python -m tests.tree` writes it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.conftest import ROOT

PACKAGE = "src/reperes_sante"
PLACE = re.compile(r"(?<=<!-- tree -->\n```\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
PAGE = ROOT / "CONTRIBUTING.md"


def tree() -> str:
    """Return a line for each package: its folder, and the first line of its docstring."""
    return "".join(f"{name + '/':<15}{sentence}\n" for name, sentence in _packages())


def _packages() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / PACKAGE).glob("*/__init__.py")):
        words = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        yield path.parent.name, words.partition("\n")[0]


if __name__ == "__main__":
    PAGE.write_text(PLACE.sub(lambda _: tree(), PAGE.read_text("utf-8"), count=1), "utf-8")
