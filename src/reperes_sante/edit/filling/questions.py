"""What to ask of a block: its fields, each with its help, what it may hold and what it holds now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from reperes_sante.edit.filling.blocks import Names, Values, fields_of, in_order, name_of
from reperes_sante.france.letters import plain_letters
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.base import Date, Enonce, Model
from reperes_sante.model.fields import Champ, Path
from reperes_sante.model.markers import Mark, Sought

OF_ID = "Ce qui désigne ce bloc ailleurs. Sans réponse, il vient du nom. Ensuite, ne le changez plus."
# More choices than this are told as words to type: names of the register, which knows thousands.
MOST_CHOICES = 700


class Sorte(Enum):
    """How a question is answered."""

    LIGNE = "ligne"
    TEXTE = "texte"
    LIGNES = "lignes"
    CHOIX = "choix"
    CASES = "cases"
    LISTE = "liste"


@dataclass(frozen=True)
class Choix:
    """One of the answers of a closed question.

    Attributes:
        mot: what the file says.
        nom: what people read.
        sens: what it means, if a name is not enough.
        proche: whether this file, or those of its name, know it already.
    """

    mot: str
    nom: str
    sens: str = ""
    proche: bool = True


@dataclass(frozen=True)
class Question:
    """A simple field of a block.

    Attributes:
        sorte: how it is answered.
        reponses: what the file says now; several for a list.
        choix: what may be answered, where that is closed.
        essentielle: whether to ask it first.
        etrangere: whether the file says something else than texts there: only the file can mend it.
    """

    champ: Champ
    sorte: Sorte
    reponses: tuple[str, ...]
    choix: tuple[Choix, ...] = ()
    essentielle: bool = False
    etrangere: bool = False

    @property
    def texte(self) -> str:
        """What is there now, one answer a line."""
        return "\n".join(self.reponses)


@dataclass(frozen=True)
class SousBloc:
    """A block within the block."""

    chemin: Path
    nom: str


@dataclass(frozen=True)
class ChampDeBlocs:
    """A field that holds blocks.

    Attributes:
        titre: how people call one of these blocks.
        sens: what such a block is for.
        essentielle: whether to show it first.
    """

    champ: Champ
    titre: str
    sens: str
    chemin: Path
    morceaux: tuple[SousBloc, ...]
    essentielle: bool

    @property
    def pleine(self) -> bool:
        """Whether no other block fits."""
        return not self.champ.liste and bool(self.morceaux)


def questions(
    model: type[Model], values: Values, catalogue: Catalogue, near: frozenset[str] = frozenset()
) -> tuple[Question, ...]:
    """Return the simple fields of a block as questions, what is wanted first.

    Args:
        model: the block.
        values: what the file says of it.
        catalogue: what references may lead to.
        near: ids that this file knows already.
    """
    found = (_question(model, champ, values, catalogue, near) for champ in in_order(fields_of(model)))
    return tuple(question for question in found if question)


def parts(
    model: type[Model], values: Values, path: Path, names: Names | None = None
) -> tuple[ChampDeBlocs, ...]:
    """Return the fields of a block that hold blocks, what residents look for first.

    Args:
        model: the block.
        values: what the file says of it.
        path: where it stands.
        names: what ids stand for, by kind of reference.
    """
    return tuple(_part(champ, values, path, names) for champ in in_order(fields_of(model)) if champ.bloc)


def _question(
    model: type[Model], champ: Champ, values: Values, catalogue: Catalogue, near: frozenset[str]
) -> Question | None:
    if champ.bloc:
        return None
    if champ.nom == "id":
        champ = replace(champ, obligatoire=False, description=OF_ID)
    written = values.get(champ.nom)
    items = written if isinstance(written, list) else [written]
    is_strange = isinstance(written, list) is not champ.liste and written is not None
    is_strange = is_strange or any(not isinstance(item, str | None) for item in items)
    answers = () if is_strange else tuple(item for item in items if item is not None)
    choices = tuple(_choices(champ, answers, catalogue, near))
    return Question(
        champ, _sort(champ, choices), answers, choices, _is_wanted(model, champ, values), is_strange
    )


def _sort(champ: Champ, choices: tuple[Choix, ...]) -> Sorte:
    is_reference = champ.reference is not None
    if choices and champ.liste:
        return Sorte.CASES
    if choices:
        return Sorte.LISTE if is_reference else Sorte.CHOIX
    if champ.liste:
        return Sorte.LIGNES
    return Sorte.TEXTE if Mark.OWN_WORDS in champ.marques else Sorte.LIGNE


def _is_wanted(model: type[Model], champ: Champ, values: Values) -> bool:
    """Tell whether to ask a field first: needed, filled, sought by residents, or its block's own matter."""
    shared = {name for parent in (Enonce, Date) for name in parent.model_fields}
    needed = champ.obligatoire or any(champ.nom in need.champs for need in model.EXIGENCES)
    sought = champ.marque(Sought) is not None
    is_own = champ.nom not in shared and len(fields_of(model)) <= FEW
    return champ.nom != "id" and (needed or champ.nom in values or sought or is_own)


# A block of no more fields than this is asked at once.
FEW = 18


def _choices(
    champ: Champ, answers: tuple[str, ...], catalogue: Catalogue, near: frozenset[str]
) -> Iterator[Choix]:
    """Yield what may be answered; nothing where that is open, or too much to choose from.

    What is written and means nothing stays an answer: it is told, never lost.
    """
    kind = champ.reference
    if champ.vocabulaire:
        own = [Choix(word.value, word.label, word.sens) for word in champ.vocabulaire]
    elif champ.forme and champ.forme.nom == "oui-non":
        own = [Choix("oui", "Oui"), Choix("non", "Non")]
    elif kind and len(names := REFERENCES[kind].labels(catalogue)) <= MOST_CHOICES:
        close = near | frozenset(answers)
        ids = sorted(names, key=lambda id_: (id_ not in close, plain_letters(names[id_])))
        own = [Choix(id_, names[id_], proche=id_ in close or len(names) <= FEW) for id_ in ids]
    else:
        return
    known = {choice.mot for choice in own}
    yield from own
    yield from (Choix(answer, answer) for answer in dict.fromkeys(answers) if answer not in known)


def _part(champ: Champ, values: Values, path: Path, names: Names | None) -> ChampDeBlocs:
    if champ.bloc is None:
        raise TypeError(champ.nom)
    written = values.get(champ.nom)
    place = (*path, champ.nom)
    if champ.liste:
        items: list[Any] = written if isinstance(written, list) else []
        held = tuple(
            SousBloc((*place, rank), name_of(champ.bloc, item, names)) for rank, item in enumerate(items)
        )
    else:
        held = (SousBloc(place, name_of(champ.bloc, written, names)),) if written is not None else ()
    is_sought = champ.marque(Sought) is not None
    title, meaning = champ.bloc.INTITULE
    return ChampDeBlocs(champ, title, meaning, place, held, bool(held) or is_sought)
