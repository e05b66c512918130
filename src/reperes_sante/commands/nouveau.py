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
    Dans un terminal, la commande demande ensuite ce que disent les pages lues, et l'écrit ; sans QUOI, le
    territoire aussi.
    Sortie 2 quand rien n'est écrit : nom inconnu ou ambigu, fiche qui existe déjà.
    """
    if not quoi and not is_answered():
        raise click.UsageError("Dites quel territoire : « reperes nouveau creil », par exemple.")
    if quoi:
        path = create(racine, quoi)
    else:
        from reperes_sante.commands.dialogue import territory  # noqa: PLC0415 - only who answers needs it

        path = territory(racine)
    if quoi and (said := through(Registre(racine / "data" / "registre"), quoi)):
        click.echo(said)
    catalogue = load(racine).catalogue
    new = catalogue.territoires.get(path.stem)
    for line in covered(catalogue, new) if new else ():
        click.echo(line)
    click.echo(f"Fiche commencée : {path.as_posix()}. Ouvrez-la : elle dit que remplir, et dans quel ordre.")
    if is_answered():
        from reperes_sante.commands.dialogue import Dialogue  # noqa: PLC0415 - the same

        try:
            Dialogue(racine, path.as_posix()).whole()
        except click.Abort:
            click.echo("\nArrêté là : ce qui est répondu avant reste écrit.")
    click.echo(f"Ensuite : reperes valider {path.as_posix()}")


def is_answered() -> bool:
    """Tell whether somebody may answer questions."""
    return sys.stdin.isatty()
