"""A built site, read once: what each page points to, holds and declares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from reperes_sante.inspect.wording import Phrase, too_long
from reperes_sante.model.findings import Finding, Wording

# The others that browsers know are refused (`read/markup.py`).
ADDRESSES = ("href", "src", "action")
SHARED_IMAGE = "og:image"
NOT_FOUND = "404.html"


class Reference(NamedTuple):
    """An address in a page.

    Attributes:
        ligne: line of the page.
        balise: name of the element.
        attribut: name of the attribute.
        url: the address as it is written.
        role: `rel` of a link, or nothing.
    """

    ligne: int
    balise: str
    attribut: str
    url: str
    role: str = ""


@dataclass(frozen=True)
class PageLue:
    """What is checked of a page.

    Attributes:
        fichier: path from the root of the site.
        ancres: what an address may name after `#`.
        references: all addresses that it holds.
        politique: its Content-Security-Policy, or nothing.
        canonique: its canonical address, or nothing.
        langue: language that it declares.
        titre: text of its first heading.
        renvoi: whether it only sends elsewhere.
        phrases_longues: its sentences that have too many words.
    """

    fichier: str
    ancres: frozenset[str]
    references: tuple[Reference, ...]
    politique: str
    canonique: str
    langue: str
    titre: str
    renvoi: bool
    phrases_longues: tuple[Phrase, ...]

    @property
    def adresse(self) -> str:
        """Its address from the root of the site: `territoires/arras/`."""
        return self.fichier.removesuffix("index.html")


@dataclass(frozen=True)
class Built:
    """A built site.

    Attributes:
        dossier: where it is.
        nom: how findings call that folder.
        fichiers: paths of all its files.
        pages: its pages by path.
    """

    dossier: Path
    nom: str
    fichiers: frozenset[str]
    pages: dict[str, PageLue]

    @property
    def racine(self) -> str:
        """Where the site is published, as its home page says."""
        home = self.pages.get("index.html")
        return home.canonique if home else ""

    def whole(self, page: PageLue, url: str) -> str:
        """Return the whole address that an address of a page leads to; nothing when it is none."""
        try:
            return urlsplit(urljoin(self.racine + page.adresse, url)).geturl()
        except ValueError:
            return ""

    def target(self, whole: str) -> str | None:
        """Return the path of the file that a whole address names; nothing for the address of another site."""
        path = urlsplit(whole)._replace(query="", fragment="").geturl()
        if not self.racine or not path.startswith(self.racine):
            return None
        name = unquote(path.removeprefix(self.racine))
        return f"{name}index.html" if name == "" or name.endswith("/") else name

    def finding(self, page: str, line: int, wording: Wording) -> Finding:
        """Place a remark in a file of the site."""
        return Finding.at((f"{self.nom}/{page}", line, 1), wording)


def read_site(folder: Path, name: str) -> Built:
    """Read all pages of a built site."""
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    pages = {path: read_page(folder, path) for path in sorted(files) if path.endswith(".html")}
    return Built(folder, name, files, pages)


def read_page(folder: Path, path: str) -> PageLue:
    """Read one page, named by its path from the folder."""
    root = html.parse(folder / path, html.HTMLParser(encoding="utf-8")).getroot()
    ids = {element.get("id", "") for element in root.iter("*")} | {a.get("name", "") for a in root.iter("a")}
    return PageLue(
        fichier=path,
        ancres=frozenset(ids),
        references=tuple(_references(root)),
        politique=str(root.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")),
        canonique=str(root.xpath("string(//link[@rel='canonical']/@href)")),
        langue=root.get("lang", ""),
        titre=" ".join(str(root.xpath("string(//h1)")).split()),
        renvoi=bool(root.xpath("//meta[@http-equiv='refresh']")),
        phrases_longues=tuple(phrase for main in root.iter("main") for phrase in too_long(main)),
    )


def _references(root: HtmlElement) -> Iterator[Reference]:
    for element in root.iter("*"):
        place, tag = element.sourceline or 1, str(element.tag)
        for name in ADDRESSES:
            if (url := element.get(name)) is not None:
                yield Reference(place, tag, name, url.strip(), element.get("rel", ""))
        if element.get("property") == SHARED_IMAGE:
            yield Reference(place, tag, SHARED_IMAGE, element.get("content", ""))
