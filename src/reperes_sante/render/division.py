"""A page too heavy to be read at once, divided: its heaviest sections get pages of their own.

The heading of a section that leaves stays with its anchor and a link to where the section is told; so does
each anchor that stood in it. An old link leads there without any script. A section too heavy for one page
goes on in further ones, cut between two items; inside one only when it is too heavy by itself.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader
from lxml import etree
from lxml.etree import _Element as Element
from markupsafe import Markup

from reperes_sante.france.letters import typographier
from reperes_sante.inspect import ELEMENTS, PAGE
from reperes_sante.link.pages import PARTS, relative
from reperes_sante.read.pressed import pressed, read_pressed
from reperes_sante.read.written import Texte
from reperes_sante.render.compiled import Compiled
from reperes_sante.render.fragments import (
    HEADINGS,
    descend,
    drop,
    kept_of,
    leaves_of,
    level_of,
    rebase,
    runs_of,
    size_of,
    text_of,
    tree_of,
)

SKELETON = "main.html"
ELEMENT = re.compile(r"<[a-z]")
# How many elements stand in one.
COUNT = etree.XPath("count(.//*)")
URL = "territoires/essai/rubrique/"
# Under all budgets: nobody asks how light such a page is.
LIGHT = PAGE - 500
CONTENT, TITLE, DESCRIPTION = "@contenu@", "@titre@", "@description@"
# A skeleton says its title and its description again; once compressed, the first time counts.
TIMES = 2


def _of_elements(html: str) -> int:
    """Return what the elements of some HTML count for."""
    return len(ELEMENT.findall(html)) * PAGE // ELEMENTS


def nothing_at(_url: str) -> Texte:
    """Return an empty page, where none is written by hand."""
    return Texte()


class Cadre:
    """The skeleton of pages, filled with nothing yet.

    Args:
        overrides: the folder of the skeleton, which holds `main.html`.
        settings: the settings of the site, `mkdocs.yml`.
        ecrites: returns the page written by hand at an address, which surrounds its blocks.
    """

    def __init__(
        self, overrides: Path, settings: Mapping[str, Any], ecrites: Callable[[str], Texte] = nothing_at
    ) -> None:
        self.ecrites = ecrites
        compiled = Compiled(overrides.parent, "cadre")
        env = Environment(loader=FileSystemLoader(overrides), autoescape=True, bytecode_cache=compiled)
        env.filters["url"] = lambda target: relative("" if target == "." else target, URL)
        meta = {"description": DESCRIPTION, "territoire": "essai", "rubrique": "rubrique"}
        page = SimpleNamespace(
            url=URL,
            title=TITLE,
            content=Markup(CONTENT),  # noqa: S704 - a word of ours
            canonical_url=f"{settings['site_url']}{URL}",
            meta=meta,
        )
        names = {"page": page, "config": {"extra": {}, **settings}, "nav": SimpleNamespace(items=())}
        self._text = env.get_template(SKELETON).render(names)
        self._presse, self._elements = len(pressed(self._text)), len(ELEMENT.findall(self._text))

    def poids(self, html: str, titre: str, description: str, presse: bytes = b"") -> int:
        """Return the size of a whole page once compressed, in bytes; what its elements count for, if more.

        Of a page that is light even when it is compressed in haste, which most are, that size is enough; so
        is that of its two parts, which together take less room.

        Args:
            html: what stands in the skeleton.
            titre: the title of the page.
            description: what its head says of it.
            presse: the HTML in little room, if it is already.
        """
        rough = self._presse + len(presse or pressed(html)) + len(f"{titre}{description}".encode()) * TIMES
        tags = (self._elements + html.count("<") - html.count("</")) * PAGE // ELEMENTS
        if max(rough, tags) <= LIGHT:
            return max(rough, tags)
        page = self._text.replace(TITLE, titre).replace(DESCRIPTION, description).replace(CONTENT, html)
        whole, elements = page.encode(), _of_elements(page)
        hasty = len(gzip.compress(whole, 1))
        # Pressed with care, a page does not pass what it takes in haste.
        return max(hasty if hasty <= max(LIGHT, elements) else len(gzip.compress(whole, 9)), elements)


# What only works on the whole of a list.
WHOLE_ONLY = ".//*[@data-filtres]"
# What a page is for, and leaves it last.
ESSENTIAL = "data-essentiel"
# Each try is this much lighter than the one before; the first leaves room for sources and explanations.
LIGHTER = 0.8
FIRST_TRY = 6_000
LEAST = 500
LEAST_OF_MANY = 1_500
# A section that is less than this share of its page is one of a list, which is cut between them.
MANY = 20


@dataclass(frozen=True)
class Morceau:
    """What one page shows of a divided page.

    Attributes:
        chemin: its address under that of the page; empty for what stays in place.
        titre: its title; empty for what stays in place.
        presse: its HTML, in little room.
    """

    chemin: str
    titre: str
    presse: bytes

    @classmethod
    def de(cls, chemin: str, titre: str, corps: str) -> Morceau:
        """Return what shows some HTML: it waits in little room for the others to be written."""
        return cls(chemin, titre, pressed(corps))

    @property
    def corps(self) -> str:
        """Its HTML."""
        return read_pressed(self.presse)

    @property
    def poids_minimal(self) -> int:
        """What its own elements count for: the page that shows it weighs no less."""
        return _of_elements(self.corps)

    @property
    def ancres(self) -> frozenset[str]:
        """What an address may name after `#`."""
        return self._lu.ancres

    @property
    def niveaux(self) -> dict[str, int]:
        """Level of each heading that has an anchor, by that anchor."""
        return self._lu.niveaux

    @property
    def cibles(self) -> frozenset[str]:
        """The anchors that its own links name, in the same page."""
        return self._lu.cibles

    @cached_property
    def _lu(self) -> _Lu:
        tree = tree_of(self.corps)
        links = (str(element.get("href", "")) for element in tree.iter("a"))
        return _Lu(
            frozenset(element.get("id", "") for element in tree.iter("*")) - {""},
            {element.get("id", ""): level_of(element) for element in tree.iter(*HEADINGS)},
            frozenset(link[1:] for link in links if link.startswith("#")),
        )


class _Lu(NamedTuple):
    """What reading a piece tells."""

    ancres: frozenset[str]
    niveaux: dict[str, int]
    cibles: frozenset[str]


Weigh = Callable[[Morceau], int]


@dataclass
class _Division:
    """A division under way."""

    url: str
    weigh: Weigh
    budget: int
    moved: list[Morceau] = field(default_factory=list)

    def pieces(self, corps: str) -> tuple[Morceau, ...]:
        tree = tree_of(corps)
        for filters in tree.xpath(WHOLE_ONLY):
            drop(filters)
        sizes = {section: size_of(section) for section in _sections(tree)}
        # One of a long list: on a page of its own, it would say next to nothing.
        whole = sum(sizes.values())
        large = (section for section in sizes if sizes[section] * MANY > whole)
        sections = sorted(large, key=lambda each: (ESSENTIAL in each.attrib, -sizes[each]))
        kept, is_heavy = self._lightened(tree, sections)
        if is_heavy:
            kept, *rest = self._cut(tree, "", "")
            self.moved.extend(rest)
        return self._led(kept), *self.moved

    def _lightened(self, tree: Element, sections: list[Element]) -> tuple[Morceau, bool]:
        """Move sections until what stays is light, or none is left; say whether it is still heavy.

        As long as it is crowded, it is not even weighed: a page is no lighter than its elements count for.
        """
        while sections and COUNT(tree) * PAGE // ELEMENTS > self.budget:
            self._move(sections.pop(0))
        while (is_heavy := self._is_heavy(kept := Morceau.de("", "", _inside(tree)))) and sections:
            self._move(sections.pop(0))
        return kept, is_heavy

    def _led(self, kept: Morceau) -> Morceau:
        """Let the links of what stays in place lead straight to what went; headings are still there."""
        places = {name: piece.chemin for piece in reversed(self.moved) for name in piece.ancres}
        tree = tree_of(kept.corps)
        for link in tree.iter("a"):
            name = str(link.get("href", ""))
            if name.startswith("#") and name[1:] in places.keys() - kept.niveaux.keys():
                link.set("href", f"{relative(f'{self.url}{places[name[1:]]}', self.url)}{name}")
        return Morceau.de(kept.chemin, kept.titre, _inside(tree))

    def _is_heavy(self, piece: Morceau) -> bool:
        return self.weigh(piece) > self.budget

    def _move(self, section: Element) -> None:
        """Give a section its own pages; leave its heading, its anchors and the way to them."""
        heading, *blocks = _unfolded(section)
        titre, anchor = " ".join("".join(heading.itertext()).split()), str(heading.get("id"))
        body = etree.Element("div", id=anchor)
        body.extend(deepcopy(block) for block in blocks)
        pieces = self._cut(body, anchor, titre)
        for block in blocks:
            section.remove(block)
        section.extend(self._ways_to(pieces, {anchor}))
        self.moved.extend(pieces)

    def _ways_to(self, pieces: Iterable[Morceau], here: Collection[str]) -> Iterator[Element]:
        """Yield the lines that lead to some pieces, with the anchors that went there.

        What is cut inside has its anchor in several: it leads to the first.

        Args:
            pieces: the pieces, in their order.
            here: the anchors that did not go.
        """
        told = {*here}
        for piece in pieces:
            yield self._way_to(piece, piece.ancres - told)
            told |= piece.ancres

    def _way_to(self, piece: Morceau, anchors: Iterable[str]) -> Element:
        way = etree.Element("p", {"class": "suite partie"})
        way.extend(etree.Element("span", id=name) for name in sorted(anchors))
        link = etree.Element("a", href=relative(f"{self.url}{piece.chemin}", self.url))
        link.text = typographier(piece.titre)
        way.append(link)
        return way

    def _cut(self, body: Element, anchor: str, titre: str) -> list[Morceau]:
        """Return the pieces of a body, as few as the budget allows."""
        size = FIRST_TRY
        while True:
            pieces = self._pieces(body, anchor, titre, size)
            # What stays first leads to all the others: of very many, their anchors alone pass the budget.
            judged = pieces if anchor or size > LEAST_OF_MANY else pieces[1:]
            if size < LEAST or not any(map(self._is_heavy, judged)):
                return pieces
            size = int(size * LIGHTER)

    def _pieces(self, body: Element, anchor: str, titre: str, size: int) -> list[Morceau]:
        runs = runs_of(list(leaves_of(body, size)), size)
        base = f"{PARTS}{anchor}/" if anchor else ""
        paths = [base, *(f"{base or PARTS}{rank}/" for rank in range(2, len(runs) + 1))]
        names = [titre, *(_continued(titre, rank, len(runs)) for rank in range(2, len(runs) + 1))]
        found: list[Morceau] = []
        for path, name, run in reversed(list(zip(paths, names, runs, strict=True))):
            part = kept_of(body, run)
            if path:
                part.extend(map(partial(_way_on, self.url), found[:1]))
                descend(part)
                rebase(part, self.url, f"{self.url}{path}")
            else:
                part.extend(self._ways_to(found, {element.get("id", "") for element in part.iter("*")}))
            found.insert(0, Morceau.de(path, name, _inside(part, is_whole=bool(anchor))))
        return found


def divide(corps: str, url: str, weigh: Weigh, budget: int) -> tuple[Morceau, ...]:
    """Return what stays in place, first, then what has pages of its own.

    Args:
        corps: the HTML between the head of the page and its sources, written for this address.
        url: address of the page from the root of the site.
        weigh: returns the weight in bytes of the page that shows a piece.
        budget: the most that a page should weigh; only what nothing can cut passes it.
    """
    return _Division(url, weigh, budget).pieces(corps)


def _unfolded(section: Element) -> Element:
    """Return a section that leads elsewhere without its fold: its heading is told, not to be opened."""
    if section[0].tag == "details":
        summary, *blocks = section[0]
        section[:] = [*summary, *blocks]
    return section


def _way_on(url: str, following: Morceau) -> Element:
    """Return the line that leads from a piece to the following one, as the page would write it."""
    way = etree.Element("p", {"class": "suite"})
    link = etree.Element("a", href=relative(f"{url}{following.chemin}", url))
    link.text = typographier(following.titre)
    way.append(link)
    return way


def _inside(tree: Element, *, is_whole: bool = False) -> str:
    return text_of(tree) if is_whole else "".join(map(text_of, tree))


def _sections(tree: Element) -> Iterator[Element]:
    """Yield the outermost sections that have a heading with an anchor."""
    for child in tree:
        yield from (child,) if child.tag == "section" and _is_headed(child) else _sections(child)


def _is_headed(section: Element) -> bool:
    """Tell whether a section opens with a heading that has an anchor, maybe on the line that unfolds it."""
    is_folded = len(section) == 1 and section[0].tag == "details"
    first, *others = section[0] if is_folded else section
    heading = first[0] if is_folded and len(first) else first
    return bool(others and heading.tag in HEADINGS and heading.get("id"))


def _continued(titre: str, rank: int, total: int) -> str:
    return f"{titre}, suite ({rank} sur {total})" if titre else f"Suite ({rank} sur {total})"
