"""The fields ever published as open data: within a version of the format, none goes away or changes its form.

They are listed in `donnees-publiees.txt`, one per line: the file that tells them, the field, its form. Other
people's programs read them: what would break one is a new version, at another address, beside the former one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reperes_sante.inspect.published import folders_of
from reperes_sante.inspect.reading import Built
from reperes_sante.model.findings import Finding, Kind, Severity
from reperes_sante.read.disk import write_if_changed
from reperes_sante.read.files import read_listed

NAME = "donnees-publiees.txt"
HEAD = """# Tous les champs publiés un jour en données ouvertes. « reperes adresses » y ajoute les nouveaux.
# Des programmes les lisent : dans une même version du format, aucun ne s'en va ni ne change de forme.
"""
DISPARU = Kind(
    "champ-disparu", "Dans une version des données ouvertes, un champ publié reste, sous la même forme."
)
NOUVEAUX = Kind("champs-nouveaux", f"{NAME} nomme tous les champs publiés.", gravite=Severity.CONSEIL)
KINDS = (DISPARU, NOUVEAUX)
REMEDY = "Rétablissez-le ; sinon, ajoutez une version (open_data/versions.py) et gardez l'ancienne en ligne."
SCHEMA = re.compile(r"donnees/v\d+/schema\.json")
TABLE = re.compile(r"donnees/v\d+/[\w-]+\.csv")
COLUMN = "colonne"


def broken(root: Path, built: Built) -> Iterator[Finding]:
    """Yield the fields that a built site no longer publishes as it did.

    Args:
        root: the project's folder, which holds the list.
        built: the built site.
    """
    present = _fields(built)
    versions = folders_of(built.fichiers)
    gone: set[str] = set()
    for rank, (file, field, form) in _listed(root):
        # Another version is another promise: those who leave this one lose all its addresses, which are told.
        if file not in built.fichiers:
            if file not in gone and file.rpartition("/")[0] in versions:
                message = f"{file} a été publié, et n'y est plus, avec tous ses champs."
                yield DISPARU.at((NAME, rank, 1), message, REMEDY)
            gone.add(file)
        elif present.get((file, field)) != form:
            now = present.get((file, field))
            message = f"{file} : le champ « {field} » ({form}) a été publié, et "
            message += f"il est devenu « {now} »." if now else "n'y est plus."
            yield DISPARU.at((NAME, rank, 1), message, REMEDY)


def unlisted(root: Path, built: Built) -> Iterator[Finding]:
    """Yield a word on the fields that the list does not name yet."""
    if count := len(_new(root, built)):
        message = f"Champs publiés qui n'y sont pas encore : {count}."
        yield NOUVEAUX.of_file(NAME, message, "Lancez « reperes adresses ».")


def add_new_fields(root: Path, built: Built) -> int:
    """Add to the list the fields that a built site publishes, and return how many were new."""
    new = _new(root, built)
    known = [" ".join(parts) for _, parts in _listed(root)]
    if new:
        write_if_changed(root / NAME, HEAD + "".join(f"{line}\n" for line in sorted({*known, *new})))
    return len(new)


def _new(root: Path, built: Built) -> set[str]:
    known = {(file, field) for _, (file, field, _) in _listed(root)}
    return {
        f"{file} {field} {form}"
        for (file, field), form in _fields(built).items()
        if (file, field) not in known
    }


def _listed(root: Path) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Yield each line of the list with its rank: a file, a field, its form.

    Raises:
        ReadError: the list cannot be read.
    """
    for rank, line in enumerate(read_listed(root, NAME).splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            file, _, rest = line.partition(" ")
            field, _, form = rest.partition(" ")
            yield rank, (file, field, form)


def _fields(built: Built) -> dict[tuple[str, str], str]:
    """Return the form of each field that a site publishes, by its file and its name."""
    found: dict[tuple[str, str], str] = {}
    for file in sorted(built.fichiers):
        if SCHEMA.fullmatch(file):
            schema = json.loads((built.dossier / file).read_text("utf-8"))
            for name, definition in schema["$defs"].items():
                for field, told in definition.get("properties", {}).items():
                    found[file, f"{name}.{field}"] = _form(told)
        elif TABLE.fullmatch(file):
            with (built.dossier / file).open(encoding="utf-8-sig") as table:
                columns = table.readline().rstrip("\r\n").split(";")
            found |= dict.fromkeys(((file, column) for column in columns), COLUMN)
    return found


def _form(told: dict[str, Any]) -> str:
    """Return the form of a field in a word; one that may be absent has the same."""
    if "$ref" in told:
        return str(told["$ref"].rpartition("/")[2])
    if "anyOf" in told:
        return "|".join(sorted({_form(one) for one in told["anyOf"]} - {"null"}))
    if told.get("type") == "array":
        return f"[{_form(told['items'])}]" if "items" in told else "[]"
    return str(told.get("type", "?"))
