"""The site as engines see it: data loaded once per process, stubs on disk, blocks to call from pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reperes_sante.edit.schema import write_schemas
from reperes_sante.inspect.published import redirections
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.open_data import export_files
from reperes_sante.publish.communes import commune_files
from reperes_sante.publish.search import search_files, searchable
from reperes_sante.publish.stubs import addresses, pages_and_parts, stubs_for, synchronise
from reperes_sante.publish.typeset import typeset_files
from reperes_sante.read.disk import turn, write_if_changed
from reperes_sante.read.settings import settings, site_url
from reperes_sante.render import SKELETON, Cadre, Renderer
from reperes_sante.validate import Project, load

# The mention that the law wants on the home page; the page skeleton includes it.
STATE_FILE = "overrides/partials/etat-accessibilite.html"
# Set by `reperes servir`: pages then show findings instead of stopping the engine.
PREVIEW = "REPERES_APERCU"


@dataclass(frozen=True, eq=False)
class Site:
    """The checked data, what was remarked on them, what renders them, and the documents laid out from them.

    Attributes:
        documents: bytes of each sheet and of each shared picture, by its path.
    """

    project: Project
    renderer: Renderer
    documents: Mapping[str, bytes]

    @property
    def catalogue(self) -> Catalogue:
        """The checked data."""
        return self.project.catalogue


def open_site(root: Path) -> Site:
    """Return the site of a project; the same object as long as no file changed.

    An engine may ask once per page: reading everything again would make the build quadratic.

    Raises:
        DataError: the data hold errors, or the settings give no address.
    """
    return _open_site(root, _stamp(root, "data", "macros"))


def prepare(root: Path) -> Site:
    """Open the site and make its generated files match the data; two processes wait for each other.

    Raises:
        DataError: the data hold errors, or a page written by hand does; no page was touched.
    """
    with turn(root, "ecrire"):
        site = open_site(root)
        _synchronise_once(root, site, _stamp(root, "docs"))
    return site


@lru_cache(maxsize=1)
def _open_site(root: Path, _stamp: frozenset[tuple[str, int, int]]) -> Site:
    project = load(root)
    catalogue, address = project.checked(), site_url(root)
    documents = typeset_files(catalogue, address, root)
    sizes = {path: len(content) for path, content in documents.items()}
    return Site(project, Renderer(catalogue, root / "macros", address, sizes, _frame(root)), documents)


def _frame(root: Path) -> Cadre | None:
    """Return what surrounds the pages of a project; nothing when it leaves that to its engine."""
    overrides = root / "overrides"
    is_ours = (overrides / SKELETON).is_file()
    return Cadre(overrides, {**settings(root), "site_url": site_url(root)}) if is_ours else None


@lru_cache(maxsize=1)
def _synchronise_once(root: Path, site: Site, _stamp: frozenset[tuple[str, int, int]]) -> None:
    docs = root / "docs"
    made: dict[str, str | bytes] = {**export_files(site.catalogue, site_url(root)), **site.documents}
    pages = tuple(pages_and_parts(site.catalogue, site.renderer, docs))
    files = stubs_for(pages, docs, site.renderer.description)
    write_schemas(root, site.catalogue)
    write_if_changed(root / STATE_FILE, site.catalogue.site.etat_accessibilite.label)
    search = search_files(*searchable(site.catalogue, site.renderer, docs), site.catalogue)
    moved = redirections(root, addresses(docs, files))
    synchronise(docs, {**files, **made, **commune_files(site.catalogue), **search, **moved})


def _stamp(root: Path, *folders: str) -> frozenset[tuple[str, int, int]]:
    files = (path for folder in folders for path in (root / folder).rglob("*") if path.is_file())
    stats = ((path.as_posix(), path.stat()) for path in files if path.suffix != ".pyc")
    return frozenset((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
