"""What MkDocs refuses in the settings, told in French at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reperes_sante.model.findings import Finding
from reperes_sante.read.files import decode
from reperes_sante.read.nodes import known_nodes, locate
from reperes_sante.read.settings import NAME, REFUSE

OF_KEY = re.compile(r"Config value '([^']+)': (.+)")
# What MkDocs says, as regular expressions, and the same in French.
SAID = (
    (r'The "(.+)" plugin is not installed', "Le greffon « {} » n'est pas installé."),
    (r"Failed to load extension '(.+)'", "L'extension « {} » n'est pas installée."),
    (r"The path '(?:.*/)?(.+)' isn't an existing", "Le fichier « {} » n'existe pas."),
    (r"Expected type: <class 'bool'>", "Il faut ici « true » ou « false »."),
    (r"Expected a list", "Il faut ici une liste, un tiret par élément."),
    (
        r"Unrecognised theme name: '(.+?)'",
        "Le thème « {} » n'est pas installé. Celui du site : « material ».",
    ),
)


def refusals(root: Path, journal: str) -> Iterator[Finding]:
    """Yield what MkDocs refuses, each at the key that it names.

    Args:
        root: the project's folder.
        journal: what MkDocs said.
    """
    nodes = known_nodes(decode((root / NAME).read_bytes(), NAME))
    for key, words in OF_KEY.findall(journal):
        place = locate(nodes, tuple(key.split(".")), at_key=True)
        remedy = f"Corrigez « {key} » : la page « Les réglages du site » dit ce qui marche ici."
        yield REFUSE.at((NAME, *place), _in_french(words), remedy)


def _in_french(words: str) -> str:
    for pattern, sentence in SAID:
        if found := re.search(pattern, words):
            return sentence.format(*found.groups())
    return f"MkDocs refuse ce réglage ; il dit, en anglais : « {words.strip()} »."
