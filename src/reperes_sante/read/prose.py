"""The Markdown of hand-written pages: all that Material's readers know of it, without its scripts.

An extension for Python-Markdown, which both engines and our own reading use: `reperes_sante.read.prose`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from reperes_sante.france.letters import typographier
from reperes_sante.read.contract import ICONS

# Keys as they are named on French keyboards.
KEYS = {
    "backspace": "Retour arrière",
    "delete": "Suppr",
    "end": "Fin",
    "enter": "Entrée",
    "escape": "Échap",
    "home": "Début",
    "insert": "Inser",
    "page-down": "Page suivante",
    "page-up": "Page précédente",
    "shift": "Maj",
    "space": "Espace",
}
EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.blocks.caption",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.mark",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tilde",
)
CONFIGS: dict[str, dict[str, Any]] = {
    "footnotes": {"BACKLINK_TITLE": "Revenir à l’appel de note {} dans le texte"},
    "pymdownx.highlight": {"linenums_style": "pymdownx-inline"},
    "pymdownx.keys": {"key_map": KEYS},
    "pymdownx.tabbed": {"alternate_style": True},
}
# Titles of boxes that are given none.
TITLES = {
    "abstract": "Résumé",
    "bug": "Anomalie",
    "danger": "Danger",
    "example": "Exemple",
    "failure": "Échec",
    "info": "À savoir",
    "note": "Note",
    "question": "Question",
    "quote": "Citation",
    "success": "C’est fait",
    "tip": "Conseil",
    "warning": "Attention",
}
VERBATIM = frozenset({"code", "pre", "kbd", "svg"})
TASK = re.compile(r"\[([ xX])\] ")
# What the library puts in a text in the place of HTML, of a sign typed after a backslash, of « & ».
KEPT_ASIDE = re.compile(r"\x02(?:wzxhzdk:(?P<html>\d+)|(?P<sign>\d+)|(?P<amp>amp)|.*?)\x03")
ELEMENT = re.compile("<[^<>]*>")
ALIGNED = re.compile(r"text-align: (\w+);")


NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
SHORT = r":([a-z0-9][a-z0-9_+-]+):"
# Folders of the theme's icons that have folders.
DEEP = "fontawesome-"


class _Signs(InlineProcessor):
    """Draws the icons of the theme, as `:material-phone:`, and writes emoji as themselves, as `:smile:`.

    The extension made for that reads the list of all of them first: two seconds, for none most of the time.
    """

    def handleMatch(  # type: ignore[override]  # noqa: N802 - named by the library
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - as the library calls it
    ) -> tuple[str | Element | None, int | None, int | None]:
        """Return what to put in the place of a short name; nothing when nobody has that name."""
        drawn = _icon(m[1]) if "-" in m[1] else _emoji(m[0])
        return (drawn, m.start(0), m.end(0)) if drawn is not None else (None, None, None)


def _icon(name: str) -> Element | None:
    path = ICONS / f"{name.replace('-', '/', 2 if name.startswith(DEEP) else 1)}.svg"
    if not path.is_file():
        return None
    drawing = fromstring(path.read_text("utf-8").replace(NAMESPACE, ""))  # noqa: S314 - of the theme
    drawing.attrib.update({"aria-hidden": "true", "focusable": "false"})
    box = Element("span", {"class": "twemoji"})
    box.append(drawing)
    return box


def _emoji(name: str) -> str | None:
    # Large, and hardly ever asked for.
    from pymdownx.gemoji_db import emoji  # type: ignore[import-untyped]  # noqa: PLC0415

    found = emoji.get(name, {}).get("unicode")
    return "".join(chr(int(code, 16)) for code in found.split("-")) if found else None


class _French(Treeprocessor):
    """Writes in French what extensions write in English, and as classes what they write as styles."""

    def run(self, root: Element) -> None:
        """Go through a page once its texts are read."""
        for element in root.iter():
            if element.tag == "li":
                _task(element)
            elif element.tag in {"div", "details"} and element.get("class"):
                _box(element)
            elif aligned := ALIGNED.fullmatch(element.get("style", "")):
                del element.attrib["style"]
                element.set("class", f"aligne-{aligned[1]}")
        _notes(root, self.md.htmlStash.rawHtmlBlocks)


def _notes(root: Element, aside: list[str | Element]) -> None:
    """Have the mark of a note tell its text to who points at it."""

    def given_back(kept: re.Match[str]) -> str:
        if kept["html"]:
            html = aside[int(kept["html"])]
            return ELEMENT.sub("", html) if isinstance(html, str) else ""
        return chr(int(kept["sign"])) if kept["sign"] else "&" * bool(kept["amp"])

    notes = root.iterfind(".//div[@class='footnote']//li[@id]")
    texts = ((item.get("id"), KEPT_ASIDE.sub(given_back, "".join(_texts(item)))) for item in notes)
    said = {f"#{name}": re.sub("[ \n]+", " ", unescape(text)).strip() for name, text in texts}
    for link in root.iterfind(".//a[@class='footnote-ref']"):
        link.set("title", said.get(link.get("href", ""), ""))


def _texts(note: Element) -> Iterator[str]:
    """Yield the texts of a note, without its way back."""
    yield note.text or ""
    for part in note:
        if part.get("class") != "footnote-backref":
            yield from _texts(part)
        yield part.tail or ""


def _box(box: Element) -> None:
    if box.attrib.pop("data-tabs", ""):
        box.attrib.update({"role": "group", "aria-label": "Au choix"})
    kind = box.get("class", "").removeprefix("admonition ").partition(" ")[0]
    if len(box) and kind in TITLES and box[0].text == kind.capitalize():
        box[0].text = TITLES[kind]


def _task(item: Element) -> None:
    """Draw the box of a task, and say in words whether it is done."""
    holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    if found := TASK.match((holder.text or "").lstrip()):
        done = found[1] != " "
        item.set("class", "tache tache--faite" if done else "tache")
        told = Element("span", {"class": "invisible"})
        told.text, told.tail = (
            "Fait : " if done else "À faire : ",
            (holder.text or "").lstrip()[found.end() :],
        )
        holder.text = ""
        holder.insert(0, told)


class _Typography(Treeprocessor):
    """Sets the texts of a page as those of files are: nobody types a space that does not break."""

    def run(self, root: Element) -> None:
        """Go through a page, its headings included; code stays as it is typed."""
        for element in root:
            if element.tag not in VERBATIM:
                element.text = typographier(element.text) if element.text else element.text
                self.run(element)
            element.tail = typographier(element.tail) if element.tail else element.tail


class Prose(Extension):
    """All the extensions of hand-written pages, as one."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - named by the library
        """Add them to a reader of Markdown."""
        md.registerExtensions(EXTENSIONS, CONFIGS)
        md.inlinePatterns.register(_Signs(SHORT, md), "signes", 75)
        # Before the contents are made of the headings.
        md.treeprocessors.register(_Typography(md), "typographie", 6)
        # Once texts and attributes are read.
        md.treeprocessors.register(_French(md), "reperes", 1)


def makeExtension(**options: object) -> Prose:  # noqa: N802 - named by the library
    """Return the extension."""
    return Prose(**options)
