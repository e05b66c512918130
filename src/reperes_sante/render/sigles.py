"""Acronyms: written in full at their first use in each section, and explained on demand without a script.

The explanation is a popover of the page (`popovertarget`, HTML standard), which opens by pointer, finger or
keyboard, closes with Escape, and leads to the glossary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from markupsafe import Markup

from reperes_sante.france.letters import fold, typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import page_de_l_organisme

SENTENCE_END = re.compile(r"(?<=[.!?])\s")
# French writes « Unafam » as well as « UNAFAM » once an acronym is long enough to be pronounced.
PRONOUNCED_FROM = 4


class Sigle(NamedTuple):
    """An acronym that pages can explain.

    Attributes:
        id: what makes the anchor of its explanation.
        mot: the acronym, as readers know it.
        developpe: its words in full, when a source writes them.
        sens: what it means, in one sentence, if that is known.
        adresse: where to read more, from the root of the site.
    """

    id: str
    mot: str
    developpe: str | None
    sens: str | None
    adresse: str

    @property
    def formes(self) -> tuple[str, ...]:
        """The ways in which texts write it."""
        return (self.mot, self.mot.capitalize()) if len(self.mot) >= PRONOUNCED_FROM else (self.mot,)


class Lexique:
    """The acronyms of the site, found in texts as whole words; of two written alike, the first one counts."""

    def __init__(self, sigles: tuple[Sigle, ...]) -> None:
        self.sigles = sigles

    @cached_property
    def par_forme(self) -> Mapping[str, Sigle]:
        """The acronyms, by each way of writing them."""
        return {forme: sigle for sigle in reversed(self.sigles) for forme in sigle.formes}

    @cached_property
    def motif(self) -> re.Pattern[str]:
        """What finds any of them in a text; without acronyms it finds nothing."""
        rests: dict[str, list[str]] = {}
        for forme in sorted(self.par_forme, key=len, reverse=True):
            rests.setdefault(re.escape(forme[0]), []).append(re.escape(forme[1:]))
        if not rests:
            return re.compile(r"\b\B")
        # Opened by a set of letters, a pattern skips at once what can begin no acronym: nearly every letter.
        words = "|".join(f"(?<={first})(?:{'|'.join(found)})" for first, found in rests.items())
        return re.compile(rf"[{''.join(rests)}](?<![\w-].)(?:{words})(?![\w-])")


def lexique(catalogue: Catalogue) -> Lexique:
    """Return all acronyms of the data."""
    return Lexique((*_termes(catalogue), *_organismes(catalogue)))


def _termes(catalogue: Catalogue) -> Iterator[Sigle]:
    for terme in catalogue.glossaire.termes:
        adresse = f"glossaire/#{terme.id}"
        yield Sigle(terme.id, terme.sigle, _shown(terme.developpe), _first_sentence(terme.sens), adresse)


def _organismes(catalogue: Catalogue) -> Iterator[Sigle]:
    for organisme in catalogue.organismes.values():
        if organisme.sigle:
            adresse = page_de_l_organisme(organisme.id).adresse
            sens = _first_sentence(organisme.description)
            yield Sigle(organisme.id, typographier(organisme.sigle), _shown(organisme.nom), sens, adresse)


def _shown(text: str | None) -> str | None:
    return typographier(text) if text else None


def _first_sentence(text: str | None) -> str | None:
    return _shown(SENTENCE_END.split(text, maxsplit=1)[0]) if text else None


VOID = frozenset({"br", "hr", "img", "input", "wbr", "link", "meta"})
# Neither a button nor a development fits here: links, headings, controls, code, icons.
APART_TAGS = frozenset(
    {
        "a",
        "button",
        "code",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "label",
        "nav",
        "pre",
        "select",
        "summary",
        "sup",
    }
    | {"script", "svg", "time"}
)
APART_CLASSES = frozenset({"communes-couvertes", "constats", "glossaire", "puce", "sources"})
# Names and titles stay word for word: the explanation opens, nothing is written beside.
VERBATIM = frozenset({"b", "caption", "cite", "dt", "strong", "th"})
SECTIONS = frozenset({"h2", "h3"})
OPENINGS = (("(", ")"), ("«", "»"), ("[", "]"))

BUTTON = Markup('<button class="sigle" type="button" popovertarget="{ancre}">{mot}</button>')
# Lines break around a button: what touches it must be held on its line.
TOUCHED = re.compile(r'((?:(?<![^\s>])[^\s>]+)?)(<button class="sigle".*?</button>)([^\s<]*)')
DEVELOPMENT = Markup('<span class="developpe"> ({developpe})</span>')


# What templates make is well formed: « < » begins a tag, « > » ends it, but for those of a quoted value.
ATTRIBUTES = r"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+"""
TOKEN = re.compile(rf"<{ATTRIBUTES}>|&#?\w+;|[^<&]+|.", re.DOTALL)
TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*)({ATTRIBUTES})>")
CLASSES = re.compile(r'\sclass="([^"]*)"')
# Most tags of a page come back on others.
REMEMBERED = 2**14


class _Tag(NamedTuple):
    """What a tag does: its name, whether it closes an element, opens one, keeps acronyms as they are."""

    nom: str
    ferme: bool
    ouvre: bool
    apart: bool


@lru_cache(REMEMBERED)
def _tag(piece: str) -> _Tag | None:
    """Return what a piece of HTML does, if it is a tag."""
    found = TAG.match(piece)
    if not found:
        return None
    closing, name, attributes = found.groups()
    classes = CLASSES.search(attributes)
    is_apart = name in APART_TAGS or bool(classes and not APART_CLASSES.isdisjoint(classes[1].split()))
    opens = not closing and name not in VOID and not attributes.endswith("/")
    return _Tag(name, bool(closing), opens, is_apart)


class Expliquee(NamedTuple):
    """A page's HTML with its acronyms developed, and those to explain, in order of first use."""

    html: str
    sigles: tuple[Sigle, ...]


def expliquer(html: str, lexique: Lexique, prefixe: str) -> Expliquee:
    """Develop the acronyms of a fragment; every other character is left as it was.

    Args:
        html: what the templates made, well formed and escaped.
        lexique: the acronyms to look for.
        prefixe: what goes before the id of an acronym to make the anchor of its explanation.
    """
    writer = _Writer(lexique, prefixe)
    written = writer.copy(html)
    return Expliquee(written, tuple(dict.fromkeys(writer.explained)))


class _Writer:
    """Copies HTML piece by piece, and stops at acronyms: pages hold millions of pieces."""

    def __init__(self, lexique: Lexique, prefixe: str) -> None:
        self.explained: list[Sigle] = []
        self._lexique = lexique
        self._prefixe = prefixe
        # Each open element: its name, and whether acronyms stay as they are in it.
        self._open: list[tuple[str, bool]] = []
        self._used: set[Sigle] = set()

    def copy(self, html: str) -> str:
        """Return a text: its tags as they are, its words with acronyms developed where that fits."""
        written: list[str] = []
        opened, motif = self._open, self._lexique.motif
        for piece in TOKEN.findall(html):
            told = piece
            if piece[0] == "<" and (tag := _tag(piece)):
                self._note(tag)
            elif motif.search(piece) and not (opened and opened[-1][1]):
                told = TOUCHED.sub(_held, motif.sub(self._develop, piece))
            written.append(told)
        return "".join(written)

    def _note(self, tag: _Tag) -> None:
        """Remember what a tag opens, forget what it closes."""
        opened = self._open
        if tag.ferme:
            while opened and opened.pop()[0] != tag.nom:
                pass
            return
        if tag.nom in SECTIONS:
            self._used.clear()
        if tag.ouvre:
            opened.append((tag.nom, tag.apart or bool(opened and opened[-1][1])))

    def _develop(self, found: re.Match[str]) -> str:
        sigle = self._lexique.par_forme[found[0]]
        if sigle in self._used:
            return found[0]
        self._used.add(sigle)
        self.explained.append(sigle)
        button = BUTTON.format(ancre=f"{self._prefixe}{sigle.id}", mot=found[0])
        return button + self._beside(sigle, found)

    def _beside(self, sigle: Sigle, found: re.Match[str]) -> Markup:
        """Return what to write after an acronym: nothing in a name, a quotation, or beside its own words."""
        before, after = found.string[: found.start()], found.string[found.end() :]
        is_enclosed = any(before.count(left) > before.count(right) for left, right in OPENINGS)
        is_verbatim = any(tag in VERBATIM for tag, _ in self._open)
        developpe = sigle.developpe or "("
        is_beside = after.lstrip().startswith("(") or "(" in developpe
        is_near = f" {fold(developpe)} " in f" {fold(found.string)} "
        if is_enclosed or is_verbatim or is_beside or is_near:
            return Markup()
        return DEVELOPMENT.format(developpe=sigle.developpe)


def _held(found: re.Match[str]) -> str:
    return f'<span class="tenu">{found[0]}</span>' if found[1] or found[3] else found[0]
