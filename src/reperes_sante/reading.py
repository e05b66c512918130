"""Read a YAML file as plain text values, and say where each of them stands.

Every scalar stays the text that was typed: `01000`, `12:30`, `no` and dates are never converted here
(PyYAML's own typing turns `01000` into 512). Types are the model's business.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from reperes_sante.findings import Finding
from reperes_sante.model.walk import Path as FieldPath

MAX_BYTES = 1_000_000
MAX_DEPTH = 30
UNCLOSED = re.compile(r'(?:^|[:\-\[,{]\s+)("|\'(?!\'))(?:(?!\1).)*$')


class ReadError(Exception):
    """The file cannot be read; `findings` says where and why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(str(findings[0]))
        self.findings = findings


def read_text(path: Path, name: str) -> str:
    """Return the text of a file.

    Args:
        path: where the file is.
        name: how findings call it.

    Raises:
        ReadError: symbolic link, over 1 MB, not UTF-8, or empty.
    """
    if path.is_symlink():
        raise ReadError(
            _at(name, 1, 1, "lien-symbolique", "Ce fichier est un lien.", "Mettez le vrai fichier.")
        )
    if path.stat().st_size > MAX_BYTES:
        raise ReadError(
            _at(
                name,
                1,
                1,
                "fichier-trop-gros",
                "Ce fichier dépasse 1 Mo.",
                "Répartissez-le en plusieurs fichiers.",
            )
        )
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise ReadError(
            _at(name, line, column, "encodage", "Un caractère n'est pas lisible.", "Enregistrez en UTF-8.")
        ) from None
    if not text.strip():
        raise ReadError(
            _at(name, 1, 1, "fichier-vide", "Ce fichier est vide.", "Remplissez-le ou supprimez-le.")
        )
    return text


def compose(text: str, name: str) -> yaml.Node:
    """Parse YAML into nodes that keep their positions.

    Raises:
        ReadError: bad syntax, an anchor or an alias, a duplicate key, a key that is not text, or too deep.
    """
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise ReadError(_syntax_finding(error, text, name)) from None
    if root is None:
        raise ReadError(
            _at(name, 1, 1, "fichier-vide", "Ce fichier est vide.", "Remplissez-le ou supprimez-le.")
        )
    problems = _structure_problems(root, name, {})
    if problems:
        raise ReadError(*problems)
    return root


def to_plain(node: yaml.Node) -> Any:  # noqa: ANN401
    """Turn nodes into dicts, lists and strings; an empty value becomes `None`."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: to_plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [to_plain(item) for item in node.value]
    is_blank = isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style
    return None if is_blank else node.value


def locate(root: yaml.Node, path: FieldPath, *, at_key: bool = False) -> tuple[int, int]:
    """Return the line and the column (from 1) of a field's value, or of its nearest ancestor in the file.

    Args:
        root: the nodes of the file.
        path: the field.
        at_key: point at the key instead of the value, as is also done for a block and for an empty value.
    """
    node, mark = root, root.start_mark
    for step in path:
        child = _child(node, step)
        if child is None:
            continue
        key_mark, node = child
        is_block = isinstance(node, yaml.CollectionNode) or node.value == ""
        mark = key_mark if is_block or at_key else node.start_mark
    return mark.line + 1, mark.column + 1


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Mark, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key.start_mark, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None


def _structure_problems(node: yaml.Node, name: str, seen: dict[int, None], depth: int = 0) -> list[Finding]:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if id(node) in seen:
        message = "Les raccourcis YAML (« & » et « * ») ne sont pas admis."
        return [_at(name, line, column, "alias", message, "Recopiez la valeur.")]
    if depth > MAX_DEPTH:
        return [
            _at(name, line, column, "trop-profond", "Trop de niveaux imbriqués.", "Vérifiez l'indentation.")
        ]
    seen[id(node)] = None
    if isinstance(node, yaml.SequenceNode):
        return [found for item in node.value for found in _structure_problems(item, name, seen, depth + 1)]
    if isinstance(node, yaml.MappingNode):
        return _key_problems(node, name) + [
            found for _, value in node.value for found in _structure_problems(value, name, seen, depth + 1)
        ]
    return []


def _key_problems(node: yaml.MappingNode, name: str) -> list[Finding]:
    problems: list[Finding] = []
    first_lines: dict[str, int] = {}
    for key, _ in node.value:
        line, column = key.start_mark.line + 1, key.start_mark.column + 1
        if not isinstance(key, yaml.ScalarNode):
            message = "Une clé doit être un mot."
            problems.append(_at(name, line, column, "cle-illisible", message, "Écrivez « mot : valeur »."))
        elif key.value in first_lines:
            message = (
                f"La clé « {key.value} » est écrite deux fois (déjà à la ligne {first_lines[key.value]})."
            )
            problems.append(_at(name, line, column, "cle-en-double", message, "Gardez-en une seule."))
        else:
            first_lines[key.value] = line
    return problems


def _syntax_finding(error: Exception, text: str, name: str) -> Finding:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    shown = lines[line - 1] if line <= len(lines) else ""
    quoted = _unclosed_quote(lines[:line])
    if isinstance(error, yaml.reader.ReaderError):
        line, column = _position_of(error.position, text)
        message, remedy = "Un caractère invisible n'est pas admis ici.", "Effacez-le et retapez ce passage."
    elif "\t" in shown:
        message, remedy = "La ligne contient une tabulation.", "Remplacez-la par des espaces."
    elif quoted:
        (line, column) = quoted
        message, remedy = (
            "Un guillemet ouvert n'est pas refermé.",
            "Fermez-le à la fin du texte, sur la même ligne.",
        )
    elif "mapping values are not allowed" in str(error):
        message = "Le texte contient « : » suivi d'une espace, que YAML prend pour une nouvelle clé."
        remedy = 'Mettez tout le texte entre guillemets droits (").'
    elif isinstance(error, RecursionError):
        message, remedy = "Trop de niveaux imbriqués.", "Vérifiez l'indentation."
    else:
        message = "La mise en forme YAML n'est pas correcte ici ou juste au-dessus."
        remedy = "Vérifiez l'alignement des lignes, les « : » et les tirets."
    return _at(name, line, column, "syntaxe", message, remedy)


def _unclosed_quote(lines: list[str]) -> tuple[int, int] | None:
    """Find the last value that opens a double quote and does not close it on its line."""
    for number in range(len(lines), 0, -1):
        opening = UNCLOSED.search(lines[number - 1])
        if opening:
            return number, opening.start(1) + 1
    return None


def _position_of(offset: int, text: str) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def _at(name: str, line: int, column: int, code: str, message: str, remedy: str) -> Finding:
    return Finding(name, line, column, code, "", message, remedy)
