"""`reperes comparer`: what changed on the site between two versions."""

from __future__ import annotations

from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.edit.comparison import PRINTERS
from reperes_sante.edit.comparison.changes import compare
from reperes_sante.edit.comparison.versions import committed, working_tree


@click.command()
@click.argument("rev")
@click.argument("rev2", required=False)
@click.option("--format", "form", type=click.Choice(PRINTERS), default="texte", help="Forme de la réponse.")
@PROJECT
def comparer(racine: Path, rev: str, rev2: str | None, form: str) -> None:
    """Dire en mots ce qui change sur le site, de la version REV aux fichiers du dossier, ou à REV2.

    REV est un nom que git connaît : « HEAD~1 », une branche, un numéro de commit.
    Sortie 2 quand une version est inconnue.
    """
    old = committed(racine, rev)
    new = committed(racine, rev2) if rev2 else working_tree(racine)
    click.echo(PRINTERS[form](compare(old, new), old, new))
