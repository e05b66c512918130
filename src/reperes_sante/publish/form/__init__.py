"""The form of the preview: the blocks of the data filled in a browser, by who would rather not write YAML.

Made from the model, served by the preview alone: nothing of it goes to the public site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from difflib import ndiff
from pathlib import Path
from typing import NamedTuple

from reperes_sante.edit.filling.answers import Typed, answers, shown, with_id
from reperes_sante.edit.filling.blocks import NoBlockError, model_of
from reperes_sante.edit.filling.checking import Checker, Remarques, cause, of_field
from reperes_sante.edit.filling.opened import Opened
from reperes_sante.edit.filling.questions import Question, questions
from reperes_sante.edit.filling.writing import WritingError
from reperes_sante.edit.scaffold import ScaffoldError, begin, understood
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.base import Model
from reperes_sante.model.collections import ANNEXES
from reperes_sante.model.findings import Finding
from reperes_sante.model.territoire import Territoire
from reperes_sante.publish.form.addresses import (
    NAME,
    NEW,
    REMOVE,
    Address,
    field,
    holder,
    is_open,
    is_within,
    parsed_address,
)
from reperes_sante.publish.form.attempt import Attempt
from reperes_sante.publish.form.pages import FORM, Notice, Step, written
from reperes_sante.publish.form.view import HOME, names_in, page_of, way_to
from reperes_sante.read.disk import rewrite
from reperes_sante.read.files import ReadError, read_text
from reperes_sante.validate import Project

# What a page sends besides answers: no key has a dot.
AS_READ, END, ASKED = ".avant", ".fin", ".geste"
# What buttons ask for.
SAVE, CHECK, GO = "enregistrer", "verifier", "aller:"
SAVED, BESIDE = "oui", "ailleurs"
SAID = {
    SAVED: "C'est enregistré.",
    BESIDE: "C'est enregistré. Entre-temps, le fichier a changé hors de ce bloc : cela est gardé.",
}
BY_HAND = "Ce changement toucherait d'autres lignes que les siennes : faites-le dans le fichier."
HISTORY = (
    "Ces lignes seront retirées du fichier. Ce qui a changé avec le temps se garde plutôt : ajoutez un état "
    "daté, sans effacer l'ancien."
)
NOT_HERE = Notice("Rien ici", ("Cette adresse ne mène à aucun bloc. Il a pu être retiré.",), (HOME,))
CUT = Notice("Tout n'est pas arrivé", ("Revenez en arrière, et enregistrez de nouveau.",), (HOME,))


class Reply(NamedTuple):
    """What the form answers: a page, what a script asked for, or where to go."""

    status: int
    content: str = ""
    kind: str = "text/html"
    location: str = ""


class Form:
    """Shows blocks as forms, and writes in `data/` what is answered.

    Args:
        root: the project's folder.
        project: returns the data as they are now.
        changed: is told of each file that was written.
    """

    def __init__(self, root: Path, project: Callable[[], Project], changed: Callable[[Path], None]) -> None:
        self._root, self._project, self._changed = root, project, changed
        self._checker: Checker | None = None

    def get(self, text: str, saved: str = "") -> Reply:
        """Return the page at an address, from that of the form.

        Args:
            text: `territoires/arras/contrats/0/`, for example.
            saved: what was just written, a word of `SAID`.
        """
        if text.strip("/") in ("", NEW):
            return Reply(200, written(self._home()))
        return self._reached(text, lambda address, block: self._show(address, block, saved))

    def post(self, text: str, typed: Typed, *, is_script: bool = False) -> Reply:
        """Do what was asked with what was typed, and return what comes of it.

        Args:
            text: where it was typed.
            typed: what was, by name.
            is_script: whether only the remarks are wanted.
        """

        def answer(address: Address, block: Opened) -> Reply:
            if address.geste == REMOVE:
                return self._remove(address, block, "".join(typed.get(AS_READ, ())))
            if "".join(typed.get(END, ())) != "oui":
                return Reply(400, written(CUT))
            attempt = self._attempt(address, block, typed)
            if is_script:
                return Reply(200, attempt.en_json, "application/json")
            return self._outcome(attempt, "".join(typed.get(ASKED, (SAVE,))[:1]))

        if text.strip("/") == NEW:
            return self._begin("".join(typed.get("quoi", ())).strip())
        return self._reached(text, answer)

    def _reached(self, text: str, then: Callable[[Address, Opened], Reply]) -> Reply:
        """Return what is to be answered about a block, or why it cannot be."""
        try:
            address = parsed_address(text)
            return then(address, self._opened(address))
        except NoBlockError:
            return Reply(404, written(NOT_HERE))
        except ReadError as error:
            texts = ("Ce fichier a une faute d'écriture. Corrigez-la dans le fichier, puis revenez.",)
            return Reply(409, written(Notice("Fichier à corriger", texts, (HOME,), (), error.findings)))

    def _opened(self, address: Address) -> Opened:
        """Return the block that an address leads to.

        Raises:
            NoBlockError: there is none.
            ReadError: its file cannot be read without mending it.
        """
        path = self._root / address.fichier
        if not path.is_file():
            raise NoBlockError(address)
        text = read_text(path, address.fichier)
        block = Opened(
            address.fichier, text, model_of(address.nom), address.chemin, neuf=address.geste == NEW
        )
        if block.faute:
            raise ReadError(*block.faute)
        if not issubclass(block.modele, Model):
            raise NoBlockError(address)
        return block

    def _show(self, address: Address, block: Opened, saved: str) -> Reply:
        if address.geste == REMOVE:
            return self._ask_to_remove(address, block)
        project = self._project()
        told = () if block.neuf else _own(project.findings, block)
        page = page_of(address, block, self._questions(block, project), told, project.catalogue)
        return Reply(200, written(replace(page, dit=(SAID[saved],) if saved in SAID else ())))

    # What is answered.

    def _attempt(self, address: Address, block: Opened, typed: Typed) -> Attempt:
        project = self._project()
        is_gone = bool(block.chemin) and not block.neuf and block.brut is None
        if is_gone:
            address = Address(address.nom, field(block.chemin), NEW)
            block = replace(block, chemin=address.chemin, neuf=True)
        asked = self._questions(block, project)
        changes = dict(answers(block.modele, asked, typed, project.catalogue))
        read, _, whole = "".join(typed.get(AS_READ, ())).partition(".")
        is_other = not block.neuf and read != block.marque
        if block.neuf and changes:
            changes = with_id(block.modele, changes, _taken(block.modele, project), _start_of_ids(block))
        try:
            text = block.avec(changes) if changes else block.texte
        except WritingError:
            text = None
        remarks = Remarques((), ()) if text is None else self._check(block, text, project)
        retyped = tuple(shown(question, typed) for question in asked)
        beside = not block.lu.endswith(f".{whole}")
        return Attempt(address, block, asked, retyped, changes, text, remarks, is_gone, is_other, beside)

    def _outcome(self, attempt: Attempt, what: str) -> Reply:
        changes, text = attempt.changements, attempt.texte
        if text is None or (changes and not attempt.a_dire and what != CHECK and self._forbids(attempt)):
            return self._again(attempt, BY_HAND if text is None else "", refused=True)
        if attempt.a_dire:
            return self._again(attempt, attempt.a_dire)
        if what == CHECK:
            told = attempt.remarques.siennes or attempt.remarques.causees
            return self._again(attempt, "Voici ce qui serait dit." if told else "Il n'y a rien à redire.")
        if changes:
            self._write(attempt.bloc, text)
        done = f"?fait={BESIDE if attempt.est_a_cote else SAVED}" if changes else ""
        wanted = what.removeprefix(GO)
        if what.startswith(GO) and is_within(wanted):
            return Reply(303, location=f"{attempt.adresse.accueil}{wanted}{done}")
        return Reply(303, location=f"{attempt.adresse.vers(attempt.bloc.place)}{done}")

    def _again(self, attempt: Attempt, said: str = "", *, refused: bool = False) -> Reply:
        """Return the same page with what was typed: nothing of it is lost."""
        told = (*attempt.remarques.siennes, *attempt.remarques.causees)
        now = attempt.posees if attempt.est_autre else ()
        catalogue = self._project().catalogue
        page = page_of(attempt.adresse, attempt.bloc, attempt.tapees, told, catalogue, now)
        page = replace(page, est_refusee=refused, dit=(said,) if said else ())
        return Reply(422 if refused else 200, written(page))

    def _forbids(self, attempt: Attempt) -> bool:
        """Tell whether a change makes an error, or leaves one in what it changes."""
        known = set(map(cause, self._project().findings))
        touched = [(*attempt.bloc.place, name) for name in attempt.changements]
        return any(
            cause(found) not in known or any(any(of_field([found], place)) for place in touched)
            for found in attempt.remarques.erreurs
        )

    def _check(self, block: Opened, text: str, project: Project) -> Remarques:
        self._checker = self._checker or Checker(self._root, project.catalogue.registre)
        return self._checker.of_change(block.fichier, text, block.place, project.findings)

    def _write(self, block: Opened, text: str) -> None:
        path = self._root / block.fichier
        rewrite(path, text)
        self._changed(path)

    # What is taken away.

    def _ask_to_remove(self, address: Address, block: Opened, *, status: int = 200) -> Reply:
        if block.brut is None or not block.chemin:
            raise NoBlockError(address)
        catalogue = self._project().catalogue
        title, way = f"Retirer : {block.nom(names_in(catalogue))} ?", way_to(address, block, catalogue)
        try:
            after = block.sans().split("\n")
        except WritingError:
            return Reply(status, written(Notice(title, (BY_HAND,), way)))
        gone = tuple(line[2:] for line in ndiff(block.texte.split("\n"), after) if line.startswith("- "))
        back = Step("Non, revenir", address.vers(holder(block.chemin)))
        mark = block.marque_entiere
        notice = Notice(title, (HISTORY,), way, gone, (), address.page, mark, "Oui, retirer", (back,))
        return Reply(status, written(notice))

    def _remove(self, address: Address, block: Opened, before: str) -> Reply:
        if before != block.marque_entiere:
            return self._ask_to_remove(address, block, status=409)
        try:
            text = block.sans()
        except WritingError:
            return self._ask_to_remove(address, block, status=409)
        project = self._project()
        known = set(map(cause, project.findings))
        remarks = self._check(block, text, project)
        if made := tuple(found for found in remarks.erreurs if cause(found) not in known):
            texts = ("Rien n'est retiré : il y aurait alors ces erreurs. Corrigez-les d'abord.",)
            way = way_to(address, block, project.catalogue)
            return Reply(422, written(Notice("Retirer", texts, way, (), made)))
        self._write(block, text)
        return Reply(303, location=f"{address.vers(holder(block.chemin))}?fait={SAVED}")

    # What is shown.

    def _home(self, asked: str = "", refused: Iterable[str] = ()) -> Notice:
        data = self._root / "data"
        names = (path.relative_to(data).with_suffix("").as_posix() for path in sorted(data.glob("**/*.yml")))
        links = (Step(name, f"/{FORM}/{name}/") for name in names if is_open(name))
        return Notice("Les fiches", (), liens=tuple(links), refus=tuple(refused), quoi=asked)

    def _begin(self, asked: str) -> Reply:
        """Begin the file of a territory, and open it."""
        catalogue = self._project().catalogue
        try:
            path = begin(self._root, catalogue, understood(catalogue.registre, asked))
        except ScaffoldError as error:
            return Reply(422, written(self._home(asked, str(error).splitlines())))
        self._changed(self._root / path)
        return Reply(303, location=f"/{FORM}/territoires/{path.stem}/")

    def _questions(self, block: Opened, project: Project) -> tuple[Question, ...]:
        near = frozenset(filter(NAME.fullmatch, (*_leaves(block.fiche), *self._beside(block))))
        asked = questions(block.modele, block.valeurs, project.catalogue, near)
        # The id of a whole file is its name.
        return tuple(one for one in asked if block.chemin or one.champ.nom != "id")

    def _beside(self, block: Opened) -> Iterable[str]:
        """Yield what the files of the same territory say."""
        for path in sorted((self._root / "data").glob(f"*/{Path(block.fichier).name}")):
            file = path.relative_to(self._root).as_posix()
            try:
                yield from _leaves(replace(block, fichier=file, texte=read_text(path, file)).fiche)
            except ReadError:
                continue


def _own(findings: Iterable[Finding], block: Opened) -> tuple[Finding, ...]:
    return tuple(of_field((found for found in findings if found.fichier == block.fichier), block.chemin))


def _taken(model: type[Model], project: Project) -> dict[str, None]:
    """Return the ids that things of a kind have."""
    kinds = (kind for kind in REFERENCES.values() if kind.bloc and issubclass(model, kind.bloc))
    return {id_: None for kind in kinds for id_ in kind.choses(project.catalogue)}


def _start_of_ids(block: Opened) -> str:
    """Return what the ids of a territory's dispositifs begin with."""
    is_described = block.chemin[0] in {annexe.cle for annexe in ANNEXES}
    return Path(block.fichier).stem if block.racine is Territoire and not is_described else ""


def _leaves(value: object) -> Iterable[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, str):
        yield value
