"""A finding: something an editor should know, with its place, its reason and its remedy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a finding matters; the value is the word shown to editors."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"
    CONSEIL = "conseil"


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
    """

    fichier: str
    ligne: int
    colonne: int
    code: str
    champ: str
    message: str
    remede: str
    gravite: Severity = Severity.ERREUR

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


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Tell whether any finding forbids publication."""
    return any(finding.gravite is Severity.ERREUR for finding in findings)
