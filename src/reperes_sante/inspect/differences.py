"""Which pages differ between two built sites."""

from __future__ import annotations

from collections.abc import Mapping

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
