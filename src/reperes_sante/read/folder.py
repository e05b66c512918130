"""What lies in the folder of data: the files to read, and those that would be passed over in silence."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from reperes_sante.model.findings import Finding, Kind, Severity, Wording
from reperes_sante.read.files import link_finding

ABSENT = Kind("fichier-absent", "Les fichiers communs et au moins une fiche de territoire sont là.")
EXTENSION = Kind("extension", "Un fichier de données finit par « .yml ».")
EGARE = Kind("fichier-egare", "Tout fichier de « data/ » est lu.", gravite=Severity.AVERTISSEMENT)

KINDS = (ABSENT, EXTENSION, EGARE)

UNREAD = {"LICENSE", "README.md"}
REGISTER = "registre"


def shown_name(path: Path, root: Path) -> str:
    """Return how findings call a file: its path in the project, always printable."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "replace")


def passed_over(root: Path, read: Collection[Path]) -> Iterator[tuple[Path, Finding]]:
    """Yield each file of `data/` that is not read; hidden files and the register are left out.

    Args:
        root: the project's folder.
        read: the files that are read.
    """
    for path in _files(root / "data"):
        if path not in read and path.name not in UNREAD:
            yield path, _passed_over(path, shown_name(path, root))


def missing_files(name: str) -> Finding:
    """Tell that a file that every project has is not there."""
    wording = Wording(ABSENT, "Ce fichier manque.", "Remettez-le : il fait partie des données.")
    return Finding.at((name, 1, 1), wording)


def _files(folder: Path) -> Iterator[Path]:
    for current, folders, files in os.walk(folder):
        linked = [name for name in folders if Path(current, name).is_symlink()]
        folders[:] = [n for n in sorted(folders) if not n.startswith(".") and n not in (REGISTER, *linked)]
        yield from (
            Path(current, name)
            for name in sorted([*files, *linked])
            if not name.startswith(".") and name != REGISTER
        )


def _passed_over(path: Path, name: str) -> Finding:
    if path.is_symlink():
        return link_finding(name)
    if path.suffix.lower() in (".yaml", ".yml"):
        message = "Ce fichier n'est pas lu : il doit finir par « .yml » et être rangé au bon endroit."
        remedy = "Renommez-le, par exemple « data/territoires/arras.yml »."
        return Finding.at((name, 1, 1), Wording(EXTENSION, message, remedy))
    wording = Wording(EGARE, "Ce fichier n'est pas lu par le site.", "Retirez-le de « data/ ».")
    return Finding.at((name, 1, 1), wording)
