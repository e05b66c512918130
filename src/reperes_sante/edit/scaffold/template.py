"""The text of a new file: what the register says, what to fill in and in which order."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator

from reperes_sante.edit.scaffold.guide import WIDTH, Guide, in_order, note_of
from reperes_sante.france.figures import compte
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Date, Enonce
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.fields import champs
from reperes_sante.model.markers import Mark, marked
from reperes_sante.model.territoire import Territoire

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
    yield f"- composition : {compte(len(catalogue.communes_de(territoire)), 'commune', 'communes')}"
    yield f"- population : {compte(catalogue.population_de(territoire) or 0, 'habitant', 'habitants')}"


def _filled(territoire: Territoire) -> Iterator[str]:
    for name in _known(territoire):
        yield f"# {Territoire.model_fields[name].description}"
        yield f"{name}: {_written(getattr(territoire, name))}"


def _known(territoire: Territoire) -> tuple[str, ...]:
    return tuple(champ.nom for champ in champs(Territoire) if champ.nom in territoire.model_fields_set)


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
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
