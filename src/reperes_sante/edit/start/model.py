"""The model of a new site: the files of this repository that make it, and where a package has them.

The build of the wheel runs this file alone, without the package: it imports the standard library only.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

# What makes pages from data, what every site says, what is known of the whole country.
TREES = ("macros", "overrides", "docs", "data", ".github/ISSUE_TEMPLATE", ".vscode")
ALONE = ("mkdocs.yml", "outils.txt", "CONTRIBUER.md", "LICENSE", ".gitignore")
# What this repository's site says of itself, or of its own territories; a new site has its own (`depart/`).
OWN = (
    "data/territoires",
    "data/site.yml",
    "data/mesures.yml",
    "docs/index.md",
    "docs/comprendre.md",
    "docs/eco-conception.md",
    "overrides/partials/etat-accessibilite.html",
)
# What lists and compares: of no use to a site of one territory.
SEVERAL = ("docs/territoires/", "docs/comparer/", "docs/chronologie/")


def model_files(root: Path) -> Iterator[str]:
    """Yield the paths of the files that a new site is made of, sorted; generated ones are left out.

    Args:
        root: this repository, or the copy of it in an installed package.
    """
    listing = root / "docs" / ".gitignore"
    ignored = listing.read_text("utf-8").splitlines() if listing.exists() else []
    left = {f"docs{line}" for line in ignored if line.startswith("/")}
    for tree in TREES:
        for path in sorted((root / tree).rglob("*")):
            name = path.relative_to(root).as_posix()
            is_left = name.startswith(OWN) or name in left or "__pycache__" in path.parts
            if path.is_file() and not is_left:
                yield name
    yield from (name for name in ALONE if (root / name).is_file())


def model_root() -> Path:
    """Return where the files of the model are: in the package, or in the repository it is installed from."""
    package = Path(__file__).parents[2]
    installed = package / "modele"
    return installed if installed.is_dir() else package.parents[1]
