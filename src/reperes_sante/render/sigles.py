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
from reperes_sante.render.fragments import ATTRIBUTES, PIECE, end_of, has_classes, with_classes

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
        if not self._suites:
            return re.compile(r"\b\B")
        # Opened by a set of letters, a pattern skips at once what can begin no acronym: nearly every letter.
        words = "|".join(f"(?<={first})(?:{'|'.join(found)})" for first, found in self._suites.items())
        return re.compile(rf"[{''.join(self._suites)}](?<![\w-].)(?:{words})(?![\w-])")

    @cached_property
    def passe(self) -> re.Pattern[str]:
        """What passes over all that stands before the next acronym, or the next tag to look at."""
        firsts = "".join(self._suites)
        others = (rf"(?!{self.motif.pattern})[{firsts}]",) if firsts else ()
        return re.compile(rf"(?:{'|'.join((rf'[^<{firsts}]++', *PASSED, *others))})*+")

    @cached_property
    def _suites(self) -> Mapping[str, list[str]]:
        """What follows each first letter, longest first, as expressions write both."""
        rests: dict[str, list[str]] = {}
        for forme in sorted(self.par_forme, key=len, reverse=True):
            rests.setdefault(re.escape(forme[0]), []).append(re.escape(forme[1:]))
        return rests


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


TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*)({ATTRIBUTES})>")
# Most tags of a page come back on others.
REMEMBERED = 2**14
# Elements kept as they are that never hold their likes, so that their end is the next one.
FLAT = APART_TAGS - SECTIONS - {"summary"}
# Passed over without a look: such elements, unless a section begins in one, and tags that change nothing.
PASSED = (
    *(
        rf"<{name}(?=[\s>]){ATTRIBUTES}(?<!/)>[^<]*+(?:<(?!/{name}>|h[23][\s>])[^<]*+)*+</{name}>"
        for name in sorted(FLAT)
    ),
    (
        rf"<(?!/?(?:{'|'.join(sorted(APART_TAGS | VERBATIM))})[\s/>])"
        rf"(?!{with_classes(APART_CLASSES)}){ATTRIBUTES}>"
    ),
    rf"<(?!{ATTRIBUTES}>)",
)


class _Balise(NamedTuple):
    """What a tag does: its name, whether it closes an element, opens one, keeps acronyms as they are."""

    nom: str
    ferme: bool
    ouvre: bool
    apart: bool


@lru_cache(REMEMBERED)
def _tag(piece: str) -> _Balise | None:
    """Return what a piece of HTML does, if it is a tag."""
    found = TAG.match(piece)
    if not found:
        return None
    closing, name, attributes = found.groups()
    is_apart = name in APART_TAGS or has_classes(attributes, APART_CLASSES)
    opens = not closing and name not in VOID and not attributes.endswith("/")
    return _Balise(name, bool(closing), opens, is_apart)


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
    writer = _Writer(html, lexique, prefixe)
    written = writer.copy()
    return Expliquee(written, tuple(dict.fromkeys(writer.explained)))


class _Writer:
    """Copies HTML, and stops only at acronyms and where they stay as they are: pages hold many tags."""

    def __init__(self, html: str, lexique: Lexique, prefixe: str) -> None:
        self.explained: list[Sigle] = []
        self._html = html
        self._lexique = lexique
        self._prefixe = prefixe
        # How many elements are open in which nothing is written beside.
        self._verbatim = 0
        self._used: set[Sigle] = set()

    def copy(self) -> str:
        """Return the text: its tags as they are, its words with acronyms developed where that fits."""
        html, passed, motif = self._html, self._lexique.passe.match, self._lexique.motif
        written: list[str] = []
        copied = at = 0
        while (found := passed(html, at)) and (at := found.end()) < len(html):
            if html[at] == "<":
                at = self._after(at)
                continue
            start, at = self._around(at)
            written += html[copied:start], TOUCHED.sub(_held, motif.sub(self._develop, html[start:at]))
            copied = at
        return "".join((*written, html[copied:]))

    def _after(self, at: int) -> int:
        """Return where to look next, from a tag: after an element that stays as it is."""
        whole = PIECE.match(self._html, at)
        after = whole.end() if whole else at + 1
        tag = _tag(self._html[at:after])
        if tag and tag.apart and tag.ouvre:
            end = end_of(self._html, tag.nom, after)
            if tag.nom in SECTIONS or any(self._html.find(f"<{name}", after, end) >= 0 for name in SECTIONS):
                self._used.clear()
            return end
        if tag and tag.nom in VERBATIM:
            self._verbatim += tag.ouvre - tag.ferme
        return after

    def _around(self, at: int) -> tuple[int, int]:
        """Return where the words around a place begin and end: between tags, or signs written as codes."""
        start = 0
        for sign in "<&":
            before = self._html.rfind(sign, start, at)
            whole = PIECE.match(self._html, before) if before >= 0 else None
            start = whole.end() if whole else start
        words = PIECE.match(self._html, start)
        return start, words.end() if words else at + 1

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
        is_verbatim = self._verbatim > 0
        developpe = sigle.developpe or "("
        is_beside = after.lstrip().startswith("(") or "(" in developpe
        is_near = f" {fold(developpe)} " in f" {fold(found.string)} "
        if is_enclosed or is_verbatim or is_beside or is_near:
            return Markup()
        return DEVELOPMENT.format(developpe=sigle.developpe)


def _held(found: re.Match[str]) -> str:
    return f'<span class="tenu">{found[0]}</span>' if found[1] or found[3] else found[0]
