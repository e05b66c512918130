"""The text of a new file: what the register says, then how the most common blocks begin, shortly."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator
from enum import Enum

from reperes_sante.edit.examples import valeurs
from reperes_sante.edit.filling.blocks import fields_of, in_order
from reperes_sante.france.figures import compte
from reperes_sante.france.letters import NBSP
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Decrite, Model
from reperes_sante.model.collections import ANNEXES
from reperes_sante.model.dispositifs import CentreActionSociale
from reperes_sante.model.fields import Champ, champs
from reperes_sante.model.markers import Mark, Sought, marked, naming_fields
from reperes_sante.model.territoire import PRINCIPAUX, Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import NatureCentre, TypeTerritoire

WIDTH = 100
SCHEMA = "# yaml-language-server: $schema=../../schema/territoire.json"
PLAIN = re.compile(r"[^\W\d_][\w '’.()-]*")
RULES = """\
Pour remplir cette fiche :
- Retirez « # » et l'espace qui le suit devant les lignes utiles ; mettez la valeur à la place de « … ».
- Un exemple de chaque bloc : docs/contribuer/exemples.md. Le sens des mots : docs/contribuer/mots.md.
- Pas de fait sans source : décrivez-la sous « sources_decrites », puis citez son identifiant.
- Ce que l'on ne sait pas reste absent, ou se dit dans « inconnus »."""
# Kept by mistake, it is told wherever it stands.
TO_FILL = "…"
# Beside the source that a file cites until that of what was typed is described.
AWAITING = "  # il ne dit pas ce nom : retirez cette ligne dès que votre source est décrite"


def text_of(catalogue: Catalogue, territoire: Territoire, *, is_told: bool = False) -> str:
    """Return the whole file of a new territory, valid as it is.

    Args:
        catalogue: the data, with the register.
        territoire: the territory, with what is already known of it and nothing else.
        is_told: whether an editor typed this, and not the register.
    """
    lines = [
        SCHEMA,
        *_as_comments(_facts(catalogue, territoire, is_told=is_told)),
        "#",
        *_as_comments(RULES.splitlines()),
    ]
    return "\n".join([*lines, "", *_filled(territoire, is_told=is_told), *_blocks(territoire)]) + "\n"


def _facts(catalogue: Catalogue, territoire: Territoire, *, is_told: bool) -> Iterator[str]:
    registre = catalogue.registre
    whose = f"Ce que dit le registre officiel de {registre.annee}"
    told = "Ce que vous venez de dire, et que le registre officiel ne connaît pas : décrivez-en la source."
    yield told if is_told else f"{whose} (les pages le montrent, ne le recopiez pas) :"
    yield f"- nom officiel : {catalogue.nom_officiel(territoire)}"
    yield f"- type : {catalogue.type_de(territoire).label}"
    names = catalogue.departements_de(territoire)
    yield f"- {'départements' if len(names) > 1 else 'département'} : {', '.join(names)}"
    if communes := catalogue.communes_de(territoire):
        yield f"- composition : {compte(len(communes), 'commune', 'communes')}"
    if population := catalogue.population_de(territoire):
        yield f"- population : {compte(population, 'habitant', 'habitants')}"


def _filled(territoire: Territoire, *, is_told: bool) -> Iterator[str]:
    for name in _known(territoire):
        note = AWAITING if is_told and name == "sources" else ""
        yield f"{name}: {_written(getattr(territoire, name))}{note}"


def _known(territoire: Territoire) -> tuple[str, ...]:
    return tuple(champ.nom for champ in champs(Territoire) if champ.nom in territoire.model_fields_set)


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, Enum):
        return str(value.value)
    return value.iso if isinstance(value, DatePartielle) else _scalar(str(value))


def _blocks(territoire: Territoire) -> Iterator[str]:
    """Yield what is left to fill: with a SIREN, the model refuses what comes from the register."""
    done = {*_known(territoire), *marked(Territoire, Mark.FROM_REGISTER)}
    fields = in_order(champ for champ in fields_of(Territoire) if champ.nom not in done)
    common = [champ for champ in fields if _is_common(champ)]
    shown = {own.nom for own in champs(Territoire)}
    for champ in common:
        yield ""
        yield from _wrapped(champ.description)
        yield from _as_comments(_begun(champ, territoire, shown))
    yield ""
    yield "## Vous pouvez aussi écrire :"
    for champ in fields:
        if champ not in common:
            yield from _wrapped(f"- {champ.nom} : {champ.description}")


def _wrapped(text: str) -> list[str]:
    tied = text.replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»")
    return textwrap.wrap(tied, WIDTH, initial_indent="## ", subsequent_indent="##   ")


def _is_common(champ: Champ) -> bool:
    """Tell whether residents look for a field, or it is a main kind, or what everything cites."""
    return bool(champ.marque(Sought)) or champ.bloc in PRINCIPAUX or champ.nom == ANNEXES[0].cle


def _begun(champ: Champ, territoire: Territoire, shown: set[str]) -> Iterator[str]:
    """Yield how a field of a territory begins; of a dispositif, what residents look for in it too.

    Args:
        champ: the field.
        territoire: the territory.
        shown: the fields whose beginning was shown: it is shown once.
    """
    yield f"{champ.nom}:"
    if champ.bloc is None:
        yield f"  - {TO_FILL}"
        return
    kind = next((main for own, main in PRINCIPAUX.items() if own is champ.bloc), None)
    nature = _centre_of_a_commune(territoire, champ.bloc)
    named = kind and f"{territoire.id}-{nature or kind.couleur}: {TO_FILL}"
    yield f"  - {named or _first_line(champ.bloc, territoire)}"
    if nature:
        yield f"    nature: {nature}"
    for part in in_order(champs(champ.bloc)) if kind else ():
        if part.bloc and part.nom not in shown and part.marque(Sought):
            shown.add(part.nom)
            yield f"    {part.nom}:"
            yield f"      - {_first_line(part.bloc, territoire)}"


def _centre_of_a_commune(territoire: Territoire, bloc: type[Model]) -> str:
    """Return the sort of a centre of one commune, else taken for that of several; or nothing."""
    is_communal = bloc is CentreActionSociale and territoire.type is TypeTerritoire.COMMUNE
    return NatureCentre.CCAS.value if is_communal else ""


def _first_line(model: type[Model], territoire: Territoire) -> str:
    """Return the first line of a block, in its shortest form, with which field is to be filled in."""
    if issubclass(model, Decrite):
        # No other file may use the same identifier: its own begins it.
        return f"{territoire.id}-{model.MODELE_DE_LIGNE.partition(':')[0]}: {model.A_REMPLIR}"
    if model.SUIVANT:
        return f"{_called(model)}: {TO_FILL}  # {model.SUIVANT}"
    if model.cle_evidente(TO_FILL):
        return TO_FILL
    asked = (champ.nom for champ in champs(model) if champ.obligatoire)
    return f"{next(asked, None) or model.EXIGENCES[0].champs[0]}: {TO_FILL}"


def _called(model: type[Model]) -> str:
    """Return what a block may be called, of its examples; else what such blocks are."""
    wanted = (*naming_fields(model), *(name for need in model.EXIGENCES for name in need.champs))
    naming = next(champ for champ in champs(model) if champ.nom == wanted[0])
    is_shown = naming.exemples or naming.vocabulaire or model.EXIGENCES
    return valeurs(naming)[0] if is_shown else model.INTITULE.titre


def _as_comments(lines: Iterable[str]) -> Iterator[str]:
    return (f"# {line}" for line in lines)


def _scalar(text: str) -> str:
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
