"""`security.txt`: whom to warn of a flaw (RFC 9116)."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

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
