"""The HTML of built pages, held to the list of what they may hold."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.inspect.reading import Built, refused
from reperes_sante.model.findings import Finding
from reperes_sante.read.markup import DRAWING


def refused_html(built: Built) -> Iterator[Finding]:
    """Yield what pages and drawings hold and may not, and the identifiers that a page gives twice."""
    for path in sorted(built.fichiers):
        if path in built.pages:
            found = built.pages[path].refus
        elif path.endswith(".svg"):
            found = tuple(refused((built.dossier / path).read_bytes(), DRAWING))
        else:
            continue
        yield from (built.finding(path, *each) for each in found)
