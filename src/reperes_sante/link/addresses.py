"""Addresses of things on the site, from its root, and the one way to make them relative."""

from __future__ import annotations

import posixpath

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import Page, rubrique_de
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import Territoire


def relative(target: str, page_url: str) -> str:
    """Return the address of a page as another page writes it.

    Args:
        target: address from the root of the site, with its anchor if any: `glossaire/#ars`.
        page_url: address of the page that holds the link: `territoires/arras/cls/`, or nothing for the home.
    """
    path, hash_, anchor = target.partition("#")
    if path == page_url:
        return f"{hash_}{anchor}" or "./"
    found = posixpath.relpath(path or ".", posixpath.dirname(page_url) or ".")
    slash = "" if path and not path.endswith("/") else "/"
    return f"{found}{slash}{hash_}{anchor}"


def of_territoire(territoire: Territoire, rubrique: Rubrique = Rubrique.APERCU) -> str:
    """Return the address of a territory's page."""
    return Page(territoire, rubrique).adresse


def of_part(catalogue: Catalogue, dispositif: Dispositif, champ: str) -> str:
    """Return the address of the page that tells a field of a dispositif, without anchor."""
    return of_territoire(catalogue.territoire_du_dispositif[dispositif.id], rubrique_de(dispositif, champ))


def of_dispositif(catalogue: Catalogue, dispositif: Dispositif) -> str:
    """Return the address of a dispositif: its place in the page that shows it."""
    territoire = catalogue.territoire_du_dispositif[dispositif.id]
    return f"{of_territoire(territoire, dispositif.GENRE.rubrique)}#{dispositif.id}"
