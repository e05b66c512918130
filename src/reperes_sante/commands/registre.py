"""`reperes registre`: refresh the official register."""

from __future__ import annotations

from pathlib import Path

import click

from reperes_sante.commands.options import PROJECT
from reperes_sante.registry_import import import_register


@click.command()
@click.argument("paquet", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--annee", required=True, type=int, help="Année du registre.")
@PROJECT
def registre(paquet: Path, annee: int, racine: Path) -> None:
    """Refaire data/registre depuis le paquet npm @etalab/decoupage-administratif."""
    import_register(paquet, racine / "data" / "registre", annee)
    click.echo("data/registre est à jour. Ensuite : reperes valider")
