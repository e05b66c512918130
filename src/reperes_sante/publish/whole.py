"""The site of data without an error, for the preview: pages and files are made when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from pathlib import Path

from reperes_sante.link.pages import PARTS, generated_pages
from reperes_sante.open_data import export_files
from reperes_sante.publish.columns import FOLDER as COLUMNS
from reperes_sante.publish.columns import column_files
from reperes_sante.publish.communes import commune_files, connu
from reperes_sante.publish.embed import embed_files
from reperes_sante.publish.engine.pages import Ready
from reperes_sante.publish.former import STATE_FILE
from reperes_sante.publish.preview import PreviewRenderer
from reperes_sante.publish.recipe import Site, frame
from reperes_sante.publish.search import FOLDER as SEARCH
from reperes_sante.publish.search import search_files, searchable
from reperes_sante.publish.stubs import pages_and_parts, pages_of_blocks, ready_pages
from reperes_sante.publish.typeset import typeset_on_request
from reperes_sante.publish.unheld import Unheld
from reperes_sante.read.disk import write_if_changed
from reperes_sante.read.kept import kept
from reperes_sante.read.palette import SHEET, palette
from reperes_sante.read.settings import site_url
from reperes_sante.render import Renderer
from reperes_sante.validate import Project


class Whole:
    """What can be shown while the data hold no error.

    Args:
        root: the project's folder.
        project: its data.
    """

    def __init__(self, root: Path, project: Project) -> None:
        catalogue = project.catalogue
        self._root, self._catalogue, self._address = root, catalogue, site_url(root)
        self._colours = palette(root)
        self.documents = typeset_on_request(catalogue, self._address, root)
        sizes = Unheld(self.documents, lambda _, laid: laid().stat().st_size)
        renderer = Renderer(catalogue, root / "macros", self._address, sizes, frame(root))
        self.site = Site(project, renderer, {})
        self.renderer = PreviewRenderer(self.site)
        self.pages = {page.adresse: page for page in generated_pages(catalogue)}
        write_if_changed(root / STATE_FILE, catalogue.site.etat_accessibilite.label)

    def ready(self, url: str) -> tuple[str, Ready] | None:
        """Return a generated page and the path of its stub, if the data make one at this address."""
        docs, above = self._root / "docs", url.partition(PARTS)[0]
        page = self.pages.get(url) or self.pages.get(above)
        pages = [page] if page else [block for block in pages_of_blocks(docs) if block.adresse == above]
        parts = tuple(pages_and_parts(pages, self.site.renderer, docs))
        part = next((part for part in parts if part.adresse == url), None)
        found = ready_pages(filter(None, [part]), docs, self.renderer)
        return next(iter(found.items()), None)

    def file(self, path: str) -> str | bytes | None:
        """Return a file that a build would write in `docs`."""
        if path in self.documents:
            return self.documents[path]().read_bytes()
        if path.startswith(f"{SEARCH}/"):
            return self._search.get(path)
        if path.startswith(COLUMNS):
            return self._columns.get(path)
        return self._communes.get(path) or self._exports.get(path)

    def forget_written(self) -> None:
        """Have made again what is read in the pages written by hand."""
        for name in ("_search", "_columns"):
            vars(self).pop(name, None)

    @cached_property
    def _search(self) -> dict[str, str]:
        found = searchable(self._catalogue, self.site.renderer, self._root / "docs")
        return search_files(*found, self._catalogue, partial(kept, self._root))

    @cached_property
    def _communes(self) -> Mapping[str, str | bytes]:
        return {**commune_files(self._catalogue.registre, connu(self._catalogue))}

    @cached_property
    def _exports(self) -> Mapping[str, str | bytes]:
        colours = {SHEET: self._colours.sheet()} if self._colours else {}
        cards = embed_files(self._catalogue, self.site.renderer, self._address, self._root)
        return {**export_files(self._catalogue, self._address), **cards, **colours}

    @cached_property
    def _columns(self) -> dict[str, str]:
        return column_files(self._catalogue, self.site.renderer, self._root / "docs")
