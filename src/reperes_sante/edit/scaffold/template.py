"""The text of a new file: what the register says, what to fill in and in which order."""

from __future__ import annotations

import json
import math
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from pydantic import BaseModel

from reperes_sante.france.figures import compte
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Date, Enonce
from reperes_sante.model.fields import Champ, champs
from reperes_sante.model.markers import Mark, Ref, Sought, marked
from reperes_sante.model.territoire import KINDS, Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import Vocabulaire

# Values stay empty: a required one that an editor forgets is then told by `reperes valider`, never published.

WIDTH = 100
SHARED: tuple[type[BaseModel], ...] = (Enonce, Date)
# Kinds of dispositif stand together among what residents look for, in their own order.
KINDS_FROM = 9


@dataclass
class Guide:
    """Explains blocks one after the other; what was explained once is then only named.

    The keys that all blocks share are not repeated in each, save what residents look for: the date.

    Attributes:
        seen: name of the field where each block was explained.
    """

    seen: dict[type[BaseModel], str] = field(default_factory=dict)

    def lines(self, model: type[BaseModel], champ: Champ, margin: str = "", note: str = "") -> Iterator[str]:
        """Yield the lines of a field: its key, then the block that it holds, if any.

        Args:
            model: the block that the field belongs to.
            champ: the field.
            margin: the spaces that stand before its key.
            note: what to say of it on its line.
        """
        yield from _key(f"{champ.nom}:{_value(model, champ)}", note, margin)
        inside = f"{margin}  "
        if isinstance(champ.nature, type) and issubclass(champ.nature, BaseModel):
            yield from self._block(champ.nom, champ.nature, inside, is_list=champ.liste)
        elif champ.liste and not _is_reference(champ):
            yield f"{inside}-"

    def _block(self, name: str, model: type[BaseModel], margin: str, *, is_list: bool) -> Iterator[str]:
        inside = f"{margin}  " if is_list else margin
        shown, elsewhere = self._split(model)
        for ancestor in model.__mro__:
            if issubclass(ancestor, BaseModel) and ancestor not in SHARED:
                self.seen.setdefault(ancestor, name)
        rows = [
            row
            for champ in shown
            for row in self.lines(model, champ, inside, "" if champ.nom in _shared(model) else note_of(champ))
        ]
        if is_list:
            rows[0] = f"{margin}- {rows[0].lstrip()}"
        yield from rows
        if elsewhere:
            yield f"{inside}# et les autres clés de « {elsewhere} »"

    def _split(self, model: type[BaseModel]) -> tuple[tuple[Champ, ...], str]:
        """Return the fields to explain here, and the name of the field where the others were explained."""
        shared = _shared(model)
        known = [
            ancestor for ancestor in model.__mro__ if ancestor in self.seen and ancestor is not BaseModel
        ]
        told = {name for ancestor in known for name in ancestor.model_fields}
        own = [champ for champ in champs(model) if champ.nom not in shared]
        new = [champ for champ in own if champ.nom not in told or champ.obligatoire] or own[:1]
        dated = [champ for champ in champs(model) if champ.nom in shared and _place(champ) < math.inf]
        return in_order([*new, *dated]), self.seen[known[0]] if len(new) < len(own) else ""


def in_order(fields: Iterable[Champ]) -> tuple[Champ, ...]:
    """Return fields: the required ones, what residents look for, then the others."""
    return tuple(sorted(fields, key=lambda champ: (not champ.obligatoire, _place(champ))))


def _shared(model: type[BaseModel]) -> set[str]:
    """Return the fields that a block shares with nearly all others."""
    return {name for parent in SHARED if issubclass(model, parent) for name in parent.model_fields}


def _place(champ: Champ) -> float:
    """Return where a field stands among what residents look for; the others keep the order of the model."""
    kinds: list[type | None] = list(KINDS)
    if champ.bloc in kinds:
        return KINDS_FROM + kinds.index(champ.bloc) / len(kinds)
    return next((mark.rank for mark in champ.marques if isinstance(mark, Sought)), math.inf)


def note_of(champ: Champ) -> str:
    """Return what the model says of a field: whether it is required, its meaning, an example, the words."""
    parts = ["Obligatoire."] if champ.obligatoire else []
    parts.append(champ.description)
    if champ.exemples:
        parts.append(f"Exemple : {champ.exemples[0]}")
    if isinstance(champ.nature, type) and issubclass(champ.nature, Vocabulaire):
        parts.append(f"Mots admis : {', '.join(word.value for word in champ.nature)}.")
    return " ".join(parts)


def _is_reference(champ: Champ) -> bool:
    return any(isinstance(mark, Ref) for mark in champ.marques)


def _value(model: type[BaseModel], champ: Champ) -> str:
    """Return what stands after the colon: nothing, or what the absence of the line would mean."""
    if champ.liste:
        return " []" if _is_reference(champ) else ""
    default = model.model_fields[champ.nom].default
    if isinstance(default, bool):
        return " oui" if default else " non"
    return f" {default.value}" if isinstance(default, Enum) else ""


def _key(text: str, note: str, margin: str) -> list[str]:
    if not note:
        return [margin + text]
    return textwrap.wrap(
        note,
        WIDTH,
        initial_indent=f"{margin}{text}  # ",
        subsequent_indent=f"{margin}# ",
        break_on_hyphens=False,
    )


SCHEMA = "# yaml-language-server: $schema=../../schema/territoire.json"
PLAIN = re.compile(r"[^\W\d_][\w '’.()-]*")
RULES = """\
Pour remplir cette fiche :
- Les blocs vont de ce que les habitants cherchent le plus à ce qu'ils cherchent le moins.
- Pour écrire dans un bloc, retirez « # » et l'espace qui le suit au début de ses lignes.
- Deux espaces par niveau, et un tiret « - » devant chaque élément d'une liste.
- Effacez les lignes qui ne servent pas. Ce que l'on ne sait pas reste absent, ou se dit dans « inconnus ».
- Pas de fait sans source : décrivez-la dans data/sources/, puis citez son identifiant.
- Un bloc sans « sources » prend celles du bloc qui le contient."""


def text_of(catalogue: Catalogue, territoire: Territoire) -> str:
    """Return the whole file of a new territory, valid as it is.

    Args:
        catalogue: the data, with the register.
        territoire: the territory, with what is already known of it and nothing else.
    """
    lines = [SCHEMA, *_as_comments(_facts(catalogue, territoire)), "#", *_as_comments(RULES.splitlines())]
    return "\n".join([*lines, "", *_filled(territoire), "", *_common_keys(), *_blocks(territoire)]) + "\n"


def _facts(catalogue: Catalogue, territoire: Territoire) -> Iterator[str]:
    registre = catalogue.registre
    yield f"Ce que dit le registre officiel de {registre.annee} (les pages le montrent, ne le recopiez pas) :"
    yield f"- nom officiel : {catalogue.nom_officiel(territoire)}"
    yield f"- type : {catalogue.type_de(territoire).label}"
    names = catalogue.departements_de(territoire)
    yield f"- {'départements' if len(names) > 1 else 'département'} : {', '.join(names)}"
    if communes := catalogue.communes_de(territoire):
        yield f"- composition : {compte(len(communes), 'commune', 'communes')}"
    if population := catalogue.population_de(territoire):
        yield f"- population : {compte(population, 'habitant', 'habitants')}"


def _filled(territoire: Territoire) -> Iterator[str]:
    for name in _known(territoire):
        yield f"# {Territoire.model_fields[name].description}"
        yield f"{name}: {_written(getattr(territoire, name))}"


def _known(territoire: Territoire) -> tuple[str, ...]:
    return tuple(champ.nom for champ in champs(Territoire) if champ.nom in territoire.model_fields_set)


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, Enum):
        return str(value.value)
    return value.iso if isinstance(value, DatePartielle) else _scalar(str(value))


def _common_keys() -> Iterator[str]:
    dated = [name for name in Date.model_fields if name not in Enonce.model_fields]
    yield "## Dans chaque bloc, vous pouvez aussi écrire :"
    yield from (f"##   {name}: {Enonce.model_fields[name].description}" for name in Enonce.model_fields)
    yield "## Et dans chaque bloc qui a une « date » :"
    yield from (f"##   {name}: {Date.model_fields[name].description}" for name in dated)


def _blocks(territoire: Territoire) -> Iterator[str]:
    """Yield what is left to fill: with a SIREN, the model refuses what comes from the register."""
    guide = Guide()
    done = {*_known(territoire), *marked(Territoire, Mark.FROM_REGISTER)}
    fields = [champ for champ in champs(Territoire) if champ.nom not in done]
    for rank, champ in enumerate(in_order(fields), start=1):
        yield ""
        title = f"{rank}. {note_of(champ)}"
        yield from textwrap.wrap(title, WIDTH, initial_indent="## ", subsequent_indent="## ")
        yield from _as_comments(guide.lines(Territoire, champ))


def _as_comments(lines: Iterator[str] | list[str]) -> Iterator[str]:
    return (f"# {line}" for line in lines)


def _scalar(text: str) -> str:
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
