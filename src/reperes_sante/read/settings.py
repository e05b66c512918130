"""YAML that the site engine reads too: its settings, `mkdocs.yml`, and the head of hand-written pages."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from reperes_sante.model.findings import DataError, Finding, Kind, Wording
from reperes_sante.model.types import ADDRESS
from reperes_sante.read.files import ReadError, decode, position_of
from reperes_sante.read.nodes import check_keys, known_nodes, locate
from reperes_sante.read.syntax import syntax_finding

SANS_CLE = Kind("sans-cle", "mkdocs.yml et l'en-tête d'une page sont faits de lignes « clé: valeur ».")
OF_KEYS = (SANS_CLE,)
# The head of a page.
MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def read_keys(text: str, name: str) -> dict[str, Any]:
    """Return what a text says, every value as text, and nothing for an empty one.

    It may hold what data may not, such as the tags of the engine (`!ENV`): this passes over them.

    Args:
        text: what `decode` returned.
        name: how findings call the file.

    Raises:
        ReadError: bad syntax, a key that is written twice, or something else than keys.
    """
    try:
        check_keys(text, name)
        values = yaml.load(text, yaml.CBaseLoader) or {}  # noqa: S506
    except yaml.YAMLError as error:
        raise ReadError(syntax_finding(error, text, name)) from None
    if isinstance(values, dict):
        return values
    wording = Wording(SANS_CLE, "Il manque une clé ici.", "Écrivez « clé: valeur », une clé par ligne.")
    raise ReadError(Finding.at((name, *position_of(len(text) - len(text.lstrip()), text)), wording))


NAME = "mkdocs.yml"
KEY = "site_url"
SANS_ADRESSE = Kind("site-sans-adresse", f"{NAME} donne l'adresse complète du site (« {KEY} »).")
HERITE = Kind("reglages-herites", f"{NAME} tient seul : les réglages d'un autre fichier n'y entrent pas.")
REFUSE = Kind("reglage-refuse", f"Un réglage de {NAME} a la forme que MkDocs attend.")
INHERIT = "INHERIT"
KINDS = (SANS_ADRESSE, HERITE, REFUSE)


def settings(root: Path) -> dict[str, Any]:
    """Return what the settings of a project say, every value as text; nothing when there is no such file.

    Raises:
        ReadError: they cannot be read.
    """
    return dict(_read(_text(root)))


# Each document that is laid out asks for its colours.
@lru_cache(maxsize=4)
def _read(text: str) -> dict[str, Any]:
    return read_keys(text, NAME)


def logo(root: Path) -> Path | None:
    """Return the file of the drawing that a project chooses for its site, which may not be there.

    Raises:
        ReadError: the settings cannot be read.
    """
    theme = settings(root).get("theme")
    name = theme.get("logo") if isinstance(theme, dict) else None
    return root / "docs" / name if isinstance(name, str) and name else None


def site_url(root: Path) -> str:
    """Return the address that the settings give to the site: feeds and data need whole addresses.

    Raises:
        DataError: they give none, cannot be read, or are in another file.
    """
    text = _text(root)
    found = _read(text)
    if INHERIT in found:
        message = f"« {INHERIT} » prend des réglages dans un autre fichier, que le site ne lit pas."
        wording = Wording(HERITE, message, "Recopiez ici ces réglages, puis retirez cette ligne.")
        raise DataError((Finding.at((NAME, *locate(known_nodes(text), (INHERIT,), at_key=True)), wording),))
    url = found.get(KEY)
    if isinstance(url, str) and re.fullmatch(ADDRESS, url):
        return url.rstrip("/") + "/"
    message = "Ce n'est pas une adresse complète." if url else "Il manque l'adresse du site."
    remedy = f"Écrivez « {KEY}: https://exemple.fr/ », avec l'adresse où le site sera publié."
    place = locate(known_nodes(text), (KEY,)) if url else (1, 1)
    raise DataError((SANS_ADRESSE.at((NAME, *place), message, remedy),))


def _text(root: Path) -> str:
    path = root / NAME
    return decode(path.read_bytes(), NAME) if path.is_file() else ""
