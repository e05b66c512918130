"""The folders of a project, before anything is run: true files, of kinds and names that serve everywhere."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from operator import attrgetter
from pathlib import Path, PurePath, PurePosixPath
from stat import S_ISDIR, S_ISLNK, S_ISREG

from reperes_sante.france.letters import plain_letters
from reperes_sante.model.findings import Finding, Kind
from reperes_sante.read.disk import MANIFEST, MARK, is_by_hand
from reperes_sante.read.files import hidden_findings, hidden_in, link_finding

SPECIAL = Kind("fichier-special", "Un fichier du projet est un fichier ordinaire, dans un dossier ordinaire.")
NOM = Kind(
    "nom-de-fichier-refuse",
    "Le nom d'un fichier ou d'un dossier s'écrit partout : ni accent, ni espace, ni nom que Windows garde.",
)
ETRANGER = Kind("fichier-etranger", "docs/ contient des pages Markdown, des images et des documents.")
FAUSSE = Kind(
    "page-non-generee", "Seule une page que le site écrit lui-même porte la marque des pages générées."
)
PRIS = Kind("fichier-du-site", "Un fichier de docs/ ne prend pas le nom d'un fichier que le site écrit.")
CACHE = Kind.warning(
    "fichier-cache",
    "Un fichier de docs/ est publié : son nom, et celui de son dossier, ne commencent pas par un point.",
)
KINDS = (SPECIAL, NOM, ETRANGER, FAUSSE, PRIS, CACHE)

# Engines follow links out of the project, and publish or run what they lead to.
READ_BY_ENGINES = ("docs", "macros", "overrides")
PAGES = "docs"
# MkDocs, « exclude_docs ».
KEPT_BY_ENGINES = "templates"
REGISTER = "data/registre"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}(?<!\.)", re.ASCII)
# Windows keeps these names for itself, whatever follows the dot: nobody could copy the project there.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
DOCUMENTS = frozenset(
    {".avif", ".csv", ".gif", ".jpeg", ".jpg", ".md", ".ods", ".odt", ".pdf", ".png", ".svg", ".txt", ".webp"}
)
ASSETS = frozenset({".css", ".js", ".woff2"})
# Whoever puts them there expects nothing of the site: git, macOS, editors of text and of pictures.
OF_MACHINES = re.compile(rf"{re.escape(MANIFEST)}|\.gitkeep|\.DS_Store|\._.*|.*(?:~|\.tmp|\.sw[a-z])")
# Python writes them as it imports.
COMPILED = (".pyc", "__pycache__")


def refused_files(root: Path, generated: frozenset[str]) -> Iterator[Finding]:
    """Yield what engines should never meet in the folders that they read.

    Args:
        root: the project's folder.
        generated: paths in `docs/` of the files that the site writes itself.
    """
    for folder in (*READ_BY_ENGINES, REGISTER):
        yield from untrue_files(root, folder)
    yield from _unseen(root)
    yield from wrong_names(root, PAGES)
    start = len(os.fspath(root / PAGES)) + 1
    for entry in _walk(root / PAGES):
        name = entry.path[start:].replace(os.sep, "/")
        if entry.is_file(follow_symlinks=False) and name not in generated and not _is_hidden(PurePath(name)):
            yield from _strange(Path(entry.path), name)
    if (root / PAGES / KEPT_BY_ENGINES).is_dir():
        message = "Le moteur du site garde ce nom de dossier pour lui : rien de ce qu'il tient n'est publié."
        remedy = "Donnez un autre nom à ce dossier."
        yield NOM.of_file(f"{PAGES}/{KEPT_BY_ENGINES}", message, remedy)


def unpublished(root: Path) -> Iterator[Finding]:
    """Yield the files of `docs/` that engines pass over for a dot in their way, as `.well-known/x`."""
    for entry in _walk(root / PAGES):
        path = Path(entry.path)
        is_hidden = entry.is_file(follow_symlinks=False) and _is_hidden(path.relative_to(root / PAGES))
        if is_hidden and not OF_MACHINES.fullmatch(entry.name):
            message = "Ce fichier n'est pas publié : un point commence son nom, ou celui de son dossier."
            remedy = "Retirez ce point, ou ce fichier. Le site écrit seul « .well-known/security.txt »."
            yield CACHE.of_file(shown_name(path, root), message, remedy)


def _unseen(root: Path) -> Iterator[Finding]:
    """Yield the signs of the register that nobody sees: no page that shows a name of it would tell."""
    for entry in _walk(root / REGISTER):
        if entry.is_file(follow_symlinks=False):
            path = Path(entry.path)
            text = path.read_bytes().decode("utf-8", "replace")
            # Few signs are different ones: the long text is looked at only for what they hold.
            if hidden_in("".join(set(text))):
                yield from hidden_findings(text, shown_name(path, root))


def untrue_files(root: Path, folder: str) -> Iterator[Finding]:
    """Yield the links and the special files of a folder of a project."""
    if (root / folder).is_symlink():
        yield link_finding(folder)
    for entry in _walk(root / folder):
        if entry.is_symlink():
            yield link_finding(shown_name(Path(entry.path), root))
        elif not (entry.is_file() or entry.is_dir()):
            yield SPECIAL.of_file(
                shown_name(Path(entry.path), root), "Ce n'est ni un fichier ni un dossier.", "Supprimez-le."
            )


def wrong_names(root: Path, folder: str) -> Iterator[Finding]:
    """Yield the names of a folder of a project that some system cannot write, or takes for another."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in _walk(root / folder):
        name = entry.name
        if name.startswith("."):
            continue
        same = alike[entry.path.removesuffix(name), name.casefold()]
        same.append(name)
        if not NAME.fullmatch(name) or RESERVED.fullmatch(name):
            yield _named(Path(entry.path), root, *_renamed(Path(entry.path)))
        elif len(same) > 1:
            message = f"« {name} » et « {same[0]} » ne diffèrent que par une majuscule."
            yield _named(Path(entry.path), root, message, "Renommez l'un des deux.")


# What browsers and Windows add to the name of a file that is saved or copied again.
COPY = re.compile(r"(?: ?\(\d+\)| ?-? ?[Cc]opie(?: ?\(\d+\))?| copy(?: \d+)?)(?=\.[A-Za-z0-9]+$)")


def is_copy(path: Path) -> bool:
    """Tell whether a file was saved again beside itself: it says the same things twice.

    One whose name every system writes is a file like another, « photocopie.yml » beside « photo.yml ».
    """
    first = path.with_name(COPY.sub("", path.name))
    return first != path and first.exists() and not NAME.fullmatch(path.name)


def _renamed(path: Path) -> tuple[str, str]:
    """Say what is wrong with a name, and what to do that loses nothing."""
    first = path.with_name(COPY.sub("", path.name))
    if is_copy(path):
        message = f"Ce fichier est une copie de « {first.name} », enregistrée à côté."
        remedy = f"Comparez les deux, gardez dans « {first.name} » ce qui est juste, puis supprimez celle-ci."
        return message, remedy
    message = "Ce nom ne passe pas partout : adresse de page, git, Windows."
    return message, f"Renommez-le « {plain_name(first.name)} »."


def plain_name(name: str) -> str:
    """Return the nearest name that every system writes."""
    whole = PurePosixPath(os.fsencode(name).decode("utf-8", "ignore"))
    suffix = "".join(re.findall(r"[.a-z0-9]", plain_letters(whole.suffix)))
    stem = "-".join(re.findall(r"[a-z0-9]+", plain_letters(whole.stem)))[:80]
    return (
        f"page-{stem}{suffix}".replace("-.", ".") if not stem or RESERVED.fullmatch(stem) else stem + suffix
    )


def shown_name(path: Path, root: Path) -> str:
    """Return how findings call a file: its path in the project, always printable."""
    name = os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


Stamp = frozenset[tuple[str, int, int, int]]


def stamp(root: Path, *names: str) -> Stamp:
    """Return what tells whether something changed in some folders, or files, of a project."""
    files = ((os.fspath(root / name), (root / name).lstat()) for name in names if (root / name).is_file())
    within = (
        (entry.path, entry.stat(follow_symlinks=False))
        for name in names
        for entry in _walk(root / name)
        if not entry.name.endswith(COMPILED)
    )
    # The size and the time of a folder say nothing that those of what it holds do not.
    return frozenset(
        (
            path.replace(os.sep, "/"),
            stat.st_mode,
            *((0, 0) if S_ISDIR(stat.st_mode) else (stat.st_mtime_ns, stat.st_size)),
        )
        for path, stat in chain(files, within)
    )


def state(root: Path, *names: str) -> str:
    """Return what stands for all that some folders, or files, of a project hold, and for what each thing is.

    Raises:
        OSError: something in them cannot be read, or is a link: what it leads to is not looked at.
    """
    found = hashlib.sha256()
    for path in (path for name in names for path in _paths(root / name)):
        mode = path.lstat().st_mode
        if S_ISLNK(mode):
            raise OSError(path)
        content = path.read_bytes() if S_ISREG(mode) else b""
        found.update(b"%r %d %d " % (os.fspath(path.relative_to(root)), mode, len(content)))
        found.update(content)
    return found.hexdigest()


def _paths(place: Path) -> Iterator[Path]:
    """Yield a place, if there is something, then all that it holds."""
    if place.is_symlink() or place.exists():
        yield place
    yield from (Path(entry.path) for entry in _walk(place))


def contents(root: Path, *folders: str) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file of some folders of a project."""
    for folder in folders:
        for entry in _walk(root / folder):
            if entry.is_file(follow_symlinks=False) and not entry.name.endswith(COMPILED):
                path = Path(entry.path)
                yield path.relative_to(root).as_posix(), path.read_bytes()


def _walk(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield all that a folder holds, in order, never through a link."""
    if folder.is_symlink() or not folder.is_dir():
        return
    yield from _entries(os.fspath(folder))


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=attrgetter("name"))
    for entry in entries:
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path)


def _strange(path: Path, name: str) -> Iterator[Finding]:
    """Yield what a file of `docs/` that nobody generated may not be."""
    admitted = DOCUMENTS | ASSETS if name.startswith("assets/") else DOCUMENTS
    if path.suffix.lower() not in admitted:
        message = "Un fichier de cette sorte ne peut pas être publié tel quel."
        remedy = "Écrivez une page en Markdown (« .md »), ou joignez une image ou un PDF."
        yield ETRANGER.of_file(f"{PAGES}/{name}", message, remedy)
    elif path.suffix == ".md" and not is_by_hand(path):
        remedy = f"Retirez « {MARK} » si vous l'avez écrite ; sinon, supprimez-la."
        message = "Cette page se dit générée, et le site ne l'écrit pas."
        yield FAUSSE.of_file(f"{PAGES}/{name}", message, remedy)
    elif path.suffix.lower() == ".md":
        yield from _named_as_a_file(name)


def _named_as_a_file(name: str) -> Iterator[Finding]:
    """Yield what a page may not be called: it becomes a folder, where the site may write a file."""
    way = PurePath(name)
    message = ""
    if way.name.casefold() == "readme.md":
        message = "Le moteur du site prend ce nom pour celui de la page d'accueil de son dossier."
        remedy = "Renommez-le « index.md » si c'est elle ; sinon, « lisez-moi.md »."
    elif "." in way.with_suffix("").as_posix() or way.suffix != ".md":
        message = "Le nom d'une page n'a qu'un point, devant « md » : il devient celui d'un dossier du site."
        remedy = f"Renommez-le « {PAGES}/{way.with_suffix('').as_posix().replace('.', '-')}.md »."
    if message:
        yield NOM.of_file(f"{PAGES}/{name}", message, remedy)


def _is_hidden(name: PurePath) -> bool:
    return any(part.startswith(".") for part in name.parts)


def _named(path: Path, root: Path, message: str, remedy: str) -> Finding:
    return NOM.of_file(shown_name(path, root), message, remedy)
