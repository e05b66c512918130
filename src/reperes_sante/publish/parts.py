"""Pages that the data make, with the parts of those that are too heavy for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import PageGeneree, Partie, generated_pages
from reperes_sante.publish.stubs import rivals, stub_path
from reperes_sante.read.disk import is_by_hand
from reperes_sante.render import Renderer


def pages_and_parts(catalogue: Catalogue, renderer: Renderer, docs: Path) -> Iterator[PageGeneree]:
    """Yield every page that the data make, divided where it would weigh too much.

    Args:
        catalogue: the data.
        renderer: weighs pages.
        docs: folder of the hand-written pages, which are never divided.
    """
    for page in generated_pages(catalogue):
        is_ours = not any(map(is_by_hand, rivals(docs, stub_path(page))))
        pieces = renderer.division(page.genre, page.cle, page.adresse) if is_ours else ()
        yield from (Partie(page, piece.chemin) for piece in pieces)
        if not pieces:
            yield page
