"""What answers at the addresses of a former site: a page that sends on, a copy, or last words."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from html import escape
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from reperes_sante.inspect.published import Adresse, above, file_of, folders_of, followed, is_page, read_list
from reperes_sante.open_data.last_words import LastWords, last_words, told_in_its_format
from reperes_sante.open_data.publication import Publication
from reperes_sante.publish.typeset.typst import atelier, document, laid, sheet_of
from reperes_sante.publish.unheld import Content
from reperes_sante.read.disk import files_in

REDIRECTS = "_redirects"
MOVED = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url={url}">
<title>Page déplacée</title>
<link rel="canonical" href="{url}">
</head>
<body><h1>Page déplacée</h1><p><a href="{url}">Aller à sa nouvelle adresse</a></p></body>
</html>
"""
GONE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Page retirée</title>
</head>
<body><h1>Page retirée</h1><p>{reason}</p><p><a href="{url}">Aller à la page au-dessus</a></p></body>
</html>
"""
WITHOUT_A_WORD = "Ce fichier n’est plus publié."


class Present(NamedTuple):
    """What the site has.

    Attributes:
        pages: addresses of its pages.
        fichiers: its generated files, by their path.
        docs: folder of the files that somebody put there.
        generes: what a former build wrote there, such as former copies.
    """

    pages: Collection[str]
    fichiers: Mapping[str, Content]
    docs: Path
    generes: Container[str]

    def content(self, path: str) -> Content | None:
        """Return what a file of the site holds; nothing when there is none."""
        if path in self.fichiers:
            return self.fichiers[path]
        own = self.docs / path
        return own.read_bytes() if path not in self.generes and own.is_file() else None


def at_old_addresses(root: Path, publication: Publication, present: Present) -> dict[str, Content]:
    """Return what to write where pages and files were, by path.

    A page that went away without a word leads to the nearest page above it, and a file says that it is gone:
    no reader meets a dead end.

    Raises:
        DataError: the list of old addresses cannot be read.
    """
    listed = [one for one in read_list(root) if one.is_readable]
    leads = followed(listed)
    made: dict[str, Content | None] = {}
    for one in listed:
        to = leads.get(one.adresse, "")
        if to is None:
            continue
        if not is_page(one.adresse):
            made[one.adresse] = _file(root, publication, present, one, to)
        elif one.adresse not in present.pages:
            made[file_of(one.adresse)] = _page(one, to, present.pages)
    written = {path: content for path, content in made.items() if content is not None}
    # What somebody put in the folder of pages is there too.
    own = (path for path in files_in(present.docs) if path not in present.generes)
    files = {*present.fichiers, *map(file_of, present.pages), *own}
    folders = folders_of((*files, *written))
    return {
        path: content
        for path, content in written.items()
        if path not in folders and folders_of([path]).isdisjoint({*files, *written})
    }


def redirects(root: Path, site: Path) -> str:
    """Return the text of `_redirects`, for hosts that read it: browsers are then sent on without a page.

    Some hosts obey it before they look for a file: an address that shows something of its own is left out.

    Source: the format of Netlify, which Cloudflare Pages reads too.
    """
    leads = followed(read_list(root))
    sent = ((old, new) for old, new in leads.items() if new is not None and _leads_on(site, old, new))
    return "".join(f"/{old} /{new} 301\n" for old, new in sent)


def _leads_on(site: Path, old: str, new: str) -> bool:
    """Tell whether what stands at an old address is but what was written there to lead on."""
    there, target = site / file_of(old), site / file_of(new)
    if not there.is_file() or not target.is_file():
        return False
    written = there.read_bytes()
    return written in (MOVED.format(url=_relative(old, new)).encode(), target.read_bytes())


def _page(one: Adresse, to: str, pages: Container[str]) -> str:
    if one.vers is not None:
        return MOVED.format(url=_relative(one.adresse, to))
    url = _relative(one.adresse, above(one.adresse, pages))
    return MOVED.format(url=url) if one.raison is None else GONE.format(url=url, reason=escape(one.raison))


def _file(root: Path, publication: Publication, present: Present, one: Adresse, to: str) -> Content | None:
    """Return what stands where a file was; nothing when it still is there."""
    if present.content(one.adresse) is not None:
        return None
    is_alike = PurePosixPath(one.adresse).suffix == PurePosixPath(to).suffix
    if one.vers is not None and is_alike:
        return present.content(to)
    reason = None if one.vers is not None else one.raison or WITHOUT_A_WORD
    target = to if one.vers is not None else above(one.adresse, present.pages)
    words = last_words(publication, one.adresse, target, reason)
    return _pdf(words, root) if one.adresse.endswith(".pdf") else told_in_its_format(words)


def _pdf(words: LastWords, root: Path) -> bytes:
    invitation = "Voir :" if words.raison else "Remplacé par :"
    data = {
        "titre": words.titre,
        "raison": words.raison or "",
        "invite": invitation,
        "vers": words.vers,
        "site": words.producteur,
    }
    return laid(sheet_of(document("avis.typ", data, words.jour), atelier(root)), root).read_bytes()


def _relative(old: str, new: str) -> str:
    return escape("../" * old.count("/") + new)
