"""The HTML that pages may hold: elements, attributes and values; what is not listed is refused.

A list of what is dangerous is never whole: `srcdoc`, `formaction`, `ping`, `xlink:href`… run code or ask
another site, and browsers learn new ones. Tags are read in a strict form, which every parser reads alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from reperes_sante.model.findings import Kind, Wording

REFUSE = Kind("html-refuse", "Une page ne contient que le HTML admis : éléments, attributs et valeurs.")
INLINE = Kind(
    "code-dans-la-page", "Ni code ni style n'est écrit dans une page : la politique de sécurité l'interdit."
)
DOUBLE = Kind(
    "ancre-en-double", "Dans une page, un identifiant ne désigne qu'un élément.", "HTML, attribut « id »"
)
KINDS = (REFUSE, INLINE, DOUBLE)

SPACE = r"[ \t\n\f\r]"
NAME = r"[A-Za-z][A-Za-z0-9:_-]*"
VALUE = r"""(?:"([^"<]*)"|'([^'<]*)'|([^ \t\n\f\r"'=<>`]+))"""
ATTRIBUTE = re.compile(rf"({NAME})(?:{SPACE}*={SPACE}*{VALUE})?")
_ATTRIBUTE = SPACE + "+" + re.sub(r"\((?!\?)", "(?:", ATTRIBUTE.pattern)
# A value holds no « < »: parsers do not agree on where a text that has tags in its values ends.
TAG = re.compile(
    rf"<(?:/(?P<end>[A-Za-z][A-Za-z0-9]*){SPACE}*|(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:{_ATTRIBUTE})*+)"
    rf"{SPACE}*/?|!doctype html)>",
    re.IGNORECASE,
)
# What may be one: only an end stands outside of quotes.
PIECE = re.compile(r"""<(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>""")
# What they hold is text for some parsers, and elements for others.
HOLD_TEXT = frozenset({"script", "title"})

Elements = Mapping[str, frozenset[str]]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What a kind of page may hold.

    Attributes:
        elements: names of elements, each with its own attributes.
        everywhere: attributes of any element.
        families: beginnings of attributes of any element, such as `aria-`.
    """

    elements: Elements
    everywhere: frozenset[str]
    families: tuple[str, ...]


def _listed(text: str) -> Elements:
    """Read « a, b: attributes », one line each."""
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {
        name: frozenset(own.split()) for names, _, own in lines for name in names.replace(",", " ").split()
    }


_TEXTS = _listed(
    """
    h1, h2, h3, h4, h5, h6, p, br, hr, div, section, article, blockquote, pre, figure, figcaption
    ul, dl, dt, dd, table, caption, thead, tbody, tfoot, tr, summary
    strong, em, b, i, s, u, small, sub, sup, code, kbd, abbr, cite, q, dfn, bdi, mark, ins, del
    span: data-linenos
    ol: start reversed
    li: value
    a: href hreflang type rel
    img: src alt width height loading
    time: datetime
    details: open
    th: scope colspan rowspan
    td: colspan rowspan
    form: action method
    label: for
    input: type name value autocomplete checked
    button: type
    """
)
# All of them only draw; the same attributes place them.
_DRAWN = (
    "x y x1 x2 y1 y2 cx cy dx dy r rx ry d points width height transform fill fill-rule fill-opacity opacity "
    "stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-opacity text-anchor"
)
_DRAWINGS = _listed(
    f"""
    title, desc
    svg: viewbox preserveaspectratio focusable xmlns {_DRAWN}
    g, path, rect, circle, ellipse, line, polygon, polyline, text, tspan: {_DRAWN}
    """
)
_EVERYWHERE = frozenset({"class", "id", "lang", "dir", "title", "role", "tabindex", "hidden"})
# Written by hand. The two marks are those of the search page.
PROSE = Vocabulary({**_TEXTS, **_DRAWINGS}, _EVERYWHERE | {"data-recherche", "data-limite"}, ("aria-",))
_FRAME = _listed(
    """
    html, head, body, main, header, footer, nav, fieldset, legend, dialog
    a: href hreflang type rel target
    meta: charset name property content http-equiv
    link: rel href type title hreflang
    script: src type blocking
    select: name autocomplete
    option: value selected
    input: type name value autocomplete checked autofocus autocapitalize spellcheck
    button: type popovertarget
    div: popover
    """
)
# A whole page, with what our templates put around texts.
PAGE = Vocabulary({**PROSE.elements, **_FRAME}, _EVERYWHERE, ("aria-", "data-"))
DRAWING = Vocabulary(_DRAWINGS, _EVERYWHERE, ("aria-",))

VALUES: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("a", "target"): re.compile("_top"),
    ("form", "method"): re.compile("get"),
    ("input", "type"): re.compile("search|text|radio"),
    ("button", "type"): re.compile("button|submit|reset"),
    ("script", "type"): re.compile("module|application/ld\\+json"),
    ("link", "rel"): re.compile("alternate|canonical|icon|stylesheet"),
    ("meta", "http-equiv"): re.compile("content-security-policy|refresh"),
    ("svg", "xmlns"): re.compile("http://www.w3.org/2000/svg"),
}

# A page that moved sends to a page of the site, by a path.
MOVED = re.compile(r"0; url=[a-z0-9._-]*(?:/[a-z0-9._-]+)*/?(?:#[\w-]+)?", re.IGNORECASE)


class Fault(NamedTuple):
    """What a page may not hold.

    Attributes:
        position: where it stands in the text of the page.
        texte: the words of the page that hold it.
    """

    position: int
    texte: str
    dit: Wording


# Tags of the skeleton come back on every page; those of one page alone would fill the memory.
REMEMBERED = 2**14


class _Tag(NamedTuple):
    """What is known of a tag.

    Attributes:
        end: the name of the element that it ends, if it does.
        faults: what is to be said of it.
        id: its `id`, if any.
        holds_text: the name of the element that it begins, if only text may follow.
    """

    end: str
    faults: tuple[Wording, ...] = ()
    id: str = ""
    holds_text: str = ""


def faults(text: str, admitted: Vocabulary) -> Iterator[Fault]:
    """Yield what a page holds and may not.

    Args:
        text: the HTML of the page, or of a part of it.
        admitted: what it may hold.
    """
    judged = [_judge(admitted, piece) for piece in PIECE.findall(text)]
    places = _Places(text)
    # Parsers would not agree on what such a text holds: its tags are looked for one by one.
    if None in judged or len(judged) != text.count("<"):
        judged = [_judge(admitted, tag[0]) for tag in places.tags]
        if len(judged) != text.count("<"):
            known = {tag.start() for tag in places.tags}
            stray = next(sign.start() for sign in re.finditer("<", text) if sign.start() not in known)
            yield Fault(stray, text[stray : stray + 40].partition("\n")[0], STRAY)
    seen: set[str] = set()
    opened = ""
    for rank, tag in enumerate(filter(None, judged)):
        if opened and tag.end != opened:
            yield places.fault(rank, _refused(f"« {places.tags[rank][0][:40]} » est dans « <{opened}> »."))
        opened = tag.holds_text
        if tag.faults:
            yield from (places.fault(rank, wording) for wording in tag.faults)
        if tag.id in seen:
            yield places.fault(rank, _twice(tag.id))
        elif tag.id:
            seen.add(tag.id)


@dataclass(frozen=True)
class _Places:
    """Where the tags of a text stand, looked for only when something is to be said of one."""

    text: str

    @cached_property
    def tags(self) -> list[re.Match[str]]:
        return list(TAG.finditer(self.text))

    def fault(self, rank: int, wording: Wording) -> Fault:
        tag = self.tags[rank]
        return Fault(tag.start(), tag[0], wording)


@lru_cache(REMEMBERED)
def _judge(admitted: Vocabulary, piece: str) -> _Tag | None:
    """Return what is known of a piece of a text; nothing if it is no tag."""
    tag = TAG.fullmatch(piece)
    if not tag or not tag["name"]:
        return _Tag((tag["end"] or "").lower()) if tag else None
    name = tag["name"].lower()
    given = {
        found[1].lower(): found[2] or found[3] or found[4] or ""
        for found in ATTRIBUTE.finditer(tag["attributes"])
    }
    faults = () if _is_plain(admitted, name, tuple(given)) else tuple(_wrong(admitted, name, given))
    return _Tag("", faults, given.get("id", ""), name if name in HOLD_TEXT else "")


@lru_cache(REMEMBERED)
def _is_plain(admitted: Vocabulary, name: str, attributes: tuple[str, ...]) -> bool:
    """Tell whether nothing is to be said of a tag, whatever its attributes hold: addresses are all unlike."""
    held = dict.fromkeys(attributes, "")
    bounded = any((name, attribute) in VALUES for attribute in attributes)
    return not bounded and "http-equiv" not in held and not any(_wrong(admitted, name, held))


def _wrong(admitted: Vocabulary, name: str, given: Mapping[str, str]) -> Iterator[Wording]:
    is_data = given.get("type") == "application/ld+json"
    if name == "style" or (name == "script" and "src" not in given and not is_data):
        yield _inline(f"<{name}>")
        return
    if name not in admitted.elements:
        yield _refused(f"« <{name}> » n'est pas admis dans une page.")
        return
    for attribute, value in given.items():
        if attribute == "style" or attribute.startswith("on"):
            yield _inline(attribute)
        elif not (
            attribute in admitted.everywhere
            or attribute in admitted.elements[name]
            or attribute.startswith(admitted.families)
        ):
            yield _refused(f"« {attribute} » n'est pas admis dans « <{name}> ».")
        elif (form := VALUES.get((name, attribute))) and not form.fullmatch(value.lower()):
            yield _refused(f'« {attribute}="{value[:40]}" » n\'est pas admis dans « <{name}> ».')
    if given.get("http-equiv", "").lower() == "refresh" and not MOVED.fullmatch(given.get("content", "")):
        yield _refused("Cette page envoie ailleurs que sur le site.")


STRAY = Wording(
    REFUSE,
    "Un signe « < » n'ouvre ici aucune balise bien écrite.",
    "Écrivez « &lt; » pour ce signe, ou corrigez la balise ; un commentaire serait publié : retirez-le.",
)


def _refused(message: str) -> Wording:
    return Wording(REFUSE, message, "Retirez-le ; le Markdown suffit presque toujours.")


def _inline(what: str) -> Wording:
    remedy = "Mettez le code dans assets/js/, le style dans assets/site.css."
    return Wording(INLINE, f"« {what} » serait refusé par le navigateur.", remedy)


def _twice(identifier: str) -> Wording:
    message = f"« {identifier} » désigne déjà autre chose dans cette page."
    remedy = "Donnez-lui un autre nom ; après un titre, écrivez par exemple « { #autre-nom } »."
    return Wording(DOUBLE, message, remedy)
