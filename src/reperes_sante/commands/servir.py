"""`reperes servir`: preview the site, with the findings in its pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from reperes_sante.commands.options import PROJECT
from reperes_sante.publish.site import PREVIEW


@click.command()
@click.option("--adresse", default="127.0.0.1:8000", help="Adresse de l'aperçu.")
@PROJECT
def servir(racine: Path, adresse: str) -> None:
    """Montrer le site sur cet ordinateur, et suivre chaque changement des données."""
    environment = {**os.environ, PREVIEW: "oui", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", adresse]
    sys.exit(subprocess.run(command, cwd=racine, env=environment, check=False).returncode)  # noqa: S603
