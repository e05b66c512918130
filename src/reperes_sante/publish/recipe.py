"""The recipe of the site, from `data/` to `site/`: read → type → link → check → view → render → publish.

`prepare` reads, types, links and checks the data (`load`), and writes the pages that an engine reads. `build`
has the engine ask for each page, which is then viewed and rendered (`Renderer`), and publishes what it made.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path

from reperes_sante.edit.schema import write_schemas
from reperes_sante.inspect import inspect
from reperes_sante.inspect.promised import broken
from reperes_sante.inspect.published import lost
from reperes_sante.inspect.reading import Lectures
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import generated_pages
from reperes_sante.model.findings import DataError, Finding, has_errors
from reperes_sante.open_data import exported
from reperes_sante.open_data.publication import Publication
from reperes_sante.publish.additions import complete, lighten
from reperes_sante.publish.columns import column_files
from reperes_sante.publish.communes import answer_files, commune_files, connu
from reperes_sante.publish.embed import embed_files
from reperes_sante.publish.engine import build_pages
from reperes_sante.publish.engine.assembled import Assembled
from reperes_sante.publish.failures import told_at_their_lines
from reperes_sante.publish.fiches import key_of
from reperes_sante.publish.former import READ, STATE_FILE, Former, by_hand, chosen
from reperes_sante.publish.moved import Present, at_old_addresses
from reperes_sante.publish.origins import at_source, read_explained, unknown_calls, wrong_calls
from reperes_sante.publish.progress import along, step
from reperes_sante.publish.search import search_files, searchable
from reperes_sante.publish.search.entries import Ecrites
from reperes_sante.publish.stubs import (
    addresses,
    pages_and_parts,
    pages_of_blocks,
    ready_pages,
    stubs_for,
    synchronise,
)
from reperes_sante.publish.typeset import typeset_files
from reperes_sante.publish.unheld import Unheld, together
from reperes_sante.read.contract import unheard
from reperes_sante.read.disk import FOLDER, lock, put_in_place, write_if_changed, written_before
from reperes_sante.read.kept import code, keep_last, kept, last, prune
from reperes_sante.read.known import ReadOnce
from reperes_sante.read.palette import SHEET, palette
from reperes_sante.read.settings import settings, site_url
from reperes_sante.read.tree import Stamp, refused_files, stamp, unpublished
from reperes_sante.read.written import text_at
from reperes_sante.render import SKELETON, Cadre, Renderer
from reperes_sante.render.sigles import lexique
from reperes_sante.validate import Project, load
from reperes_sante.view.timeline import dernier_jour

# What inspecting pages told of each, by its content.
READINGS = "relectures"
# What can be found in each page written by hand, by what it holds.
WRITTEN = "ecrites"
# What a killed build leaves behind, and the next one removes.
WORKSHOP = "site-neuf"


class ChangedError(Exception):
    """The data or the templates changed meanwhile: the files of the site may tell of both states."""


class SiteError(Exception):
    """The built pages are not fit for readers; why is in `findings`, sorted."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


@dataclass(frozen=True, eq=False)
class Site:
    """The checked data, what was remarked on them, what renders them, and the documents laid out from them.

    Attributes:
        documents: where each sheet and each shared picture is kept, by its path.
        former: what was made before of the same, and all that is made of it now.
    """

    project: Project
    renderer: Renderer
    documents: Mapping[str, Path]
    former: Former = field(default_factory=Former)

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
    place = _whole(root)
    return _open_site(place, _inputs(place))


def prepare(root: Path) -> Site:
    """Open the site and make its generated files match the data; two processes wait for each other.

    Raises:
        DataError: the data hold errors, or a page written by hand does, or a folder what engines should never
            meet; no page was touched.
    """
    place = _whole(root)
    with lock(place, "ecrire"), told_at_their_lines(place):
        inputs = _inputs(place)
        if written := _written.get((place, inputs, stamp(place, *OUTPUTS))):
            return written
        _refuse(sorted(refused_files(place, written_before(place / "docs"))))
        site = _open_site(place, inputs)
        _synchronise(place, site)
        _written.clear()
        _written[place, inputs, stamp(place, *OUTPUTS)] = site
    return site


def build(root: Path, site: Path) -> tuple[Finding, ...]:
    """Build the public site in a new folder, complete it, check it, and only then put it in place.

    Two builds of one project wait for each other. Killed at any moment, this leaves the former site whole.

    Args:
        root: the project's folder.
        site: the folder to publish, on the same disk as the project; a failure leaves it as it was.

    Returns:
        what the inspection remarks and does not stop, at the source of each page where it is known.

    Raises:
        DataError: the data hold errors, or a page written by hand does.
        BuildError: the engine found a failing macro or another warning.
        ChangedError: somebody changed the data or the templates meanwhile.
        SiteError: the pages hold a dead link, a foreign request, code of their own, or no policy.
    """
    root = _whole(root)
    with lock(root, "construire"), told_at_their_lines(root), _workshop(root) as fresh:
        prepared = prepare(root)
        docs, renderer = root / "docs", prepared.renderer
        _refuse(wrong_calls(docs, renderer))
        whole = (*generated_pages(prepared.catalogue), *pages_of_blocks(docs))
        pages = pages_and_parts(whole, renderer, docs)
        assembled = Assembled(root, site, (prepared.former.commun.encode(),))
        build_pages(root, fresh, ready_pages(pages, docs, renderer), assembled, renderer.blocs_rendus)
        lighten(fresh / "assets")
        day = dernier_jour(prepared.catalogue.files).dernier_jour
        digests = complete(fresh, root, prepared.catalogue.site.securite, day)
        if prepare(root) is not prepared:
            raise ChangedError
        prepared.former.keep(root)
        assembled.keep()
        findings = _inspected(root, fresh, prepared.catalogue, digests)
        if has_errors(findings):
            raise SiteError(findings)
        put_in_place(fresh, site)
        prune(root)
    return findings


def _refuse(found: Iterable[Finding]) -> None:
    if wrong := tuple(found):
        raise DataError(wrong)


# Where generated files are written.
OUTPUTS = ("docs", "overrides")
# The last site whose generated files were written, by what was read for it and what that left.
_written: dict[tuple[Path, Stamp, Stamp], Site] = {}


@lru_cache(maxsize=1)
def _open_site(root: Path, _seen: Stamp) -> Site:
    former = Former.of(root)
    with step("Lecture des fiches"):
        known = ReadOnce(root)
        project = load(root, known=known)
    catalogue, address = project.checked(), site_url(root)
    documents = typeset_files(catalogue, address, root)
    # Before the skeleton is read, which includes it.
    write_if_changed(root / STATE_FILE, catalogue.site.etat_accessibilite.label)
    sizes = {path: place.stat().st_size for path, place in documents.items()}
    former.follow(root, key_of(catalogue, former.commun, known.lus, sizes))
    renderer = Renderer(catalogue, root / "macros", address, sizes, frame(root), former.rendus)
    return Site(project, renderer, documents, former)


def frame(root: Path) -> Cadre | None:
    """Return what surrounds the pages of a project; nothing when it leaves that to its engine."""
    overrides = root / "overrides"
    if not (overrides / SKELETON).is_file():
        return None
    return Cadre(overrides, {**settings(root), "site_url": site_url(root)}, partial(text_at, root / "docs"))


def _inputs(root: Path) -> Stamp:
    """Return what tells whether something that sites are made from changed, but what they write there."""
    names = (*READ, *map(str, chosen(root)))
    return frozenset(seen for seen in stamp(root, *names) if not seen[0].endswith(STATE_FILE))


def _synchronise(root: Path, site: Site) -> None:
    docs = root / "docs"
    if unknown := tuple(unknown_calls(docs)):
        raise DataError(unknown)
    exports = site.former.files("donnees", lambda: exported(site.catalogue, site_url(root)))
    cards = site.former.files(
        "cartes", lambda: embed_files(site.catalogue, site.renderer, site_url(root), root)
    )
    columns = site.former.files(
        "colonnes", lambda: column_files(site.catalogue, site.renderer, docs), by_hand(docs)
    )
    answers = site.former.files("reponses", lambda: answer_files(site.catalogue, site.renderer))
    colours = palette(root)
    documents = Unheld(site.documents, lambda _, place: place.read_bytes())
    made = together(exports, documents, cards, columns, answers, {SHEET: colours.sheet()} if colours else {})
    whole = along("Écriture des pages", (*generated_pages(site.catalogue), *pages_of_blocks(docs)))
    pages = tuple(pages_and_parts(whole, site.renderer, docs))
    files = stubs_for(pages, docs, site.renderer.description)
    write_schemas(root, site.catalogue)
    with step("Préparation de la recherche"):
        search = site.former.files("recherche", lambda: _search(root, site), by_hand(docs))
    communes = _communes(site)
    present = Present(addresses(docs, files), made, docs, written_before(docs))
    moved = at_old_addresses(root, Publication(site.catalogue, site_url(root)), present)
    # What the site has always wins: no line of a list takes the place of one of its files.
    synchronise(docs, together(moved, files, made, communes, search))


def _communes(site: Site) -> Mapping[str, str]:
    registre, known = site.catalogue.registre, connu(site.catalogue)
    said = (repr(known).encode(),)
    return site.former.files("communes", lambda: commune_files(registre, known), said, register=True)


def _search(root: Path, site: Site) -> dict[str, str]:
    ecrites = Ecrites(last(root, WRITTEN, (code(),)))
    found = searchable(site.catalogue, site.renderer, root / "docs", ecrites)
    keep_last(root, WRITTEN, (code(),), ecrites.told())
    return search_files(*found, site.catalogue, partial(kept, root))


def _whole(root: Path) -> Path:
    """Name a project's folder in one way: the engine, which knows it by another, gets the same site."""
    return Path(os.path.abspath(root))  # noqa: PTH100 - as the engine does, without asking the disk


@contextmanager
def _workshop(root: Path) -> Iterator[Path]:
    """Name a folder to build in; after a failure it stays to be looked at, until the next build."""
    own = root / FOLDER / WORKSHOP
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    yield own / "site"
    shutil.rmtree(own)


def _inspected(
    root: Path, fresh: Path, catalogue: Catalogue, digests: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return all that is wrong in a built folder, told where it was written."""
    name = fresh.relative_to(root).as_posix()
    known = lexique(catalogue)
    inputs = (code(), repr(known.sigles).encode())
    with step("Relecture du site"):
        lectures = Lectures(last(root, READINGS, inputs))
        built, forgotten = read_explained(fresh, name, known, lectures, digests)
        if lectures.are_new:
            keep_last(root, READINGS, inputs, lectures.told())
        remarked = (*inspect(built), *forgotten)
    placed = (at_source(finding, name, root, catalogue) for finding in remarked)
    of_files = (*lost(root, built), *broken(root, built), *unheard(root), *unpublished(root))
    return tuple(sorted((*placed, *of_files)))
