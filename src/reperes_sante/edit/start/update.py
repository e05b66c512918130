"""Bring a site to the installed version: what nobody changed is replaced, the rest is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from reperes_sante.edit.start.needed import keep_needed
from reperes_sante.edit.start.project import (
    PACKAGE,
    RECORD,
    Owner,
    StartError,
    record,
    write_model,
    written,
)
from reperes_sante.inspect.manifest import sha256

# Beside a file that the editor changed, what the new version would have written.
BESIDE = ".nouveau"
# Facts and pages that are the editor's own, and that shared data may be cited by.
DATA = "data"


class Change(NamedTuple):
    """What a new version changes in a file.

    Attributes:
        dit: what is done with it, in French.
        pris: where the new text is put, if it is; the file itself, or beside it.
        retire: whether the file goes away.
    """

    fichier: str
    dit: str
    pris: str | None = None
    retire: bool = False


def update(root: Path, *, tried: bool) -> tuple[Owner, tuple[Change, ...]]:
    """Bring what `start` wrote to the installed version; return whom it was for, and what changes.

    Args:
        root: the project's folder.
        tried: whether nothing is to be written, only told.

    Raises:
        StartError: the project was not written by `start`, or a link stands where it would be written.
    """
    before, known = _recorded(root)
    now = replace(before, version=version(PACKAGE))
    with TemporaryDirectory(prefix=".reperes-") as workshop:
        fresh = Path(workshop) / "site"
        several = len(list((root / DATA / "territoires").glob("*.yml"))) > 1
        model = write_model(fresh, now, several=several)
        _add_own(root, fresh)
        keep_needed(fresh, model)
        given = {name for name in written(fresh) if not _is_own(root, name, known)}
        changes = tuple(_changes(root, fresh, given, known))
        _refuse_links(root, (RECORD, *(change.pris or change.fichier for change in changes)))
        if not tried:
            _apply(root, fresh, changes)
            for name in set(written(fresh)) - given:
                (fresh / name).unlink()
            record(fresh, now)
            shutil.copyfile(fresh / RECORD, root / RECORD)
    return before, changes


def waiting(root: Path) -> str:
    """Return what to do when a site was written by another version than the installed one; else nothing."""
    if not (root / RECORD).exists():
        return ""
    try:
        here, now = _recorded(root)[0].version, version(PACKAGE)
    except StartError as error:
        return str(error)
    if here == now:
        return ""
    return (
        f"Les fichiers de ce site sont ceux de la version {here} du paquet ; la version {now} est installée. "
        "« reperes mettre-a-jour --essai » dit ce qui changerait."
    )


def _recorded(root: Path) -> tuple[Owner, Mapping[str, str]]:
    try:
        told = json.loads((root / RECORD).read_text("utf-8"))
        known: Mapping[str, str] = told.pop("fichiers")
        # What is listed may be removed: nothing outside the project is.
        if outside := [name for name in known if not (root / name).resolve().is_relative_to(root.resolve())]:
            raise ValueError(outside)  # noqa: TRY301 - told as what cannot be read
        return Owner(**told), known
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StartError(
            f"« {RECORD} » manque ou ne se lit pas : « reperes commencer » l'écrit, et rien d'autre. "
            "Remettez celui de votre dernière version."
        ) from error


def _refuse_links(root: Path, names: Iterable[str]) -> None:
    """Refuse what would be written elsewhere: a link may lead to any file of the computer."""
    for name in names:
        for place in (root / name, *(root / name).parents):
            if place == root:
                break
            if place.is_symlink():
                link = place.relative_to(root).as_posix()
                raise StartError(f"« {link} » est un lien : mettez à sa place un vrai fichier, et relancez.")


def _add_own(root: Path, fresh: Path) -> None:
    """Put the editor's own data beside the new ones: what they cite is needed."""
    for path in sorted((root / DATA).rglob("*.yml")):
        place = fresh / path.relative_to(root)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)


def _is_own(root: Path, name: str, known: Mapping[str, str]) -> bool:
    """Tell whether a file of the data is the editor's: it was there, and `start` never wrote it."""
    return name.startswith(f"{DATA}/") and name not in known and (root / name).exists()


def _changes(root: Path, fresh: Path, given: set[str], known: Mapping[str, str]) -> Iterator[Change]:
    for name in sorted(given | set(known)):
        place, old = root / name, known.get(name)
        here = sha256(place) if place.is_file() else None
        new = sha256(fresh / name) if name in given else None
        if new in (here, old):
            continue
        if new is None:
            yield from _gone(name, here, old)
        elif here is None and old is not None:
            yield Change(name, "vous l'aviez retiré : il n'est pas remis.")
        elif here is None:
            yield Change(name, "ajouté.", name)
        elif here == old:
            yield Change(name, "remplacé : vous n'y aviez rien changé.", name)
        else:
            beside = f"{name}{BESIDE}"
            yield Change(
                name, f"vous l'avez changé : il reste ; la nouvelle version est dans {beside}.", beside
            )


def _gone(name: str, here: str | None, old: str | None) -> Iterator[Change]:
    if here == old:
        yield Change(name, "retiré : la nouvelle version ne s'en sert plus.", retire=True)
    elif here is not None:
        yield Change(name, "la nouvelle version ne s'en sert plus ; il reste, car vous l'avez changé.")


def _apply(root: Path, fresh: Path, changes: tuple[Change, ...]) -> None:
    for change in changes:
        if change.pris:
            (root / change.pris).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(fresh / change.fichier, root / change.pris)
        elif change.retire:
            (root / change.fichier).unlink()
