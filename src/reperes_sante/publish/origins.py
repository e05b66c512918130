"""What is wrong in the built site, told at the line that somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from lxml.etree import _Element as Element

from reperes_sante.france.letters import fold, nearest
from reperes_sante.inspect import published
from reperes_sante.inspect.reading import Built, Lectures, read_site
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import PARTS, PageGeneree, generated_pages
from reperes_sante.model.findings import Finding, Wording
from reperes_sante.publish.rereading import read_beside
from reperes_sante.publish.stubs import Appele, called, file_of, rivals, stub_path
from reperes_sante.read.calls import APPEL
from reperes_sante.read.disk import is_by_hand
from reperes_sante.read.written import OUBLIE
from reperes_sante.render import BLOCS, Renderer
from reperes_sante.render.sigles import APART_CLASSES, APART_TAGS, Lexique, Sigle

QUOTED = re.compile(r"« (.+?) »")
# Enough words to find a sentence by, few enough to stand on one line.
FEW = 3


def at_source(finding: Finding, site: str, root: Path, catalogue: Catalogue) -> Finding:
    """Place a remark about a built page in the file that the page was made from, where it is known.

    Args:
        finding: the remark.
        site: how the remark calls the folder of the built site.
        root: the project's folder.
        catalogue: the data that the site was built from.
    """
    path = finding.fichier.removeprefix(f"{site}/")
    source = _source(path, root, catalogue) if path.endswith(".html") else None
    if source is None:
        is_own = (root / "docs" / path).is_file()
        return replace(finding, fichier=f"docs/{path}") if is_own else finding
    file, words = source
    quoted = QUOTED.match(finding.message)
    wanted = (*_ways_to_write(quoted[1] if quoted else ""), *words)
    name = file.relative_to(root).as_posix()
    message = f"Page « /{path.removesuffix('index.html')} » : {finding.message}"
    line = _line(file.read_text("utf-8"), wanted)
    return replace(finding, fichier=name, ligne=line, colonne=1, message=message)


def _source(path: str, root: Path, catalogue: Catalogue) -> tuple[Path, tuple[str, ...]] | None:
    """Return the file that a built page comes from, and the words that stand where it is written."""
    docs = root / "docs"
    whole = re.sub(rf"{PARTS}.*", "index.html", path)
    stub = f"{PurePosixPath(whole).with_suffix('')}.md"
    if by_hand := next(filter(is_by_hand, rivals(docs, stub)), None):
        return by_hand, ()
    if page := _made(catalogue).get(stub):
        files = _files(page, root / "data")
        words = f"id: {page.cle}"
        found = (file for file in files if f"{words}\n" in file.read_text("utf-8"))
        return next(((file, (words,)) for file in found), None)
    moved = (one.adresse for one in published.read_list(root) if published.file_of(one.adresse) == path)
    return next(((root / published.NAME, (f"{address} ->",)) for address in moved), None)


# A build places many remarks.
@lru_cache(maxsize=1)
def _made(catalogue: Catalogue) -> Mapping[str, PageGeneree]:
    """Return the pages that the data make, by the path of their stub."""
    return {stub_path(page): page for page in generated_pages(catalogue)}


def _files(page: PageGeneree, data: Path) -> Iterator[Path]:
    if file := file_of(page):
        yield data / file
    elif page.genre == "organisme":
        yield from sorted((data / "organismes").glob("*.yml"))
        yield from sorted((data / "territoires").glob("*.yml"))


def _ways_to_write(said: str) -> Iterator[str]:
    """Yield what a page says or calls, then what its author may have typed, from the most telling."""
    if " " in said:
        words = said.split()
        yield from (" ".join(words[rank : rank + FEW]) for rank in range(max(1, len(words) - FEW + 1)))
    elif said:
        yield said
        parts = urlsplit(said)
        yield from (f"#{parts.fragment}",) if parts.fragment else ()
        yield from filter(None, (PurePosixPath(parts.path).name,))


def _line(text: str, words: tuple[str, ...]) -> int:
    for told in (_plain, fold):
        lines = [told(line) for line in text.splitlines()]
        wanted = [told(word) for word in words]
        if found := next((r for word in wanted for r, line in enumerate(lines, 1) if word in line), None):
            return found
    return 1


def _plain(text: str) -> str:
    """Fold what typography changes between a page and what was typed."""
    return " ".join(text.replace("’", "'").replace("\u2060", "").split())


# What the engine offers besides. The titles of generated pages call another, which no page needs.
PAGES = ("fiche",)


def unknown_calls(docs: Path) -> Iterator[Finding]:
    """Yield what hand-written pages call and the site does not offer: engines have functions of their own.

    Args:
        docs: folder of the hand-written pages, which can all be read.
    """
    for name, _, call in called(docs):
        if call.nom not in (*BLOCS, *PAGES):
            remedy = nearest(call.nom, (*BLOCS, *PAGES)) or "Voyez les blocs dans CONTRIBUER.md."
            yield APPEL.at((name, call.ligne, 1), f"Le bloc « {call.nom} » n'existe pas.", remedy)


def wrong_calls(docs: Path, renderer: Renderer) -> Iterator[Finding]:
    """Yield the blocks of hand-written pages that cannot be rendered.

    Args:
        docs: folder of the hand-written pages, which can all be read, and call what exists.
        renderer: renders what they call.
    """
    for appele in called(docs):
        if told := _told(appele, renderer):
            yield Finding.at((appele.page, appele.appel.ligne, 1), Wording(APPEL, *told))


def _told(appele: Appele, renderer: Renderer) -> tuple[str, str] | None:
    """Return what is wrong with a call, and the remedy; nothing when it can be rendered."""
    call = appele.appel
    try:
        if call.nom in BLOCS:
            renderer.bloc(call.nom, appele.url, *call.valeurs)
        else:
            genre, cle = map(str, call.valeurs)
            renderer.titre(genre, cle)
    except ValueError as error:
        message, _, advice = str(error).partition(". ")
        return f"{message}.", advice or "Écrivez un nom qui existe."
    except TypeError:
        message = f"« {call.nom} » ne reçoit pas ce qu'il attend entre parenthèses."
        return message, "Voyez ce bloc dans CONTRIBUER.md."
    return None


HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
APART = (APART_TAGS - HEADINGS - {"button"}) | {"nav"}
APART_NAMES = {*APART_CLASSES, "explication", "developpe"}


def read_explained(
    folder: Path,
    name: str,
    known: Lexique,
    lectures: Lectures | None = None,
    digests: Mapping[str, str] | None = None,
) -> tuple[Built, tuple[Finding, ...]]:
    """Read a built site; return it, and the acronyms that its pages leave unexplained.

    Args:
        folder: the built site.
        name: how findings call that folder.
        known: the acronyms that readers may not know.
        lectures: what was learnt of pages before, with the same acronyms.
        digests: SHA-256 of its pages by path, if they were just counted.
    """
    also = _Oublies(known)
    if lectures and digests:
        read_beside(folder, digests, lectures, also)
    built = read_site(folder, name, also, lectures, digests)
    # The card for other sites explains nothing: what it leads to does.
    pages = (page for page in built.pages.values() if not page.est_carte)
    words = ((page.fichier, known.par_forme[mot]) for page in pages for mot in page.appris)
    return built, tuple(built.finding(path, 1, _forgotten(sigle)) for path, sigle in words)


@dataclass(frozen=True)
class _Oublies:
    """Tells the acronyms that a page leaves unexplained."""

    known: Lexique

    def __call__(self, root: Element) -> Iterable[str]:
        main = root.find(".//main")
        return () if main is None else (sigle.mot for sigle in _unexplained(main, self.known))


def _forgotten(sigle: Sigle) -> Wording:
    message = f"« {sigle.mot} » n'est pas expliqué dans cette partie de la page."
    whole = sigle.developpe or "ce que c'est"
    return Wording(OUBLIE, message, f"Écrivez « {sigle.mot} ({whole}) » la première fois.")


def _unexplained(main: Element, known: Lexique) -> Iterator[Sigle]:
    """Yield the first use of each acronym of each part (h2) of a page that nothing explains there."""
    seen: set[Sigle] = set()
    for text, holder, begins in _told_in(main, known.motif):
        if begins and holder.tag == "h2":
            seen = set()
        around = [holder, *holder.iterancestors()]
        names = {str(element.tag) for element in around}
        if _is_apart(around, names):
            continue
        for found in known.motif.finditer(text):
            sigle, is_told = known.par_forme[found[0]], _is_explained(text, found, names)
            if sigle not in seen and not is_told and not names & HEADINGS:
                yield sigle
            if is_told or not names & HEADINGS:
                seen.add(sigle)


def _told_in(main: Element, motif: re.Pattern[str]) -> Iterator[tuple[str, Element, bool]]:
    """Yield in order the texts that hold an acronym or head a part, each with its holder: is it its first?"""
    found: list[tuple[tuple[int, int, int], tuple[str, Element, bool]]] = []
    for rank, element in enumerate(main.iter("*")):
        text, tail = element.text, element.tail
        if text and (element.tag == "h2" or motif.search(text)):
            found.append(((rank, 0, 0), (text, element, True)))
        if tail and rank and motif.search(tail) and (around := element.getparent()) is not None:
            # It follows all that the element holds; of two that end together, the inner one ends first.
            last = rank + sum(1 for _ in element.iterdescendants("*"))
            found.append(((last, 1, -rank), (tail, around, False)))
    return (told for _, told in sorted(found, key=itemgetter(0)))


def _is_apart(around: list[Element], names: set[str]) -> bool:
    """Tell whether acronyms may stay short here: links, code, lists of sources, explanations themselves."""
    classes = {name for element in around for name in element.get("class", "").split()}
    is_source = any(e.tag == "p" and "".join(e.itertext()).startswith("Source") for e in around)
    return bool(names & APART) or bool(classes & APART_NAMES) or is_source


def _is_explained(text: str, found: re.Match[str], names: set[str]) -> bool:
    """Tell whether a use is written in full beside it, or opens an explanation."""
    before, after = text[: found.start()], text[found.end() :]
    return "button" in names or before.endswith("(") or after.lstrip().startswith(("(", ":"))
