"""What only matters on the day of publication: the folder is what was built, and says whom to warn."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from reperes_sante.inspect import manifest
from reperes_sante.model.findings import Finding, Kind
from reperes_sante.model.site import Signalement

NAME = ".well-known/security.txt"
# RFC 9116, section 2.5.5: less than a year ahead.
VALID_FOR = dt.timedelta(days=364)
EXPIRES = re.compile(r"^Expires: (\S+)$", re.MULTILINE)


def security_txt(signalement: Signalement | None, url: str, date: dt.datetime) -> str:
    """Return the text of the file; nothing when nobody can be written to.

    Args:
        signalement: whom to warn, by mail or by a form.
        url: address of the site.
        date: date of the build.
    """
    if signalement is None or not (signalement.courriel or signalement.formulaire):
        return ""
    contacts = [f"mailto:{signalement.courriel}"] if signalement.courriel else []
    contacts += [signalement.formulaire] if signalement.formulaire else []
    expires = (date + VALID_FOR).strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = [
        *(("Contact", contact) for contact in contacts),
        ("Expires", expires),
        ("Preferred-Languages", "fr, en"),
        ("Canonical", url + NAME),
    ]
    return "".join(f"{name}: {value}\n" for name, value in fields)


def expires_on(site: Path) -> dt.date | None:
    """Return the day when the contact of a built site is no longer promised; nothing without a contact."""
    path = site / NAME
    found = EXPIRES.search(path.read_text("utf-8")) if path.exists() else None
    return dt.datetime.fromisoformat(found[1]).date() if found else None


ABSENT = Kind("site-absent", "Le site a été construit.")
MODIFIE = Kind("site-modifie", "Le dossier du site est celui qui a été construit, fichier par fichier.")
NON_ENREGISTRE = Kind.warning("site-non-enregistre", "Le site vient d'une version enregistrée (« commit »).")
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
        yield ABSENT.of_file(site.name, "Il n'y a pas de site à publier.", "Lancez « make site ».")
        return
    for path in changed:
        message = "Ce fichier n'est pas celui qui a été construit."
        yield MODIFIE.of_file(f"{site.name}/{path}", message, "Refaites « make site ».")
    yield from _commit(site)
    yield from _contact(site, today)


def _commit(site: Path) -> Iterator[Finding]:
    commit = manifest.read(site).commit
    if commit is None or "+" in commit:
        message = "Le site ne vient d'aucune version enregistrée."
        remedy = "Enregistrez les fichiers, puis refaites « make site »."
        yield NON_ENREGISTRE.of_file(f"{site.name}/{manifest.NAME}", message, remedy)


def _contact(site: Path, today: dt.date) -> Iterator[Finding]:
    expires = expires_on(site)
    if expires is None:
        message = "Le site ne dit pas à qui signaler une faille."
        yield CONTACT.of_file("data/site.yml", message, "Remplissez « securite ».")
    elif expires <= today:
        message = f"Le contact de sécurité du site n'était promis que jusqu'au {expires:%d/%m/%Y}."
        # The end comes from the date of the commit: building the same one again would not move it.
        remedy = "Enregistrez une nouvelle version (« commit »), puis refaites « make site »."
        yield CONTACT.of_file(f"{site.name}/{NAME}", message, remedy)
