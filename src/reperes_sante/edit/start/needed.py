"""Leave out of a new site the sources, organismes and acronyms that only other territories needed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.communs import Terme
from reperes_sante.validate import load
from reperes_sante.validate.rules.texts import fiches_utilisees

GLOSSARY = "data/glossaire.yml"
# Where an acronym may be met, besides its own entry.
MET = ("data/*.yml", "data/territoires/*.yml", "docs/**/*.md", "macros/**/*.html")
# Files of these folders bear the name of what cites them: a territory, or a file that all share.
CITED = ("data/sources", "data/organismes")
SHARED = "commun.yml"
# The id of an item, behind its key or as its first key.
ITEM = re.compile(r"^ +- [a-z0-9-]+: ", re.MULTILINE)


def keep_needed(root: Path, given: Collection[str]) -> None:
    """Cut out of the data of a project what nothing in it cites or says.

    Args:
        root: a project whose data can be read, its own territories included.
        given: paths of the files that the model gave; the others are left as they are.
    """
    _cut(root / GLOSSARY, (f"  - id: {terme.id}" for terme in _unmet(root, load(root).catalogue)))
    # What only a leftover cited is a leftover in its turn.
    while left := [(name, line) for name, line in _uncited(root) if name in given]:
        for name in {name for name, _ in left}:
            lines = (root / name).read_text("utf-8").splitlines()
            _cut(root / name, [lines[rank - 1] for place, rank in left if place == name])
    for name in given:
        if name.startswith(CITED) and not _is_shared(root / name, root):
            _join(root / name)


def _uncited(root: Path) -> Iterator[tuple[str, int]]:
    code = fiches_utilisees.kind.code
    return ((f.fichier, f.ligne) for f in load(root).findings if f.code == code)


def _unmet(root: Path, catalogue: Catalogue) -> Iterator[Terme]:
    paths = sorted({*chain.from_iterable(root.glob(pattern) for pattern in MET)} - {root / GLOSSARY})
    words = {word for path in paths for word in re.findall(r"[\w-]+", path.read_text("utf-8"))}
    known = catalogue.glossaire.termes
    met = {t.id for t in known if words & {t.id, t.sigle, t.sigle.capitalize(), t.sigle.upper()}}
    asked = {other for terme in known if terme.id in met for other in terme.voir}
    return (terme for terme in known if terme.id not in met | asked)


def _cut(path: Path, heads: Iterable[str]) -> None:
    """Cut blocks out of a list, each from its first line to the next one that is not deeper."""
    wanted, kept, depth = set(heads), list[str](), -1
    for line in path.read_text("utf-8").splitlines(keepends=True):
        inside = not line.strip() or len(line) - len(line.lstrip()) > depth
        if line.rstrip() in wanted:
            depth = len(line) - len(line.lstrip())
        elif depth < 0 or not inside:
            depth = -1
            kept.append(line)
    text = "".join(kept)
    if not ITEM.search(text):
        text = re.sub(r"^(\w+:)$", r"\1 []", text, flags=re.MULTILINE)
    path.write_text(text, "utf-8", newline="\n")


def _is_shared(path: Path, root: Path) -> bool:
    others = (other.stem for other in (root / "data").glob("*.yml"))
    return path.name == SHARED or any(other.startswith(path.stem) for other in others)


def _join(path: Path) -> None:
    """Move what is left of the file of a territory of elsewhere into the file that all share."""
    text = path.read_text("utf-8")
    shared = path.with_name(SHARED)
    first = ITEM.search(text)
    whole = shared.read_text("utf-8") + text[first.start() if first else len(text) :]
    shared.write_text(whole, "utf-8", newline="\n")
    path.unlink()
