"""Load a project: every data file read and typed, every finding collected, then linked into a catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from reperes_sante.catalogue import Catalogue
from reperes_sante.findings import DataError, Finding, has_errors
from reperes_sante.model.communs import (
    FichierGlossaire,
    FichierNumeros,
    FichierOrganismes,
    FichierSources,
    FichierThematiques,
)
from reperes_sante.model.territoire import Territoire
from reperes_sante.reading import ReadError
from reperes_sante.registry import Registre
from reperes_sante.validation.rules import RULES, Linked
from reperes_sante.validation.typing import Typed, make_typed, read_document
from reperes_sante.validation.wording import Wording

COLLECTIONS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("territoires/*.yml", Territoire),
    ("organismes/*.yml", FichierOrganismes),
    ("sources/*.yml", FichierSources),
    ("glossaire.yml", FichierGlossaire),
    ("numeros-utiles.yml", FichierNumeros),
    ("thematiques.yml", FichierThematiques),
)


@dataclass(frozen=True)
class Project:
    """All that could be read of a project's data."""

    catalogue: Catalogue
    findings: tuple[Finding, ...]

    def checked(self) -> Catalogue:
        """Return the catalogue.

        Raises:
            DataError: the data hold errors.
        """
        if has_errors(self.findings):
            raise DataError(self.findings)
        return self.catalogue


def load(root: Path) -> Project:
    """Read, type and link the data of a project.

    Args:
        root: the project's folder; its data are in `data/`.
    """
    typed, findings = _read_all(root)
    catalogue = Catalogue.link((item.value for item in typed), Registre(root / "data" / "registre"))
    for rule in RULES:
        for remark in rule(Linked(catalogue, tuple(typed), complete=not findings)):
            findings.append(remark.file.document.finding(remark.path, remark.wording, remark.severity))
    return Project(catalogue, tuple(sorted(findings)))


def _read_all(root: Path) -> tuple[list[Typed[BaseModel]], list[Finding]]:
    typed: list[Typed[BaseModel]] = []
    findings: list[Finding] = []
    for pattern, model in COLLECTIONS:
        paths = sorted((root / "data").glob(pattern))
        if not paths:
            findings.append(_missing_file(f"data/{pattern}"))
        for path in paths:
            try:
                document = read_document(path, path.relative_to(root).as_posix())
            except ReadError as error:
                findings.extend(error.findings)
                continue
            item, problems = make_typed(document, model)
            findings.extend(problems)
            if item is not None:
                typed.append(item)
    return typed, findings


def _missing_file(name: str) -> Finding:
    wording = Wording("fichier-absent", "Ce fichier manque.", "Remettez-le : il fait partie des données.")
    return Finding(name, 1, 1, wording.code, "", wording.message, wording.remedy)
