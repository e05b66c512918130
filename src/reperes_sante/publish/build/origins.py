"""From a built page to the file that it was made from, and the line there: what its editor can mend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import PARTS, Page, PageGeneree, generated_pages
from reperes_sante.model.findings import Finding
from reperes_sante.publish.stubs import rivals, stub_path
from reperes_sante.read.disk import is_by_hand

# Where each family of pages is written; territories have a file each, organismes one of several.
FILES = {"theme": "thematiques.yml", "terme": "glossaire.yml", "numero": "numeros-utiles.yml"}
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
        return finding
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
    for page in generated_pages(catalogue):
        if stub_path(page) == stub:
            files = _files(page, root / "data")
            words = f"id: {page.cle}"
            found = (file for file in files if f"{words}\n" in file.read_text("utf-8"))
            return next(((file, (words,)) for file in found), None)
    return None


def _files(page: PageGeneree, data: Path) -> Iterator[Path]:
    if isinstance(page, Page):
        yield data / "territoires" / f"{page.cle}.yml"
    elif page.genre in FILES:
        yield data / FILES[page.genre]
    elif page.genre == "organisme":
        yield from sorted((data / "organismes").glob("*.yml"))


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
    lines = [_plain(line) for line in text.splitlines()]
    wanted = [_plain(word) for word in words]
    return next((rank for word in wanted for rank, line in enumerate(lines, 1) if word in line), 1)


def _plain(text: str) -> str:
    """Fold what typography changes between a page and what was typed."""
    return " ".join(text.replace("’", "'").replace("\u2060", "").split())
