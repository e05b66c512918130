"""From what people type to what a data file says; what they leave as it was is not written again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from reperes_sante.edit.filling.blocks import Values
from reperes_sante.edit.filling.lines import Code
from reperes_sante.edit.filling.questions import Question, Sorte
from reperes_sante.france.letters import fold, slug
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.base import Model
from reperes_sante.model.fields import Champ
from reperes_sante.model.markers import naming_fields

# Runs of plain spaces and ends of line: no-break spaces are typed on purpose.
BLANKS = re.compile(r"[ \t\r\n]+")
Typed = Mapping[str, Sequence[str]]


def answers(
    model: type[Model], asked: Sequence[Question], typed: Typed, catalogue: Catalogue
) -> Iterator[tuple[str, Any]]:
    """Yield each key that an answer changes, with what the file should say; nothing where it says no more.

    Args:
        model: the block.
        asked: the questions, with what the file says now.
        typed: what was typed, by key.
        catalogue: the names that stand for codes.
    """
    for question in asked:
        if question.etrangere:
            continue
        champ = question.champ
        items = [_coded(champ, text, catalogue) for text in _texts(question, typed.get(champ.nom, ()))]
        if [*map(str, items)] == [BLANKS.sub(" ", text).strip() for text in question.reponses]:
            continue
        if not question.reponses and items == [default(model, champ)]:
            continue
        yield champ.nom, (items or None) if champ.liste else next(iter(items), None)


def shown(question: Question, typed: Typed) -> Question:
    """Return a question with what was typed in place of what the file says."""
    if question.etrangere:
        return question
    items = tuple(_texts(question, typed.get(question.champ.nom, ())))
    return Question(
        question.champ, question.sorte, items, question.choix, question.essentielle or bool(items)
    )


def with_id(model: type[Model], values: Values, taken: Mapping[str, Any], before: str) -> Values:
    """Return the values of a new block with an id, if it needs one and nobody typed it.

    Args:
        model: the block.
        values: what was typed.
        taken: the ids that others have.
        before: what ids of this file begin with, if anything.
    """
    if values.get("id") or "id" not in model.model_fields:
        return values
    named = next((str(values[name]) for name in naming_fields(model) if values.get(name)), "")
    plain = slug(" ".join(filter(None, (before, named))))
    ranks = (f"{plain}-{rank}" for rank in range(2, len(taken) + 3))
    free = next((id_ for id_ in (plain, *ranks) if id_ not in taken), plain)
    return {"id": free, **{key: value for key, value in values.items() if key != "id"}} if plain else values


def _texts(question: Question, typed: Sequence[str]) -> list[str]:
    """Return what was typed as one text an item; boxes keep the order of the file."""
    whole = "\n".join(typed) if question.sorte in (Sorte.LIGNES, Sorte.CASES) else " ".join(typed)
    lines = whole.replace("\r\n", "\n").split("\n") if question.champ.liste else [whole]
    found = [text for line in lines if (text := BLANKS.sub(" ", line).strip(" "))]
    if question.sorte is Sorte.CASES:
        kept = [text for text in question.reponses if text in found]
        return [*kept, *(text for text in dict.fromkeys(found) if text not in kept)]
    return found


def _coded(champ: Champ, text: str, catalogue: Catalogue) -> str:
    """Return a text as the file has it: the code of what it names, between quotes if it is made of digits."""
    kind = champ.reference
    if kind in ("commune", "epci") and not text[:2].isdecimal():
        labels = REFERENCES[kind].labels(catalogue).items()
        named = [code for code, name in labels if fold(name) == fold(text)]
        text = named[0] if len(named) == 1 else text
    is_code = text.isdecimal() and not (champ.forme and champ.forme.est_nombre)
    return Code(text) if is_code else text


def default(model: type[Model], champ: Champ) -> str | None:
    """Return what the absence of a line means, as it would be typed; nothing where it says nothing."""
    if champ.nom not in model.model_fields:
        return None
    default = model.model_fields[champ.nom].default
    if isinstance(default, bool):
        return "oui" if default else "non"
    return str(default.value) if isinstance(default, Enum) else None
