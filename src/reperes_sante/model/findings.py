"""A finding: something an editor should know, with its place, its reason and its remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

SITE = "Règle du site"
LINES_NAMED = 5


class Severity(Enum):
    """How much a finding matters; the value is the word shown to editors."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"
    CONSEIL = "conseil"


@dataclass(frozen=True)
class Kind:
    """A kind of finding, as the documentation lists it.

    Attributes:
        code: stable identifier, for example `cle-inconnue`.
        verifie: what is checked, in one French sentence.
        source: law or standard that asks for it, or the site itself.
        gravite: how much it matters.
    """

    code: str
    verifie: str
    source: str = SITE
    gravite: Severity = Severity.ERREUR

    @classmethod
    def warning(cls, code: str, verifie: str, source: str = SITE) -> Kind:
        """Return a kind that forbids nothing."""
        return cls(code, verifie, source, Severity.AVERTISSEMENT)

    def at(self, place: tuple[str, int, int], message: str, remedy: str) -> Finding:
        """Return a finding of this kind: file, line and column, the reason, what to write instead."""
        return Finding.at(place, Wording(self, message, remedy))

    def of_file(self, name: str, message: str, remedy: str) -> Finding:
        """Return a finding about a whole file."""
        return self.at((name, 1, 1), message, remedy)


class Wording(NamedTuple):
    """What a finding says: its kind, the reason, and what to write instead."""

    kind: Kind
    message: str
    remedy: str


@dataclass(frozen=True, order=True)
class Finding:
    """One remark about one place of one file.

    Attributes:
        fichier: path of the file, relative to the project, with `/`.
        ligne: line, from 1.
        colonne: column, from 1, counted in characters.
        code: stable identifier of the kind of finding, for example `cle-inconnue`.
        champ: path of the field in words, for example `contrats › 1 › axes › 2 › titre`.
        message: the reason, in French.
        remede: what to write instead, in French.
        gravite: how much it matters; the code decides it.
    """

    fichier: str
    ligne: int
    colonne: int
    code: str
    champ: str
    message: str
    remede: str
    gravite: Severity = field(default=Severity.ERREUR, compare=False)

    @classmethod
    def at(cls, place: tuple[str, int, int], wording: Wording, champ: str = "") -> Finding:
        """Place what is to be said: file, line and column."""
        kind, message, remedy = wording
        return cls(*place, kind.code, champ, message, remedy, kind.gravite)

    def __str__(self) -> str:
        """One line: place, severity, field, reason, remedy."""
        where = f"{self.fichier}:{self.ligne}:{self.colonne}"
        field = f"{self.champ} : " if self.champ else ""
        return f"{where}: {self.gravite.value} : {field}{self.message} {self.remede} [{self.code}]"


class DataError(Exception):
    """The data hold errors; they are all in `findings`, sorted."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


def also_at(message: str, lines: Iterable[int]) -> str:
    """Name in a message the other lines that the same cause touches: « … (aussi lignes 12, 18 et 40). »."""
    numbers = [str(line) for line in dict.fromkeys(lines)]
    if not numbers:
        return message
    if len(numbers) > LINES_NAMED:
        numbers = [*numbers[:LINES_NAMED], f"{len(numbers) - LINES_NAMED} autres"]
    *first, last = numbers
    places = f"aussi lignes {', '.join(first)} et {last}" if first else f"aussi ligne {last}"
    return f"{message.removesuffix('.')} ({places})."


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Tell whether any finding forbids publication."""
    return any(finding.gravite is Severity.ERREUR for finding in findings)
