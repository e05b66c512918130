"""`reperes verifier`: whether a change may be published, and what it changes on the site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.commands.printing import PRINTERS, summary
from reperes_sante.edit.start.update import waiting
from reperes_sante.model.findings import has_errors
from reperes_sante.publish.verification import changes, pages_before, verify


@click.command()
@click.option("--format", "form", type=click.Choice(PRINTERS), default="texte", help="Forme des remarques.")
@click.option(
    "--base",
    metavar="REV",
    help="Version de git à laquelle comparer (par défaut, là où le travail a quitté la branche principale).",
)
@PROJECT
def verifier(racine: Path, form: str, base: str | None) -> None:
    """Vérifier un changement : les données, le site construit, puis ce qui change pour les lecteurs.

    Construit le site dans site/ et refait schema/. Sortie 0 quand rien n'empêche de publier, 1 sinon.
    """
    before = pages_before(racine)
    verdict = verify(racine)
    if printed := PRINTERS[form](verdict.findings, racine):
        click.echo(printed)
    if verdict.journal:
        click.echo(verdict.journal, err=True)
    click.echo(f"\n{changes(racine, base, before if verdict.is_built else None)}\n")
    if newer := waiting(racine):
        click.echo(f"{newer}\n", err=True)
    told = summary(verdict.findings)
    if not verdict.is_built or has_errors(verdict.findings):
        click.echo(f"À corriger avant de publier : {told}. Le site en place n'a pas été refait.", err=True)
        sys.exit(1)
    click.echo(f"Rien n'empêche de publier ce changement ({told}). Le site est dans site/.", err=True)
