"""`reperes liens`: which cited pages of other sites no longer answer."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reperes_sante.commands.options import DATA
from reperes_sante.inspect.external import citations, silent_links


@click.command()
@DATA
def liens(racine: Path) -> None:
    """Dire quelles pages citées d'autres sites ne répondent plus, même à la seconde demande.

    Sortie 1 s'il y en a que liens-toleres.txt ne nomme pas. Demande un accès au web.
    """
    findings = list(silent_links(racine))
    for finding in findings:
        click.echo(str(finding))
    click.echo(f"{len(citations(racine))} pages citées, {len(findings)} à regarder.")
    sys.exit(1 if findings else 0)
