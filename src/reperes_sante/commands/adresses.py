"""`reperes adresses`: keep in the list the addresses of the built site."""

from __future__ import annotations

from pathlib import Path

import click

from reperes_sante.commands.options import PROJECT
from reperes_sante.inspection.reading import read_site
from reperes_sante.published import NAME, add_new


@click.command()
@PROJECT
def adresses(racine: Path) -> None:
    """Ajouter à adresses-publiees.txt les adresses du site construit, pour qu'aucune ne se perde."""
    count = add_new(racine, read_site(racine / "site", "site"))
    click.echo(f"{NAME} : adresses ajoutées, {count}.")
