"""`reperes valider`: say everything that is wrong, line by line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reperes_sante.commands import PROJECT
from reperes_sante.commands.printing import PRINTERS, summary
from reperes_sante.model.findings import Finding, Severity, has_errors
from reperes_sante.read.history import files_in_hand
from reperes_sante.read.known import ReadOnce
from reperes_sante.validate import remarks


@click.command()
@click.argument("fichiers", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(PRINTERS), default="texte", help="Forme de la réponse.")
@click.option("--tout", is_flag=True, help="Dire aussi les avertissements des fichiers inchangés.")
@PROJECT
def valider(racine: Path, fichiers: tuple[Path, ...], form: str, *, tout: bool) -> None:
    """Vérifier les données et dire tout ce qui ne va pas, ligne par ligne.

    Sans FICHIERS, dit toutes les erreurs, et les avertissements des fichiers que vous avez changés ;
    avec, ne dit que ce qui les concerne (un dossier vaut tous ses fichiers).
    Sortie 0 sans erreur, 1 avec, 2 si la commande est mal employée.
    """
    _refuse_strangers(racine, fichiers)
    everything, count = remarks(racine, ReadOnce(racine))
    findings = _about(everything, racine, fichiers)
    standing = () if tout or fichiers or form != "texte" else _standing(findings, racine)
    findings = tuple(finding for finding in findings if finding not in standing)
    printed = PRINTERS[form](findings, racine)
    if printed:
        click.echo(printed)
    read = f"{count} territoires lus" if count > 1 else f"{count} territoire lu"
    click.echo(f"{read} : {summary(findings)}.", err=True)
    if standing:
        told = summary(standing)
        click.echo(f"Déjà là, dans des fichiers inchangés : {told} (--tout les dit).", err=True)
    # A rule that reads several files waits for those that cannot be read: its silence is no verdict.
    elsewhere = tuple(f for f in everything if f.gravite is Severity.ERREUR and f not in findings)
    if elsewhere:
        told = f"{summary(elsewhere)} dans d'autres fichiers"
        click.echo(f"Il y a {told} : ce qui en dépend n'est pas vérifié ici.", err=True)
    if has_errors(findings):
        sys.exit(1)


def _standing(findings: tuple[Finding, ...], root: Path) -> tuple[Finding, ...]:
    """Return what is no error, of files that are as the last commit left them."""
    in_hand = files_in_hand(root)
    if not in_hand:
        return ()
    return tuple(f for f in findings if f.gravite is not Severity.ERREUR and f.fichier not in in_hand)


def _refuse_strangers(root: Path, paths: tuple[Path, ...]) -> None:
    data = _full(root / "data")
    for path in paths:
        if not _full(path).is_relative_to(data) and not data.is_relative_to(_full(path)):
            raise click.UsageError(f"« {path} » n'est pas un fichier de données de ce projet.")


def _about(findings: tuple[Finding, ...], root: Path, paths: tuple[Path, ...]) -> tuple[Finding, ...]:
    if not paths:
        return findings
    wanted = {_full(path) for path in paths}
    return tuple(f for f in findings if wanted & {place := _full(root / f.fichier), *place.parents})


def _full(path: Path) -> Path:
    """Return the whole path; a link stays a link, so that it can be told."""
    return path.parent.resolve() / path.name
