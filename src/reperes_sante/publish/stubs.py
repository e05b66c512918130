"""Stubs: one small Markdown file per generated page, so that every engine sees ordinary pages.

The body of a stub holds identifiers only, never a datum. The one sentence of its front matter, which no
engine runs as a template, is written as JSON. Generated files are listed in `docs/.gitignore`, which is both
their manifest and the reason why none is committed. A page written by hand at the same address wins.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from reperes_sante.link.pages import DOSSIERS, Page, PageDuBloc, PageDuContrat, PageGeneree, Partie
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.findings import DataError, Finding
from reperes_sante.publish.engine.pages import Ready
from reperes_sante.publish.unheld import Content
from reperes_sante.read import decode
from reperes_sante.read.calls import CalledBlock, calls
from reperes_sante.read.disk import (
    MANIFEST,
    MARK,
    is_by_hand,
    pages_by_hand,
    write_if_changed,
    written_before,
)
from reperes_sante.read.tree import PRIS
from reperes_sante.render import BLOCS, Renderer
from reperes_sante.render.called import BlocAppele

Describe = Callable[..., str]


class Renders(Protocol):
    """What makes pages: the renderer of the site, or that of the preview."""

    @property
    def titre(self) -> Describe:
        """Return the title of a page from what names it."""

    @property
    def description(self) -> Describe:
        """Return the description of a page from what names it."""

    @property
    def page(self) -> Describe:
        """Return the HTML of a page from what names it and its address."""

    @property
    def partie(self) -> Describe:
        """Return the HTML of a part of a page from what names it and its address."""


def stub(page: PageGeneree, description: str) -> str:
    """Return the Markdown of a generated page or part: two macro calls that name it, and its description.

    Args:
        page: the page.
        description: one plain sentence for search engines.
    """
    arguments = ", ".join(f"'{name}'" for name in names_of(page))
    about, *own = _matter(page, description).items()
    quoted = (about[0], json.dumps(about[1], ensure_ascii=False))
    lines = "\n".join(f"{name}: {value}" for name, value in (quoted, *own))
    macro = "partie" if isinstance(page, Partie) else "fiche"
    title = f'title: "{{{{ titre({arguments}) }}}}"'
    return f"---\n{title}\n{lines}\n---\n\n{{{{ {macro}({arguments}) }}}}\n"


def _matter(page: PageGeneree, description: str) -> dict[str, str]:
    """Return what the skeleton asks of a page beside its title and its HTML; the description comes first."""
    whole = page.page if isinstance(page, Partie) else page
    territoire = {"territoire": whole.territoire.id} if isinstance(whole, (Page, PageDuContrat)) else {}
    file = file_of(whole)
    fichier = {"fichier": file} if file else {}
    made = dict([MARK.split(": ")])
    return {"description": description, **territoire, **fichier, "rubrique": page.genre, **made}


def file_of(page: PageGeneree) -> str | None:
    """Return the path in `data/` of the file that a page is made from, where one alone can be."""
    if isinstance(page, (Page, PageDuContrat)):
        return f"territoires/{page.territoire.id}.yml"
    dossier = DOSSIERS.get(page.genre)
    written = (c.motif for c in COLLECTIONS if dossier and c.modele is dossier.modele and "*" not in c.motif)
    return next(written, None)


def ready_pages(pages: Iterable[PageGeneree], docs: Path, renderer: Renders) -> dict[str, Ready]:
    """Return the pages that have a stub, as the engine would find them by reading it, by the stub's path.

    Args:
        pages: all pages that the data make.
        docs: folder of the hand-written pages.
        renderer: renders them.
    """
    return {stub_path(page): _ready(page, renderer) for page in pages if not _is_taken(docs, page)}


def _ready(page: PageGeneree, renderer: Renders) -> Ready:
    names = names_of(page)
    render: Callable[..., str] = renderer.partie if isinstance(page, Partie) else renderer.page
    content = partial(render, *names, page.adresse)
    return Ready(renderer.titre(*names), _matter(page, renderer.description(*names)), content)


def stub_path(page: PageGeneree) -> str:
    """Return where a page's stub stands in `docs/`."""
    return f"{page.adresse}index.md"


def stubs_for(pages: Iterable[PageGeneree], docs: Path, describe: Describe) -> dict[str, str]:
    """Return the stubs to write, by path; a page that somebody wrote by hand gets none.

    Args:
        pages: all pages that the data make.
        docs: folder of the hand-written pages.
        describe: returns the description of a page from its genre, its key and the path of its part.
    """
    return {stub_path(p): stub(p, describe(*names_of(p))) for p in pages if not _is_taken(docs, p)}


def _is_taken(docs: Path, page: PageGeneree) -> bool:
    """Tell whether somebody wrote a page by hand at the address of a page that the data make."""
    return any(map(is_by_hand, rivals(docs, stub_path(page))))


def addresses(docs: Path, stubs: Iterable[str]) -> frozenset[str]:
    """Return the addresses of all pages: those that the data make, and those written by hand.

    Args:
        docs: folder of the hand-written pages.
        stubs: paths of the stubs in `docs`.
    """
    by_hand = (path.relative_to(docs).as_posix() for path in pages_by_hand(docs))
    return frozenset(address_of(path) for path in (*stubs, *by_hand))


def address_of(path: str) -> str:
    """Return the address that a Markdown file of `docs` is published at: `themes/` for `themes.md`."""
    return re.sub(r"(^|/)index/\Z", r"\1", f"{path.removesuffix('.md')}/")


def synchronise(docs: Path, files: Mapping[str, Content]) -> None:
    """Make `docs/` hold exactly these generated files, touching only what changes.

    Args:
        docs: the folder of pages.
        files: text or bytes of each generated file by its path in `docs`.

    Raises:
        DataError: somebody has a file of their own where one is to be written; nothing was touched.
    """
    if taken := tuple(_taken_files(docs, files)):
        raise DataError(taken)
    for path in written_before(docs):
        if path not in files and not is_by_hand(docs / path):
            (docs / path).unlink(missing_ok=True)
    listing = "".join(f"/{path}\n" for path in sorted(files))
    header = "# Fichier généré : la liste des pages générées, que git ignore.\n"
    # Before the files: interrupted, a generated file would otherwise be listed nowhere.
    write_if_changed(docs / MANIFEST, f"{header}/{MANIFEST}\n{listing}")
    for path, content in files.items():
        write_if_changed(docs / path, content)


def _taken_files(docs: Path, files: Mapping[str, str | bytes]) -> Iterator[Finding]:
    """Yield the files that nobody generated and that writing would lose; pages by hand win before."""
    for path in sorted(files.keys() - written_before(docs)):
        own, content = docs / path, files[path]
        whole = content.encode("utf-8") if isinstance(content, str) else content
        if own.suffix != ".md" and own.is_file() and own.read_bytes() != whole:
            message = "Le site écrit lui-même un fichier de ce nom : le vôtre serait perdu."
            remedy = "Renommez le vôtre ; si c'est le reste d'une construction, supprimez-le."
            yield PRIS.of_file(f"docs/{path}", message, remedy)


def listed(docs: Path) -> frozenset[str]:
    """Return the paths in `docs` of what a former run wrote there, its own list included."""
    return written_before(docs) | {MANIFEST}


def names_of(page: PageGeneree) -> tuple[str, ...]:
    """Return what names a page: its family, its thing, then the path of its part if it is divided."""
    return (page.genre, page.cle, *([page.chemin] if isinstance(page, Partie) else []))


def rivals(docs: Path, path: str) -> tuple[Path, ...]:
    """List the files that MkDocs would publish at the address of this one."""
    return docs / path, docs / path.replace("/index.md", ".md")


def pages_and_parts(pages: Iterable[PageGeneree], renderer: Renderer, docs: Path) -> Iterator[PageGeneree]:
    """Yield pages that the data make, divided where one would weigh too much.

    Args:
        pages: the pages, whole.
        renderer: weighs pages.
        docs: folder of the hand-written pages: only their blocks are arranged, beside them.
    """
    for page in pages:
        if isinstance(page, PageDuBloc):
            yield from _of_block(page, renderer)
            continue
        is_ours = not _is_taken(docs, page)
        pieces = renderer.division(page.genre, page.cle, page.adresse) if is_ours else ()
        yield from (Partie(page, piece.chemin) for piece in pieces)
        if not pieces:
            yield page


def _of_block(page: PageDuBloc, renderer: Renderer) -> Iterator[Partie]:
    """Yield the parts of a block; what stays of it stands in the page written by hand."""
    try:
        pieces = renderer.division(page.genre, page.cle, page.adresse)
    # It is given something wrong, which is told at its line before anything is published.
    except (TypeError, ValueError):
        return
    yield from (Partie(page, piece.chemin) for piece in pieces[1:])


class Appele(NamedTuple):
    """A call of a hand-written page, with the name and the address of the page."""

    page: str
    url: str
    appel: CalledBlock


def called(docs: Path) -> Iterator[Appele]:
    """Yield what hand-written pages call.

    Args:
        docs: folder of the hand-written pages, which can all be read.
    """
    for path in pages_by_hand(docs):
        name = path.relative_to(docs.parent).as_posix()
        url = address_of(path.relative_to(docs).as_posix())
        for call in calls(decode(path.read_bytes(), name)):
            yield Appele(name, url, call)


def pages_of_blocks(docs: Path) -> Iterator[PageDuBloc]:
    """Yield a page for each block of hand-written pages that may show too many things.

    Args:
        docs: folder of the hand-written pages, which can all be read.
    """
    for _, url, appel in called(docs):
        if appel.nom in BLOCS and BLOCS[appel.nom].rangement:
            yield BlocAppele(url, appel.nom, tuple(map(str, appel.valeurs))).page
