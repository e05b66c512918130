"""Verbs that make the site: `construire` and `preparer` show bars in a terminal; `apercu` copies it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from reperes_sante.commands import DATA, PROJECT
from reperes_sante.commands.printing import as_text, summary
from reperes_sante.france.figures import nombre
from reperes_sante.model.findings import DataError
from reperes_sante.publish.aside import make
from reperes_sante.publish.engine import BuildError
from reperes_sante.publish.progress import Tick, followed
from reperes_sante.publish.recipe import ChangedError, SiteError, build, prepare
from reperes_sante.read import luck

WIDTH = 30
ANYWHERE = click.Path(file_okay=False, path_type=Path)


class Shown:
    """Tells each step of a work as it begins, on the side of messages, and how far it is.

    Args:
        bavard: whether to show also what the engine says of itself.
    """

    def __init__(self, *, bavard: bool) -> None:
        self._bavard = bavard

    @contextmanager
    def step(self, what: str, count: int) -> Iterator[Tick]:
        """Show a bar where somebody sees it move, else one line."""
        if not count or not sys.stderr.isatty():
            click.echo(f"{what}{f' ({count})' if count else ''}…", err=True)
            yield lambda: None
            return
        with click.progressbar(
            length=count, label=what, file=sys.stderr, width=WIDTH, show_pos=True, show_eta=False
        ) as bar:
            yield lambda: bar.update(1)
            bar.update(count - bar.pos)

    def chatter(self, words: str) -> None:
        """Show the engine's own words, to whoever asked for them."""
        if self._bavard:
            click.echo(words, err=True)


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


@click.command()
@click.argument("dossier", type=ANYWHERE)
@click.option("--avant", type=ANYWHERE, help="Site d'avant, construit : ce qui change est montré d'abord.")
@DATA
def apercu(racine: Path, dossier: Path, avant: Path | None) -> None:
    """Copier le site construit dans DOSSIER, pour le montrer : même ouvert depuis le disque, il marche.

    Sortie 1 sans site construit, ou sans les outils de npm.
    """
    make(racine / "site", dossier, racine, avant)
    click.echo(f"Aperçu : ouvrez {dossier / 'apercu.html'} dans un navigateur.")


@contextmanager
def _explained(root: Path) -> Iterator[None]:
    kept = "Le site n'a pas été refait"
    try:
        yield
    except DataError as error:
        told = f"{as_text(error.findings, root)}\n\n{kept} : corrigez les lignes ci-dessus."
    except SiteError as error:
        told = f"{as_text(error.findings, root)}\n\n{kept} : voyez ces pages."
    except OSError as error:
        told = f"{luck.told(error)}\n\n{kept} ; celui qui est en place est entier."
    except ChangedError:
        told = f"{kept} : des fichiers ont changé entre-temps. Relancez."
    except BuildError as error:
        told = f"{error.journal}\n{kept} : voyez les messages ci-dessus."
    else:
        return
    click.echo(told, err=True)
    sys.exit(1)
