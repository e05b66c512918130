"""Three ways to print findings: for people, for GitHub's annotations, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from reperes_sante.model.findings import Finding, Severity
from reperes_sante.read.files import MAX_BYTES

COLOURS = {Severity.ERREUR: "red", Severity.AVERTISSEMENT: "yellow", Severity.CONSEIL: "cyan"}
GITHUB_LEVELS = {Severity.ERREUR: "error", Severity.AVERTISSEMENT: "warning", Severity.CONSEIL: "notice"}
SHOWN_WIDTH = 100


def as_text(findings: Iterable[Finding], root: Path) -> str:
    """Print findings grouped by file, each with its source line and a caret; colours as click styles."""
    groups = groupby(findings, key=lambda finding: finding.fichier)
    return "\n\n".join(_of_file(name, list(group), _lines(root / name)) for name, group in groups)


def as_github(findings: Iterable[Finding], _root: Path) -> str:
    """Print workflow commands, one per line, that GitHub shows beside the lines of a pull request."""
    return "\n".join(_annotation(finding) for finding in findings)


def as_json(findings: Iterable[Finding], _root: Path) -> str:
    """Print a JSON list of objects: fichier, ligne, colonne, gravite, code, champ, message, remede."""
    keys = ("fichier", "ligne", "colonne", "gravite", "code", "champ", "message", "remede")
    rows = [{**vars(finding), "gravite": finding.gravite.value} for finding in findings]
    return json.dumps([{key: row[key] for key in keys} for row in rows], ensure_ascii=False, indent=2)


PRINTERS: dict[str, Callable[[Iterable[Finding], Path], str]] = {
    "texte": as_text,
    "github": as_github,
    "json": as_json,
}


def summary(findings: tuple[Finding, ...]) -> str:
    """Count findings by severity, in French: « 2 erreurs, 1 avertissement »."""
    return ", ".join(_counts(findings)) or "aucune remarque"


def _counts(findings: tuple[Finding, ...]) -> Iterator[str]:
    for severity in Severity:
        count = sum(finding.gravite is severity for finding in findings)
        if count:
            yield f"{count} {severity.value}{'s' if count > 1 else ''}"


def _of_file(name: str, findings: list[Finding], lines: list[str]) -> str:
    return "\n\n".join([click.style(name, bold=True), *(_block(finding, lines) for finding in findings)])


def _block(finding: Finding, lines: list[str]) -> str:
    where = f"  {finding.fichier}:{finding.ligne}:{finding.colonne}"
    severity = click.style(finding.gravite.value, fg=COLOURS[finding.gravite], bold=True)
    field = f" {finding.champ}" if finding.champ else ""
    parts = [f"{where}  {severity}{field}", *_excerpt(finding, lines)]
    return "\n".join([*parts, f"    {finding.message}", f"    → {finding.remede}  [{finding.code}]"])


def _excerpt(finding: Finding, lines: list[str]) -> Iterator[str]:
    if finding.ligne > len(lines):
        return
    line = lines[finding.ligne - 1]
    start = max(0, finding.colonne - SHOWN_WIDTH // 2) if len(line) > SHOWN_WIDTH else 0
    margin = f"    {finding.ligne} | "
    yield margin + _visible(line[start : start + SHOWN_WIDTH])
    yield " " * (len(margin) + finding.colonne - 1 - start) + "^"


def _visible(line: str) -> str:
    """Give each character one column, and none a power over the terminal."""
    shown = line.replace("\t", "→").replace("\xa0", " ").replace("\u202f", " ")
    return "".join(character if character.isprintable() else "·" for character in shown)


def _lines(path: Path) -> list[str]:
    """Return the lines as the reader counts them; none for what is not a plain file of a fair size."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
            return []
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _annotation(finding: Finding) -> str:
    level = GITHUB_LEVELS[finding.gravite]
    place = f"file={_escape(finding.fichier)},line={finding.ligne},col={finding.colonne}"
    title = _escape(finding.code)
    return (
        f"::{level} {place},title={title}::{_escape(f'{finding.message} {finding.remede}', in_message=True)}"
    )


def _escape(text: str, *, in_message: bool = False) -> str:
    """Escape as GitHub's workflow commands ask (actions/toolkit, `escapeData` and `escapeProperty`)."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped if in_message else escaped.replace(":", "%3A").replace(",", "%2C")
