"""`reperes nouveau`: start the file of a territory, and ask what it should say where somebody may answer."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.edit.scaffold import covered, create, through
from reperes_sante.france.register import Registre
from reperes_sante.validate import load


@click.command()
@click.argument("quoi", required=False)
@PROJECT
def nouveau(quoi: str | None, racine: Path) -> None:
    """Commencer la fiche d'un territoire, depuis le registre officiel.

    QUOI est un SIREN, un code postal, ou le nom d'une intercommunalité ou d'une commune.
    « commune de… », « département… » ou « région… » : la fiche de ce lieu même.
    Dans un terminal, la commande demande quelle fiche écrire, puis ce que disent les pages lues, et l'écrit ;
    sans QUOI, le territoire aussi.
    Sortie 2 quand rien n'est écrit : nom inconnu ou ambigu, fiche qui existe déjà ou dont personne ne veut.
    """
    if is_answered():
        from reperes_sante.commands.dialogue import territory  # noqa: PLC0415 - only who answers needs it

        path = territory(racine, quoi)
    elif quoi:
        path = create(racine, quoi)
        if said := through(Registre(racine / "data" / "registre"), quoi):
            click.echo(said)
    else:
        raise click.UsageError("Dites quel territoire : « reperes nouveau creil », par exemple.")
    try:
        _begun(racine, path)
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"\nArrêté : {path.as_posix()} reste, avec les blocs finis.")
    click.echo(f"Ensuite : reperes valider {path.as_posix()}")


def _begun(racine: Path, path: Path) -> None:
    """Say what others tell of the territory whose file is begun; ask what it should say, if one may."""
    catalogue = load(racine).catalogue
    new = catalogue.territoires.get(path.stem)
    for line in covered(catalogue, new) if new else ():
        click.echo(line)
    click.echo(f"Fiche commencée : {path.as_posix()}. Ouvrez-la : elle dit que remplir, et dans quel ordre.")
    if is_answered():
        from reperes_sante.commands.dialogue import Dialogue  # noqa: PLC0415 - the same

        Dialogue(racine, path.as_posix()).whole()


def is_answered() -> bool:
    """Tell whether somebody may answer questions."""
    return sys.stdin.isatty()
