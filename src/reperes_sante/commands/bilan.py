"""`reperes bilan`: what the files lack, how old they are, what was announced."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.commands.printing import summary
from reperes_sante.edit import completeness
from reperes_sante.edit.completeness.printing import PRINTERS
from reperes_sante.model.findings import has_errors
from reperes_sante.model.types import DatePartielle
from reperes_sante.validate import load


def _day(_context: click.Context, _parameter: click.Parameter, text: str | None) -> dt.date:
    if text is None:
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        DatePartielle.parse(text)
        return dt.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"« {text} » n'est pas un jour possible. Écrivez AAAA-MM-JJ.") from None


@click.command()
@click.option("--format", "form", type=click.Choice(PRINTERS), default="texte", help="Forme de la réponse.")
@click.option("--au", callback=_day, metavar="AAAA-MM-JJ", help="Jour du bilan (par défaut, aujourd'hui).")
@PROJECT
def bilan(racine: Path, form: str, au: dt.date) -> None:
    """Dire, territoire par territoire, ce qui manque, ce qui a vieilli et ce qui était annoncé.

    Sortie 1 quand les données contiennent des erreurs.
    """
    project = load(racine, au)
    if has_errors(project.findings):
        click.echo(f"Pas de bilan : {summary(project.findings)}. Voyez d'abord : reperes valider", err=True)
        sys.exit(1)
    click.echo(PRINTERS[form](completeness.bilan(project, au), au))
