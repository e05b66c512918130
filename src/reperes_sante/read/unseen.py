"""Texts that YAML reads otherwise than their writer meant, without any error."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from reperes_sante.model.findings import Finding, Kind, Severity, Wording

DIESE = Kind(
    "texte-apres-diese",
    "Un texte n'est pas coupé par « # », que YAML prend pour un commentaire.",
    "YAML 1.2, chapitre 6.6",
    Severity.AVERTISSEMENT,
)
AVALE = Kind(
    "tiret-avale",
    "Un tiret trop décalé n'est pas avalé par le texte du dessus.",
    "YAML 1.2, chapitre 7.3.3",
    Severity.AVERTISSEMENT,
)
KINDS = (DIESE, AVALE)

GLUED = re.compile(r"[ \t]#(?=[^\s#!-])")
DEEPER_DASH = re.compile(r"^( *)(?:- )*[^\s#-][^\n]*[^\s:>|]\n\1 +- ", re.MULTILINE)


def unseen_meanings(root: yaml.Node, text: str, name: str) -> tuple[Finding, ...]:
    """Return what was cut or swallowed; the nodes are looked at only if the text looks suspect.

    Args:
        root: the nodes of the text.
        text: a text that YAML accepts.
        name: how findings call the file.
    """
    if not GLUED.search(text) and not DEEPER_DASH.search(text):
        return ()
    lines = text.split("\n")
    return tuple(
        found
        for scalar in _scalars(root)
        if not scalar.style
        for found in (*_cut(scalar, lines, name), *_swallowed(scalar, lines, name))
    )


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)


def _cut(scalar: yaml.ScalarNode, lines: list[str], name: str) -> Iterator[Finding]:
    line, column = scalar.end_mark.line, scalar.end_mark.column
    after = lines[line][column:] if line < len(lines) else ""
    glued = GLUED.match(after.rstrip()) if scalar.value else None
    if glued:
        message = f"YAML ne lit pas ce qui suit « # » : le texte s'arrête à « {scalar.value[-30:]} »."
        remedy = 'Mettez le texte entre guillemets droits ("), ou une espace après « # » pour un commentaire.'
        yield Finding.at((name, line + 1, column + 2), Wording(DIESE, message, remedy))


def _swallowed(scalar: yaml.ScalarNode, lines: list[str], name: str) -> Iterator[Finding]:
    for number in range(scalar.start_mark.line + 1, min(scalar.end_mark.line + 1, len(lines))):
        text = lines[number].lstrip()
        if text.startswith("- "):
            message = "Ce tiret est trop décalé : YAML le prend pour la suite du texte du dessus."
            remedy = "Alignez-le sur le tiret du dessus."
            place = (name, number + 1, len(lines[number]) - len(text) + 1)
            yield Finding.at(place, Wording(AVALE, message, remedy))
            return
