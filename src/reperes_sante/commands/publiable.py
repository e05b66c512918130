"""`reperes publiable`: say whether the site may be published today."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from reperes_sante.commands.options import PROJECT
from reperes_sante.findings import has_errors
from reperes_sante.loading import load
from reperes_sante.printing import summary
from reperes_sante.validation.rules.freshness import numeros_perimes


@click.command()
@PROJECT
def publiable(racine: Path) -> None:
    """Dire si le site peut être publié aujourd'hui : ni erreur, ni numéro d'aide périmé.

    Sortie 0 s'il peut l'être, 1 sinon. La construction du site, elle, ne dépend jamais du jour.
    """
    today = dt.datetime.now(tz=dt.UTC).date()
    project = load(racine, today)
    if has_errors(project.findings):
        click.echo(f"Le site ne peut pas être publié : {summary(project.findings)}.", err=True)
        sys.exit(1)
    stale = numeros_perimes(project.catalogue.numeros, today)
    for ligne in stale:
        click.echo(f"{ligne.numero} ({ligne.nom}) : à vérifier auprès du service avant de publier.", err=True)
    if stale:
        sys.exit(1)
    click.echo("Le site peut être publié.")
