"""The settings of the site engine, `mkdocs.yml`, for what the data and the publication need of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from reperes_sante.model.findings import DataError, Finding, Kind, Wording
from reperes_sante.model.types import ADDRESS
from reperes_sante.read.files import decode
from reperes_sante.read.loose import read_keys
from reperes_sante.read.nodes import known_nodes, locate

NAME = "mkdocs.yml"
KEY = "site_url"
SANS_ADRESSE = Kind("site-sans-adresse", f"{NAME} donne l'adresse complète du site (« {KEY} »).")
KINDS = (SANS_ADRESSE,)


def settings(root: Path) -> dict[str, Any]:
    """Return what the settings of a project say, every value as text; nothing when there is no such file.

    Raises:
        ReadError: they cannot be read.
    """
    return read_keys(_text(root), NAME)


def site_url(root: Path) -> str:
    """Return the address that the settings give to the site: feeds and data need whole addresses.

    Raises:
        DataError: they give none, or cannot be read.
    """
    text = _text(root)
    url = read_keys(text, NAME).get(KEY)
    if isinstance(url, str) and re.fullmatch(ADDRESS, url):
        return url.rstrip("/") + "/"
    message = "Ce n'est pas une adresse complète." if url else "Il manque l'adresse du site."
    remedy = f"Écrivez « {KEY}: https://exemple.fr/ », avec l'adresse où le site sera publié."
    place = locate(known_nodes(text), (KEY,)) if url else (1, 1)
    raise DataError((Finding.at((NAME, *place), Wording(SANS_ADRESSE, message, remedy)),))


def _text(root: Path) -> str:
    path = root / NAME
    return decode(path.read_bytes(), NAME) if path.is_file() else ""
