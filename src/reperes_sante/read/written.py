"""Pages written by hand, read before the engine does: what would stop it is told at its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

import markdown
from lxml.html import HtmlElement, fragment_fromstring

from reperes_sante.france.letters import nearest
from reperes_sante.model.findings import DataError, Finding, Kind, Severity, Wording
from reperes_sante.model.types import is_public
from reperes_sante.read import ReadError, decode, known_nodes, locate, read_keys
from reperes_sante.read.bounds import TROP, overloaded
from reperes_sante.read.calls import APPEL, without_calls, wrong_forms
from reperes_sante.read.contract import CONTRACT, PAGE, is_drawn
from reperes_sante.read.disk import is_by_hand, pages_by_hand
from reperes_sante.read.files import hidden_findings, position_of
from reperes_sante.read.markup import PROSE, Fault, faults
from reperes_sante.read.settings import MATTER

T = TypeVar("T")
SCHEME = Kind("lien-refuse", "Un lien mène au web, à un téléphone ou à un courriel, jamais à du code.")
CORRECT = "Corrigez le lien, ou rétablissez ce qu'il montrait."
ENTETE = Kind(
    "en-tete",
    "L'en-tête d'une page écrite à la main dit son titre et sa description, en texte simple.",
)
OUBLIE = Kind(
    "sigle-oublie",
    "Dans chaque partie d'une page écrite à la main, un sigle est d'abord écrit en toutes lettres.",
    gravite=Severity.CONSEIL,
)
RENDU = Kind("page-impossible", "Une page se fait sans erreur : l'aperçu dit pourquoi elle ne le peut pas.")
SCHEMA = Kind("schema-en-texte", "Un schéma est une image : aucun script ne le dessine chez le lecteur.")
DIAGRAM = re.compile(r"^[ \t]*(?:```|~~~)[ \t]*\{?[ \t]*\.?(mermaid)\b", re.MULTILINE)
KINDS = (APPEL, ENTETE, TROP, OUBLIE, RENDU, SCHEMA)
# Where engines would end it: what follows would be read here as a comment, and there as a page.
END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
# What engines would take for a head besides: other dashes, or « key: value » on the first line.
LIKE_MATTER = re.compile(r"---|[ ]{0,3}[A-Za-z0-9_-]+:(?!//)")
KEYS = (
    "title", "description", "territoire", "rubrique", "hide", "search", "icon", "status", "tags", "phrases",
)  # fmt: skip
# What a page may go without; the last three are on no page written by hand.
HIDDEN = frozenset({"navigation", "footer", "toc", "path", "tags"})
# Those that are names, with one to write.
NAMES = {"territoire": "arras", "rubrique": "cls", "status": "new"}
MARKUP = re.compile("[<>{}]")
HEADING = re.compile(r"^# +(.+?)[ #]*(?:\{[^}]*\})?$", re.MULTILINE)
# Those that mkdocs.yml names.
EXTENSIONS = ("reperes_sante.read.prose", "toc")
# An image, a form: what is not a link stays on the site.
LINKS = frozenset({"http", "https", "mailto", "sms", "tel"})


class Written(NamedTuple):
    """A page written by hand.

    Attributes:
        description: what its head says of it, or nothing.
        etiquettes: the tags of its head.
        phrases: what people type who look for it.
        tree: its body as HTML.
        cherchee: whether it is searched.
        elan: what the search multiplies its score by.
    """

    description: str
    etiquettes: tuple[str, ...]
    phrases: tuple[str, ...]
    tree: HtmlElement
    cherchee: bool
    elan: float


class Texte(NamedTuple):
    """What somebody wrote at an address: its title, its description, its Markdown."""

    titre: str = ""
    description: str = ""
    corps: str = ""


def text_at(docs: Path, url: str) -> Texte:
    """Return the page written by hand at an address; an empty one if there is none.

    Args:
        docs: folder of the hand-written pages.
        url: address of the page from the root of the site.
    """
    for path in filter(is_by_hand, (docs / url / "index.md", docs / f"{url.removesuffix('/')}.md")):
        if found := _texte(path.read_bytes(), path.name):
            return found
    return Texte()


# Each part of a block asks for the page that surrounds it.
@lru_cache(maxsize=64)
def _texte(raw: bytes, name: str) -> Texte | None:
    source = raw.decode("utf-8", "replace")
    # One that cannot be read is told elsewhere, before anything is published.
    with suppress(ReadError):
        matter = MATTER.match(source)
        keys = read_keys(f"\n{matter[1]}", name) if matter else {}
        corps = MATTER.sub("", source)
        # As engines name a page whose head gives no title.
        first = HEADING.search(corps)
        titre = keys.get("title") or (first[1] if first else name.removesuffix(".md"))
        return Texte(f"{titre}", f"{keys.get('description', '')}", corps)
    return None


def written_pages(docs: Path, make: Callable[[Path, bytes], T]) -> tuple[T, ...]:
    """Return what is made of each hand-written page of a folder, in the order of their paths.

    Args:
        docs: folder of the hand-written pages.
        make: is given the path of a page and what it holds; raises `ReadError` when that cannot be read.

    Raises:
        DataError: some cannot be read; all that is wrong with them is told.
    """
    made: list[T] = []
    refused: list[Finding] = []
    for path in pages_by_hand(docs):
        try:
            made.append(make(path, path.read_bytes()))
        except ReadError as error:
            refused.extend(error.findings)
    if refused:
        raise DataError(tuple(sorted(refused)))
    return tuple(made)


def read_written(raw: bytes, name: str) -> Written:
    """Read a page; refuse here, with its line, what would stop the engine, and what it would run.

    Args:
        raw: what the file holds.
        name: how findings call it.

    Raises:
        ReadError: it cannot be read; all that is wrong with it is told.
    """
    source = decode(raw, name)
    if too_much := tuple(overloaded(source, name)):
        raise ReadError(*too_much)
    refused = [*hidden_findings(source, name), *wrong_forms(source, name), *_diagrams(source, name)]
    keys, told = _head(source, name)
    html = markdown.markdown(without_calls(MATTER.sub("", source)), extensions=EXTENSIONS)
    tree = fragment_fromstring(html, create_parent=True)
    refused += [*told, *_refused_html(html, source, name), *_refused_links(tree, source, name)]
    if refused:
        raise ReadError(*refused)
    search = keys.get("search", {})
    is_searched, boost = search.get("exclude") != "true", float(search.get("boost", 1))
    tags, phrases = (tuple(keys.get(key, ())) for key in ("tags", "phrases"))
    return Written(keys.get("description", ""), tags, phrases, tree, is_searched, boost)


def _head(source: str, name: str) -> tuple[dict[str, Any], list[Finding]]:
    """Return what the head of a page says, and what is wrong with it."""
    matter = MATTER.match(source)
    if not matter:
        message, remedy = (
            "L'en-tête de cette page est mal fermé.",
            "Mettez une ligne « --- » avant, et une après.",
        )
        told = [ENTETE.of_file(name, message, remedy)] if LIKE_MATTER.match(source) else []
        return {}, told
    if END.search(matter[1]):
        remedy = "Fermez-le par une ligne « --- », sans rien de plus, et n'y mettez pas « ... »."
        return {}, [ENTETE.of_file(name, "L'en-tête de cette page finit avant sa dernière ligne.", remedy)]
    # Its first line is that of the dashes.
    text = f"\n{matter[1]}"
    keys = read_keys(text, name)
    root = known_nodes(text)
    wrong = ((key, _wrong_key(key, value)) for key, value in keys.items())
    return keys, [
        Finding.at((name, *locate(root, (key,), at_key=True)), wording) for key, wording in wrong if wording
    ]


def _diagrams(source: str, name: str) -> Iterator[Finding]:
    remedy = "Enregistrez-le en SVG dans « docs/assets », et montrez-le : ![ce qu'il dit](assets/schema.svg)."
    wording = Wording(SCHEMA, "Ce schéma resterait du texte.", remedy)
    for found in DIAGRAM.finditer(source):
        yield Finding.at((name, *position_of(found.start(1), source)), wording)


def _wrong_key(key: str, value: object) -> Wording | None:
    if key not in KEYS:
        known = CONTRACT.get(PAGE + key)
        remedy = known.mot if known else nearest(key, KEYS) or f"Clés admises ici : {', '.join(KEYS)}."
        return Wording(ENTETE, f"La clé « {key} » n'existe pas ici.", remedy)
    if key in CHOICES:
        return _wrong_choice(key, value)
    if not isinstance(value, str) or MARKUP.search(value):
        return Wording(ENTETE, f"« {key} » n'est pas un texte simple.", "Retirez les signes < > { }.")
    if key in NAMES and not re.fullmatch("[a-z0-9-]+", value):
        remedy = f"Écrivez par exemple « {NAMES[key]} »."
        return Wording(ENTETE, f"« {key} » n'est pas un identifiant.", remedy)
    return None


def _wrong_choice(key: str, value: object) -> Wording | None:
    is_right, remedy = CHOICES[key]
    return None if is_right(value) else Wording(ENTETE, f"« {key} » ne règle pas cela.", remedy)


def _is_search(value: object) -> bool:
    said = value if isinstance(value, dict) else {"": ""}
    is_boost = re.fullmatch(r"0\.(?!0+$)\d{1,2}|[1-9]\d?(?:\.\d{1,2})?", str(said.get("boost", 1)))
    return {"exclude", "boost"}.issuperset(said) and said.get("exclude", "true") in OFF_ON and bool(is_boost)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, str) and one and not MARKUP.search(one) for one in value
    )


OFF_ON = ("true", "false")
# The keys that take no plain text: what is right there, and what to write if it is not.
CHOICES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "hide": (
        lambda value: isinstance(value, list) and HIDDEN.issuperset(map(str, value)),
        "Écrivez « hide: [navigation, footer] ».",
    ),
    "search": (
        _is_search,
        "Écrivez « search: {exclude: true} », ou « search: {boost: 2} », de 0.01 à 99, pour passer devant.",
    ),
    "tags": (_is_list, "Écrivez « tags: [vaccination, écoles] », en mots simples."),
    "phrases": (_is_list, "Écrivez « phrases: [qui lit ce que je tape, un cookie] », en mots simples."),
    "icon": (
        lambda value: isinstance(value, str) and is_drawn(value),
        "Écrivez le nom d'un dessin de Material, par exemple « icon: material/phone ».",
    ),
}


def _refused_html(html: str, source: str, name: str) -> Iterator[Finding]:
    for fault in faults(html, PROSE):
        yield Finding.at((name, *_written(fault, source)), fault.dit)


def _written(fault: Fault, source: str) -> tuple[int, int]:
    """Return where somebody typed what an engine made this of."""
    beginning = re.match(r"<[/!?]?\w*", fault.texte)
    ways = (fault.texte, beginning[0] if beginning else "", *re.findall(r"[\w:-]{2,}", fault.texte)[1:])
    found = (source.find(way) for way in ways if way)
    return position_of(next((place for place in found if place >= 0), 0), source)


def _refused_links(tree: HtmlElement, source: str, name: str) -> Iterator[Finding]:
    for element, _, url, _ in tree.iterlinks():
        if not _is_allowed(url, is_link=element.tag == "a"):
            found = (source.find(way) for way in (url, url.rpartition(":")[2]))
            place = position_of(next((at for at in found if at >= 0), 0), source)
            yield SCHEME.at((name, *place), f"« {url} » n'est pas un lien permis.", CORRECT)


def _is_allowed(url: str, *, is_link: bool) -> bool:
    try:
        parts = urlsplit(url.replace("\\", "/"))
    except ValueError:
        return False
    if parts.scheme in ("http", "https") and not is_public(url):
        return False
    elsewhere = bool(parts.scheme or parts.netloc)
    return not elsewhere or (is_link and parts.scheme in LINKS)
