"""`reperes ecarts`: which pages differ between two built sites."""

from __future__ import annotations

from pathlib import Path

import click

from reperes_sante.inspect.manifest import hashes

SHOWN = 100
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("avant", type=FOLDER)
@click.argument("apres", type=FOLDER)
def ecarts(avant: Path, apres: Path) -> None:
    """Dire quelles pages changent entre deux sites construits, dossiers AVANT et APRES."""
    old, new = _pages(avant), _pages(apres)
    changes = {
        "disparaît": sorted(old.keys() - new.keys()),
        "s'ajoute": sorted(new.keys() - old.keys()),
        "change": sorted(name for name in old.keys() & new.keys() if old[name] != new[name]),
    }
    click.echo(
        ", ".join(f"{word} : {len(names)}" for word, names in changes.items()) + f", sur {len(new)} pages."
    )
    lines = [f"{word:<9}  /{name}" for word, names in changes.items() for name in names]
    for line in [*lines[:SHOWN], *(["…"] if len(lines) > SHOWN else [])]:
        click.echo(line)


def _pages(site: Path) -> dict[str, str]:
    return {
        name.removesuffix("index.html"): digest
        for name, digest in hashes(site).items()
        if name.endswith(".html")
    }
