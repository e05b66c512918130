"""Versions of the data: the files of the folder, or those of a commit, read without touching the folder."""

from __future__ import annotations

import io
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reperes_sante.france.register import Registre
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Model
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.findings import DataError, Finding, Severity
from reperes_sante.model.territoire import Territoire
from reperes_sante.read.history import VersionError, commit_named, git, listed
from reperes_sante.validate import Project, load

REGISTER = "data/registre"
MAIN_BRANCHES = ("origin/HEAD", "origin/main", "main", "origin/master", "master")
HAPPENED = {"A": "s'ajoute", "D": "disparaît"}


@dataclass(frozen=True)
class Snapshot:
    """The data at a point of their history.

    Attributes:
        nom: how to call it in a sentence.
        fiches_illisibles: ids of the territories whose file could not be read.
        collections_illisibles: kinds of shared file that could not all be read.
        remarques: what the reader should know of this version, in French.
    """

    nom: str
    catalogue: Catalogue
    fiches_illisibles: frozenset[str] = frozenset()
    collections_illisibles: frozenset[type[Model]] = frozenset()
    remarques: tuple[str, ...] = ()


def working_tree(root: Path) -> Snapshot:
    """Return the data as the folder holds them now."""
    return _read(root, "les fichiers du dossier", Registre(root / REGISTER), ())


def committed(root: Path, revision: str) -> Snapshot:
    """Return the data of a commit.

    Args:
        root: the project's folder, in a git repository.
        revision: any name that git knows: `HEAD~1`, a branch, a tag, a commit.

    Raises:
        VersionError: git is absent, the folder has no history, or no commit answers.
    """
    if git(root, "rev-parse", "--git-dir") is None:
        raise _untracked(root)
    sha = commit_named(root, revision)
    if sha is None:
        raise VersionError(
            f"« {revision} » n'est pas une version connue de git. Écrivez par exemple « HEAD~1 », le nom "
            "d'une branche ou un numéro de commit ; « git log --oneline » les donne. "
            "Si l'historique n'est pas entier, récupérez-le : git fetch --unshallow"
        )
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        _extract(git(root, "archive", "--format=tar", sha, "--", "data") or b"", copy)
        register, remarks = _register(copy, root)
        name = sha[:7] if sha.startswith(revision) else f"{revision} ({sha[:7]})"
        return _read(copy, name, register, remarks)


def base_of(root: Path) -> str:
    """Name the commit that the work in a folder started from: where it left the main branch.

    Raises:
        VersionError: git is absent, or the folder has no commit.
    """
    for branch in MAIN_BRANCHES:
        if found := git(root, "merge-base", branch, "HEAD"):
            return found.decode().strip()[:12]
    if commit_named(root, "HEAD") is None:
        raise _untracked(root)
    return "HEAD"


def _untracked(root: Path) -> VersionError:
    return VersionError(f"Le dossier {root.resolve()} n'est pas suivi par git : rien à comparer.")


def pages_by_hand_changed(root: Path, revision: str) -> tuple[str, ...]:
    """Say which files of `docs/` differ from those of a commit: « docs/aide.md change ».

    Raises:
        VersionError: git is absent.
    """
    told = listed(root, "diff", "--name-status", "--no-renames", "--relative", "-z", revision, "--", "docs")
    new = listed(root, "ls-files", "--others", "--exclude-standard", "-z", "--", "docs")
    known = zip(told[::2], told[1::2], strict=True)
    return (
        *(f"{path} {HAPPENED.get(status, 'change')}" for status, path in known),
        *(f"{path} s'ajoute" for path in new),
    )


def _extract(archive: bytes, target: Path) -> None:
    """Write the ordinary files of an archive; links and other kinds of file are left out."""
    if not archive:
        return
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isfile() else None
            if file:
                path = target / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.read())


def _register(copy: Path, root: Path) -> tuple[Registre, tuple[str, ...]]:
    """Return the register of a copy, or today's when its own is absent or in another form, and say so."""
    register = Registre(copy / REGISTER)
    try:
        # The register reads its files late, and the copy will soon be gone.
        _ = register.epci, register.departements, register.regions, register.annee
    except (OSError, AttributeError, DataError):
        remark = "Le registre officiel n'y est pas lisible : celui d'aujourd'hui le remplace."
        return Registre(root / REGISTER), (remark,)
    return register, ()


def _read(root: Path, nom: str, register: Registre, remarks: tuple[str, ...]) -> Snapshot:
    project = load(root, registre=register)
    fiches, collections = _unreadable(root, project.catalogue)
    told = (*remarks, *_remarks(project, fiches, collections))
    return Snapshot(nom, project.catalogue, fiches, collections, told)


def _unreadable(root: Path, catalogue: Catalogue) -> tuple[frozenset[str], frozenset[type[Model]]]:
    fiches: frozenset[str] = frozenset()
    collections = set()
    for collection in COLLECTIONS:
        paths = list((root / "data").glob(collection.motif))
        # Files of territories may hold some too.
        if len(paths) <= sum(type(file) is collection.modele for file in catalogue.files):
            continue
        if collection.modele is Territoire:
            fiches = frozenset(path.stem for path in paths if path.stem not in catalogue.territoires)
        else:
            collections.add(collection.modele)
    return fiches, frozenset(collections)


def _remarks(project: Project, fiches: frozenset[str], collections: frozenset[type[Model]]) -> Iterator[str]:
    patterns = tuple(c.motif for c in COLLECTIONS if c.modele in collections)
    first: dict[str, Finding] = {}
    for finding in project.findings:
        if finding.gravite is Severity.ERREUR:
            first.setdefault(finding.fichier, finding)
    for name, finding in first.items():
        path = Path(name)
        if (path.parent.name == "territoires" and path.stem in fiches) or any(map(path.match, patterns)):
            yield (
                f"{name} n'est pas lisible avec le modèle d'aujourd'hui, il n'est pas comparé "
                f"(ligne {finding.ligne} : {finding.message})"
            )
