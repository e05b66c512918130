"""The smallest site without fault, to be spoilt by tests of what is inspected."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from reperes_sante.inspect import manifest, release
from reperes_sante.model.site import Signalement

URL = "https://exemple.fr/sous/"
POLICY = "default-src 'none'; script-src 'self'"
PAGE = """<!doctype html>
<html lang="fr"><head>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="canonical" href="{url}{address}">
<link rel="stylesheet" href="/sous/assets/site.css">
</head><body>
<h1 id="haut">{title}</h1>
<a href="{to}">Lien</a> <a href="tel:15">15</a> <a href="https://ailleurs.fr/">Ailleurs</a>
</body></html>
"""


def page(title: str, address: str, to: str) -> str:
    """Return a page without fault."""
    return PAGE.format(policy=POLICY, url=URL, address=address, title=title, to=to)


def make(site: Path, built: dt.datetime) -> Path:
    """Write the site: a home page, another page, the page of what is not found, and all that goes with them.

    Args:
        site: the folder to write.
        built: date of the build.
    """
    files = {
        "index.html": page("Accueil", "", "autre/#haut"),
        "autre/index.html": page("Autre", "autre/", "../"),
        "404.html": page("Page introuvable", "404.html", "/sous/"),
        "assets/site.css": "a { background: url(fond.svg) }\n",
        "sitemap.xml": f"<urlset><url><loc>{URL}</loc></url><url><loc>{URL}autre/</loc></url></urlset>",
        release.NAME: release.security_txt(Signalement(courriel="securite@exemple.fr"), URL, built),
    }
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    (site / manifest.NAME).write_text(manifest.manifest(manifest.hashes(site), "0" * 40), "utf-8")
    return site
