"""`reperes ecarts`: which pages differ between two built sites."""

from __future__ import annotations

from pathlib import Path

import click

from reperes_sante.inspect.manifest import differences, hashes

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("avant", type=FOLDER)
@click.argument("apres", type=FOLDER)
def ecarts(avant: Path, apres: Path) -> None:
    """Dire quelles pages changent entre deux sites construits, dossiers AVANT et APRES."""
    click.echo(differences(hashes(avant), hashes(apres)))
