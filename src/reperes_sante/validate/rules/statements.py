"""Statements: each is sourced, and none contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from reperes_sante.france.figures import certainly_before
from reperes_sante.model.base import Enonce, Frequence, Valeur
from reperes_sante.model.communs import Source
from reperes_sante.model.contrat import Duree
from reperes_sante.model.fields import Path
from reperes_sante.model.findings import Severity
from reperes_sante.validate.rules.linked import Linked, Remark, rule

RANGES: tuple[tuple[type[BaseModel], str], ...] = (
    (Valeur, "valeur"),
    (Duree, "annees"),
    (Frequence, "fois"),
)


@rule("sans-source", "Chaque affirmation a une source : la sienne, ou celle du bloc qui la contient.")
def enonces_sources(linked: Linked) -> Iterator[Remark]:
    """Tell each statement without a source, not what it holds."""
    for file, nodes in linked.nodes:
        settled: list[Path] = []
        for path, value, _ in nodes:
            if not isinstance(value, Enonce) or any(path[: len(above)] == above for above in settled):
                continue
            if value.sources or path:
                settled.append(path)
            if path and not value.sources:
                remedy = "Ajoutez « sources: [identifiant] » ici ou dans le bloc au-dessus."
                yield Remark(file, path, "Aucune source ne soutient ce bloc.", remedy)


@rule("fourchette-inversee", "Le haut d'une fourchette dépasse son bas.")
def fourchettes(linked: Linked) -> Iterator[Remark]:
    """Tell a range whose top is under its bottom."""
    for model, low in RANGES:
        high = f"{low}_max"
        for file, path, value in linked.every(model):
            bottom, top = getattr(value, low), getattr(value, high)
            if bottom is not None and top is not None and top < bottom:
                message = f"« {high} » ({top}) est plus petit que « {low} » ({bottom})."
                yield Remark(file, (*path, high), message, "Échangez les deux nombres, ou corrigez-en un.")


@rule("source-fin-avant-debut", "La période de publication d'une source finit après son début.")
def periodes_des_sources(linked: Linked) -> Iterator[Remark]:
    """Tell a source published until a date before its first."""
    for file, path, source in linked.every(Source):
        if source.date and source.fin and certainly_before(source.fin, source.date):
            yield Remark(file, (*path, "fin"), "La fin précède le début.", "Corrigez « date » ou « fin ».")


@rule("repetition", "Une liste ne dit pas deux fois la même chose.", gravite=Severity.CONSEIL)
def repetitions(linked: Linked) -> Iterator[Remark]:
    """Tell a text or an id written twice in one list."""
    for file, nodes in linked.nodes:
        seen: set[tuple[Path, str]] = set()
        for path, value, _ in nodes:
            if not isinstance(value, str) or not path or not isinstance(path[-1], int):
                continue
            if (path[:-1], value) in seen:
                yield Remark(file, path, f"« {value} » est déjà dans cette liste.", "Retirez cette ligne.")
            seen.add((path[:-1], value))
