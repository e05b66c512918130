"""`reperes adresses`: keep in the list the addresses of the built site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reperes_sante.commands.options import PROJECT
from reperes_sante.inspect.published import NAME, add_new
from reperes_sante.inspect.reading import read_site


@click.command()
@PROJECT
def adresses(racine: Path) -> None:
    """Ajouter à adresses-publiees.txt les adresses du site construit, pour qu'aucune ne se perde.

    Sortie 1 quand il n'y a pas de site construit.
    """
    built = read_site(racine / "site", "site")
    if not built.pages:
        click.echo(f"{NAME} n'a pas changé : il n'y a pas de site construit. Lancez « make site ».", err=True)
        sys.exit(1)
    count = add_new(racine, built)
    click.echo(f"{NAME} : adresses ajoutées, {count}.")
