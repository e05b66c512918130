"""The addresses of the form: which file and which block each leads to."""

from __future__ import annotations

import re
from typing import NamedTuple

from reperes_sante.edit.filling.blocks import NoBlockError, model_of
from reperes_sante.model.fields import Path
from reperes_sante.model.types import IDENTIFIER
from reperes_sante.publish.form.pages import FORM

NEW, REMOVE = "nouveau", "retirer"
NAME = re.compile(IDENTIFIER)
STEP = re.compile(r"[a-z_]+|[0-9]{1,4}")
WITHIN = re.compile(rf"(?:(?:{STEP.pattern})/)*(?:(?:{NEW}|{REMOVE})/)?")


class Address(NamedTuple):
    """What an address leads to.

    Attributes:
        nom: the file, by its path in `data/` without its end.
        chemin: the block.
        geste: `nouveau` or `retirer`, if it is about that.
    """

    nom: str
    chemin: Path
    geste: str = ""

    @property
    def fichier(self) -> str:
        """The file, as findings call it."""
        return f"data/{self.nom}.yml"

    @property
    def accueil(self) -> str:
        """The page of the whole file."""
        return f"/{FORM}/{self.nom}/"

    @property
    def page(self) -> str:
        """The page itself."""
        return self.vers(self.chemin, self.geste)

    def vers(self, path: Path, verb: str = "") -> str:
        """Return the address of another block of the file."""
        return f"{self.accueil}{within(path)}{f'{verb}/' if verb else ''}"


def parsed_address(text: str) -> Address:
    """Return what an address leads to.

    Args:
        text: what follows the address of the form: `territoires/arras/contrats/0/`.

    Raises:
        NoBlockError: no file can be there.
    """
    words = text.strip("/").split("/")
    depth = 1 if is_open(words[0]) else 2
    name, rest = "/".join(words[:depth]), words[depth:]
    verb = rest.pop() if rest and rest[-1] in (NEW, REMOVE) else ""
    if not is_open(name) or not all(STEP.fullmatch(step) for step in rest):
        raise NoBlockError(text)
    return Address(name, tuple(int(step) if step.isdecimal() else step for step in rest), verb)


def is_within(text: str) -> bool:
    """Tell whether a text is an address within a file, such as `contrats/0/nouveau/`."""
    return bool(WITHIN.fullmatch(text))


def is_open(name: str) -> bool:
    """Tell whether editors write such a file, by its path in `data/` without its end."""
    try:
        model_of(name)
    except NoBlockError:
        return False
    return all(NAME.fullmatch(part) for part in name.split("/"))


def within(path: Path) -> str:
    """Return the end of the address of a block."""
    return "".join(f"{step}/" for step in path)


def field(path: Path) -> Path:
    """Return the field that holds a block, without its rank."""
    return path[:-1] if isinstance(path[-1], int) else path


def holder(path: Path) -> Path:
    """Return where the block that holds another stands."""
    return field(path)[:-1] if path else ()
