"""From text to nodes that keep their positions, then plain values; what the site does not admit is told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple, cast

import yaml

from reperes_sante.model.fields import Path as FieldPath
from reperes_sante.model.findings import Finding, Kind, Wording, also_at
from reperes_sante.read.files import ReadError, empty_file, hidden_in
from reperes_sante.read.mending import mended, with_line
from reperes_sante.read.syntax import conflict, no_break_indents, syntax_finding, unseen_meanings

# PyYAML's own composer follows aliases and crashes the process on deep nesting.

MAX_DEPTH = 30
MERGE_KEY = "<<"

RACCOURCI = Kind("raccourci", "Le fichier n'emploie pas les raccourcis de YAML (« & », « * », « << »).")
ETIQUETTE = Kind("etiquette", "Le fichier n'emploie pas les étiquettes de YAML (« ! »).")
PROFOND = Kind("trop-profond", f"Il n'y a pas plus de {MAX_DEPTH} niveaux imbriqués.")
DOUBLE = Kind("cle-en-double", "Une clé n'est écrite qu'une fois dans un bloc.", "YAML 1.2, chapitre 3.2.1.3")
OUBLI = Kind("tiret-oublie", "Chaque élément d'une liste commence par un tiret.", "YAML 1.2, chapitre 8.2.1")
CLE = Kind("cle-illisible", "Une clé est un mot.")
DOCUMENTS = Kind("plusieurs-documents", "Un fichier ne contient qu'un document (pas de ligne « --- »).")

KINDS = (RACCOURCI, ETIQUETTE, PROFOND, DOUBLE, OUBLI, CLE, DOCUMENTS)

SHORTCUT = Wording(
    RACCOURCI, "Les raccourcis YAML (« & », « * » et « << ») ne sont pas admis.", "Recopiez la valeur."
)
TAG = Wording(
    ETIQUETTE,
    "Les étiquettes YAML (« ! ») ne sont pas admises.",
    "Retirez-la, ou mettez le texte entre guillemets droits.",
)


class TooDeepError(Exception):
    """Stop before the nesting exhausts the stack."""


class Composer:
    """Builds the nodes of one text.

    Args:
        text: what `read_text` returned.
        name: how findings call the file.
    """

    def __init__(self, text: str, name: str) -> None:
        self._next: Callable[[], Any] = yaml.CBaseLoader(text).get_event
        self._name = name
        self._problems: list[Finding] = []
        self._repeated: dict[Wording, list[yaml.Mark]] = {}

    def document(self) -> yaml.Node:
        """Return the root node; an empty document is an empty scalar.

        Raises:
            YAMLError: bad syntax.
            TooDeepError: too many levels; it is among the findings.
        """
        self._next()
        start = self._next()
        if type(start) is not yaml.DocumentStartEvent:
            return yaml.ScalarNode("", "", start.start_mark, start.end_mark, style="")
        root = self._node(self._next(), 0)
        self._next()
        after = self._next()
        if type(after) is not yaml.StreamEndEvent:
            message = "Une ligne « --- » commence un second document."
            self._tell(after.start_mark, Wording(DOCUMENTS, message, "Retirez-la, ou séparez les fichiers."))
        return root

    def findings(self) -> list[Finding]:
        """Return the problems met so far; those of one cause are told once, at the first place."""
        return self._problems + [self._told(*item) for item in self._repeated.items()]

    def _told(self, wording: Wording, marks: list[yaml.Mark]) -> Finding:
        message = also_at(wording.message, (mark.line + 1 for mark in marks[1:]))
        return Finding.at(self._place(marks[0]), wording._replace(message=message))

    def _tell(self, mark: yaml.Mark, wording: Wording) -> None:
        self._problems.append(Finding.at(self._place(mark), wording))

    def _repeat(self, mark: yaml.Mark, wording: Wording) -> None:
        self._repeated.setdefault(wording, []).append(mark)

    def _place(self, mark: yaml.Mark) -> tuple[str, int, int]:
        return self._name, mark.line + 1, mark.column + 1

    def _node(self, event: Any, depth: int, *, is_item: bool = False) -> yaml.Node:  # noqa: ANN401
        self._check(event, depth)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return yaml.ScalarNode("", event.value, event.start_mark, event.end_mark, event.style)
        if kind is yaml.SequenceStartEvent:
            return self._sequence(event, depth + 1)
        if kind is yaml.MappingStartEvent:
            return self._mapping(event, depth + 1, is_item=is_item)
        return yaml.ScalarNode("", "", event.start_mark, event.end_mark, "")

    def _check(self, event: Any, depth: int) -> None:  # noqa: ANN401
        if depth > MAX_DEPTH:
            message = "Trop de niveaux imbriqués."
            self._tell(event.start_mark, Wording(PROFOND, message, "Vérifiez le décalage à gauche."))
            raise TooDeepError
        if event.anchor:
            self._repeat(event.start_mark, SHORTCUT)
        elif event.tag:
            self._repeat(event.start_mark, TAG)
        hidden = hidden_in(event.value) if type(event) is yaml.ScalarEvent and event.style == '"' else None
        if hidden:
            self._tell(event.start_mark, hidden)

    def _sequence(self, start: Any, depth: int) -> yaml.Node:  # noqa: ANN401
        items: list[yaml.Node] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth, is_item=True))
        return yaml.SequenceNode("", items, start.start_mark)

    def _mapping(self, start: Any, depth: int, *, is_item: bool) -> yaml.Node:  # noqa: ANN401
        items: list[tuple[yaml.Node, yaml.Node]] = []
        first_lines: dict[str, int] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._node(event, depth)
            before = first_lines.get(key.value) if isinstance(key, yaml.ScalarNode) else None
            value = self._node(self._next(), depth)
            if is_item and before and items and key.value == items[0][0].value:
                # The first key of an item comes again: another item begins, and so do its keys.
                self._tell(key.start_mark, _forgotten_dash(key.value, before))
                first_lines.clear()
            self._check_key(key, value, first_lines)
            items.append((key, value))
        return yaml.MappingNode("", items, start.start_mark)

    def _check_key(self, key: yaml.Node, value: yaml.Node, first_lines: dict[str, int]) -> None:
        if not isinstance(key, yaml.ScalarNode) or not key.value:
            message = "Il faut un mot avant les deux-points."
            self._tell(key.start_mark, Wording(CLE, message, "Écrivez « mot: valeur »."))
        elif key.value == MERGE_KEY:
            self._repeat(key.start_mark, SHORTCUT)
        elif key.value in first_lines:
            message = (
                f"La clé « {key.value} » est écrite deux fois (déjà à la ligne {first_lines[key.value]})."
            )
            remedy = (
                "Réunissez sous une seule ce que les deux contiennent."
                if isinstance(value, yaml.CollectionNode)
                else "Gardez la bonne des deux lignes."
            )
            self._tell(key.start_mark, Wording(DOUBLE, message, remedy))
        else:
            first_lines[key.value] = key.start_mark.line + 1


def _forgotten_dash(key: str, line: int) -> Wording:
    message = f"« {key} » revient (déjà à la ligne {line}) : un nouvel élément commence ici, sans son tiret."
    return Wording(OUBLI, message, f"Écrivez « - {key}: … », le tiret aligné sur celui du dessus.")


class Read(NamedTuple):
    """What a YAML text says.

    Attributes:
        values: dicts, lists and strings; an empty value is `None`.
        text: the text as it was read: where one line was wrong, as its editor most likely meant it.
    """

    values: Any
    remarks: tuple[Finding, ...]
    text: str


# Faults of syntax that are looked for in one file.
FAULTS = 50


def read_values(text: str, name: str) -> Read:
    """Read a YAML text; where a fault of syntax has one plain mending, what follows is read and told too.

    Args:
        text: what `read_text` returned.
        name: how findings call the file.

    Raises:
        ReadError: nothing but comments, bad syntax that has no plain mending, or YAML that the site does not
            admit (see `compose`). All faults met are told.
    """
    told: list[Finding] = []
    read = text
    while True:
        try:
            root = compose(read, name)
        except ReadError as error:
            again = mended(read, error.findings[-1]) if len(told) < FAULTS else None
            *before, last = error.findings
            found = (*before, last if again is None else with_line(last, again))
            told.extend(finding for finding in found if finding not in told)
            if again is None:
                raise ReadError(*told) from None
            read = again
        else:
            break
    values = plain(root)
    if values is None:
        raise ReadError(empty_file(name))
    return Read(values, (*told, *unseen_meanings(root, read, name)), read)


def compose(text: str, name: str) -> yaml.Node:
    """Parse YAML into nodes that keep their positions.

    Args:
        text: what `read_text` returned.
        name: how findings call the file.

    Raises:
        ReadError: bad syntax, a shortcut (anchor, alias, merge key), a tag, a duplicate key, a key that is
            not a word, an unseen character, several documents, or too many levels. All are told, up to the
            first one that stops the reading.
    """
    if found := [*conflict(text, name), *no_break_indents(text, name)]:
        raise ReadError(*found)
    composer = Composer(text, name)
    try:
        root = composer.document()
    except yaml.YAMLError as error:
        raise ReadError(*composer.findings(), syntax_finding(error, text, name)) from None
    except TooDeepError:
        raise ReadError(*composer.findings()) from None
    found = composer.findings()
    if found:
        raise ReadError(*found)
    return root


def check_keys(text: str, name: str) -> None:
    """Check a text that the engine reads too, with its own tags and shortcuts: what it would lose in silence.

    Raises:
        ReadError: a key is written twice, or there are too many levels.
        YAMLError: bad syntax.
    """
    composer = Composer(text, name)
    with suppress(TooDeepError):
        composer.document()
    codes = {kind.code for kind in (DOUBLE, OUBLI, PROFOND)}
    if lost := [finding for finding in composer.findings() if finding.code in codes]:
        raise ReadError(*lost)


def known_nodes(text: str) -> yaml.Node:
    """Return the nodes of a text that `read_values` accepted: PyYAML's own composer is safe with it."""
    return cast("yaml.Node", yaml.compose(text, Loader=_Untagged))


class _Untagged(yaml.CBaseLoader):
    """Nobody asks for the tags of nodes: to resolve them takes a third of the time."""

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None: ...

    def ascend_resolver(self) -> None: ...


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


def plain(node: yaml.Node) -> Any:  # noqa: ANN401
    """Return what a node says as dicts, lists and strings; an empty value is nothing."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    is_blank = isinstance(node, yaml.ScalarNode) and not (node.value or node.style)
    return None if is_blank else node.value
