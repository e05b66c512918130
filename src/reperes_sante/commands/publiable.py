"""Verbs that judge the built site: `publiable`, `adresses`, `ecarts`; those that it cites: `liens`."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import click

from reperes_sante.commands import DATA, FOLDER, PROJECT
from reperes_sante.commands.printing import summary
from reperes_sante.inspect import inspect
from reperes_sante.inspect.external import citations, silent_links
from reperes_sante.inspect.manifest import differences, hashes
from reperes_sante.inspect.promised import NAME as PROMISED
from reperes_sante.inspect.promised import add_new_fields, broken, unlisted
from reperes_sante.inspect.published import NAME, add_new, remarks
from reperes_sante.inspect.reading import read_site
from reperes_sante.inspect.release import ready
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.findings import DataError, Finding, has_errors
from reperes_sante.model.site import manques
from reperes_sante.read.settings import settings, site_url
from reperes_sante.validate import load
from reperes_sante.validate.rules.accessibility import perimes
from reperes_sante.validate.rules.freshness import numeros_perimes

# Kept for examples, tests and one's own computer (RFC 2606, RFC 6761): nobody can publish there.
PROVISIONAL = re.compile(r"(.+\.)?(example(\.(com|net|org))?|test|invalid|localhost)\.?")

# Whom to write to about a flaw, or about how people behave.
WAITING = ("SECURITY.md", "CODE_OF_CONDUCT.md")
TO_FILL = "À REMPLIR PAR L'ÉDITEUR"


@click.command()
@PROJECT
def publiable(racine: Path) -> None:
    """Dire si le site peut être publié aujourd'hui : sans erreur, à jour, avec ce que la loi demande.

    Sortie 0 s'il peut l'être, 1 sinon. La construction du site, elle, ne dépend jamais du jour.
    """
    today = dt.datetime.now(tz=dt.UTC).date()
    project = load(racine, today)
    if has_errors(project.findings):
        click.echo(f"Le site ne peut pas être publié : {summary(project.findings)}.", err=True)
        sys.exit(1)
    catalogue = project.catalogue
    asked = (*_missing(catalogue), *_unfilled(racine), *_provisional(racine, catalogue))
    reasons = (*_stale(catalogue, today), *asked)
    findings = _inspected(racine, today)
    for reason in (*reasons, *findings):
        click.echo(str(reason), err=True)
    if reasons or has_errors(findings):
        click.echo("Le site ne peut pas encore être publié.", err=True)
        sys.exit(1)
    click.echo("Le site peut être publié.")


def is_provisional(url: str) -> bool:
    """Tell whether nobody can publish at an address."""
    return bool(PROVISIONAL.fullmatch(urlsplit(url).hostname or ""))


def _inspected(root: Path, today: dt.date) -> tuple[Finding, ...]:
    """Return what is to be said of the built site of a project, on a day."""
    unready = tuple(ready(root / "site", today))
    built = read_site(root / "site", "site")
    if not built.pages:
        return unready
    return (*unready, *inspect(built), *remarks(root, built), *broken(root, built), *unlisted(root, built))


def _stale(catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    for ligne in numeros_perimes(catalogue.numeros, today):
        yield f"{ligne.numero} ({ligne.nom}) : à vérifier auprès du service avant de publier."
    for _, message in perimes(catalogue.site.accessibilite, today):
        yield f"data/site.yml : {message} À refaire ou à retirer avant de publier."


def _missing(catalogue: Catalogue) -> Iterator[str]:
    for obligation in manques(catalogue.site):
        keys = " ou ".join(f"« {cle} »" for cle in obligation.cles)
        yield f"data/site.yml : il manque {keys}, {obligation.quoi} ({obligation.loi})."


def _unfilled(root: Path) -> Iterator[str]:
    """Yield the lines of the repository's own pages that wait for an address of the publisher."""
    for name in WAITING:
        text = (root / name).read_text("utf-8", errors="replace") if (root / name).is_file() else ""
        for rank, line in enumerate(text.splitlines(), 1):
            if TO_FILL in line:
                yield f"{name}:{rank} : à remplir avant la mise en ligne."


def _provisional(root: Path, catalogue: Catalogue) -> Iterator[str]:
    try:
        found, url = settings(root), site_url(root)
    except DataError as error:
        yield from map(str, error.findings)
        return
    if not url.startswith("https://") or is_provisional(url):
        yield f"mkdocs.yml : « site_url » ({url}) n'est pas l'adresse du site en ligne."
    if found.get("site_name") != catalogue.site.nom:
        yield "mkdocs.yml et data/site.yml ne donnent pas le même nom au site (« site_name » et « nom »)."


@click.command()
@PROJECT
def adresses(racine: Path) -> None:
    """Ajouter à adresses-publiees.txt les adresses du site construit, pour qu'aucune ne se perde.

    Ajoute de même à donnees-publiees.txt les champs des données ouvertes.
    Sortie 1 quand il n'y a pas de site construit.
    """
    built = read_site(racine / "site", "site")
    if not built.pages:
        click.echo(f"{NAME} n'a pas changé : il n'y a pas de site construit. Lancez « make site ».", err=True)
        sys.exit(1)
    count = add_new(racine, built)
    click.echo(f"{NAME} : adresses ajoutées, {count}.")
    click.echo(f"{PROMISED} : champs ajoutés, {add_new_fields(racine, built)}.")


@click.command()
@click.argument("avant", type=FOLDER)
@click.argument("apres", type=FOLDER)
def ecarts(avant: Path, apres: Path) -> None:
    """Dire quelles pages changent entre deux sites construits, dossiers AVANT et APRES."""
    click.echo(differences(hashes(avant), hashes(apres)))


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
