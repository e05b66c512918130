"""What only matters on the day of publication: the folder is what was built, and says whom to warn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from reperes_sante.inspect import manifest, security_txt
from reperes_sante.model.findings import Finding, Kind, Severity, Wording

ABSENT = Kind("site-absent", "Le site a été construit.")
MODIFIE = Kind("site-modifie", "Le dossier du site est celui qui a été construit, fichier par fichier.")
NON_ENREGISTRE = Kind(
    "site-non-enregistre",
    "Le site vient d'une version enregistrée (« commit »).",
    gravite=Severity.AVERTISSEMENT,
)
CONTACT = Kind("contact-securite", "Le site dit à qui signaler une faille, et jusqu'à quand.", "RFC 9116")
KINDS = (ABSENT, MODIFIE, NON_ENREGISTRE, CONTACT)


def ready(site: Path, today: dt.date) -> Iterator[Finding]:
    """Yield what forbids to publish a built folder today.

    Args:
        site: the folder to publish.
        today: the day of publication.
    """
    try:
        changed = manifest.altered(site)
    except (OSError, ValueError):
        yield _finding(site.name, Wording(ABSENT, "Il n'y a pas de site à publier.", "Lancez « make site »."))
        return
    for path in changed:
        message = "Ce fichier n'est pas celui qui a été construit."
        yield _finding(f"{site.name}/{path}", Wording(MODIFIE, message, "Refaites « make site »."))
    yield from _commit(site)
    yield from _contact(site, today)


def _commit(site: Path) -> Iterator[Finding]:
    commit = manifest.read(site).commit
    if commit is None or "+" in commit:
        message = "Le site ne vient d'aucune version enregistrée."
        wording = Wording(NON_ENREGISTRE, message, "Enregistrez les fichiers, puis refaites « make site ».")
        yield _finding(f"{site.name}/{manifest.NAME}", wording)


def _contact(site: Path, today: dt.date) -> Iterator[Finding]:
    expires = security_txt.expires_on(site)
    if expires is None:
        message = "Le site ne dit pas à qui signaler une faille."
        yield _finding("data/site.yml", Wording(CONTACT, message, "Remplissez « securite »."))
    elif expires <= today:
        message = f"Le contact de sécurité du site n'était promis que jusqu'au {expires:%d/%m/%Y}."
        # The end comes from the date of the commit: building the same one again would not move it.
        remedy = "Enregistrez une nouvelle version (« commit »), puis refaites « make site »."
        yield _finding(f"{site.name}/{security_txt.NAME}", Wording(CONTACT, message, remedy))


def _finding(path: str, wording: Wording) -> Finding:
    return Finding.at((path, 1, 1), wording)
