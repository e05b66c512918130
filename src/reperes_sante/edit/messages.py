"""The table of all kinds of finding, made from the code: the documentation shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reperes_sante import inspect
from reperes_sante.inspect import external, published, release
from reperes_sante.model.findings import Kind, Severity
from reperes_sante.read import files, folder, nodes, settings, syntax, wording, written
from reperes_sante.validate.rules import FAMILIES


class Row(NamedTuple):
    """A kind of finding.

    Attributes:
        famille: what it is about, in French.
        code: stable identifier, as findings print it.
        gravite: error, warning or advice.
        verifie: what is checked, in one French sentence.
        source: law or standard that asks for it, or the site itself.
    """

    famille: str
    code: str
    gravite: Severity
    verifie: str
    source: str


def rows() -> tuple[Row, ...]:
    """Return one row per kind of finding, gathered by family, in the order in which checks are made."""
    return tuple(
        Row(famille, kind.code, kind.gravite, kind.verifie, kind.source) for famille, kind in _kinds()
    )


def _kinds() -> Iterator[tuple[str, Kind]]:
    reading = {
        "Fichiers": (*folder.KINDS, *files.KINDS),
        "Mise en forme (YAML)": (*syntax.KINDS, *nodes.KINDS, *syntax.OF_MEANINGS, *settings.OF_KEYS),
        "Champs": (wording.INCONNUE, *wording.KINDS),
    }
    for famille, kinds in reading.items():
        yield from ((famille, kind) for kind in kinds)
    for famille, rules in FAMILIES.items():
        yield from ((famille, rule.kind) for rule in rules)
    for kind in written.KINDS:
        yield "Pages écrites à la main", kind
    for kind in (*inspect.KINDS, *published.KINDS, *release.KINDS, *external.KINDS, *settings.KINDS):
        yield "Site construit", kind
