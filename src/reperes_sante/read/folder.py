"""The data folder, read and typed: every file, or what prevents it; none is passed over in silence."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, filterfalse
from pathlib import Path, PurePosixPath
from typing import Any

from reperes_sante.france.letters import slug
from reperes_sante.model.base import Model
from reperes_sante.model.collections import ANNEXES, COLLECTIONS, Annexe
from reperes_sante.model.communs import FichierSources, Source
from reperes_sante.model.findings import Finding, Kind, has_errors
from reperes_sante.model.markers import Inherited, Mark, bearing, marked
from reperes_sante.model.territoire import Territoire
from reperes_sante.read.files import ReadError, admitted, decode, link_finding, read_bytes, read_listed
from reperes_sante.read.known import Known, Reading
from reperes_sante.read.tree import is_copy, plain_name, shown_name, wrong_names
from reperes_sante.read.typing import ParsedFile, Typed, make_typed, parsed, with_keys
from reperes_sante.read.wording import MANQUANTE

ABSENT = Kind("fichier-absent", "Les fichiers communs et au moins une fiche de territoire sont là.")
EXTENSION = Kind("extension", "Un fichier de données finit par « .yml ».")
EGARE = Kind.warning("fichier-egare", "Tout fichier de « data/ » est lu.")
DISPARUE = Kind.warning(
    "fiche-disparue", "Une fiche dont les adresses sont publiées est toujours là, sous le même nom."
)

KINDS = (ABSENT, EXTENSION, EGARE, DISPARUE)

# The list of all addresses ever published, at the root of a project, and those of territories in it.
# When a source was read, and when a whole file was.
[READ], [RELU] = marked(Source, Mark.READ_ON), marked(Territoire, Mark.READ_ON)
ADRESSES = "adresses-publiees.txt"
OF_A_FICHE = re.compile(r"territoires/([a-z0-9-]+)/\s*")

# What a territory's file describes of its sources.
[SOURCES] = (annexe for annexe in ANNEXES if annexe.modele is FichierSources)
UNREAD = {"LICENSE", "README.md"}
REGISTER = "registre"


@dataclass
class Lecture:
    """What reading all files gave.

    Attributes:
        typed: those that could be typed, in the order of the collections.
        findings: what was told of them, and of what is missing or in the way.
        sketches: those that could be read and not typed, each with what it should hold.
        unread: kinds of file of which at least one could not be typed.
        known: what reading each file gave before.
        instead: texts that stand for what some files hold, by their names.
    """

    typed: list[Typed[Model]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sketches: list[tuple[ParsedFile, type[Model]]] = field(default_factory=list)
    unread: set[type[Model]] = field(default_factory=set)
    known: Known = field(default_factory=Known)
    instead: Mapping[str, str] = field(default_factory=dict)

    @property
    def held(self) -> set[type[Model]]:
        """Kinds of file that were typed, at the end of the file of a territory too."""
        return {type(item.value) for item in self.typed}

    def add(self, path: Path, name: str, model: type[Model]) -> None:
        """Read a file and type it; all that prevents it is told."""
        raw = b""
        try:
            raw = self.instead[name].encode() if name in self.instead else read_bytes(path, name)
            reading = self.known.given(name, raw, lambda: _reading(_document(raw, name), model))
        except ReadError as error:
            self.findings.extend(error.findings)
            self.unread.add(model)
            # What it describes at its end is not known either.
            text = raw.decode("utf-8", "ignore")
            self.unread.update(a.modele for a in ANNEXES if re.search(rf"^{a.cle}:", text, re.MULTILINE))
            return
        self.findings.extend(reading.findings)
        for document, held, item in reading.parts:
            # What was mended is not what its editor wrote: only its form and its references are judged.
            if item is None or has_errors(document.remarks):
                self.unread.add(held)
                self.sketches.append((document, held))
            else:
                self.typed.append(item)


def _document(raw: bytes, name: str) -> ParsedFile:
    return parsed(admitted(decode(raw, name), name), name)


def _reading(document: ParsedFile, model: type[Model]) -> Reading:
    parts: list[tuple[ParsedFile, type[Model], Typed[Model] | None]] = []
    told = {remark: remark for remark in document.remarks}
    others: list[Finding] = []
    for written, held in _parts(document, model):
        part, better = with_keys(written, held)
        told.update(better)
        item, problems = make_typed(part, held)
        if item and not has_errors(document.remarks):
            item = Typed(replace(part, values=None), item.value)
        parts.append((item.document if item else part, held, item))
        others.extend(one for one in problems if not _is_second(one, document.values))
    return Reading(tuple(parts), (*told.values(), *others))


def _is_second(finding: Finding, values: Any) -> bool:  # noqa: ANN401
    """Tell whether the sources of a file lack only because the one that it describes cannot be read."""
    described = values.get(SOURCES.cle) if isinstance(values, dict) else None
    is_alone = isinstance(described, list) and len(described) == 1
    return is_alone and finding.champ in {"sources", RELU} and finding.code == MANQUANTE.code


def _parts(document: ParsedFile, model: type[Model]) -> Iterator[tuple[ParsedFile, type[Model]]]:
    """Yield a document, then what the file of a territory describes at its end for the shared collections."""
    values = document.values
    found = [a for a in ANNEXES if model is Territoire and isinstance(values, dict) and a.cle in values]
    keys = {annexe.cle for annexe in found}
    own = {key: value for key, value in values.items() if key not in keys} if found else values
    if model is Territoire and isinstance(values, dict):
        said = said_by_the_file(document.name, values)
        values, own = {**said, **values}, {**said, **own}
    yield replace(document, values=own), model
    for annexe in found:
        items = [_sourced(annexe, _whole(annexe, item), values) for item in values[annexe.cle] or ()]
        held = {annexe.liste: items if isinstance(values[annexe.cle], list) else values[annexe.cle]}
        yield replace(document, values=held, annexe=(annexe.liste, annexe.cle)), annexe.modele


def said_by_the_file(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a territory need not type: its id is the name of its file, its source the only one there.

    The day when that source was read is then the day when all of the file was.

    Args:
        name: the file.
        values: what it says.
    """
    id_ = name.rpartition("/")[2].removesuffix(".yml")
    described = values.get(SOURCES.cle)
    wholes = [_whole(SOURCES, item) for item in described] if isinstance(described, list) else []
    ids = [(item.get("id"), item.get(READ)) for item in wholes if isinstance(item, dict)]
    # « Arras.yml » is told by itself, to be renamed: nothing else is wrong with what it says.
    said: dict[str, Any] = {"id": slug(id_)} if slug(id_) else {}
    if len(ids) != 1 or not isinstance(ids[0][0], str):
        return said
    [(source, read)] = ids
    is_alone = values.get("sources", [source]) in (source, [source])
    return {**said, "sources": [source], **({RELU: read} if is_alone and isinstance(read, str) else {})}


def _whole(annexe: Annexe, item: object) -> Any:  # noqa: ANN401
    """Return a thing of a shared collection with all its keys; what is no block as it is."""
    return annexe.bloc.entier(item)


def _sourced(annexe: Annexe, item: Any, values: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """Return a thing that may have sources with those of the territory, unless it has its own."""
    if not isinstance(item, dict) or "sources" in item:
        return item
    return {**item, **{key: values[key] for key in bearing(annexe.bloc, Inherited) if key in values}}


def read_folder(root: Path, known: Known | None = None, instead: Mapping[str, str] | None = None) -> Lecture:
    """Read and type every file of the data of a project; none is passed over in silence.

    Args:
        root: the project's folder; its data are in `data/`.
        known: what reading gave before, if anything did; brought up to date.
        instead: texts to read in place of what some files hold, by their names.

    Raises:
        ReadError: the folder of data is a link.
    """
    lecture = Lecture(known=known or Known(), instead=instead or {})
    data = root / "data"
    if data.is_symlink():
        raise ReadError(link_finding("data"))
    paths = {collection: sorted(data.glob(collection.motif)) for collection in COLLECTIONS}
    strays = list(passed_over(root, set(chain.from_iterable(paths.values()))))
    lecture.findings.extend((*wrong_names(root, "data"), *(finding for _, finding in strays)))
    proper = [_proper_name(path, shown_name(path, root)) or "" for path, _ in strays]
    astray = {path.relative_to(data).parts[0].split(".")[0] for path, _ in strays}
    astray |= {name.split("/")[1] for name in proper if name.count("/") > 1}
    for collection, found in paths.items():
        # A file at the wrong place or under the wrong name is told as such, not as what it leaves unknown.
        if collection.motif.split("/")[0].split(".")[0] in astray:
            lecture.unread.add(collection.modele)
        # What a command writes, and no editor, may not be there yet; fiches may describe all that they cite.
        elif not found and collection.partie and collection.modele not in lecture.held:
            lecture.findings.append(missing_files(f"data/{collection.motif}"))
            lecture.unread.add(collection.modele)
        for path in filterfalse(is_copy, found):
            lecture.add(path, shown_name(path, root), collection.modele)
    lecture.findings.extend(_gone(root))
    return lecture


def _gone(root: Path) -> Iterator[Finding]:
    """Tell each territory whose addresses are published and whose file bears that name no more."""
    published = {
        found[1]: rank
        for rank, line in enumerate(read_listed(root, ADRESSES).splitlines(), 1)
        if (found := OF_A_FICHE.fullmatch(line))
    }
    own = {path.stem for path in (root / "data" / "territoires").glob("*.yml")}
    new = sorted(own - published.keys())
    for id_, rank in published.items():
        if id_ in own:
            continue
        message = f"Les adresses « territoires/{id_}/ » sont publiées, et « {id_}.yml » n'est plus là."
        to = new[0] if len(new) == 1 else "nouveau-nom"
        remedy = (
            f"Fiche renommée à la main ? Redonnez-lui son nom, puis : reperes renommer {id_} {to}. "
            f"Retirée ? Écrivez sur cette ligne « territoires/{id_}/ -> retirée : pourquoi »."
        )
        yield DISPARUE.at((ADRESSES, rank, 1), message, remedy)


def passed_over(root: Path, read: Collection[Path]) -> Iterator[tuple[Path, Finding]]:
    """Yield each file of `data/` that is not read; hidden files and the register are left out.

    Args:
        root: the project's folder.
        read: the files that are read.
    """
    for path in _files(root / "data"):
        if path not in read and path.name not in UNREAD:
            yield path, _passed_over(path, shown_name(path, root))


def missing_files(name: str) -> Finding:
    """Tell that a file that every project has is not there."""
    return ABSENT.of_file(name, "Ce fichier manque.", "Remettez-le : il fait partie des données.")


def _files(folder: Path) -> Iterator[Path]:
    for current, folders, files in os.walk(folder):
        linked = [name for name in folders if Path(current, name).is_symlink()]
        folders[:] = [n for n in sorted(folders) if not n.startswith(".") and n not in (REGISTER, *linked)]
        yield from (
            Path(current, name)
            for name in sorted([*files, *linked])
            if not name.startswith(".") and name != REGISTER
        )


def _passed_over(path: Path, name: str) -> Finding:
    if path.is_symlink():
        return link_finding(name)
    proper = _proper_name(path, name)
    if proper:
        message = "Ce fichier n'est pas lu : il doit finir par « .yml » et être rangé au bon endroit."
        hidden = " (Windows cache la fin des noms : affichez d'abord les extensions)"
        remedy = f"Renommez-le « {proper} »{hidden if path.suffix == '.txt' else ''}."
        if path.parents[name.count("/")].joinpath(proper).exists():
            other = f"{path.parent.name}-{PurePosixPath(proper).name}"
            remedy = f"« {proper} » existe déjà : donnez un autre nom à celui-ci, par exemple « {other} »."
        return EXTENSION.of_file(name, message, remedy)
    return EGARE.of_file(
        name, "Ce fichier n'est pas lu par le site.", "Rangez-le ailleurs que dans « data/ »."
    )


def _first_keys(modele: type[Model], liste: str | None) -> re.Pattern[str]:
    """Return what the keys of a file look like: its list, else those that no other file has."""
    others = {key for other in COLLECTIONS if other.modele is not modele for key in other.modele.model_fields}
    own = "|".join(sorted(modele.model_fields.keys() - others))
    return re.compile(rf"^{liste}:\s*\n\s*-" if liste else f"^(?:{own}):", re.MULTILINE)


# What the first keys of a file tell of the folder that it belongs to.
FIRST_KEYS = {c.motif.split("/")[0]: _first_keys(c.modele, c.liste) for c in COLLECTIONS if "/" in c.motif}
WRONG_END = re.compile(r"(?:\.ya?ml)?(?:\.ya?ml|\.txt)$", re.IGNORECASE)


def _proper_name(path: Path, name: str) -> str | None:
    """Return where a data file that has another end, or another place, should be; nothing if it is none."""
    if not WRONG_END.search(path.name):
        return None
    try:
        text = path.read_text("utf-8", errors="replace")[:FIRST_LINES]
    except OSError:
        return None
    folder = next((folder for folder, keys in FIRST_KEYS.items() if keys.search(text)), None)
    is_text = path.suffix.lower() == ".txt" and not re.search(r"\.ya?ml\.", path.name, re.IGNORECASE)
    if is_text and folder is None:
        return None
    stem = plain_name(WRONG_END.sub("", path.name) + ".yml")
    here = name.rpartition("/")[0] or "data"
    return f"data/{folder}/{stem}" if folder else f"{here}/{stem}"


FIRST_LINES = 20_000
