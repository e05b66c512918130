"""The addresses ever published: none disappears without a word to its readers.

They are listed in `adresses-publiees.txt`, one per line. « ancienne/ -> nouvelle/ » makes a page that sends
there, « ancien.pdf -> nouveau.pdf » a copy: what any host serves, GitHub Pages included. « -> retirée : »
says why there is nothing any more. `publish/moved.py` writes what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import takewhile
from operator import itemgetter
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from reperes_sante.inspect.reading import Built
from reperes_sante.link.pages import PARTS
from reperes_sante.model.findings import Finding, Kind, Severity, Wording
from reperes_sante.read.disk import write_if_changed
from reperes_sante.read.files import read_listed
from reperes_sante.read.folder import ADRESSES

NAME = ADRESSES
HEAD = """# Toutes les adresses publiées un jour. « reperes adresses » y ajoute celles du site construit.
# Une page ou un fichier change d'adresse ? Écrivez « ancienne/ -> nouvelle/ » : ses lecteurs y seront menés.
# Il n'y a plus rien à montrer ? Écrivez « ancienne/ -> retirée : pourquoi » : ses lecteurs liront pourquoi.
"""
DISPARUE = Kind("adresse-disparue", "Une adresse publiée un jour montre toujours une page, ou y mène.")
RENVOYEE = Kind.warning(
    "adresse-renvoyee",
    "Une page qui n'existe plus mène à celle que l'on choisit ; sinon, à la page au-dessus d'elle.",
)
RETIRE = Kind.warning(
    "fichier-retire",
    "Un fichier publié un jour est toujours là, ou dit ce qui le remplace, ou pourquoi il ne l'est plus.",
)
ILLISIBLE = Kind("adresse-illisible", f"{NAME} ne tient que des adresses et des renvois.")
INUTILE = Kind.warning("renvoi-inutile", "Une adresse qui montre une page ne mène pas ailleurs.")
NOUVELLES = Kind("adresses-nouvelles", f"{NAME} nomme toutes les pages du site.", gravite=Severity.CONSEIL)
KINDS = (DISPARUE, RENVOYEE, RETIRE, ILLISIBLE, INUTILE, NOUVELLES)
STEP = r"[A-Za-z0-9][\w.-]*"
ADDRESS = re.compile(rf"(?:{STEP}/)*(?:{STEP})?", re.ASCII)
# Every address is in ASCII, and comes before.
LAST = "\uffff"
TECHNICAL = {
    "404.html", "_headers", "_redirects", "manifeste.json", "sbom.cdx.json", "sitemap.xml", "sitemap.xml.gz"
}  # fmt: skip
FORMS = (
    "Écrivez « ancienne/ -> nouvelle/ », « ancien.pdf -> nouveau.pdf » "
    "ou « ancienne/ -> retirée : pourquoi »."
)
# As people type it, with or without the accent.
GONE = re.compile(r"retir[ée]e?s?\s*:\s*(.*)", re.IGNORECASE)
LONGEST_REASON = 300
INDEX = "index.html"
# The title of what stands where a file was: the inspection knows by it that nobody said why.
REMOVED = "Fichier retiré"


class Adresse(NamedTuple):
    """A line of the list.

    Attributes:
        ligne: its number, from 1.
        adresse: an address from the root of the site: `territoires/arras/`; empty for the home page.
        vers: where it leads now, if it moved.
        raison: why nothing is there any more, if somebody said so.
    """

    ligne: int
    adresse: str
    vers: str | None = None
    raison: str | None = None

    @property
    def is_readable(self) -> bool:
        """Whether it is an address of the site, which leads to one, to a page if it is one, or says why."""
        # A page is called by its folder; what a site is made of has no readers of its own.
        if not ADDRESS.fullmatch(self.adresse) or self.adresse.endswith(INDEX) or self.adresse in TECHNICAL:
            return False
        if self.raison is not None:
            return 0 < len(self.raison) <= LONGEST_REASON
        moved = self.vers is None or ADDRESS.fullmatch(self.vers)
        return bool(moved) and (self.vers is None or is_page(self.vers) or not is_page(self.adresse))


def is_page(address: str) -> bool:
    """Tell whether a page stands at an address, rather than a file."""
    return address == "" or address.endswith("/")


def file_of(address: str) -> str:
    """Return the path of the file that answers at an address."""
    return f"{address}{INDEX}" if is_page(address) else address


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """Return the folders that hold some files, at any depth: nothing else can bear their names."""
    return frozenset(parent.as_posix() for path in paths for parent in PurePosixPath(path).parents)


def read_list(root: Path) -> tuple[Adresse, ...]:
    """Return the list of a project; empty when it has none.

    Raises:
        DataError: it is not text, or holds what nobody sees.
    """
    lines = read_listed(root, NAME).splitlines()
    return tuple(_parsed(rank, line) for rank, line in enumerate(lines, 1) if line and not _is_comment(line))


def followed(listed: Iterable[Adresse]) -> dict[str, str | None]:
    """Return where each address that moved leads at last; nothing for one that comes to a circle."""
    moved = {one.adresse: one.vers for one in listed if one.is_readable and one.vers is not None}
    found: dict[str, str | None] = {}
    for address in moved:
        way: dict[str, None] = {}
        at = address
        while at in moved and at not in found and at not in way:
            way[at] = None
            at = moved[at]
        found |= dict.fromkeys(way, found.get(at, None if at in moved else at))
    return found


def above(address: str, pages: Container[str]) -> str:
    """Return the address of the nearest page above an address; the home page at last."""
    while address and address not in pages:
        address = re.sub(r"[^/]+/?\Z", "", address)
    return address


def remarks(root: Path, built: Built) -> Iterator[Finding]:
    """Yield what the list and the built site do not have in common."""
    yield from lost(root, built)
    new = set(_addresses(built)) - {adresse.adresse for adresse in read_list(root)}
    if new:
        message = f"Adresses du site qui n'y sont pas encore : {len(new)}."
        yield NOUVELLES.of_file(NAME, message, "Lancez « reperes adresses ».")


def lost(root: Path, built: Built) -> Iterator[Finding]:
    """Yield what the built site no longer has of the list."""
    listed = read_list(root)
    leads = followed(listed)
    folders = folders_of(built.fichiers)
    for adresse in listed:
        path = file_of(adresse.adresse)
        if path in folders or not folders_of([path]).isdisjoint(built.fichiers):
            yield Finding.at((NAME, adresse.ligne, 1), _in_the_way(adresse.adresse))
        elif wording := _wording(adresse, leads.get(adresse.adresse, ""), built):
            yield Finding.at((NAME, adresse.ligne, 1), wording)


def add_new(root: Path, built: Built) -> int:
    """Add to the list the addresses of a built site, and return how many were new."""
    lines = [line for line in (read_listed(root, NAME) or HEAD).splitlines() if line]
    head = list(takewhile(_is_comment, lines))
    new = set(_addresses(built)) - {adresse.adresse for adresse in read_list(root)}
    placed = [*_placed(lines[len(head) :]), *((adresse, adresse or "/") for adresse in new)]
    kept = (*head, *(line for _, line in sorted(placed, key=itemgetter(0))))
    write_if_changed(root / NAME, "".join(f"{line}\n" for line in kept))
    return len(new)


def _placed(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each line after the address that places it: a comment goes with the address that follows it."""
    comments: list[str] = []
    for line in lines:
        comments.append(line)
        if not _is_comment(line):
            yield from ((_parsed(0, line).adresse, one) for one in comments)
            comments = []
    yield from ((LAST, one) for one in comments)


def _is_comment(line: str) -> bool:
    return line.startswith("#")


def _parsed(rank: int, line: str) -> Adresse:
    old, arrow, new = (part.strip() for part in line.partition("->"))
    address = old.removeprefix("/")
    if gone := GONE.fullmatch(new):
        return Adresse(rank, address, raison=" ".join(gone[1].split()))
    return Adresse(rank, address, new.removeprefix("/") if arrow else None)


def _addresses(built: Built) -> Iterator[str]:
    """Yield the addresses that readers may keep: pages and documents, not what pages are made of."""
    for path in built.fichiers:
        if path not in TECHNICAL and not path.startswith(("assets/", ".")):
            yield path.removesuffix("index.html")


def _in_the_way(name: str) -> Wording:
    message = f"« {name} » ne peut rien montrer : un dossier ou un fichier du site porte ce nom."
    return Wording(ILLISIBLE, message, f"Retirez cette ligne ; pour une page, écrivez « {name}/ ».")


def _wording(adresse: Adresse, leads: str | None, built: Built) -> Wording | None:
    """Say what is wrong with a line.

    Args:
        adresse: the line.
        leads: where it leads at last; nothing when it goes in a circle.
        built: the built site.
    """
    name = adresse.adresse
    if not adresse.is_readable:
        return Wording(ILLISIBLE, f"« {name} » n'est pas une adresse, ou ne peut pas mener là.", FORMS)
    if leads is None:
        return Wording(ILLISIBLE, f"« {name} » finit par mener à elle-même.", FORMS)
    if adresse.vers is not None and not is_page(name) and file_of(leads) not in built.fichiers:
        message = f"« {name} » mène à « {leads} », qui n'existe pas."
        return Wording(DISPARUE, message, "Écrivez l'adresse d'un fichier ou d'une page du site.")
    return _page(adresse, built) if is_page(name) else _file(adresse, built)


def _page(adresse: Adresse, built: Built) -> Wording | None:
    name, is_told = adresse.adresse, adresse.vers is not None or adresse.raison is not None
    page = built.pages.get(file_of(name))
    if page is None:
        remedy = f"Rétablissez-la, ou écrivez « {name} -> nouvelle/adresse/ » à cette ligne."
        return Wording(DISPARUE, f"« {name} » a été publiée, et n'existe plus.", remedy)
    if is_told and not page.renvoi:
        return Wording(INUTILE, f"« {name} » montre une page.", "Retirez « -> » et ce qui le suit.")
    if is_told or not page.renvoi or PARTS in name:
        return None
    message = f"« {name} » n'existe plus : ses lecteurs vont à la page au-dessus."
    return Wording(RENVOYEE, message, f"Pour les mener ailleurs, écrivez « {name} -> autre/adresse/ ».")


def _file(adresse: Adresse, built: Built) -> Wording | None:
    name = adresse.adresse
    if adresse.vers is not None or adresse.raison is not None:
        return None
    if name in built.fichiers and REMOVED.encode() not in (built.dossier / name).read_bytes():
        return None
    message = f"« {name} » a été publié, et n'existe plus."
    return Wording(
        RETIRE, message, f"Écrivez « {name} -> son remplaçant » ou « {name} -> retiré : pourquoi »."
    )
