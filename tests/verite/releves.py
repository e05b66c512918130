"""Every fact of the collected surveys is placed in the data, or left out for a written reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.findings import Finding, Kind, Wording
from reperes_sante.read import known_nodes, locate

RELEVES = "tests/verite/releves"
DEPLACE = Kind("fait-deplace", "Chaque fait d'un relevé est placé, ou laissé de côté pour une raison écrite.")
REMEDY = "Corrigez la place. Si le site ne dit plus ce fait, écrivez « omis: » et pourquoi, sans « places »."
GONE = Wording(DEPLACE, "La fiche de ce relevé n'existe plus.", "Retirez le relevé, ou nommez l'autre fiche.")
BOTH = Wording(DEPLACE, "Ce fait n'est ni placé ni omis, ou les deux.", "Gardez « places » ou « omis ».")


def surveys(root: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the facts of surveys that the data no longer hold where they are said to be."""
    for path in sorted((root / RELEVES).glob("*.yml")):
        yield from _of_survey(root, path, catalogue)


def _of_survey(root: Path, path: Path, catalogue: Catalogue) -> Iterator[Finding]:
    text = path.read_text("utf-8")
    name, nodes = path.relative_to(root).as_posix(), known_nodes(text)
    survey = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - every scalar stays text
    told = survey.get("fichier") or f"data/territoires/{survey['territoire']}.yml"
    if not (root / told).is_file():
        yield Finding.at((name, 1, 1), GONE)
        return
    fiche = yaml.load((root / told).read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - the same
    for rank, fact in enumerate(survey["faits"]):
        if bool(fact.get("places")) == bool(fact.get("omis")):
            yield Finding.at((name, *locate(nodes, ("faits", rank))), BOTH)
        for index, place in enumerate(fact.get("places", ())):
            if not _is_there(catalogue, fiche, place):
                where = locate(nodes, ("faits", rank, "places", index))
                message = f"« {fact['fait']} » : il n'y a rien à « {place} » dans {told}."
                yield Finding.at((name, *where), Wording(DEPLACE, message, REMEDY))


def _is_there(catalogue: Catalogue, fiche: Any, place: str) -> bool:
    """Tell whether a place exists: a path of the file, or `organismes:id`, `sources:id`.

    A path goes through a list by an id, which an insertion does not move, or by a rank where there is none.
    """
    kind, _, key = place.partition(":")
    if key:
        return key in getattr(catalogue, kind)
    data = fiche
    try:
        for step in place.split("."):
            data = _item(data, step) if isinstance(data, list) else data[step]
    except (KeyError, IndexError, ValueError, TypeError):
        return False
    return bool(data)


def _item(items: list[Any], step: str) -> Any:
    if step.isdecimal():
        return items[int(step)]
    return {item["id"]: item for item in items if isinstance(item, dict) and "id" in item}[step]
