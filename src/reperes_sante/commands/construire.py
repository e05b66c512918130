"""Verbs that make the site: `construire`, `preparer`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.commands.printing import as_text, summary
from reperes_sante.commands.progress import Shown
from reperes_sante.france.figures import nombre
from reperes_sante.model.findings import DataError
from reperes_sante.publish.engine import BuildError
from reperes_sante.publish.progress import followed
from reperes_sante.publish.recipe import ChangedError, SiteError, build, prepare
from reperes_sante.read import luck


@click.command()
@click.option("--bavard", is_flag=True, help="Dire aussi ce que le moteur du site dit de lui-même.")
@PROJECT
def construire(racine: Path, *, bavard: bool) -> None:
    """Vérifier les données, puis construire le site public dans site/."""
    start = time.monotonic()
    with _explained(racine), followed(Shown(bavard=bavard)):
        findings = prepare(racine).project.findings
        if findings:
            click.echo(as_text(findings, racine), err=True)
        remarked = build(racine, racine / "site")
        if remarked:
            click.echo(as_text(remarked, racine), err=True)
    told, took = summary((*findings, *remarked)), nombre(round(time.monotonic() - start) or 1)
    place = (racine / "site").resolve()
    click.echo(f"Site construit en {took} s, {told} : {place}\nPour le voir : make serve")


@click.command()
@PROJECT
def preparer(racine: Path) -> None:
    """Écrire les pages générées dans docs/, pour construire avec un autre moteur."""
    with _explained(racine):
        prepare(racine)


@contextmanager
def _explained(root: Path) -> Iterator[None]:
    try:
        yield
    except DataError as error:
        click.echo(as_text(error.findings, root), err=True)
        click.echo("\nLe site n'a pas été refait : corrigez les lignes ci-dessus.", err=True)
        sys.exit(1)
    except SiteError as error:
        click.echo(as_text(error.findings, root), err=True)
        click.echo("\nLe site n'a pas été refait : voyez ces pages.", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(
            f"{luck.told(error)}\n\nLe site n'a pas été refait ; celui qui est en place est entier.", err=True
        )
        sys.exit(1)
    except ChangedError:
        click.echo("Le site n'a pas été refait : des fichiers ont changé entre-temps. Relancez.", err=True)
        sys.exit(1)
    except BuildError as error:
        click.echo(error.journal, err=True)
        click.echo("Le site n'a pas été refait : voyez les messages ci-dessus.", err=True)
        sys.exit(1)
