"""`reperes servir`: look at the site while writing it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.commands.printing import as_text, summary
from reperes_sante.model.findings import Finding
from reperes_sante.publish.serving import FOLDERS, serve
from reperes_sante.read import luck


def _place(_context: click.Context, _parameter: click.Parameter, text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal():
        raise click.BadParameter(f"« {text} » n'est pas une adresse. Écrivez par exemple 127.0.0.1:8000.")
    return host, int(port)


@click.command()
@click.option(
    "--adresse", default="127.0.0.1:8000", callback=_place, metavar="HÔTE:PORT", help="Adresse de l'aperçu."
)
@PROJECT
def servir(racine: Path, adresse: tuple[str, int]) -> None:
    """Montrer le site sur cet ordinateur, et suivre chaque changement.

    Ce qui est enregistré se voit dans la page ouverte. Sortie 1 si l'adresse est déjà prise.
    """
    if missing := [folder for folder in FOLDERS if not (racine / folder).is_dir()]:
        raise click.UsageError(
            f"Il manque au projet : {', '.join(missing)}. Remettez-le en place, puis relancez."
        )
    told: list[tuple[Finding, ...]] = []

    def hear(findings: tuple[Finding, ...]) -> None:
        if told[-1:] != [findings]:
            told.append(findings)
            click.echo("\n".join(filter(None, (as_text(findings, racine), f"{summary(findings)}."))))

    try:
        serve(racine, *adresse, hear, lambda url: click.echo(f"Aperçu : {url} (Ctrl + C pour l'arrêter)"))
    except OSError as error:
        place = ":".join(map(str, adresse))
        click.echo(f"Rien ne peut répondre à {place}. {luck.told(error).message}", err=True)
        click.echo("Donnez une autre adresse, par exemple --adresse 127.0.0.1:8001.", err=True)
        sys.exit(1)
