"""A built site, read once: what each page points to, holds and declares."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from lxml.etree import _Element as Element

from reperes_sante.inspect.manifest import sha256
from reperes_sante.inspect.wording import Phrase, too_long
from reperes_sante.model.findings import Finding, Wording
from reperes_sante.read import markup
from reperes_sante.read.disk import files_in
from reperes_sante.read.pressed import compact

# The others that browsers know are refused (`read/markup.py`).
ADDRESSES = ("href", "src", "action")
SHARED_IMAGE = "og:image"
REFERRING = etree.XPath(f"//*[{' or '.join(f'@{name}' for name in ADDRESSES)} or @property='{SHARED_IMAGE}']")
NOT_FOUND = "404.html"
# The page of a territory that is made for the frame of another site.
CARD = "carte.html"
# Where a page says so, any anchor names things that its script fetches.
ANY, CHOSEN = "*", etree.XPath("boolean(//@data-rassembler)")
NAMED = etree.XPath("//@id | //a/@name", smart_strings=False)
POLICY = etree.XPath("string(//meta[@http-equiv='Content-Security-Policy']/@content)", smart_strings=False)
CANONICAL = etree.XPath("string(//link[@rel='canonical']/@href)", smart_strings=False)
TITLE = etree.XPath("string(//h1)", smart_strings=False)
LEAVING = etree.XPath("boolean(//meta[@http-equiv='refresh' or @name='robots'])")
REMEMBERED = 2**16


class WrittenUrl(NamedTuple):
    """An address in a page.

    Attributes:
        url: the address as it is written.
        role: `rel` of a link, or nothing.
    """

    ligne: int
    balise: str
    url: str
    role: str = ""


class Refus(NamedTuple):
    """What a page holds and may not."""

    ligne: int
    dit: Wording


class But(NamedTuple):
    """Where an address leads.

    Attributes:
        schema: how it is fetched: `https`; nothing when it is no address.
        fichier: path of the file of the site that it names; nothing for the address of another site.
        fragment: the part of the page that it names, if any.
    """

    schema: str
    fichier: str | None
    fragment: str


class Suivis(NamedTuple):
    """What following the addresses of a site tells.

    Attributes:
        menees: the files that another page leads to.
        douteuses: each address that leads to nothing of the site, after its page.
    """

    menees: set[str | None]
    douteuses: list[tuple[PageLue, WrittenUrl]]


@dataclass(frozen=True)
class PageLue:
    """What is checked of a page.

    Attributes:
        fichier: path from the root of the site.
        ancres: what an address may name after `#`.
        renvoi: whether it only sends elsewhere, or says that a page is gone: no robot is to keep it.
        phrases_longues: its sentences that have too many words.
        refus: what it holds and may not, each with its line.
        poids: its size in bytes once compressed in haste: what readers fetch is no more.
        appris: what whoever reads the site wanted to learn of it besides.
    """

    fichier: str
    ancres: frozenset[str]
    references: tuple[WrittenUrl, ...]
    politique: str
    canonique: str
    langue: str
    titre: str
    renvoi: bool
    phrases_longues: tuple[Phrase, ...]
    refus: tuple[Refus, ...]
    poids: int
    appris: tuple[str, ...]

    @property
    def est_carte(self) -> bool:
        """Whether it is made for another site: nothing of this one leads to it."""
        return self.fichier.endswith(f"/{CARD}")

    @property
    def adresse(self) -> str:
        """Its address from the root of the site: `territoires/arras/`."""
        return self.fichier.removesuffix("index.html")


@dataclass(frozen=True)
class Built:
    """A built site."""

    dossier: Path
    nom: str
    fichiers: frozenset[str]
    pages: dict[str, PageLue]

    @cached_property
    def racine(self) -> str:
        """Where the site is published, as its home page says."""
        home = self.pages.get("index.html")
        return home.canonique if home else ""

    def but(self, page: PageLue, url: str) -> But:
        """Return where an address of a page leads: many pages write the same, and each is resolved once."""
        path, _, fragment = url.partition("#")
        asked = _shortest(page.adresse, path)
        if asked not in self._buts:
            self._buts[asked] = self._but(*asked)
        schema, file = self._buts[asked]
        return But(schema, file, unquote(fragment) if "%" in fragment else fragment)

    @cached_property
    def _buts(self) -> dict[tuple[str, str], tuple[str, str | None]]:
        return {}

    def _but(self, adresse: str, url: str) -> tuple[str, str | None]:
        """Return how an address without fragment is fetched, and the file that it names."""
        try:
            whole = urlsplit(urljoin(self.racine + adresse, url))
        except ValueError:
            return "", None
        path = whole._replace(query="").geturl()
        if not self.racine or not path.startswith(self.racine):
            return whole.scheme, None
        name = unquote(path.removeprefix(self.racine))
        return whole.scheme, f"{name}index.html" if name == "" or name.endswith("/") else name

    @cached_property
    def suivis(self) -> Suivis:
        """What following each address of each page tells: a great site has a million, each followed once."""
        found = Suivis(set(), [])
        for page in self.pages.values():
            for reference in page.references:
                _, target, fragment = self.but(page, reference.url)
                if target not in self.fichiers or not self.montre(target, fragment):
                    found.douteuses.append((page, reference))
                if reference.balise == "a" and target != page.fichier:
                    found.menees.add(target)
        return found

    def montre(self, target: str, fragment: str) -> bool:
        """Tell whether a file has a part that an address names."""
        # « #q=… » is a question to the search page.
        asks = not fragment or "=" in fragment or target not in self.pages
        return asks or not {fragment, ANY}.isdisjoint(self.pages[target].ancres)

    def finding(self, page: str, line: int, wording: Wording) -> Finding:
        """Place a remark in a file of the site."""
        return Finding.at((f"{self.nom}/{page}", line, 1), wording)


# They lead to the same place from everywhere.
WHOLE = ("https://", "http://", "tel:", "sms:", "mailto:")


def _shortest(page: str, url: str) -> tuple[str, str]:
    """Return a page and an address in it that lead to the same place: « ../x » is « x » of the page above."""
    if url.startswith(WHOLE):
        return "", url
    above, up, rest = _above(page), 0, url
    while rest.startswith("../") and up < len(above) - 1:
        up, rest = up + 1, rest[len("../") :]
    return (above[up], rest) if rest[:1] not in {"/", ";"} and ":" not in rest else (page, url)


# All addresses of a page are followed one after the other.
@lru_cache(maxsize=1)
def _above(page: str) -> tuple[str, ...]:
    """Return a page, then the folders above it, as long as one ends with a slash."""
    found = [page]
    while found[-1].endswith("/"):
        found.append(found[-1][: found[-1].rstrip("/").rfind("/") + 1])
    return tuple(found)


# What else is learnt of a page while it is read, given its root.
Also = Callable[[Element], Iterable[str]]


# A line begins by the digest of the content that it tells of.
DIGEST = slice(2, 66)


class Lectures:
    """What was learnt of pages by their content, brought up to date while a site is read.

    Args:
        before: what `told` returned of a former reading, made by the same code for the same `Also`.
    """

    def __init__(self, before: Iterable[str] = ()) -> None:
        # As bytes: texts with a sign beyond Latin-1 take twice the room.
        self._before = {line[DIGEST]: line.rstrip("\n").encode() for line in before}
        self._now: dict[str, PageLue] = {}
        self._beside: dict[str, PageLue] = {}

    def knows(self, digest: str) -> bool:
        """Tell whether a page that has this content was read before."""
        return digest in self._before

    def learn(self, page: PageLue) -> None:
        """Take what another process read in a page that is about to be asked for."""
        self._beside[page.fichier] = page

    def of(self, folder: Path, path: str, digest: str, also: Also) -> PageLue:
        """Return what is checked of a page, named by its path from a folder, read only if its content is new.

        Args:
            folder: the folder.
            path: the page.
            digest: SHA-256 of what it holds.
            also: what else is learnt of it.
        """
        if digest in self._before:
            page = recalled(path, json.loads(self._before[digest])[1])
        elif path in self._beside:
            page = self._beside.pop(path)
        else:
            page = read_page(path, (folder / path).read_bytes(), also)
        self._now[digest] = page
        return page

    @property
    def are_new(self) -> bool:
        """Whether the pages are not those of the former reading."""
        return self._now.keys() != self._before.keys()

    def told(self) -> Iterator[str]:
        """Yield in a line what was learnt of each page of the site, and of no other."""
        for digest, page in self._now.items():
            known = self._before.get(digest)
            yield known.decode() if known else _line(digest, page)


def _line(digest: str, page: PageLue) -> str:
    return compact((digest, memory_of(page)))


KINDS = {kind.code: kind for kind in markup.KINDS}


def memory_of(page: PageLue) -> dict[str, Any]:
    """Return in plain words what was read in a page."""
    whole = {field.name: getattr(page, field.name) for field in fields(page) if field.name != "fichier"}
    refus = [(ligne, dit.kind.code, dit.message, dit.remedy) for ligne, dit in page.refus]
    return {**whole, "ancres": sorted(page.ancres), "refus": refus}


def recalled(path: str, told: Mapping[str, Any]) -> PageLue:
    """Return what was read in a page from what `memory_of` gave."""
    known = {
        "ancres": _shared(told["ancres"]),
        "politique": intern(told["politique"]),
        "references": tuple(_reference(*found) for found in told["references"]),
        "phrases_longues": tuple(Phrase(*found) for found in told["phrases_longues"]),
        "refus": tuple(Refus(ligne, Wording(KINDS[code], *said)) for ligne, code, *said in told["refus"]),
        "appris": tuple(told["appris"]),
    }
    return PageLue(fichier=path, **{**told, **known})


def read_site(
    folder: Path,
    name: str,
    also: Also = lambda _root: (),
    lectures: Lectures | None = None,
    digests: Mapping[str, str] | None = None,
) -> Built:
    """Read all pages of a built site, each once.

    Args:
        folder: the built site.
        name: how findings call that folder.
        also: is shown each page as it is read, and returns what is to be known of it besides.
        lectures: what was learnt of pages before.
        digests: SHA-256 of its pages by path, if they were just counted.
    """
    known, files = lectures or Lectures(), frozenset(files_in(folder))
    found = [path for path in sorted(files) if path.endswith(".html")]
    told = digests or {path: sha256(folder / path) for path in found}
    pages = {path: known.of(folder, path, told[path], also) for path in found}
    return Built(folder, name, files, pages)


def read_page(path: str, content: bytes, also: Also) -> PageLue:
    """Read one page, named by its path from the folder."""
    root = etree.fromstring(content, etree.HTMLParser(encoding="utf-8"))
    asked = {ANY} if CHOSEN(root) else set[str]()
    return PageLue(
        fichier=path,
        ancres=_shared({"", *map(str, NAMED(root)), *asked}),
        references=tuple(found for element in REFERRING(root) for found in _references(element)),
        politique=intern(str(POLICY(root))),
        canonique=str(CANONICAL(root)),
        langue=root.get("lang", ""),
        titre=" ".join(str(TITLE(root)).split()),
        renvoi=bool(LEAVING(root)),
        phrases_longues=tuple(phrase for main in root.iter("main") for phrase in too_long(main)),
        refus=tuple(refused(content, markup.PAGE)),
        poids=len(gzip.compress(content, 1)),
        appris=tuple(also(root)),
    )


def _shared(names: Iterable[str]) -> frozenset[str]:
    """Return names as they are in all pages: thousands share those of the skeleton."""
    return frozenset(map(intern, names))


def refused(content: bytes, admitted: markup.Vocabulary) -> Iterator[Refus]:
    """Yield what a file holds and may not, each with its line."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    for fault in markup.faults(text, admitted):
        yield Refus(text.count("\n", 0, fault.position) + 1, fault.dit)


def _references(element: Element) -> Iterator[WrittenUrl]:
    given = element.attrib
    place, tag = element.sourceline or 1, str(element.tag)
    for name in ADDRESSES:
        if name in given:
            yield _reference(place, tag, given[name].strip(), given.get("rel", ""))
    if given.get("property") == SHARED_IMAGE:
        yield _reference(place, tag, given.get("content", ""))


# Thousands of pages share those of the skeleton.
_reference = lru_cache(REMEMBERED)(WrittenUrl)
