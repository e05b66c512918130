"""What a page weighs: heavy ones are told, and do not stop publication."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache

from reperes_sante.inspect.reading import Built, PageLue
from reperes_sante.model.findings import Finding, Kind, Severity, Wording

PAGE, VISIT = 10_000, 60_000
LOURDE = Kind(
    "page-lourde",
    "Compressée, une page pèse moins de 10 ko ; une première visite, moins de 60 ko.",
    gravite=Severity.AVERTISSEMENT,
)
KINDS = (LOURDE,)


def heavy_pages(built: Built) -> Iterator[Finding]:
    """Yield the pages over budget, alone or with what they load at once."""
    compressed = cache(lambda path: len(gzip.compress((built.dossier / path).read_bytes(), 9)))
    for page in built.pages.values():
        own = compressed(page.fichier)
        whole = own + sum(map(compressed, _loaded(built, page)))
        if own > PAGE or whole > VISIT:
            message = f"Elle pèse {own / 1000:.1f} ko, {whole / 1000:.1f} ko avec ce qu'elle charge."
            wording = Wording(LOURDE, message, "Répartissez son contenu sur plusieurs pages.")
            yield built.finding(page.fichier, 1, wording)


def _loaded(built: Built, page: PageLue) -> frozenset[str]:
    """List the files of the site that a page loads by itself."""
    found = (
        built.target(built.whole(page, reference.url))
        for reference in page.references
        if reference.balise in {"script", "img"}
        or {"stylesheet", "icon"}.intersection(reference.role.split())
    )
    return built.fichiers.intersection(filter(None, found))
