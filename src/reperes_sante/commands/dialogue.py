"""Questions in a terminal, one small step after the other; each block is checked, then written at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from reperes_sante.edit.filling.answers import answers, default, with_id
from reperes_sante.edit.filling.blocks import Values
from reperes_sante.edit.filling.checking import Checker, of_field
from reperes_sante.edit.filling.opened import Opened
from reperes_sante.edit.filling.questions import ChampDeBlocs, Choix, Question, parts, questions
from reperes_sante.edit.scaffold import ScaffoldError, begin, meanings, understood
from reperes_sante.edit.scaffold.places import LieuOfficiel
from reperes_sante.edit.scaffold.template import AWAITING
from reperes_sante.france.letters import slug
from reperes_sante.france.register import Registre
from reperes_sante.model.base import Enonce
from reperes_sante.model.communs import Source
from reperes_sante.model.fields import Path as FieldPath
from reperes_sante.model.fields import champ_at
from reperes_sante.model.findings import Finding
from reperes_sante.model.markers import Inherited, Mark, bearing, marked
from reperes_sante.model.territoire import KINDS, Territoire
from reperes_sante.model.vocabulaire import TypeTerritoire as T
from reperes_sante.read.disk import write_if_changed
from reperes_sante.read.folder import SOURCES
from reperes_sante.validate import load

# What the register knows, and how `understood` is told of it; the other kinds are told by who answers.
KNOWN = {
    "une intercommunalité": "",
    "une commune": "commune ",
    "un département": "département ",
    "une région": "région ",
}
OF_REGISTER = {T.CC, T.CA, T.CU, T.METROPOLE, T.COMMUNE, T.DEPARTEMENT, T.REGION}
OWN = tuple(kind for kind in T if kind not in OF_REGISTER)
NOTHING = "-"
DONE = "Entrée : rien d'autre"
NONE = "Entrée : aucune"
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# What a step gives by itself.
[READ] = marked(Source, Mark.READ_ON)
UNASKED = {"id", *bearing(Enonce, Inherited)}
EMPTY: Mapping[str, Sequence[str]] = {}
# What the first line of a source says; its address first, which is before the eyes.
_said = [champ_at(Source, (name,)) for name in Source.DITS if name not in {"id", READ}]
[URL] = (champ.nom for champ in _said if champ.forme and champ.forme.nom == "url")
OF_SOURCE = (URL, *(champ.nom for champ in _said if champ.nom != URL))


def territory(root: Path, query: str | None) -> Path:
    """Ask which file is to be begun, begin it and return its path in the project.

    Args:
        root: the project's folder.
        query: what names the territory; it is asked for where nothing does.

    Raises:
        ScaffoldError: the file cannot be begun, or nobody wants it.
    """
    catalogue = load(root).catalogue
    registre = catalogue.registre
    try:
        found = meanings(registre, query) if query else (_asked(registre),)
        chosen = _choice("Quelle fiche écrire ?", (_whole(registre, meant) for meant in found), NONE)
    except click.Abort:
        click.echo()
        chosen = None
    if chosen is None:
        raise ScaffoldError("Rien n'est écrit.")
    return begin(root, catalogue, found[chosen])


def _whole(registre: Registre, meant: LieuOfficiel) -> str:
    """Return what a territory is, and in which file it will be told."""
    epci = registre.epci.get(meant.faits.get("siren", ""))
    nom, kind = (epci.nom, epci.type) if epci else (meant.nom, meant.faits["type"])
    return f"{nom} ({kind.label}) : data/territoires/{meant.id}.yml"


def _asked(registre: Registre) -> LieuOfficiel:
    """Ask which territory."""
    names = (*KNOWN, *(kind.label for kind in OWN))
    chosen = _choice("Quelle sorte de territoire ?", names)
    if chosen >= len(KNOWN):
        return _told(registre, OWN[chosen - len(KNOWN)])
    return _known(registre, KNOWN[names[chosen]])


def _known(registre: Registre, kind: str) -> LieuOfficiel:
    """Ask which place of the register, until it is one."""
    while True:
        asked = _needed("Son nom, un code postal, un code Insee ou un SIREN")
        try:
            return understood(registre, f"{kind}{asked}")
        except ScaffoldError as error:
            click.echo(str(error))


def _told(registre: Registre, kind: T) -> LieuOfficiel:
    """Ask what the register does not know of a territory."""
    nom = _needed("Son nom court, celui que les habitants emploient")
    officiel = _line("Son nom officiel, tel qu'une source l'écrit (Entrée : le même)")
    what = {"nom_officiel": officiel, "type": kind} if officiel not in ("", nom) else {"type": kind}
    if sirens := _members(registre):
        return LieuOfficiel(slug(nom), nom, {**what, "epci": sirens}, dit=True)
    while True:
        codes = _needed("Ses départements, par code (« 35 », ou « 22 35 »)").replace(",", " ").split()
        unknown = [code for code in codes if code not in registre.departements]
        if not unknown:
            break
        click.echo(f"Le registre n'a pas de département {', '.join(unknown)}.")
    return LieuOfficiel(slug(nom), nom, {**what, "departements": tuple(codes)}, dit=True)


def _members(registre: Registre) -> tuple[str, ...]:
    """Ask which intercommunalités a territory groups, until each is one; none where nobody knows."""
    while True:
        asked = _line("Ses intercommunalités, par nom ou SIREN, séparées par « ; » (Entrée : je ne sais pas)")
        try:
            found = [understood(registre, name) for name in asked.split(";") if name.strip()]
        except ScaffoldError as error:
            click.echo(str(error))
            continue
        if all("siren" in place.faits for place in found):
            return tuple(str(place.faits["siren"]) for place in found)
        click.echo("Donnez des intercommunalités, et non des communes, des départements ou des régions.")


class Dialogue:
    """Asks what a page says of a territory, and writes it in the territory's file.

    Args:
        root: the project's folder.
        file: the file, from the project's folder.
    """

    def __init__(self, root: Path, file: str) -> None:
        """Read the project once; the file is read before each step."""
        self._root, self._file = root, file
        self._catalogue = load(root).catalogue
        self._checker = Checker(root, self._catalogue.registre)
        self._source: str | None = None

    def whole(self) -> None:
        """Ask for pages, and for what each says, until there is no other."""
        while (page := _page()) is not None:
            if not page:
                click.echo("Quelle page avez-vous lue ?")
            today = dt.datetime.now(dt.UTC).date().isoformat()
            self._source = None
            place = self._block((SOURCES.cle,), only=OF_SOURCE, more={READ: today}, said=page)
            self._source = str(self._opened(place).valeurs["id"])
            self._forget_register()
            click.echo("Que dit-elle ?")
            self._inside(())

    def _forget_register(self) -> None:
        """Take away the source that the file cited until one was described that tells its name."""
        lines = (self._root / self._file).read_text("utf-8").splitlines(keepends=True)
        kept = "".join(line for line in lines if not line.rstrip().endswith(AWAITING))
        write_if_changed(self._root / self._file, kept)

    def _opened(self, path: FieldPath, *, new: bool = False) -> Opened:
        text = (self._root / self._file).read_text("utf-8")
        return Opened(self._file, text, Territoire, path, neuf=new)

    def _inside(self, place: FieldPath) -> None:
        """Ask for what a block holds, one after the other."""
        while True:
            block = self._opened(place)
            held = [part for part in parts(block.modele, block.valeurs, place) if not part.pleine]
            offered = [part for part in held if part.champ.nom not in {SOURCES.cle, *Enonce.model_fields}]
            first = [part for part in offered if part.essentielle or part.champ.bloc in KINDS]
            rest = [part for part in offered if part not in first]
            chosen = _part(first, rest)
            if chosen is None:
                return
            self._inside(self._block((*place, chosen.champ.nom)))

    def _block(
        self,
        path: FieldPath,
        only: Sequence[str] = (),
        more: Values | None = None,
        said: Mapping[str, Sequence[str]] = EMPTY,
    ) -> FieldPath:
        """Ask for the simple fields of a new block until they are right, write it, and return its place."""
        block = self._opened(path, new=True)
        asked = [one for one in questions(block.modele, {}, self._catalogue) if _is_asked(one, only)]
        asked.sort(key=lambda one: only.index(one.champ.nom) if only else 0)
        typed = {**said}
        wrong = tuple(one for one in asked if one.champ.nom not in typed)
        while True:
            for question in wrong:
                name = question.champ.nom
                typed[name] = _answer(question, typed.get(name, ()), default(block.modele, question.champ))
            changes: Values = {**dict(answers(block.modele, asked, typed, self._catalogue)), **(more or {})}
            if self._source and len(path) == 1 and "sources" in block.modele.model_fields:
                changes["sources"] = [self._source]
            text = block.avec(with_id(block.modele, changes, self._taken(path), self._start(path)))
            told = self._errors(block, text)
            if not told:
                write_if_changed(self._root / self._file, text)
                return block.place
            at_fault = tuple(one for one in asked if any(of_field(told, (*block.place, one.champ.nom))))
            wrong = at_fault or tuple(asked)
            click.echo("Répondez de nouveau. Entrée garde la réponse, « - » l'efface.")

    def _errors(self, block: Opened, text: str) -> tuple[Finding, ...]:
        remarks = self._checker.of_change(self._file, text, block.place, self._checker.findings())
        for found in remarks.erreurs:
            click.echo(f"{found.message} {found.remede}")
        return remarks.erreurs

    def _taken(self, path: FieldPath) -> dict[str, Any]:
        if path[-1] == SOURCES.cle:
            return dict.fromkeys(self._catalogue.sources)
        return dict.fromkeys(self._catalogue.dispositifs)

    def _start(self, path: FieldPath) -> str:
        return "" if path[-1] == SOURCES.cle else Path(self._file).stem


def _is_asked(question: Question, only: Sequence[str]) -> bool:
    if only:
        return question.champ.nom in only
    wanted = question.essentielle or question.champ.obligatoire
    return wanted and question.champ.nom not in UNASKED


def _part(first: Sequence[ChampDeBlocs], rest: Sequence[ChampDeBlocs]) -> ChampDeBlocs | None:
    """Return the part that is chosen, if any: what is looked for most first, all of it when asked."""
    shown = list(first or rest)
    more = ["autre chose"] if first and rest else []
    rank = _choice("", [*(part.titre for part in shown), *more], DONE)
    if rank is None:
        return None
    return shown[rank] if rank < len(shown) else _part(rest, ())


def _choice(title: str, names: Iterable[str], end: str = "") -> Any:  # noqa: ANN401
    """Return the rank of the name that is chosen; nothing when none is, where that may be: `end` says it."""
    listed = list(names)
    if title:
        click.echo(title)
    _listed(listed)
    asked = f"Son numéro ({end})" if end else "Son numéro"
    while True:
        answer = _line(asked)
        if answer.isdecimal() and 1 <= int(answer) <= len(listed):
            return int(answer) - 1
        if end and not answer:
            return None
        click.echo(f"Donnez un numéro de 1 à {len(listed)}.")


def _listed(names: Iterable[str]) -> None:
    for rank, name in enumerate(names, start=1):
        click.echo(f"  {rank:2} {name}")


def _page() -> Mapping[str, Sequence[str]] | None:
    """Return what is known of a page that was read, its address perhaps; nothing when none was."""
    while True:
        answer = _line("Avez-vous lu une page à décrire ? (oui, son adresse, ou Entrée : non)")
        if ADDRESS.fullmatch(answer):
            return {URL: (answer,)}
        if answer.lower() in ("o", "oui"):
            return {}
        if answer.lower() in ("", "n", "non"):
            return None
        click.echo("Répondez « oui », « non », ou par l'adresse de la page, qui commence par « https:// ».")


def _line(question: str, before: str = "") -> str:
    """Return a line that is typed; what stood there before, if nothing is."""
    # French sets off its colon, and a question mark or an arrow needs none.
    suffix = " " if question.endswith(("?", ")", "→")) else " : "
    return str(
        click.prompt(question, default=before, show_default=bool(before), type=str, prompt_suffix=suffix)
    ).strip()


def _needed(question: str) -> str:
    """Return a line that is typed, asked again until there is one."""
    while not (answer := _line(question)):
        click.echo("Il faut une réponse.")
    return answer


def _answer(question: Question, before: Sequence[str], without: str | None) -> Sequence[str]:
    """Return what is answered: words of a closed list by their number or as they are; several for a list.

    Args:
        question: what is asked.
        before: what was answered before, kept by a mere Enter.
        without: what the file means where it says nothing.
    """
    champ = question.champ
    help_ = f"{champ.titre}. {champ.description}".replace("Sans cette ligne", "Sans réponse")
    if champ.exemples:
        help_ += f" Exemple : {champ.exemples[0]}"
    click.echo(help_)
    # A number stands for a word only where both are seen.
    choices = [choice for choice in question.choix if champ.vocabulaire and choice.proche]
    _listed(f"{choice.nom}{f' : {choice.sens}' if choice.sens else ''}" for choice in choices)
    if choices and not before and not champ.obligatoire:
        click.echo(f"  Entrée : {_named(choices, without)}")
    found: list[str] = []
    while True:
        kept = before[len(found)] if len(found) < len(before) else ""
        text = _line("  →", kept)
        if choices and text.isdecimal() and 1 <= int(text) <= len(choices):
            text = choices[int(text) - 1].mot
        if text == NOTHING:
            return found
        if text:
            found.append(text)
        elif champ.obligatoire and not found:
            _listed(choice.nom for choice in choices)
            answer = " : un de ces numéros." if choices else f". {champ.description}"
            click.echo(f"Il faut une réponse{answer}")
            continue
        if not champ.liste or not text:
            return found


def _named(choices: Iterable[Choix], word: str | None) -> str:
    return next((choice.nom for choice in choices if choice.mot == word), "rien n'en est dit")
