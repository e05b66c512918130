"""`reperes schema`: write the schemas that complete and correct editors while they type."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.commands.printing import as_text
from reperes_sante.edit.schema import write_schemas
from reperes_sante.model.findings import DataError
from reperes_sante.read.disk import turn
from reperes_sante.validate import load


@click.command()
@PROJECT
def schema(racine: Path) -> None:
    """Refaire schema/ : il complète et corrige les fiches pendant la frappe."""
    try:
        with turn(racine, "ecrire"):
            write_schemas(racine, load(racine).checked())
    except DataError as error:
        click.echo(as_text(error.findings, racine), err=True)
        click.echo("\nLe schéma n'a pas été refait : corrigez les lignes ci-dessus.", err=True)
        sys.exit(1)
    click.echo("schema/ est à jour. Ensuite : reperes valider")
