"""`reperes schema`: write the schemas that complete and correct editors while they type."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.commands.printing import as_text
from reperes_sante.edit.schema import write_schemas
from reperes_sante.model.findings import DataError
from reperes_sante.open_data.publication import Publication
from reperes_sante.open_data.schema_repository import write_repository
from reperes_sante.read.disk import lock
from reperes_sante.read.settings import site_url
from reperes_sante.validate import load


@click.command()
@PROJECT
@click.option(
    "--depot",
    type=click.Path(file_okay=False, path_type=Path),
    help="Écrire dans ce dossier, au lieu de schema/, le dépôt à inscrire sur schema.data.gouv.fr.",
)
def schema(racine: Path, depot: Path | None) -> None:
    """Refaire schema/ : il complète et corrige les fiches pendant la frappe."""
    try:
        with lock(racine, "ecrire"):
            catalogue = load(racine).checked()
            if depot:
                write_repository(Publication(catalogue, site_url(racine)), depot)
            else:
                write_schemas(racine, catalogue)
    except DataError as error:
        click.echo(as_text(error.findings, racine), err=True)
        click.echo("\nLe schéma n'a pas été refait : corrigez les lignes ci-dessus.", err=True)
        sys.exit(1)
    if depot:
        click.echo(f"Le dépôt du schéma est écrit. Ensuite : ouvrez {depot / 'README.md'}")
        return
    click.echo("schema/ est à jour. Ensuite : reperes valider")
