"""A change, verified as a whole: data, built site, and what readers will see differ."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reperes_sante.edit.comparison import as_text
from reperes_sante.edit.comparison.changes import compare
from reperes_sante.edit.comparison.versions import base_of, committed, pages_by_hand_changed, working_tree
from reperes_sante.inspect import manifest
from reperes_sante.model.findings import DataError, Finding
from reperes_sante.publish.engine import BuildError
from reperes_sante.publish.recipe import ChangedError, SiteError, build, prepare
from reperes_sante.read.history import VersionError, commit_named

CHANGED = "Des fichiers ont changé pendant la vérification. Relancez."


class Verdict(NamedTuple):
    """What was found.

    Attributes:
        findings: all remarks, those of the data first.
        is_built: whether the site could be built and put in place.
        journal: why not, in the engine's own words, when no finding says it.
    """

    findings: tuple[Finding, ...]
    is_built: bool = True
    journal: str = ""


def verify(root: Path) -> Verdict:
    """Read the data, build the site, inspect it; nothing stops at the first remark that can be passed over.

    Args:
        root: the project's folder; `site/` and `schema/` are made again.
    """
    told: tuple[Finding, ...] = ()
    try:
        told = prepare(root).project.findings
        return Verdict((*told, *build(root, root / "site")))
    except (DataError, SiteError) as error:
        return Verdict(tuple(dict.fromkeys((*told, *error.findings))), False)
    except BuildError as error:
        return Verdict(told, False, error.journal)
    except ChangedError:
        return Verdict(told, False, CHANGED)


def pages_before(root: Path) -> manifest.Manifest | None:
    """Return what the manifest of the site in place says, before it is built again; nothing without one."""
    try:
        return manifest.read(root / "site")
    except (OSError, ValueError):
        return None


def changes(root: Path, base: str | None, before: manifest.Manifest | None) -> str:
    """Say what changes on the site since a version.

    Args:
        root: the project's folder.
        base: a name that git knows; by default, where the work left the main branch.
        before: what the former site held: when it was built from that very version, its pages are compared.
    """
    try:
        revision = base or base_of(root)
        old, new = committed(root, revision), working_tree(root)
        parts = [f"Ce qui change sur le site\n\n{as_text(compare(old, new), old, new)}"]
        if by_hand := pages_by_hand_changed(root, revision):
            parts.append("\n".join(("Pages écrites à la main :", *by_hand)))
        if before and before.commit == commit_named(root, revision):
            after = manifest.read(root / "site").fichiers
            parts.append(f"Pages : {manifest.differences(before.fichiers, after)}")
    except VersionError as error:
        return f"Ce qui change sur le site : {error}"
    return "\n\n".join(parts)
