"""`reperes alleger`: write data files in their shorter form."""

from __future__ import annotations

from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.edit.lightening import lighten


@click.command()
@click.argument("fichiers", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@PROJECT
def alleger(racine: Path, fichiers: tuple[Path, ...]) -> None:
    """Écrire les fiches au plus court, sans rien changer de ce qu'elles disent.

    Sans FICHIERS, toutes les données. Un bloc d'un seul texte devient ce texte, une liste d'identifiants
    tient sur une ligne, et ce qu'une seule fiche cite est décrit à sa fin. Les commentaires restent.
    Sortie 2 quand rien n'est écrit : données avec des erreurs, fichier d'ailleurs.
    """
    data = (racine / "data").resolve()
    for path in fichiers:
        if not path.resolve().is_relative_to(data):
            raise click.UsageError(f"« {path} » n'est pas un fichier de données de ce projet.")
    told = lighten(racine, [f"data/{path.resolve().relative_to(data).as_posix()}" for path in fichiers])
    click.echo("\n".join(told) or "Rien de plus court à écrire.")
