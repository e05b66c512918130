"""`reperes bilan` and `reperes comparer`: what the files lack, how old they are; what changes on the site."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.commands.printing import summary
from reperes_sante.edit import comparison, completeness
from reperes_sante.edit.comparison.changes import compare
from reperes_sante.edit.comparison.versions import committed, working_tree
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


@click.command()
@click.argument("rev")
@click.argument("rev2", required=False)
@click.option(
    "--format", "form", type=click.Choice(comparison.PRINTERS), default="texte", help="Forme de la réponse."
)
@PROJECT
def comparer(racine: Path, rev: str, rev2: str | None, form: str) -> None:
    """Dire en mots ce qui change sur le site, de la version REV aux fichiers du dossier, ou à REV2.

    REV est un nom que git connaît : « HEAD~1 », une branche, un numéro de commit.
    Sortie 2 quand une version est inconnue.
    """
    old = committed(racine, rev)
    new = committed(racine, rev2) if rev2 else working_tree(racine)
    click.echo(comparison.PRINTERS[form](compare(old, new), old, new))
