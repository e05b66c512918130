"""`reperes apercu`: a copy of the built site, to be looked at before it is published."""

from __future__ import annotations

from pathlib import Path

import click

from reperes_sante.commands import DATA
from reperes_sante.publish.aside import make

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("dossier", type=FOLDER)
@click.option("--avant", type=FOLDER, help="Site d'avant, construit : ce qui change est montré d'abord.")
@DATA
def apercu(racine: Path, dossier: Path, avant: Path | None) -> None:
    """Copier le site construit dans DOSSIER, pour le montrer : même ouvert depuis le disque, il marche.

    Sortie 1 sans site construit, ou sans les outils de npm.
    """
    make(racine / "site", dossier, racine, avant)
    click.echo(f"Aperçu : ouvrez {dossier / 'apercu.html'} dans un navigateur.")
