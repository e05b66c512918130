"""Options that several verbs share."""

from __future__ import annotations

from pathlib import Path

import click

PROJECT = click.option(
    "--racine",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Dossier du projet (par défaut, le dossier courant).",
)
