"""Verbs that write data files anew: `renommer`, `alleger`."""

from __future__ import annotations

from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.edit.lightening import lighten
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


@click.command()
@click.argument("fichiers", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@PROJECT
def alleger(racine: Path, fichiers: tuple[Path, ...]) -> None:
    """Écrire les fiches au plus court, sans rien changer de ce qu'elles disent.

    Sans FICHIERS, toutes les données. Un bloc d'un seul texte devient ce texte, une liste de mots
    tient sur une ligne, et ce qu'une seule fiche cite est décrit à sa fin. Les commentaires restent.
    Sortie 2 quand rien n'est écrit : données avec des erreurs, fichier d'ailleurs.
    """
    data = (racine / "data").resolve()
    for path in fichiers:
        if not path.resolve().is_relative_to(data):
            raise click.UsageError(f"« {path} » n'est pas un fichier de données de ce projet.")
    told = lighten(racine, [f"data/{path.resolve().relative_to(data).as_posix()}" for path in fichiers])
    click.echo("\n".join(told) or "Rien de plus court à écrire.")
