"""What changed on the site between two versions of the data, in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby

from reperes_sante.edit.comparison.changes import Changement
from reperes_sante.edit.comparison.versions import Snapshot
from reperes_sante.france.figures import compte
from reperes_sante.france.letters import typographier

LONGEST = 300
# A comment of GitHub holds 65,536 characters.
COMMENT = 60_000
# Characters that Markdown or GitHub may act upon: anywhere, before an address, at the beginning of a line.
MARKUP = re.compile(r"[<>&*_`\[\]#@|~$\\]|:(?=//)|(?<=www)\.|^[-+=]|^\d+[.)]", re.IGNORECASE)
WORD_JOINER = "\u2060"


def as_text(changes: tuple[Changement, ...], old: Snapshot, new: Snapshot) -> str:
    """Print one line per change, which says where and what; territories apart from one another."""
    blocks = ["\n".join(map(_plain, [_summary(changes, old, new), *_remarks(old, new)]))]
    for _, group in groupby(changes, key=lambda change: change.lieu[0]):
        blocks.append(
            "\n".join(f"{_plain(' — '.join(change.lieu))} : {_plain(change.phrase)}" for change in group)
        )
    return "\n\n".join(blocks)


def as_markdown(changes: tuple[Changement, ...], old: Snapshot, new: Snapshot) -> str:
    """Print a list per territory; nothing in the data can act as markup, as a mention or as a link."""
    head = [_escape(_summary(changes, old, new)), *(f"> {_escape(line)}" for line in _remarks(old, new))]
    lines = ["\n\n".join(head)]
    for place, group in groupby(changes, key=lambda change: change.lieu[0]):
        lines.append(f"\n### {_escape(place)}\n")
        lines.extend(_bullet(change) for change in group)
    return _cut(lines)


PRINTERS: dict[str, Callable[[tuple[Changement, ...], Snapshot, Snapshot], str]] = {
    "texte": as_text,
    "markdown": as_markdown,
}


def _summary(changes: tuple[Changement, ...], old: Snapshot, new: Snapshot) -> str:
    count = compte(len(changes), "changement", "changements") if changes else "rien ne change sur le site"
    return f"Entre {old.nom} et {new.nom} : {count}."


def _remarks(old: Snapshot, new: Snapshot) -> Iterator[str]:
    yield from (
        f"Attention, {version.nom} : {remark}" for version in (old, new) for remark in version.remarques
    )


def _bullet(change: Changement) -> str:
    inside = change.lieu[1:]
    place = f"**{_escape(' — '.join(inside))}** : " if inside else ""
    return f"- {place}{_escape(change.phrase)}"


def _plain(text: str) -> str:
    """Return a text on one line, typeset, cut when long, without characters that drive a terminal."""
    visible = "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"} else c for c in text)
    line = typographier(" ".join(visible.split(" ")))
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _escape(text: str) -> str:
    """Return a text that Markdown shows as it is, and that calls nobody and links to nothing."""
    return MARKUP.sub(lambda found: _entity(found[0]), _plain(text))


def _entity(found: str) -> str:
    """Write the last character as an entity, which no Markdown reader acts upon, and part mentions."""
    joiner = WORD_JOINER if found in "@#" else ""
    return f"{found[:-1]}&#{ord(found[-1])};{joiner}"


def _cut(lines: list[str]) -> str:
    kept: list[str] = []
    size = 0
    for line in lines:
        size += len(line) + 1
        if size > COMMENT:
            return "\n".join([*kept, "\n… La suite est trop longue pour un commentaire."])
        kept.append(line)
    return "\n".join(kept)
