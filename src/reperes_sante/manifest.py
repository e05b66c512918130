"""The manifest: the SHA-256 of each published file, and the commit that they come from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

NAME = "manifeste.json"


def hashes(site: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a folder but the manifest, in hexadecimal, by path."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: _sha256(path) for name, path in sorted(files.items()) if name != NAME}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def manifest(files: Mapping[str, str], commit: str | None) -> str:
    """Return the manifest as JSON: `commit` (null outside git) and `fichiers`, a hash by path."""
    return json.dumps({"commit": commit, "fichiers": files}, ensure_ascii=False, indent=1) + "\n"


def altered(site: Path) -> list[str]:
    """List the files that are missing, added or changed since the manifest was written.

    Raises:
        OSError: there is no manifest.
        ValueError: it is not one.
    """
    told = json.loads((site / NAME).read_text("utf-8"))["fichiers"]
    found = hashes(site)
    return sorted(name for name in told.keys() | found.keys() if told.get(name) != found.get(name))
