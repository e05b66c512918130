"""Write data files in their shorter form: a text for a block of one key, ids on a line, one file a fiche."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from reperes_sante.edit.filling.blocks import as_block, field_of
from reperes_sante.edit.filling.shortening import shortened
from reperes_sante.edit.filling.writing import Lines, WritingError, rewritten
from reperes_sante.france.figures import compte
from reperes_sante.france.register import Registre
from reperes_sante.link.institutions import SOURCE, institutions
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.base import Model
from reperes_sante.model.collections import ANNEXES, Annexe
from reperes_sante.model.communs import FichierOrganismes, Organisme
from reperes_sante.model.fields import walk
from reperes_sante.model.territoire import Territoire
from reperes_sante.read import ReadError, known_nodes
from reperes_sante.read.disk import rewrite
from reperes_sante.read.folder import read_folder, said_by_the_file
from reperes_sante.read.luck import RefusalError
from reperes_sante.read.nodes import plain
from reperes_sante.read.typing import Typed

# What tells a program which schema judges a file: it goes with the file.
PROGRAMS = "# yaml-language-server:"
KINDS = {
    annexe: next(kind for kind, reference in REFERENCES.items() if reference.fichier is annexe.modele)
    for annexe in ANNEXES
}


class LighteningError(RefusalError):
    """Nothing was written; the text says why and what to do, in French."""


class Lightened(NamedTuple):
    """What writing files in their shorter form changes.

    Attributes:
        textes: the new text of each file that changes, by its path in the project; nothing for those that go.
    """

    textes: Mapping[str, str | None]
    dits: tuple[str, ...]


class _Described(NamedTuple):
    """A source or an organisme that a shared file describes."""

    annexe: Annexe
    id: str


def lighten(root: Path, names: Collection[str] = ()) -> tuple[str, ...]:
    """Write data files in their shorter form, and return what was changed, in words.

    Args:
        root: the project's folder.
        names: the files, by their paths in the project; all by default.

    Raises:
        LighteningError: the data have errors, or a text would not say the same.
    """
    found = planned(root, names)
    for name, text in found.textes.items():
        if text is None:
            (root / name).unlink()
        else:
            rewrite(root / name, text)
    return found.dits


def planned(root: Path, names: Collection[str]) -> Lightened:
    """Return what writing files in their shorter form would change; nothing is written.

    Raises:
        LighteningError: the data have errors, a file holds none, or a text would not say the same.
    """
    typed = _read(root)
    files = {item.document.name: item for item in typed if not item.document.annexe}
    if unknown := [name for name in names if name not in files]:
        raise LighteningError(f"« {unknown[0]} » n'est pas une fiche : rien n'y est à alléger.")
    asked = [name for name in files if not names or name in names]
    known = institutions(Registre(root / "data" / "registre"))
    work = _Work({name: item.document.text for name, item in files.items()})
    for name in asked:
        work.drop_known(files[name], known)
    for home, things in _homes(typed).items():
        if home in asked:
            work.move(home, things - work.dropped)
    for name in asked:
        work.shorten(name, type(files[name].value))
    changed = {n: text for n, text in work.texts.items() if text != files[n].document.text}
    told = tuple(work.told(name, files[name].document.text) for name in changed)
    done = Lightened({n: text if _says_something(text) else None for n, text in changed.items()}, told)
    _check(root, typed, done, work.dropped)
    return done


def _read(root: Path, instead: Mapping[str, str] | None = None) -> list[Typed[Model]]:
    try:
        lecture = read_folder(root, instead=instead)
    except ReadError as error:
        raise LighteningError("\n".join(map(str, error.findings))) from None
    if lecture.unread:
        raise LighteningError("Des données ont des erreurs. Corrigez-les d'abord : « reperes valider ».")
    return lecture.typed


def _says_something(text: str) -> bool:
    values = plain(known_nodes(text))
    return isinstance(values, dict) and any(values.values())


def _check(root: Path, before: Iterable[Typed[Model]], done: Lightened, dropped: set[_Described]) -> None:
    """Check that what changes says the same.

    Raises:
        LighteningError: it would not.
    """
    read = _read(root, {name: text for name, text in done.textes.items() if text is not None})
    # A file that goes is still there to be read: what it says must be said elsewhere.
    after = [item for item in read if done.textes.get(item.document.name, "") is not None]
    gone = {thing.id for thing in dropped}
    if _said(before, gone) != _said(after, gone):
        raise LighteningError("Ces fichiers ne diraient plus la même chose ; rien n'a changé.")


def _said(typed: Iterable[Typed[Model]], gone: Collection[str]) -> dict[object, Model]:
    """Return all that data say, wherever it stands."""
    said: dict[object, Model] = {}
    for item in typed:
        annexe = _listed_in(item)
        if annexe is None:
            said[item.document.name] = item.value
        else:
            said.update((known, thing) for known, thing in _described(item, annexe) if known.id not in gone)
    return said


def _listed_in(item: Typed[Model]) -> Annexe | None:
    return next((annexe for annexe in ANNEXES if isinstance(item.value, annexe.modele)), None)


def _described(item: Typed[Model], annexe: Annexe) -> Iterator[tuple[_Described, Model]]:
    for thing in getattr(item.value, annexe.liste):
        yield _Described(annexe, thing.id), thing


def _homes(typed: Iterable[Typed[Model]]) -> dict[str, set[_Described]]:
    """Return what one territory only cites, itself or through what moves with it, by the file of it."""
    citing = _citing(typed)
    homes: dict[_Described, str] = {}
    is_settled = False
    while not is_settled:
        is_settled = True
        for thing in citing.keys() - homes.keys():
            citers = citing[thing] - {thing}
            found = {homes.get(citer) if isinstance(citer, _Described) else citer for citer in citers}
            [only] = found if len(found) == 1 else (None,)
            if only and only.startswith("data/territoires/"):
                homes[thing] = only
                is_settled = False
    held: defaultdict[str, set[_Described]] = defaultdict(set)
    for thing, home in homes.items():
        held[home].add(thing)
    return held


def _citing(typed: Iterable[Typed[Model]]) -> dict[_Described, set[_Described | str]]:
    """Return what cites each thing of a shared file: a thing of another, or a file by its name."""
    citing: dict[_Described, set[_Described | str]] = {}
    for item in typed:
        annexe = _listed_in(item)
        shared = _described(item, annexe) if annexe and not item.document.annexe else ()
        things: list[tuple[_Described | str, Model]] = list(shared) or [(item.document.name, item.value)]
        for citer, thing in things:
            for found in _cited(thing):
                citing.setdefault(found, set()).add(citer)
    return citing


def _cited(thing: Model) -> Iterator[_Described]:
    kinds = {kind: annexe for annexe, kind in KINDS.items()}
    for node in walk(thing):
        if node.ref in kinds:
            yield _Described(kinds[node.ref], str(node.value))


@contextmanager
def _told_in(name: str) -> Iterator[None]:
    """Say in which file a list cannot be cut or lengthened."""
    try:
        yield
    except WritingError as error:
        remedy = "Écrivez-en chaque élément derrière un tiret « - » ; rien n'a changé."
        raise LighteningError(f"{name} : la liste « {error} » ne peut pas être coupée. {remedy}") from None


class _Work:
    """The texts of files while they are written shorter, and what was done to each.

    Args:
        texts: what the files say, by their names.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = dict(texts)
        self.dropped: set[_Described] = set()
        self._told: defaultdict[str, list[str]] = defaultdict(list)

    def drop_known(self, item: Typed[Model], known: Mapping[str, Organisme]) -> None:
        """Take away the organismes of a shared file that the register describes in the same words."""
        if not isinstance(item.value, FichierOrganismes):
            return
        [annexe] = (annexe for annexe in ANNEXES if annexe.modele is FichierOrganismes)
        for organisme in item.value.organismes:
            bare = organisme.model_copy(update={"sources": ()})
            if bare == known.get(organisme.id) and organisme.sources == (SOURCE,):
                self.dropped.add(_Described(annexe, organisme.id))
        name, gone = item.document.name, {thing.id for thing in self.dropped}
        if _ranks(self.texts[name], annexe, gone):
            self._take(name, annexe, gone)
            self._told[name].append("le registre en dit autant")

    def move(self, home: str, things: set[_Described]) -> None:
        """Move what only one territory cites to the end of its file, with the comments above."""
        for annexe in ANNEXES:
            ids = {thing.id for thing in things if thing.annexe is annexe}
            items: list[list[str]] = []
            above: list[str] = []
            for name, text in self.texts.items():
                if name.startswith(f"data/{annexe.liste}/") and _ranks(text, annexe, ids):
                    found = self._take(name, annexe, ids)
                    items += found
                    self._told[name].append(
                        f"{compte(len(found), 'élément va', 'éléments vont')} dans {home}"
                    )
                    if not _says_something(self.texts[name]):
                        above += _comments(self.texts[name])
            if items:
                with _told_in(home):
                    self.texts[home] = Lines(self.texts[home]).given(annexe.cle, items, above)
                self._told[home].append(f"{len(items)} sous « {annexe.cle} »")

    def _take(self, name: str, annexe: Annexe, ids: Collection[str]) -> list[list[str]]:
        """Take things away from a shared file, and return their lines."""
        text = self.texts[name]
        with _told_in(name):
            self.texts[name], items = Lines(text).taken(annexe.liste, _ranks(text, annexe, ids))
        return items

    def shorten(self, name: str, model: type[Model]) -> None:
        """Write blocks of one key as a text alone, and lists of ids or of words on a line."""
        done = shortened(self.texts[name], model)
        self.texts[name] = done.texte
        if model is Territoire:
            self._drop_said(name)
        if done.seuls:
            self._told[name].append(compte(done.seuls, "bloc d'un seul texte", "blocs d'un seul texte"))
        if done.noms:
            self._told[name].append(compte(done.noms, "bloc nommé", "blocs nommés") + " en première ligne")
        if done.lignes:
            self._told[name].append(compte(done.lignes, "liste sur une ligne", "listes sur une ligne"))

    def _drop_said(self, name: str) -> None:
        """Take away of a territory's file what its name and its only source say."""
        values = plain(known_nodes(self.texts[name]))
        said = said_by_the_file(name, values)
        # A line with a remark of its editor stays: nothing else would keep the remark.
        remarked = re.compile(r"^(\w+):.* #", re.MULTILINE)
        kept = {found[1] for found in remarked.finditer(self.texts[name])}
        gone = [key for key in said if said[key] == values.get(key) and key not in kept]
        for key in gone:
            self.texts[name] = rewritten(self.texts[name], (key,), None)
        if gone:
            self._told[name].append(f"sans « {' » ni « '.join(gone)} », que le fichier dit")

    def told(self, name: str, before: str) -> str:
        """Say what was done to a file."""
        told = list(self._told[name])
        text = self.texts[name]
        is_kept = _says_something(text)
        told.append(f"{_count(before)} lignes, puis {_count(text)}" if is_kept else "fichier retiré")
        return f"{name} : {' ; '.join(told)}"


def _count(text: str) -> int:
    return len(text.splitlines())


def _ranks(text: str, annexe: Annexe, ids: Collection[str]) -> list[int]:
    listed = (plain(known_nodes(text)) or {}).get(annexe.liste) or ()
    model = field_of(annexe.modele, annexe.liste).bloc or annexe.modele
    return [rank for rank, item in enumerate(listed) if as_block(model, item)["id"] in ids]


def _comments(text: str) -> list[str]:
    """Return the comments that remain of a file that describes nothing more."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line.startswith("#") and not line.startswith(PROGRAMS)]
