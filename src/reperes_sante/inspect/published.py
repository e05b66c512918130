"""The addresses ever published: none disappears without sending its readers elsewhere.

They are listed in `adresses-publiees.txt`, one per line. « ancienne/ -> nouvelle/ » makes a page that sends
there: a redirection that any host serves, GitHub Pages included.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from html import escape
from itertools import takewhile
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from reperes_sante.inspect.reading import Built
from reperes_sante.link.pages import PARTS
from reperes_sante.model.findings import Finding, Kind, Severity, Wording

NAME = "adresses-publiees.txt"
HEAD = """# Toutes les adresses publiées un jour. « reperes adresses » y ajoute celles du site construit.
# Une page change d'adresse ? Écrivez « ancienne/ -> nouvelle/ » : ses lecteurs y seront menés.
"""
DISPARUE = Kind("adresse-disparue", "Une adresse publiée un jour montre toujours une page, ou y mène.")
RENVOYEE = Kind(
    "adresse-renvoyee",
    "Une page qui n'existe plus mène à celle que l'on choisit ; sinon, à la page au-dessus d'elle.",
    gravite=Severity.AVERTISSEMENT,
)
RETIRE = Kind(
    "fichier-retire",
    "Un fichier publié un jour est toujours là, ou son retrait est voulu.",
    gravite=Severity.AVERTISSEMENT,
)
ILLISIBLE = Kind("adresse-illisible", f"{NAME} ne tient que des adresses et des renvois.")
NOUVELLES = Kind("adresses-nouvelles", f"{NAME} nomme toutes les pages du site.", gravite=Severity.CONSEIL)
KINDS = (DISPARUE, RENVOYEE, RETIRE, ILLISIBLE, NOUVELLES)
STEP = r"[A-Za-z0-9][\w.-]*"
ADDRESS = re.compile(rf"(?:{STEP}/)*(?:{STEP})?", re.ASCII)
# Every address is in ASCII, and comes before.
LAST = "\uffff"
TECHNICAL = {"404.html", "_headers", "manifeste.json", "sbom.cdx.json", "sitemap.xml", "sitemap.xml.gz"}
PAGE = """<!doctype html>
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


class Adresse(NamedTuple):
    """A line of the list.

    Attributes:
        ligne: its number, from 1.
        adresse: an address from the root of the site: `territoires/arras/`; empty for the home page.
        vers: where it leads now, if it moved.
    """

    ligne: int
    adresse: str
    vers: str | None

    @property
    def is_readable(self) -> bool:
        """Whether it is an address of the site, or a page that leads to one."""
        moved = self.vers is None or (self.adresse.endswith("/") and bool(ADDRESS.fullmatch(self.vers)))
        return moved and bool(ADDRESS.fullmatch(self.adresse))


def read_list(root: Path) -> tuple[Adresse, ...]:
    """Return the list of a project; empty when it has none."""
    path = root / NAME
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return tuple(_parsed(rank, line) for rank, line in enumerate(lines, 1) if line and not _is_comment(line))


def redirections(root: Path, pages: Container[str]) -> dict[str, str]:
    """Return the pages that send elsewhere, by path in `docs`.

    A page that went away without a word leads to the nearest page above it: no reader meets a dead end.

    Args:
        root: the project's folder.
        pages: addresses of the pages that the site has.
    """
    moved = {}
    for adresse in read_list(root):
        _, old, new = adresse
        if adresse.is_readable and new is not None:
            moved[old] = new
        elif adresse.is_readable and old.endswith("/") and old not in pages:
            moved[old] = _above(old, pages)
    return {f"{old}index.html": PAGE.format(url=_relative(old, new)) for old, new in moved.items()}


def _above(address: str, pages: Container[str]) -> str:
    """Return the address of the nearest page above an address; the home page at last."""
    while address and address not in pages:
        address = re.sub(r"[^/]+/\Z", "", address)
    return address


def remarks(root: Path, built: Built) -> Iterator[Finding]:
    """Yield what the list and the built site do not have in common."""
    yield from lost(root, built)
    new = set(_addresses(built)) - {adresse.adresse for adresse in read_list(root)}
    if new:
        message = f"Adresses du site qui n'y sont pas encore : {len(new)}."
        yield Finding.at((NAME, 1, 1), Wording(NOUVELLES, message, "Lancez « reperes adresses »."))


def lost(root: Path, built: Built) -> Iterator[Finding]:
    """Yield what the built site no longer has of the list."""
    for adresse in read_list(root):
        if wording := _wording(adresse, built):
            yield Finding.at((NAME, adresse.ligne, 1), wording)


def add_new(root: Path, built: Built) -> int:
    """Add to the list the addresses of a built site, and return how many were new."""
    path = root / NAME
    text = path.read_text("utf-8") if path.exists() else HEAD
    lines = [line for line in text.splitlines() if line]
    head = list(takewhile(_is_comment, lines))
    new = set(_addresses(built)) - {adresse.adresse for adresse in read_list(root)}
    placed = [*_placed(lines[len(head) :]), *((adresse, adresse or "/") for adresse in new)]
    kept = (*head, *(line for _, line in sorted(placed, key=itemgetter(0))))
    path.write_text("".join(f"{line}\n" for line in kept), "utf-8")
    return len(new)


def _placed(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each line after the address that places it: a comment goes with the address that follows it."""
    comments: list[str] = []
    for line in lines:
        comments.append(line)
        if not _is_comment(line):
            yield from ((_parsed(0, line).adresse, one) for one in comments)
            comments = []
    yield from ((LAST, one) for one in comments)


def _is_comment(line: str) -> bool:
    return line.startswith("#")


def _parsed(rank: int, line: str) -> Adresse:
    old, arrow, new = (part.strip() for part in line.partition("->"))
    return Adresse(rank, old.removeprefix("/"), new.removeprefix("/") if arrow else None)


def _addresses(built: Built) -> Iterator[str]:
    """Yield the addresses that readers may keep: pages and documents, not what pages are made of."""
    for path in built.fichiers:
        if path not in TECHNICAL and not path.startswith(("assets/", ".")):
            yield path.removesuffix("index.html")


def _wording(adresse: Adresse, built: Built) -> Wording | None:
    if not adresse.is_readable:
        return Wording(
            ILLISIBLE, f"« {adresse.adresse} » n'est pas une adresse.", "Écrivez « dossier/page/ »."
        )
    name = adresse.adresse
    path = f"{name}index.html" if name == "" or name.endswith("/") else name
    if path in built.pages and built.pages[path].renvoi and adresse.vers is None and PARTS not in name:
        message = f"« {name} » n'existe plus : ses lecteurs vont à la page au-dessus."
        return Wording(RENVOYEE, message, f"Pour les mener ailleurs, écrivez « {name} -> autre/adresse/ ».")
    if path in built.fichiers:
        return None
    if path == name:
        message = f"« {name} » a été publié, et n'existe plus."
        return Wording(RETIRE, message, "Si c'est voulu, retirez cette ligne ; sinon, rétablissez-le.")
    remedy = f"Rétablissez-la, ou écrivez « {name} -> nouvelle/adresse/ » à cette ligne."
    return Wording(DISPARUE, f"« {name} » a été publiée, et n'existe plus.", remedy)


def _relative(old: str, new: str) -> str:
    return escape("../" * old.count("/") + new)
