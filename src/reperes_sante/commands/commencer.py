"""`reperes commencer` and `reperes mettre-a-jour`: a site of one's own, and its next versions."""

from __future__ import annotations

from pathlib import Path

import click

from reperes_sante.commands import DATA
from reperes_sante.edit.scaffold import ScaffoldError, understood
from reperes_sante.edit.start.model import model_root
from reperes_sante.edit.start.project import start
from reperes_sante.edit.start.update import update
from reperes_sante.france.figures import compte
from reperes_sante.france.register import Registre

QUESTION = "Votre territoire (nom, code postal ou SIREN ; « commune… », « département… », « région… »)"


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option("--nom", prompt="Nom du site", metavar="NOM", help="Nom du site, en haut de chaque page.")
@click.option(
    "--territoire",
    metavar="NOM",
    help="Nom, code postal ou SIREN ; « commune… », « département… », « région… ».",
)
def commencer(dossier: Path, nom: str, territoire: str | None) -> None:
    """Écrire un site à vous, entier, pour un territoire.

    Sans « --nom » ni « --territoire », la commande les demande. Sortie 2 quand rien n'est écrit.
    """
    asked = territoire or click.prompt(QUESTION, value_proc=_understood)
    owner = start(dossier, nom, asked)
    click.echo(f"Le site « {owner.nom} » est écrit dans {dossier}, pour {owner.territoire}.")
    click.echo(f"Ensuite : cd {dossier}. README.md dit comment installer et par où commencer.")


def _understood(asked: str) -> str:
    try:
        understood(Registre(model_root() / "data" / "registre"), asked)
    except ScaffoldError as error:
        raise click.UsageError(str(error)) from None
    return asked


@click.command()
@click.option("--essai", is_flag=True, help="Dire ce qui changerait, sans rien écrire.")
@DATA
def mettre_a_jour(racine: Path, *, essai: bool) -> None:
    """Prendre dans votre site ce que la nouvelle version du paquet change, et le dire.

    Ce que vous avez changé reste : la nouvelle version est écrite à côté. Sortie 2 quand ce dossier
    n'a pas été écrit par « reperes commencer ».
    """
    owner, changes = update(racine, tried=essai)
    for change in changes:
        click.echo(f"{change.fichier} : {change.dit}")
    told = compte(len(changes), "fichier à voir", "fichiers à voir") if changes else "rien à changer"
    click.echo(f"Depuis la version {owner.version} : {told}.")
