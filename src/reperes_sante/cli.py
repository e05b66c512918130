"""The command `reperes`."""

from __future__ import annotations

import click

from reperes_sante.commands.bilan import bilan
from reperes_sante.commands.comparer import comparer
from reperes_sante.commands.construire import construire, preparer
from reperes_sante.commands.nouveau import nouveau
from reperes_sante.commands.registre import registre
from reperes_sante.commands.schema import schema
from reperes_sante.commands.servir import servir
from reperes_sante.commands.valider import valider


@click.group()
def main() -> None:
    """Repères Santé : vérifier les fiches et construire le site."""


for command in (valider, nouveau, bilan, comparer, construire, servir, preparer, registre, schema):
    main.add_command(command)
