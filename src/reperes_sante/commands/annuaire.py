"""`reperes annuaire`: refresh the numbers of town halls, social centres and communities."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.edit.directory_import import AnnuaireError, changes, read_export
from reperes_sante.france import directory
from reperes_sante.link.coverage import offres
from reperes_sante.validate import load

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("fichier", type=FILE)
@click.option(
    "--jour",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="AAAA-MM-JJ",
    help="Jour du fichier, celui de son nom : 2026-10-07.",
)
@PROJECT
def annuaire(fichier: Path, jour: dt.datetime, racine: Path) -> None:
    """Refaire data/registre/annuaire.csv.

    FICHIER est l'export JSON de l'annuaire de l'administration (Dila). CONTRIBUER.md dit où le prendre.
    """
    catalogue = load(racine).catalogue
    covered = offres(catalogue)
    sirens = {territoire.siren for territoire in catalogue.territoires.values() if territoire.siren}
    try:
        lecture = read_export(fichier, covered, sirens, jour.date())
    except AnnuaireError as error:
        raise click.ClickException(str(error)) from error
    if not lecture.services:
        raise click.ClickException("Aucun service de vos communes dans ce fichier. Rien n'a été changé.")
    told = tuple(changes(catalogue.registre.annuaire.services, lecture.services))
    directory.write(racine / "data" / "registre", lecture.services)
    for line in told:
        click.echo(line)
    click.echo(f"{len(lecture.services)} services gardés, {len(told)} changements.")
    if lecture.boites:
        click.echo(f"Courriels laissés de côté, car ils semblent être ceux de personnes : {lecture.boites}.")
    if lecture.mobiles:
        click.echo(f"Téléphones mobiles laissés de côté : {lecture.mobiles}.")
    if without := covered.keys() - {code for service in lecture.services for code in service.codes}:
        click.echo(f"Communes couvertes sans service dans ce fichier : {len(without)}.")
    click.echo("Relisez ces changements, puis : reperes valider")
