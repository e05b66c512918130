"""The command `reperes`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reperes_sante.findings import DataError, has_errors
from reperes_sante.loading import load
from reperes_sante.printing import PRINTERS, as_text, summary
from reperes_sante.publication import BuildError, build
from reperes_sante.registry_import import import_register
from reperes_sante.site import prepare

ROOT = click.option(
    "--racine",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Dossier du projet.",
)


@click.group()
def main() -> None:
    """Repères Santé : vérifier les fiches et construire le site."""


@main.command()
@click.argument("fichiers", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(list(PRINTERS)), default="texte", help="Forme de la réponse."
)
@ROOT
def valider(racine: Path, fichiers: tuple[Path, ...], format_: str) -> None:
    """Vérifier les données et dire tout ce qui ne va pas, ligne par ligne.

    Sans FICHIERS, dit tout ; avec, ne dit que ce qui les concerne. Sortie 0 sans erreur, 1 avec.
    """
    project = load(racine)
    wanted = {path.resolve() for path in fichiers}
    findings = tuple(f for f in project.findings if not wanted or (racine / f.fichier).resolve() in wanted)
    printed = PRINTERS[format_](findings, racine)
    if printed:
        click.echo(printed)
    click.echo(f"{len(project.catalogue.territoires)} territoires lus : {summary(findings)}.", err=True)
    if has_errors(findings):
        sys.exit(1)


@main.command()
@ROOT
def construire(racine: Path) -> None:
    """Vérifier les données, puis construire le site public dans site/."""
    try:
        build(racine, racine / "site")
    except DataError as error:
        click.echo(as_text(error.findings, racine), err=True)
        click.echo("\nLe site n'a pas été refait : corrigez les lignes ci-dessus.", err=True)
        sys.exit(1)
    except BuildError:
        click.echo("Le site n'a pas été refait : voyez les messages ci-dessus.", err=True)
        sys.exit(1)
    click.echo(f"Site construit dans {racine / 'site'}. Pour le voir : make serve")


@main.command()
@ROOT
def preparer(racine: Path) -> None:
    """Écrire les pages générées dans docs/, pour construire avec un autre moteur."""
    try:
        prepare(racine)
    except DataError as error:
        click.echo(as_text(error.findings, racine), err=True)
        sys.exit(1)


@main.command()
@click.argument("paquet", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--annee", required=True, type=int, help="Année du registre.")
@ROOT
def registre(paquet: Path, annee: int, racine: Path) -> None:
    """Refaire data/registre depuis le paquet npm @etalab/decoupage-administratif."""
    import_register(paquet, racine / "data" / "registre", annee)
    click.echo("data/registre est à jour. Ensuite : reperes valider")
