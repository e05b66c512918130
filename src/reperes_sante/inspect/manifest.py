"""The manifest (commit, SHA-256 of each published file), and which pages differ from another one's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from reperes_sante.read.disk import files_in

NAME = "manifeste.json"


def hashes(site: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a folder but the manifest, in hexadecimal, by path."""
    return {name: sha256(site / name) for name in sorted(files_in(site)) if name != NAME}


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def manifest(files: Mapping[str, str], commit: str | None) -> str:
    """Return the manifest as JSON: `commit` (null outside git) and `fichiers`, a hash by path."""
    return (
        json.dumps({"commit": commit, "fichiers": dict(sorted(files.items()))}, ensure_ascii=False, indent=1)
        + "\n"
    )


class Manifest(NamedTuple):
    """What a manifest says: the commit, if there is one, and the hash of each file by its path."""

    commit: str | None
    fichiers: dict[str, str]


def read(site: Path) -> Manifest:
    """Return what the manifest of a built site says.

    Raises:
        OSError: there is no manifest.
        ValueError: it is not one.
    """
    match json.loads((site / NAME).read_text("utf-8")):
        case {"commit": (str() | None) as commit, "fichiers": dict() as files}:
            return Manifest(commit, files)
        case _:
            raise ValueError(f"{NAME} is not a manifest")


def altered(site: Path) -> list[str]:
    """List the files that are missing, added or changed since the manifest was written.

    Raises:
        OSError: there is no manifest.
        ValueError: it is not one.
    """
    told, found = read(site).fichiers, hashes(site)
    return sorted(name for name in told.keys() | found.keys() if told.get(name) != found.get(name))


SHOWN = 100


def differences(avant: Mapping[str, str], apres: Mapping[str, str]) -> str:
    """Say which pages differ, from the hashes of the files of both sites by their path."""
    old, new = _pages(avant), _pages(apres)
    changes = {
        "disparaît": sorted(old.keys() - new.keys()),
        "s'ajoute": sorted(new.keys() - old.keys()),
        "change": sorted(name for name in old.keys() & new.keys() if old[name] != new[name]),
    }
    counts = ", ".join(f"{word} : {len(names)}" for word, names in changes.items())
    lines = [f"{word:<9}  /{name}" for word, names in changes.items() for name in names]
    shown = [*lines[:SHOWN], *(["…"] if len(lines) > SHOWN else [])]
    return "\n".join((f"{counts}, sur {len(new)} pages.", *shown))


def _pages(files: Mapping[str, str]) -> dict[str, str]:
    return {
        name.removesuffix("index.html"): digest for name, digest in files.items() if name.endswith(".html")
    }
