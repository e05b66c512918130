"""`reperes valider`: say everything that is wrong, line by line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reperes_sante.commands.options import PROJECT
from reperes_sante.findings import has_errors
from reperes_sante.loading import load
from reperes_sante.printing import PRINTERS, summary


@click.command()
@click.argument("fichiers", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(list(PRINTERS)), default="texte", help="Forme de la réponse."
)
@PROJECT
def valider(racine: Path, fichiers: tuple[Path, ...], form: str) -> None:
    """Vérifier les données et dire tout ce qui ne va pas, ligne par ligne.

    Sans FICHIERS, dit tout ; avec, ne dit que ce qui les concerne. Sortie 0 sans erreur, 1 avec.
    """
    project = load(racine)
    wanted = {path.resolve() for path in fichiers}
    findings = tuple(f for f in project.findings if not wanted or (racine / f.fichier).resolve() in wanted)
    printed = PRINTERS[form](findings, racine)
    if printed:
        click.echo(printed)
    click.echo(f"{len(project.catalogue.territoires)} territoires lus : {summary(findings)}.", err=True)
    if has_errors(findings):
        sys.exit(1)
