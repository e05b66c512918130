"""The HTML of built pages, held to the list of what they may hold."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.inspect.reading import Built
from reperes_sante.model.findings import Finding
from reperes_sante.read.markup import DRAWING, PAGE, Vocabulary, faults

ADMITTED = {".html": PAGE, ".svg": DRAWING}


def refused_html(built: Built) -> Iterator[Finding]:
    """Yield what pages and drawings hold and may not, and the identifiers that a page gives twice."""
    for path in sorted(built.fichiers):
        for suffix, admitted in ADMITTED.items():
            if path.endswith(suffix):
                yield from _of_file(built, path, admitted)


def _of_file(built: Built, path: str, admitted: Vocabulary) -> Iterator[Finding]:
    text = (built.dossier / path).read_text("utf-8", "replace")
    for fault in faults(text, admitted):
        yield built.finding(path, text.count("\n", 0, fault.position) + 1, fault.dit)
