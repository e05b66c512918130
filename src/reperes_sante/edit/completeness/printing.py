"""Print the state of the files: a table for people, JSON for programs."""

from __future__ import annotations

import datetime as dt
import json
import textwrap
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from reperes_sante.edit.completeness import Bilan
from reperes_sante.model.types import DatePartielle

WIDTH = 100
NAME_WIDTH = 40
HEADINGS = ("Territoire", "Rempli", "Manques", "Relu il y a", "Annonces passées")


def as_text(rows: tuple[Bilan, ...], au: dt.date) -> str:
    """Print a table, then what is missing in each territory; no line is over 100 characters."""
    title = f"Bilan des fiches au {DatePartielle.of(au)}, la moins complète d'abord"
    return "\n".join([title, "", *_table(rows), *(line for row in rows for line in _detail(row))])


def as_json(rows: tuple[Bilan, ...], _au: dt.date) -> str:
    """Print a JSON list, one object per territory.

    Keys: territoire, nom, pourcentage, points, points_max, verifie_le, age_mois, a_relire, manques (list of
    objet, code, importance, texte), annonces_passees (list of ligne, texte).
    """
    return json.dumps([_plain(row) for row in rows], ensure_ascii=False, indent=2)


PRINTERS: dict[str, Callable[[tuple[Bilan, ...], dt.date], str]] = {"texte": as_text, "json": as_json}


def _table(rows: tuple[Bilan, ...]) -> Iterator[str]:
    cells = [HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        name, *others = (f"{cell:>{width}}" for cell, width in zip(line, widths, strict=True))
        yield "  ".join((f"{name.lstrip():<{widths[0]}}", *others)).rstrip()


def _cells(row: Bilan) -> tuple[str, ...]:
    name = textwrap.shorten(row.territoire.nom, NAME_WIDTH, placeholder=" …")
    age = f"{row.age} mois{' !' if row.a_relire else ''}"
    return (
        name,
        f"{row.completude.pourcentage} %",
        f"{len(row.completude.manques)}",
        age,
        f"{len(row.annonces)}",
    )


def _detail(row: Bilan) -> Iterator[str]:
    if not row.completude.manques and not row.annonces:
        return
    yield ""
    yield from _wrap(
        f"{row.territoire.nom} – {row.completude.pourcentage} % (data/territoires/{row.territoire.id}.yml)"
    )
    for (importance, objet), group in groupby(
        row.completude.manques, key=lambda m: (m.importance.value, m.objet)
    ):
        about = f"{objet} : " if objet else ""
        yield from _wrap(f"{importance:<9}  {about}{' ; '.join(m.texte for m in group)}", "  ", " " * 13)
    for annonce in row.annonces:
        yield from _wrap(f"{'annonce':<9}  ligne {annonce.ligne} : {annonce.message}", "  ", " " * 13)


def _wrap(text: str, first: str = "", next_ones: str = "") -> Iterable[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=next_ones, break_on_hyphens=False
    )


def _plain(row: Bilan) -> dict[str, object]:
    return {
        "territoire": row.territoire.id,
        "nom": row.territoire.nom,
        "pourcentage": row.completude.pourcentage,
        "points": row.completude.points,
        "points_max": row.completude.points_max,
        "verifie_le": row.territoire.verifie_le.iso,
        "age_mois": row.age,
        "a_relire": row.a_relire,
        "manques": [
            {"objet": m.objet, "code": m.code, "importance": m.importance.value, "texte": m.texte}
            for m in row.completude.manques
        ],
        "annonces_passees": [{"ligne": f.ligne, "texte": f.message} for f in row.annonces],
    }
