"""The first page of a preview: the pages that change, the most changed first, with pictures of them."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import NamedTuple

from reperes_sante.france.figures import compte
from reperes_sante.inspect.manifest import hashes
from reperes_sante.publish.aside.pictures import TwoPictures, browser, picture

PAGE = "apercu.html"
PICTURES = "apercu"
# A template that changes changes every page: a few are enough to see how.
SHOWN, PICTURED = 200, 6
GONE = "disparaît"
# What follows the dash is the name of the site.
TITLE = re.compile(r"<title>([^<]*?)(?: – [^<]*)?</title>")
HTML = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Aperçu : ce qui change</title>
<link rel="stylesheet" href="assets/site.css">
</head>
<body>
<main>
<h1>Aperçu : ce qui change</h1>
<p>Ce n’est pas le site public. <a href="index.html">Parcourir tout le site avec ce changement</a></p>
{body}
</main>
</body>
</html>
"""


class PageDiff(NamedTuple):
    """A page that differs.

    Attributes:
        page: its path from the root of the site.
        sorte: « change », « s’ajoute » or « disparaît ».
        lignes: how many of its lines differ.
        titre: its title, as HTML.
    """

    page: str
    sorte: str
    lignes: int
    titre: str

    @property
    def adresse(self) -> str:
        """How readers know it: `/territoires/arras/`."""
        return f"/{self.page.removesuffix('index.html')}"


def changes(before: Path, after: Path) -> list[PageDiff]:
    """List the pages that differ between two built sites, the most changed first."""
    old, new = _pages(before), _pages(after)
    changed = {name for name in old.keys() & new.keys() if old[name] != new[name]}
    kinds = {
        **dict.fromkeys(changed, "change"),
        **dict.fromkeys(new.keys() - old.keys(), "s’ajoute"),
        **dict.fromkeys(old.keys() - new.keys(), GONE),
    }
    found = (_change(name, kind, before / name, after / name) for name, kind in kinds.items())
    return sorted(found, key=lambda change: (-change.lignes, change.page))


def _change(name: str, kind: str, before: Path, after: Path) -> PageDiff:
    told = TITLE.search((after if after.is_file() else before).read_text("utf-8"))
    return PageDiff(name, kind, len(_text(before) ^ _text(after)), told[1] if told else "")


def listing(after: Path, before: Path | None, copy: Path) -> str:
    """Return the page; the pictures that it shows are written beside it."""
    if before is None or not (before / "index.html").is_file():
        told = "La version d’avant n’a pas été construite : rien à comparer. Tout le site est là."
        return HTML.format(body=f"<p>{told}</p>")
    found = changes(before, after)
    if not found:
        return HTML.format(body="<p>Aucune page du site ne change.</p>")
    rows = "\n".join(map(_row, found[:SHOWN]))
    more = f"<p>Et {len(found) - SHOWN} autres.</p>" if len(found) > SHOWN else ""
    count = compte(len(found), "page change", "pages changent")
    told = f"<p>{count}, la plus changée d’abord.</p>\n<ul>\n{rows}\n</ul>{more}"
    return HTML.format(body=f"{told}\n{_pictured(found[:PICTURED], before, after, copy)}")


def _row(change: PageDiff) -> str:
    shown = change.titre or escape(change.adresse)
    if change.sorte != GONE:
        shown = f'<a href="{escape(change.page)}">{shown}</a>'
    return f"<li>{shown} ({escape(change.adresse)}) : {change.sorte}</li>"


def _pictured(found: list[PageDiff], before: Path, after: Path, copy: Path) -> str:
    program = browser()
    if program is None:
        return "<p>Pas d’images : cet ordinateur n’a ni Chromium ni Chrome.</p>"
    (copy / PICTURES).mkdir(exist_ok=True)
    parts = []
    for rank, change in enumerate(found, 1):
        pair = TwoPictures(copy / PICTURES / f"{rank}-avant.png", copy / PICTURES / f"{rank}-apres.png")
        picture(program, pair, before / change.page, after / change.page)
        figures = f"{_figure(pair.avant, 'Avant')}{_figure(pair.apres, 'Après')}"
        parts.append(f"<h2>{change.titre or escape(change.adresse)}</h2>\n{figures}")
    return "\n".join(parts)


def _figure(image: Path, title: str) -> str:
    if not image.is_file():
        return f"<p>{title} : pas de page, ou pas d’image.</p>\n"
    shown = f'<img src="{PICTURES}/{image.name}" alt="{title}" loading="lazy">'
    return f"<figure><figcaption>{title}</figcaption>{shown}</figure>\n"


def _pages(site: Path) -> dict[str, str]:
    return {name: digest for name, digest in hashes(site).items() if name.endswith(".html")}


def _text(page: Path) -> set[str]:
    return set(page.read_text("utf-8").splitlines()) if page.is_file() else set()
