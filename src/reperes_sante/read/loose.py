"""YAML that the site engine reads too: its settings, and the head of the pages written by hand."""

from __future__ import annotations

from typing import Any

import yaml

from reperes_sante.model.findings import Finding, Kind, Wording
from reperes_sante.read.errors import ReadError
from reperes_sante.read.files import position_of
from reperes_sante.read.syntax import syntax_finding

SANS_CLE = Kind("sans-cle", "mkdocs.yml et l'en-tête d'une page sont faits de lignes « clé: valeur ».")
KINDS = (SANS_CLE,)


def read_keys(text: str, name: str) -> dict[str, Any]:
    """Return what a text says, every value as text, and nothing for an empty one.

    It may hold what data may not, such as the tags of the engine (`!ENV`): this passes over them.

    Args:
        text: what `decode` returned.
        name: how findings call the file.

    Raises:
        ReadError: bad syntax, or something else than keys.
    """
    try:
        values = yaml.load(text, yaml.CBaseLoader) or {}  # noqa: S506
    except yaml.YAMLError as error:
        raise ReadError(syntax_finding(error, text, name)) from None
    if isinstance(values, dict):
        return values
    wording = Wording(SANS_CLE, "Il manque une clé ici.", "Écrivez « clé: valeur », une clé par ligne.")
    raise ReadError(Finding.at((name, *position_of(len(text) - len(text.lstrip()), text)), wording))
