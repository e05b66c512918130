"""`reperes nouveau`: start the file of a territory."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.edit.scaffold import ScaffoldError, create


@click.command()
@click.argument("quoi")
@PROJECT
def nouveau(quoi: str, racine: Path) -> None:
    """Commencer la fiche d'un territoire, depuis le registre officiel.

    QUOI est un SIREN, un code postal, ou le nom d'une intercommunalité ou d'une commune.
    « commune de… », « département… » ou « région… » : la fiche de ce lieu même.
    Sortie 2 quand rien n'est écrit : nom inconnu ou ambigu, fiche qui existe déjà.
    """
    try:
        path = create(racine, quoi)
    except ScaffoldError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    click.echo(f"Fiche commencée : {path.as_posix()}. Ouvrez-la : elle dit que remplir, et dans quel ordre.")
    click.echo(f"Ensuite : reperes valider {path.as_posix()}")
