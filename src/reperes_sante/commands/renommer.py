"""`reperes renommer`: give a territory another id."""

from __future__ import annotations

from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.edit.renaming import rename


@click.command()
@click.argument("ancien")
@click.argument("nouveau")
@PROJECT
def renommer(racine: Path, ancien: str, nouveau: str) -> None:
    """Changer l'identifiant d'un territoire partout, sans perdre ses adresses.

    Écrit sa fiche, les renvois des autres fiches et des pages, et où mènent ses anciennes adresses.
    Sortie 2 quand rien n'est écrit : fiche inconnue, identifiant impossible ou déjà pris.
    """
    told = rename(racine, ancien, nouveau)
    click.echo("\n".join((f"« {ancien} » s'appelle maintenant « {nouveau} ».", *told)))
    click.echo("Ensuite : relisez, puis « make check ». Une fois publié, « reperes adresses ».")
